from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from studying import assert_sound, cards, events, note, opened, study

from studyapp.core.cards import Card, NoteKind, card_guid
from studyapp.core.scheduling.events import Event, Grade, Review, Seed, SetDue, Undo
from studyapp.core.scheduling.identifiers import uuid7
from studyapp.core.scheduling.memory import Memory
from studyapp.core.scheduling.replay import effective
from studyapp.core.statistics import ReportSpan
from studyapp.formats.common.arrival import Arrival
from studyapp.formats.common.snapshot import CardRecord

FIRST = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
WHAT_COUNTS = {
    "note": "SELECT guid, deck_id, kind, front, back, more, tags, position, source FROM note",
    "card": "SELECT id, note_id, deck_id, ordinal, state, position, due, interval, ease, "
    "repetitions, reviews, lapses, last, drill, buried, flag FROM card",
    "deck": "SELECT name, description FROM deck",
    "daily": "SELECT * FROM daily WHERE again + hard + good + easy + milliseconds <> 0",
    "tally": "SELECT * FROM tally WHERE cards <> 0",
    "note_tag": "SELECT tag.name, note_id FROM note_tag JOIN tag ON tag.id = tag_id",
}


def review(name, day, grade=Grade.GOOD, *, ordinal=0, due=1, shift=0, chance=b"file"):
    """Return an answer as a reader gives it: its id is the same at every reading."""
    at = int((FIRST + timedelta(days=day)).timestamp() * 1000) + shift
    studied = (FIRST + timedelta(days=day)).date()
    action = Review(grade, studied + timedelta(days=due), 4000, scheduler="anki")
    guid = card_guid(f"d/{name}", ordinal)
    return Event(
        uuid7(at, (chance + guid.encode())[-10:].rjust(10, b"-")), at, guid, studied, action
    )


def seed(name, day, interval=30, *, chance=b"seed"):
    at = int((FIRST + timedelta(days=day)).timestamp() * 1000)
    guid = card_guid(f"d/{name}", 0)
    action = Seed(interval, 230, date(2026, 4, 1), reviews=3)
    key = uuid7(at, (chance + guid.encode())[-10:].rjust(10, b"-"))
    return Event(key, at, guid, (FIRST + timedelta(days=day)).date(), action)


def record(name, *log, ordinal=0, **card):
    guid = f"d/{name}"
    values = {"memory": Memory(), **card}
    return CardRecord(Card(0, card_guid(guid, ordinal), guid, ordinal, "Deck", **values), log)


def arrival(notes, logs=None, **values):
    logs = logs or {}
    records = {f"d/{name}": tuple(own) for name, own in logs.items()}
    return Arrival("anki:x", "Deck", tuple(notes), records, **values)


def load(collection, content, **wanted):
    service = collection.importing
    return service.apply(service.plan_arrival(content, **wanted))


def state(collection):
    """Return everything that counts, by table."""
    with collection.database.reading() as tx:
        run = tx.settings._connection.exec_driver_sql
        return {name: sorted(map(tuple, run(sql))) for name, sql in WHAT_COUNTS.items()}


def ids(collection, guid="d/one#0"):
    return [event.id for event in effective(events(collection, guid))]


LOG = [review("one", 0), review("one", 6, due=6), review("one", 20, Grade.AGAIN)]


@pytest.fixture
def content():
    return arrival(
        [note("one", tags=("tag",)), note("two", kind=NoteKind.REVERSED)],
        {
            "one": [record("one", *LOG, flag=3, suspended=True)],
            "two": [
                record("two", review("two", 1)),
                record("two", ordinal=1, buried=date(2026, 3, 9)),
            ],
        },
    )


def test_a_schedule_comes_with_its_notes(collection, content):
    report = load(collection, content)

    first, second = cards(collection)["d/one#0"], cards(collection)["d/two#0"]
    assert (report.added, report.reviews) == (2, 4)
    assert (first.memory.reviews, first.memory.lapses, first.flag, first.suspended) == (
        *(3, 1, 3),
        True,
    )
    assert second.memory.due == date(2026, 1, 7)
    assert cards(collection)["d/two#1"].buried == date(2026, 3, 9)
    assert collection.reports.progress(None, ReportSpan.ALL).total_answers == 4
    assert_sound(collection)


