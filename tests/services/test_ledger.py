"""One door to the log: whoever comes through it leaves memory and sums in step."""

import ast
import inspect
from datetime import date
from pathlib import Path

import pytest
from studying import MONDAY, assert_sound, cards, events, note, plain_notes, study

import studyapp
from studyapp.core.cards import NoteKind
from studyapp.core.scheduling.events import Event, Grade, Review
from studyapp.core.scheduling.folding import fold
from studyapp.core.scheduling.identifiers import uuid7
from studyapp.storage.cards import CardRepository
from studyapp.storage.daily import DailyRepository
from studyapp.storage.log import LogRepository

PACKAGE = Path(studyapp.__file__).parent
READS = {
    "log": {"entry", "entries", "entries_of", "of_card", "of_cards", "get", "by_card", "count"}
    | {"rows_of"},
    "daily": {"all", "by_day", "by_phase", "by_phase_and_hour", "first_day"},
    "cards": {"with_note", "of_note", "of_notes", "all", "state", "decks_of", "quiz_candidates"}
    | {"count", "states", "all_states", "guids"},
}
"""What only reads."""
LEARNERS_OWN = {"suspend", "bury", "flag"}
"""What a learner does to a card, which no log knows of."""
WRITES = {
    "log": {"append", "append_new", "identify"},
    "daily": {"add", "replace_all"},
    "cards": {"remember", "insert_all", "remove", "move", "place", "restore"},
    "integrity": {"move_home"},
}
REPOSITORIES = {"log": LogRepository, "daily": DailyRepository, "cards": CardRepository}
TABLES = {"event_table", "card", "daily", "identity", "scheduler", "tally"}


def sources(folder=PACKAGE, but=()):
    for path in sorted(folder.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if not name.startswith(tuple(but)):
            yield name, ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", REPOSITORIES)
def test_every_method_of_the_three_tables_is_known_to_read_or_to_write(name):
    methods = {
        method
        for method, _ in inspect.getmembers(REPOSITORIES[name], inspect.isfunction)
        if not method.startswith("_")
    }
    learners = LEARNERS_OWN if name == "cards" else set()

    assert methods == READS[name] | WRITES[name] | learners


def test_nobody_but_the_ledger_writes_log_memory_and_sums():
    calls = {
        (name, f"{node.value.attr}.{node.attr}")
        for name, tree in sources(PACKAGE, but=("storage/",))
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute)
        if node.attr in WRITES.get(node.value.attr, ())
    }

    assert {name for name, _ in calls} == {"services/ledger.py"}
    assert {call for _, call in calls} == {
        *("log.append", "log.append_new", "log.identify", "cards.remember"),
        *("daily.add", "daily.replace_all", "integrity.move_home"),
    }


def test_nobody_outside_storage_touches_the_tables():
    touched = {
        (name, alias.name)
        for name, tree in sources(PACKAGE, but=("storage/",))
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "studyapp.storage.tables"
        for alias in node.names
        if alias.name in TABLES
    }

    assert touched == set()


def test_nothing_that_writes_names_an_algorithm():
    names = {
        name
        for name, tree in sources(PACKAGE / "services")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "studyapp.core.scheduling.sm2"
    }

    assert names == {"services/preferences.py"}


def test_undo_knows_no_importer():
    modules = {
        node.module
        for _, tree in sources(PACKAGE / "services" / "undo")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
    }

    assert not any("importing" in module for module in modules)
    assert "studyapp.services.undo.participants" in modules


def test_a_card_that_comes_back_remembers_what_its_log_says(collection, clock):
    both = note("both", kind=NoteKind.REVERSED)
    collection.library.add([both])
    study(collection, clock)
    clock.next_day()
    study(collection, clock)
    before = {guid: card.memory for guid, card in cards(collection).items()}
    assert [memory.reviews for memory in before.values()] == [2, 0]

    collection.library.delete(["d/both"])
    collection.library.add([both])

    assert {guid: card.memory for guid, card in cards(collection).items()} == before
    assert_sound(collection)


def test_answers_that_wait_for_their_card_are_taken_over_by_it(collection, clock):
    at = int(MONDAY.timestamp() * 1000)
    event = Event(
        uuid7(at, bytes(10)), at, "d/late#0", MONDAY.date(), Review(Grade.GOOD, date(2026, 3, 3))
    )
    with collection.database.transaction() as tx:
        tx.log.append(event, tx.log.identify([event.card])[event.card])

    collection.library.add([note("late")])

    assert cards(collection)["d/late#0"].memory.reviews == 1
    with collection.database.reading() as tx:
        [card] = tx.cards.of_note("d/late")
        assert tx.cards.state(card.id).last_at == at
    assert_sound(collection)


def test_a_suspended_card_that_comes_back_is_still_suspended(collection, clock):
    collection.library.add(plain_notes(1))
    study(collection, clock)
    collection.library.suspend(["d/n000"])
    before = cards(collection)

    collection.library.delete(["d/n000"])
    collection.library.undo()

    assert cards(collection) == before
    assert before["d/n000#0"].suspended
    assert_sound(collection)


def test_an_undo_can_be_undone(collection, clock):
    collection.library.add(plain_notes(1))
    study(collection, clock)
    before = cards(collection)["d/n000#0"].memory
    ledger = collection.study._ledger
    with collection.database.transaction() as tx:
        [row] = tx.cards.all_states()
        log = tx.log.entries_of([row])
        ledger.undo(tx, {row: [log[row][0][1].hex()]}, log)
    assert cards(collection)["d/n000#0"].memory.is_new
    assert_sound(collection)

    with collection.database.transaction() as tx:
        log = tx.log.entries_of([row])
        ledger.undo(tx, {row: [log[row][-1][1].hex()]}, log)

    assert cards(collection)["d/n000#0"].memory == before
    assert_sound(collection)
    assert len(events(collection, "d/n000#0")) == 3


def test_a_refold_mends_memory_sums_and_decks_at_once(collection, clock):
    collection.library.add([*plain_notes(2), note("far", "Far::Deck")])
    study(collection, clock)
    before = cards(collection)
    with collection.database.transaction() as tx:
        run = tx.settings._connection.exec_driver_sql
        run("UPDATE card SET interval = 99, deck_id = (SELECT max(id) FROM deck)")
        run("DELETE FROM daily")

    with collection.database.transaction() as tx:
        ledger = collection.study._ledger
        assert len(ledger.differences(tx).cards) == 3
        assert ledger.differences(tx).sums
        ledger.refold(tx)
        assert ledger.differences(tx).cards == []
        assert not ledger.differences(tx).sums

    assert cards(collection) == before


def test_what_is_written_is_what_a_fold_of_the_log_gives(collection, clock):
    collection.library.add(plain_notes(1))
    study(collection, clock, Grade.HARD, most=1)
    ledger = collection.study._ledger

    with collection.database.reading() as tx:
        [(row, log)] = tx.log.entries()
        sums = {}
        memory = fold(ledger.scheduler, log, tx.cards.state(row).deck_id, sums)

        assert tx.cards.state(row).memory == memory
        assert {key: own for key, own in tx.daily.all().items() if key[0]} == sums
