"""What an import did or would do, in one line for a person and as values for a program."""

from pathlib import Path

import pytest

from studyapp.core.cards import Note, NoteKind
from studyapp.core.importing.drafts import INCOMPLETE
from studyapp.core.importing.files import FileForm
from studyapp.core.progress import silent
from studyapp.services.collection import open_collection
from studyapp.services.importing.plan import ImportItem, ImportPlan, ItemState
from studyapp.terminal.imports import (
    LookedAt,
    applied,
    file_values,
    looked_at,
    summary,
    with_likenesses,
)

TABLE = "front,back\nWhat is recall?,The share found.\nWhat is bias?,A leaning.\n"


@pytest.fixture
def importing(tmp_path):
    collection = open_collection(tmp_path / "data")
    yield collection.importing
    collection.close()


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "terms.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def item(state, *, tags=()):
    note = Note("d/n", "D", NoteKind.PLAIN, "Front", tags=tags)
    return ImportItem("d/n", state, before=None, after=note)


def looked(*items) -> LookedAt:
    return LookedAt(Path("notes.md"), None, ImportPlan("notes.md", "D", {}, items))


@pytest.mark.parametrize(
    ("states", "dry_run", "line"),
    [
        ([], False, "notes.md: nothing to do."),
        ([ItemState.NEW], False, "notes.md: 1 added."),
        ([ItemState.NEW] * 2, True, "notes.md: 2 would be added."),
        (
            [ItemState.CHANGED, ItemState.NEW, ItemState.KEPT],
            False,
            "notes.md: 1 added, 1 changed, 1 kept as you edited it.",
        ),
        (
            [ItemState.REMOVED, ItemState.SAME, ItemState.SKIPPED],
            False,
            "notes.md: 1 unchanged, 1 suspended, gone from the file, 1 left out as before.",
        ),
    ],
)
def test_one_line_says_how_many_notes_become_what(states, dry_run, line):
    assert summary(looked(*map(item, states)), dry_run=dry_run) == line


def test_only_new_notes_that_are_incomplete_are_said_to_wait():
    items = [
        item(ItemState.NEW, tags=(INCOMPLETE,)),
        item(ItemState.NEW, tags=(INCOMPLETE,)),
        item(ItemState.SAME, tags=(INCOMPLETE,)),
        item(ItemState.NEW),
    ]

    assert summary(looked(*items), dry_run=False) == (
        "notes.md: 3 added, 1 unchanged, 2 of them suspended, as they are incomplete."
    )


def test_looking_says_what_a_file_is_and_writes_nothing(importing, table):
    found = looked_at(importing, table, "Terms", None, ["exam"], silent)

    assert (found.path, found.deck, found.tags) == (table, "Terms", ("exam",))
    assert found.opened.form is FileForm.TABLE
    assert [each.after.deck for each in found.plan.items] == ["Terms", "Terms"]
    assert all(each.after.tags == ("exam",) for each in found.plan.items)
    again = looked_at(importing, table, "Terms", None, [], silent)
    assert {each.state for each in again.plan.items} == {ItemState.NEW}


def test_a_second_file_is_planned_again_after_the_first_was_written(importing, table, tmp_path):
    other = tmp_path / "more.csv"
    other.write_text(TABLE, encoding="utf-8")
    found = [looked_at(importing, each, "T", None, [], silent) for each in (table, other, table)]

    done = applied(importing, found, silent)

    assert [each.path for each in done] == [table, other, table]
    assert {each.state for each in done[0].plan.items} == {ItemState.NEW}
    assert {each.state for each in done[2].plan.items} == {ItemState.SAME}
    assert summary(done[2], dry_run=False) == "terms.csv: 2 unchanged."


def test_notes_that_are_much_like_others_are_counted_once_each(importing, table, tmp_path):
    applied(importing, [looked_at(importing, table, "T", None, [], silent)], silent)
    other = tmp_path / "other.csv"
    other.write_text(TABLE.replace("A leaning.", "A leaning!"), encoding="utf-8")

    found = with_likenesses(
        importing, looked_at(importing, other, "Else", None, [], silent), silent
    )

    guids = {each.guid for each in found.likenesses}
    assert guids
    assert summary(found, dry_run=True).endswith(f", {len(guids)} much like others.")
    values = file_values(found)
    assert {v["guid"] for v in values["notes"] if v["likenesses"]} == guids
    assert "guid" not in next(v for v in values["notes"] if v["likenesses"])["likenesses"][0]


def test_a_program_reads_each_note_with_its_state(importing, table):
    values = file_values(looked_at(importing, table, "T", None, ["exam"], silent))

    assert values["file"] == str(table)
    assert values["form"] == "table"
    first = values["notes"][0]
    assert (first["state"], first["front"], first["back"]) == (
        "new",
        "What is recall?",
        "The share found.",
    )
    assert (first["deck"], list(first["tags"]), first["likenesses"]) == ("T", ["exam"], [])
    assert "drafts" not in values


def test_a_program_reads_a_document_as_drafts_and_what_is_gone(importing, tmp_path):
    path = tmp_path / "questions.txt"
    asked = ("Q: What is recall?\nA: The share found.\n", "Q: What is noise?\nA: Chance.\n")
    path.write_text("\n".join([*asked, "Q: What is bias?\nA: A leaning.\n"]), encoding="utf-8")
    form = FileForm.DOCUMENT
    applied(importing, [looked_at(importing, path, "T", form, [], silent)], silent)
    path.write_text("\n".join(asked), encoding="utf-8")

    values = file_values(looked_at(importing, path, "T", form, ["exam"], silent))

    assert [(draft["front"], draft["state"]) for draft in values["drafts"]] == [
        ("What is recall?", "complete"),
        ("What is noise?", "complete"),
    ]
    assert values["drafts"][0]["becomes"] == values["notes"][0]["state"]
    assert [each["state"] for each in values["gone"]] == ["removed"]
    assert values["gone"][0]["front"] == "What is bias?"
    assert values["shape"] == "questions"