def test_the_same_file_again_brings_nothing(collection, content):
    load(collection, content)
    before = state(collection)

    report = load(collection, content)

    assert (report.unchanged, report.reviews) == (2, 0)
    assert state(collection) == before
    assert collection.library.undo() == "Import"
    assert cards(collection) == {}


def test_newer_answers_of_a_known_note_are_added(collection, content):
    load(collection, content)
    newer = record("one", *LOG, review("one", 30, due=6))

    report = load(collection, arrival(content.notes, {"one": [newer]}))

    assert (report.unchanged, report.reviews) == (2, 1)
    assert cards(collection)["d/one#0"].memory.reviews == 4
    assert cards(collection)["d/one#0"].flag == 3
    assert_sound(collection)


def test_an_answer_that_is_there_under_another_id_is_not_counted_twice(collection, content):
    load(collection, content)
    copies = [
        review("one", 0, shift=9, chance=b"copy"),
        review("one", 6, Grade.GOOD, shift=-10, chance=b"copy"),
        review("one", 20, Grade.BLACKOUT, chance=b"copy"),
    ]

    assert load(collection, arrival(content.notes, {"one": [record("one", *copies)]})).reviews == 0


@pytest.mark.parametrize(("shift", "grade"), [(11, Grade.GOOD), (0, Grade.HARD)])
def test_another_answer_near_to_one_is_another_answer(collection, content, shift, grade):
    load(collection, content)
    other = review("one", 0, grade, shift=shift, chance=b"copy")

    assert load(collection, arrival(content.notes, {"one": [record("one", other)]})).reviews == 1
    assert_sound(collection)


def moved(name, day, due, *, shift=0):
    """Return a moved due day as it comes home from Anki: under another id, and a little later."""
    was = seed(name, day, chance=b"home")
    action = SetDue(date(2026, 4, 1) + timedelta(days=due))
    return replace(was, at=was.at + shift, action=action)


@pytest.mark.parametrize("shift", [1, 900, -900])
def test_a_state_that_comes_home_as_a_moved_due_day_is_not_written_again(collection, shift):
    load(
        collection,
        arrival([note("one")], {"one": [record("one", review("one", 0), seed("one", 1))]}),
    )
    before = ids(collection)

    home = [review("one", 0), moved("one", 1, 0, shift=shift)]
    load(collection, arrival([note("one")], {"one": [record("one", *home)]}))

    assert ids(collection) == before


def test_a_due_day_that_was_moved_elsewhere_later_is_taken(collection):
    load(
        collection,
        arrival([note("one")], {"one": [record("one", review("one", 0), seed("one", 1))]}),
    )

    home = [review("one", 0), moved("one", 1, 0), moved("one", 2, 9)]
    load(collection, arrival([note("one")], {"one": [record("one", *home)]}))

    card = cards(collection)["d/one#0"]
    assert card.memory.due == date(2026, 4, 10)


def test_a_state_right_after_another_answer_is_taken_however_near_the_last_one(collection):
    first = [review("one", 0), seed("one", 0)]
    load(collection, arrival([note("one")], {"one": [record("one", *first)]}))

    again = review("one", 0, Grade.EASY, shift=5_000)
    state = replace(seed("one", 0, interval=77, chance=b"next"), at=again.at + 1)
    load(collection, arrival([note("one")], {"one": [record("one", *first, again, state)]}))

    card = cards(collection)["d/one#0"]
    assert card.memory.interval == 77


def test_a_state_without_history_is_taken_when_the_card_has_none(collection):
    load(collection, arrival([note("one")], {"one": [record("one", seed("one", 0))]}))

    memory = cards(collection)["d/one#0"].memory
    assert (memory.interval, memory.ease, memory.due) == (30, 230, date(2026, 4, 1))
    assert_sound(collection)


