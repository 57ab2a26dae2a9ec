"""Notes as a table."""

import csv

import pytest
from snapshots import note, snapshot

from studyapp.core.cards import Choice, NoteKind
from studyapp.core.errors import StudyError
from studyapp.formats.csv.writer import COLUMNS, write_csv


def rows(path):
    """Return the rows below the heading as other programs read them."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_the_first_line_names_the_columns_and_lines_end_as_the_standard_says(tmp_path):
    write_csv(tmp_path / "notes.csv", snapshot(note(front="café")))

    heading, line, end = (tmp_path / "notes.csv").read_bytes().decode().split("\r\n")
    assert heading == ",".join(COLUMNS)
    assert line.startswith("deck/note,Deck,plain,café,Answer.,")
    assert end == ""


def test_every_part_of_a_note_has_its_column(tmp_path):
    full = note(
        "ai/attention",
        NoteKind.CHOICE,
        "Which?",
        "Because.",
        deck="AI::Attention",
        key_points=("one", "two"),
        choices=(Choice("right", True), Choice("wrong", False)),
        more="Small.",
        tags=("formula", "exam"),
        attributes=(("priority", "critical"), ("source", "page 3"), ("contrast", "a b")),
    )

    written = write_csv(tmp_path / "notes.csv", snapshot(full))

    assert written == 1
    assert rows(tmp_path / "notes.csv") == [
        {
            "guid": "ai/attention",
            "deck": "AI::Attention",
            "kind": "choice",
            "front": "Which?",
            "back": "Because.",
            "key points": "- one\n- two",
            "choices": "- [x] right\n- [ ] wrong",
            "more": "Small.",
            "tags": "formula exam",
            "priority": "critical",
            "source": "page 3",
            "attributes": "contrast=a b",
        }
    ]


def test_attributes_in_an_order_of_their_own_are_all_listed(tmp_path):
    ordered = note(attributes=(("contrast", "a"), ("priority", "critical")))

    write_csv(tmp_path / "notes.csv", snapshot(ordered))

    (row,) = rows(tmp_path / "notes.csv")
    assert (row["priority"], row["attributes"]) == ("critical", "contrast=a\npriority=critical")


def test_tags_with_blanks_stand_one_a_line(tmp_path):
    write_csv(tmp_path / "notes.csv", snapshot(note(tags=("two words", "one"))))

    (row,) = rows(tmp_path / "notes.csv")
    assert row["tags"] == "two words\none\n"


def test_texts_with_quotes_commas_and_lines_come_back_as_they_were(tmp_path):
    awkward = note(front='He said "a, b"', back="first\n\nsecond, `x`\n", more="=1+1")

    write_csv(tmp_path / "notes.csv", snapshot(awkward))

    (row,) = rows(tmp_path / "notes.csv")
    assert (row["front"], row["back"], row["more"]) == (awkward.front, awkward.back, "=1+1")


def test_the_further_lines_of_a_point_belong_to_it(tmp_path):
    write_csv(tmp_path / "notes.csv", snapshot(note(key_points=("one\n\nmore of it", "two"))))

    (row,) = rows(tmp_path / "notes.csv")
    assert row["key points"] == "- one\n\n    more of it\n- two"


def test_a_place_that_cannot_be_written_is_a_message_for_the_learner(tmp_path):
    with pytest.raises(StudyError, match=r"missing/notes\.csv"):
        write_csv(tmp_path / "missing" / "notes.csv", snapshot(note()))


def test_the_table_replaces_an_older_one_and_nothing_else_is_left(tmp_path):
    (tmp_path / "notes.csv").write_text("older", encoding="utf-8")

    write_csv(tmp_path / "notes.csv", snapshot())

    assert rows(tmp_path / "notes.csv") == []
    assert [path.name for path in tmp_path.iterdir()] == ["notes.csv"]
