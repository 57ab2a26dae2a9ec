"""Which entries came with which import."""

import pytest

from studyapp.storage.imported_log import ImportedLog


@pytest.fixture
def change(database, making):
    """Return a change, and the rows of two cards of its notes."""
    making.add(database, making.note("deck/a"), making.note("deck/b"))
    with database.transaction() as tx:
        number = tx.changes.record("Import", 5, {"deck/a": None, "deck/b": None})
        return number, [card.id for card in tx.cards.all(tx.decks.within(None))]


def test_what_came_is_found_again(database, change):
    number, (first, second) = change
    brought = ImportedLog(9, [first], {second: [f"{n:032x}" for n in (1, 2)]})

    with database.transaction() as tx:
        tx.imported_log.note_down(number, brought)

    with database.reading() as tx:
        assert tx.imported_log.of_change(number) == brought
        assert tx.imported_log.of_change(number).cards == [first, second]
        assert tx.imported_log.of_change(number + 1) is None


def test_an_entry_that_came_twice_came_once(database, change):
    number, (first, _) = change
    with database.transaction() as tx:
        tx.imported_log.note_down(number, ImportedLog(9, [], {first: ["0" * 32, "0" * 32]}))

        assert tx.imported_log.of_change(number).some == {first: ["0" * 32]}


def test_the_newest_instant_at_which_it_was_taken_back_is_kept(database, change):
    number, (first, _) = change
    with database.transaction() as tx:
        tx.imported_log.note_down(number, ImportedLog(9, [first]))
        assert tx.imported_log.instants_taken_back() == set()

        tx.imported_log.take_back(number, 11)
        tx.imported_log.take_back(number, 13)

        assert tx.imported_log.of_change(number).taken_back == 13
        assert tx.imported_log.instants_taken_back() == {13}


def test_what_came_with_one_change_is_not_anothers(database, change):
    number, (first, second) = change
    with database.transaction() as tx:
        other = tx.changes.record("Import", 6, {"deck/a": None})
        tx.imported_log.note_down(number, ImportedLog(9, [first], {second: ["1" * 32]}))
        tx.imported_log.note_down(other, ImportedLog(10, [second], {first: ["2" * 32]}))
        tx.imported_log.take_back(other, 12)

        assert tx.imported_log.of_change(number) == ImportedLog(9, [first], {second: ["1" * 32]})
        assert tx.imported_log.of_change(other) == ImportedLog(
            10, [second], {first: ["2" * 32]}, 12
        )
        assert tx.imported_log.instants_taken_back() == {12}


def test_a_change_that_brought_an_instant_only_brought_no_cards(database, change):
    number, _ = change
    with database.transaction() as tx:
        tx.imported_log.note_down(number, ImportedLog(9))

        assert tx.imported_log.of_change(number) == ImportedLog(9, [])
        assert tx.imported_log.of_change(number).cards == []


def test_taking_back_what_brought_nothing_does_no_harm(database, change):
    number, _ = change
    with database.transaction() as tx:
        tx.imported_log.take_back(number, 11)

        assert tx.imported_log.of_change(number) is None
        assert tx.imported_log.instants_taken_back() == set()