def test_a_state_counts_only_when_the_file_knows_a_newer_answer(collection, content):
    load(collection, content)
    before = cards(collection)["d/one#0"].memory
    old = record("one", *LOG, seed("one", 20, chance=b"old"))
    new = record("one", *LOG, review("one", 30), seed("one", 30, chance=b"new"))

    load(collection, arrival(content.notes, {"one": [old]}))
    assert cards(collection)["d/one#0"].memory == before
    load(collection, arrival(content.notes, {"one": [new]}))

    assert cards(collection)["d/one#0"].memory.interval == 30
    assert_sound(collection)


def test_studying_goes_on_from_what_came(collection, content, clock):
    load(collection, content)

    assert study(collection, clock) == ["d/two#0"]

    assert cards(collection)["d/two#0"].memory.reviews == 2
    assert_sound(collection)


def test_taking_an_import_back_leaves_nothing_of_it_that_counts(collection, content, clock):
    collection.library.add([note("old"), note("one")])
    study(collection, clock)
    before = state(collection), ids(collection)

    report = load(collection, content)
    after = state(collection), ids(collection)
    assert report.reviews == 4
    assert collection.library.undo() == "Import"
    assert (state(collection), ids(collection)) == before
    assert_sound(collection)

    assert collection.library.redo() == "Import"
    assert (state(collection), ids(collection)) == after
    assert_sound(collection)

    assert collection.library.undo() == "Import"
    assert (state(collection), ids(collection)) == before
    assert_sound(collection)


def test_taking_back_across_a_restart_and_importing_without_a_schedule_gives_new_cards(
    collection, content, clock, tmp_path
):
    load(collection, content)
    collection.close()
    again = opened(tmp_path, clock)
    again.library.undo()
    assert cards(again) == {}

    load(again, arrival(content.notes))

    assert all(card.memory.is_new for card in cards(again).values())
    assert again.reports.progress(None, ReportSpan.ALL).total_answers == 0
    assert_sound(again)
    again.close()


def test_what_was_taken_back_comes_again_with_the_file(collection, content):
    load(collection, content)
    before = state(collection)
    collection.library.undo()

    assert load(collection, content).added == 2

    known = state(collection)
    assert {name: known[name] for name in ("daily", "tally")} == {
        name: before[name] for name in ("daily", "tally")
    }
    assert cards(collection)["d/one#0"].memory.reviews == 3
    assert_sound(collection)
    collection.library.undo()
    assert cards(collection) == {}
    assert_sound(collection)


def test_an_answer_that_the_learner_took_back_stays_taken_back(collection, content):
    load(collection, content)
    last = events(collection, "d/one#0")[-1]
    with collection.database.transaction() as tx:
        row = tx.log.identify(["d/one#0"])["d/one#0"]
        at = last.at + 60_000
        undo = Event(uuid7(at, b"0123456789"), at, "d/one#0", last.day, Undo(last.id))
        tx.log.append(undo, row)
    collection.checking.check(repair=True)

    assert load(collection, content).reviews == 0

    assert cards(collection)["d/one#0"].memory.reviews == 2
    assert_sound(collection)


def test_own_answers_stay_when_the_import_is_taken_back(collection, content, clock):
    collection.library.add([note("one")])
    load(collection, content)
    study(collection, clock, deck="Deck")
    mine = [event.id for event in events(collection, "d/one#0") if event not in LOG]

    collection.library.undo()

    assert ids(collection) == mine
    assert_sound(collection)


def test_answers_of_notes_that_are_left_out_stay_out(collection, content):
    plan = collection.importing.plan_arrival(content).skip("d/one")

    report = collection.importing.apply(plan)

    assert (report.added, report.skipped, report.reviews) == (1, 1, 1)
    assert list(cards(collection)) == ["d/two#0", "d/two#1"]
    assert_sound(collection)


def test_an_import_that_fails_after_the_answers_leaves_no_trace(collection, content, monkeypatch):
    collection.library.add([note("one")])
    before = state(collection), ids(collection)
    with collection.database.reading() as tx:
        monkeypatch.setattr(type(tx.daily), "add", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        load(collection, content)

    monkeypatch.undo()
    assert (state(collection), ids(collection)) == before
    assert_sound(collection)
