"""What the check finds in a file, each fault by itself, and what it can make anew."""

import pytest
from card_rows import put, run, run_unguarded

from studyapp.core.cards import NoteKind


@pytest.fixture
def shelf(database, making):
    making.add(
        database,
        making.note("deck/a", deck="One", tags=("x", "y")),
        making.note("deck/cloze", deck="One", kind=NoteKind.CLOZE, front="{{c1::a}} {{c2::b}}"),
        making.note("deck/two", deck="Two", kind=NoteKind.REVERSED, back="Back"),
        making.note("deck/c", deck="Two"),
    )
    making.append(database, making.event(1), making.event(2))
    return database


def test_a_sound_file_has_no_fault(shelf):
    with shelf.transaction() as tx:
        whole = tx.integrity

        assert whole.damage() == []
        assert whole.search_is_sound()
        assert whole.wrong_parts() == {}
        assert whole.wrong_tags() == {}
        assert whole.cards_in_wrong_deck() == []
        assert whole.notes_with_wrong_cards() == []


@pytest.mark.parametrize(
    "values",
    [
        "kind = 9",
        "kind = -1",
        "day = 0",
        "day = 3652060",
        "grade = 6",
        "grade = -1",
        "grade = NULL",
        "milliseconds = NULL",
        "due = NULL",
        "due = 0",
        "due = 3652060",
        "id = x'00'",
        "scheduler_id = 99",
        "kind = 1, payload = 'ab'",
        "kind = 1, payload = NULL",
        "kind = 2, payload = '[1, 2, 3, 4]'",
        "kind = 2, payload = 'nonsense'",
        "kind = 4, due = NULL",
    ],
)
def test_an_entry_of_the_log_that_cannot_be_read_is_counted(shelf, path, values):
    first = "id = (SELECT min(id) FROM event)"
    run_unguarded(path, "event", f"UPDATE event SET {values} WHERE {first}")

    with shelf.reading() as tx:
        assert "1 entries of the log cannot be read." in tx.integrity.damage()


@pytest.mark.parametrize(
    "values",
    [
        "day = 1",
        "day = 3652059",
        "grade = 0",
        "grade = 5",
        "due = 1",
        "due = 3652059",
        "scheduler_id = NULL",
        "kind = 3, grade = NULL, due = NULL",
        "kind = 1, payload = '0123456789abcdef0123456789abcdef'",
        "kind = 2, payload = '[1, 2, 3, 4, 5]'",
    ],
)
def test_an_entry_at_the_edge_of_what_can_be_read_is_no_fault(shelf, path, values):
    run_unguarded(path, "event", f"UPDATE event SET {values}")

    with shelf.reading() as tx:
        assert tx.integrity.damage() == []


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE note SET kind = 'poem' WHERE guid = 'deck/a'", "1 notes cannot be read."),
        ("UPDATE note SET key_points = '[' WHERE guid = 'deck/a'", "1 notes cannot be read."),
        ("UPDATE note SET choices = '[' WHERE guid = 'deck/a'", "1 notes cannot be read."),
        ("UPDATE note SET attributes = '{'", "4 notes cannot be read."),
        ("DELETE FROM deck WHERE name = 'Two'", "A row of note points to a missing deck."),
    ],
)
def test_what_cannot_be_made_anew_is_said(shelf, path, statement, problem):
    run(path, statement)

    with shelf.reading() as tx:
        assert problem in tx.integrity.damage()


def test_a_card_that_is_not_named_after_its_note_is_said(shelf, path):
    renamed = "UPDATE identity SET guid = 'deck/a#7' WHERE guid = 'deck/a#0'"
    run_unguarded(path, "identity", renamed)

    with shelf.reading() as tx:
        assert tx.integrity.damage() == ["1 cards have another name than their note."]


def test_a_lost_word_is_noticed_and_the_search_made_anew(shelf, path):
    run(path, "INSERT INTO note_search(note_search) VALUES ('delete-all')")

    with shelf.transaction() as tx:
        assert not tx.integrity.search_is_sound()
        tx.integrity.rebuild_search()
        assert tx.integrity.search_is_sound()


@pytest.mark.parametrize(
    ("damage", "name"),
    [
        ("DROP INDEX card_note", "card_note"),
        ("DROP INDEX card_note; CREATE INDEX card_note ON card (deck_id)", "card_note"),
    ],
)
def test_an_index_that_is_missing_or_another_is_made_anew(shelf, path, damage, name):
    for statement in damage.split(";"):
        run(path, statement)

    with shelf.transaction() as tx:
        wrong = tx.integrity.wrong_parts()
        assert list(wrong) == [name]
        tx.integrity.rebuild_parts(wrong)
        assert tx.integrity.wrong_parts() == {}


def test_an_index_that_is_only_laid_out_in_another_way_is_right(shelf, path):
    run(path, "DROP INDEX card_note")
    run(path, "CREATE INDEX  card_note\n ON card(note_id )")

    with shelf.reading() as tx:
        assert tx.integrity.wrong_parts() == {}


@pytest.mark.parametrize(
    ("statement", "tags"),
    [
        ("DELETE FROM note_tag WHERE tag_id = (SELECT id FROM tag WHERE name = 'y')", ["x", "y"]),
        ("DELETE FROM note_tag", ["x", "y"]),
        ("UPDATE tag SET name = 'z' WHERE name = 'y'", ["x", "y"]),
        ("UPDATE note SET tags = 'x' WHERE guid = 'deck/a'", ["x"]),
        ("UPDATE note SET tags = '' WHERE guid = 'deck/a'", []),
        ("DELETE FROM tag WHERE name = 'y'", ["x", "y"]),
    ],
)
def test_tags_that_differ_from_those_of_the_note_are_told_with_the_right_ones(
    shelf, path, statement, tags
):
    run(path, statement)

    with shelf.reading() as tx:
        assert list(tx.integrity.wrong_tags().values()) == [tags]


def test_a_card_in_another_deck_than_its_note_goes_home(shelf, path):
    run(path, "UPDATE card SET deck_id = (SELECT id FROM deck WHERE name = 'Two')")

    with shelf.transaction() as tx:
        strays = tx.integrity.cards_in_wrong_deck()
        assert len(strays) == 3
        tx.integrity.move_home(strays)
        assert tx.integrity.cards_in_wrong_deck() == []


@pytest.mark.parametrize(
    ("statement", "guids"),
    [
        ("DELETE FROM card WHERE ordinal = 1", ["deck/cloze", "deck/two"]),
        ("DELETE FROM card WHERE ordinal = 0", ["deck/a", "deck/c", "deck/cloze", "deck/two"]),
        ("UPDATE note SET kind = 'plain' WHERE guid = 'deck/two'", ["deck/two"]),
        ("UPDATE note SET front = '{{c1::a}}' WHERE guid = 'deck/cloze'", ["deck/cloze"]),
        ("UPDATE note SET back = '{{c3::a}}' WHERE guid = 'deck/cloze'", ["deck/cloze"]),
        ("UPDATE note SET front = '{{c1::a}}' WHERE guid = 'deck/a'", []),
    ],
)
def test_notes_with_other_cards_than_their_text_asks_for_are_told(shelf, path, statement, guids):
    run(path, statement)

    with shelf.reading() as tx:
        assert sorted(tx.integrity.notes_with_wrong_cards()) == guids


def test_a_card_with_another_number_is_a_wrong_card(shelf, path):
    put(path, where="note_id = (SELECT id FROM note WHERE guid = 'deck/a')", ordinal=1)

    with shelf.reading() as tx:
        assert tx.integrity.notes_with_wrong_cards() == ["deck/a"]
