import random
import sqlite3
from contextlib import closing
from datetime import date

import pytest
from studying import assert_sound, cards, note, opened, plain_notes, study

from studyapp.core.cards import NoteKind
from studyapp.core.errors import StudyError
from studyapp.core.progress import Cancelled
from studyapp.core.scheduling.events import Grade
from studyapp.core.statistics import Counts

NO_GUARD = "DROP TRIGGER {}"


@pytest.fixture
def folder(tmp_path, clock):
    """Return the folder of a closed collection in which something was studied on two days."""
    collection = opened(tmp_path, clock)
    collection.library.add(
        [
            *plain_notes(6),
            note("r", "Deck::Below", NoteKind.REVERSED, tags=("one", "two")),
            note("c", "Deck::Below", NoteKind.CLOZE, front="{{c1::a}} {{c3::b}}", tags=("two",)),
        ]
    )
    for _ in range(2):
        study(collection, clock, lambda shown: Grade(2 + shown.card.id % 4), most=9)
        clock.next_day()
    collection.library.suspend(["d/n005"])
    collection.close()
    return tmp_path


def tamper(folder, *statements):
    with closing(sqlite3.connect(folder / "collection.sqlite")) as connection, connection:
        for statement in statements:
            connection.execute(statement)


DAMAGE = {
    "interval": ["UPDATE card SET interval = interval + 1 WHERE id = 1"],
    "ease": ["UPDATE card SET ease = 999 WHERE id = 2"],
    "due": ["UPDATE card SET due = due + 1 WHERE due IS NOT NULL"],
    "repetitions": ["UPDATE card SET repetitions = 9 WHERE id = 1"],
    "reviews": ["UPDATE card SET reviews = 0 WHERE id = 1"],
    "lapses": ["UPDATE card SET lapses = 7 WHERE id = 3"],
    "last": ["UPDATE card SET last = NULL WHERE id = 3"],
    "drill": ["UPDATE card SET drill = 739000 WHERE id = 1"],
    "instant of the last event": ["UPDATE card SET last_at = 0 WHERE id = 1"],
    "a new card that was asked": ["UPDATE card SET due = 739700 WHERE reviews = 0"],
    "state": ["UPDATE card SET state = 0 WHERE id = 1"],
    "sums": ["UPDATE daily SET good = good + 1"],
    "sums that add up to nothing": ["UPDATE daily SET good = good - 1, again = again + 1"],
    "sums below zero": ["INSERT INTO daily VALUES (1, 1, 1, 1, -1, 0, 1, 0, 5)"],
    "sums gone": ["DELETE FROM daily"],
    "sums of no answer": ["INSERT INTO daily VALUES (1, 739000, 1, 1, 0, 0, 3, 0, 5)"],
    "tally": ["UPDATE tally SET cards = cards + 1 WHERE kind = 0"],
    "tally gone": ["DELETE FROM tally"],
    "search index": ["DELETE FROM note_search_data WHERE id > 10"],
    "search index empty": ["INSERT INTO note_search(note_search) VALUES ('delete-all')"],
    "search index stale": [NO_GUARD.format("note_search_changed"), "UPDATE note SET front = 'x'"],
    "tags lost": ["DELETE FROM note_tag WHERE note_id = (SELECT max(note_id) FROM note_tag)"],
    "tags added": ["INSERT INTO note_tag SELECT max(id), 1 FROM tag"],
    "cards in another deck": ["UPDATE card SET deck_id = 1"],
    "note without cards": ["DELETE FROM card WHERE note_id = 1"],
    "one card of a note gone": ["DELETE FROM card WHERE ordinal = 2"],
    "a card too many": ["UPDATE note SET kind = 'plain' WHERE kind = 'reversed'"],
    "the guard of the log gone": [NO_GUARD.format("event_is_kept")],
    "a guard that guards nothing": [
        NO_GUARD.format("event_is_fixed"),
        "CREATE TRIGGER event_is_fixed BEFORE UPDATE ON event WHEN 0 BEGIN SELECT 1; END",
    ],
    "an index gone": ["DROP INDEX card_due"],
    "an event gone": [
        NO_GUARD.format("event_is_kept"),
        "DELETE FROM event WHERE id = (SELECT max(id) FROM event)",
    ],
}


@pytest.mark.parametrize("statements", DAMAGE.values(), ids=DAMAGE.keys())
def test_damage_is_found_and_mended(folder, clock, statements):
    tamper(folder, *statements)
    collection = opened(folder, clock)

    found = collection.checking.check()
    mended = collection.checking.check(repair=True)

    assert found.problems
    assert found.repaired == ()
    assert mended.problems == mended.repaired == found.problems
    assert_sound(collection)
    study(collection, clock)
    assert_sound(collection)
    collection.close()


BEYOND_REPAIR = {
    "a grade that does not exist": [
        NO_GUARD.format("event_is_fixed"),
        "UPDATE event SET grade = 77 WHERE id = (SELECT min(id) FROM event)",
    ],
    "a day that does not exist": [NO_GUARD.format("event_is_fixed"), "UPDATE event SET day = -3"],
    "a kind that does not exist": [NO_GUARD.format("event_is_fixed"), "UPDATE event SET kind = 9"],
    "a seed that says nothing": [
        NO_GUARD.format("event_is_fixed"),
        "UPDATE event SET kind = 2, payload = '[1,' WHERE id = (SELECT min(id) FROM event)",
    ],
    "an undo of nothing readable": [
        NO_GUARD.format("event_is_fixed"),
        "UPDATE event SET kind = 1, payload = NULL WHERE id = (SELECT min(id) FROM event)",
    ],
    "an entry of an unknown scheduler": ["DELETE FROM scheduler"],
    "a note of no kind": ["UPDATE note SET kind = 'poem' WHERE id = 1"],
    "a note that cannot be read": ["UPDATE note SET key_points = '[broken' WHERE id = 1"],
    "a note without its deck": ["UPDATE note SET deck_id = 77 WHERE id = 1"],
    "an event of no card": [NO_GUARD.format("event_is_fixed"), "UPDATE event SET card_id = 999"],
    "a card that is another": [
        NO_GUARD.format("identity_is_fixed"),
        "UPDATE identity SET guid = 'd/other#0' WHERE id = 1",
    ],
}


@pytest.mark.parametrize("statements", BEYOND_REPAIR.values(), ids=BEYOND_REPAIR.keys())
def test_what_cannot_be_mended_is_said_and_not_claimed_to_be(folder, clock, statements):
    tamper(folder, *statements)
    collection = opened(folder, clock)

    found = collection.checking.check()
    mended = collection.checking.check(repair=True)

    left = collection.checking.check().problems
    assert found.problems
    assert mended.problems == found.problems
    assert left
    assert set(mended.problems) - set(mended.repaired) == set(left)
    collection.close()


def test_nothing_is_wrong_with_a_collection_that_was_only_used(folder, clock):
    collection = opened(folder, clock)

    report = collection.checking.check(repair=True)

    with collection.database.reading() as tx:
        events = tx.log.count()
    assert (report.problems, report.repaired) == ((), ())
    assert (report.cards, report.events) == (10, events)
    collection.close()


def test_a_check_without_repair_changes_nothing(folder, clock):
    tamper(folder, "UPDATE card SET ease = 131", "DELETE FROM daily")
    collection = opened(folder, clock)

    first = collection.checking.check()

    assert collection.checking.check() == first
    collection.close()


def test_mending_keeps_what_the_learner_did_to_the_cards(folder, clock):
    tamper(folder, "UPDATE card SET ease = 131", "UPDATE card SET flag = 3, buried = 739800")
    collection = opened(folder, clock)
    before = {guid: (c.suspended, c.flag, c.buried) for guid, c in cards(collection).items()}
    assert before["d/n005#0"][0]

    collection.checking.check(repair=True)

    assert {g: (c.suspended, c.flag, c.buried) for g, c in cards(collection).items()} == before
    collection.close()


def test_many_wrong_cards_are_summed_up(tmp_path, clock):
    collection = opened(tmp_path, clock)
    collection.library.add(plain_notes(9))
    study(collection, clock)
    collection.close()
    tamper(tmp_path, "UPDATE card SET ease = 131")
    collection = opened(tmp_path, clock)

    problems = collection.checking.check().problems

    assert len(problems) == 6
    assert problems[0] == "The schedule of card d/n000#0 differs from its log."
    assert problems[5] == "So does the schedule of 4 more cards."
    collection.close()


def test_a_check_can_be_stopped_and_nothing_is_half_mended(folder, clock):
    tamper(folder, "UPDATE card SET ease = 131", "DELETE FROM daily")
    collection = opened(folder, clock)
    before = collection.checking.check()

    def stop(_doing, share):
        if share > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        collection.checking.check(repair=True, progress=stop)

    assert collection.checking.check() == before
    collection.close()


def test_a_card_that_was_moved_before_any_answer_is_sound(collection):
    collection.library.add(plain_notes(1))
    collection.study.set_due([cards(collection)["d/n000#0"].id], date(2026, 4, 1))

    assert_sound(collection)


def test_an_empty_collection_is_sound(collection):
    report = collection.checking.check(repair=True)

    assert (report.cards, report.events, report.problems) == (0, 0, ())
    assert collection.study.counts() == Counts()


def test_a_scribbled_file_is_reported_and_never_a_fault_of_the_program(folder, clock):
    path, chance = folder / "collection.sqlite", random.Random(20260302)
    whole, outcomes = path.read_bytes(), []
    for _ in range(120):
        place = chance.randrange(100, len(whole) - 300)
        for other in folder.iterdir():
            other.unlink()
        path.write_bytes(whole[:place] + chance.randbytes(300) + whole[place + 300 :])
        outcomes += [outcome(folder, clock, act) for act in ("check", "repair", "use")]

    assert set(outcomes) <= {"refused", "sound", "damaged", "used"}
    assert outcomes.count("damaged") > 5


def outcome(folder, clock, act):
    try:
        collection = opened(folder, clock)
    except StudyError:
        return "refused"
    try:
        if act == "use":
            collection.library.search("front tag:one")
            collection.reports.today()
            study(collection, clock, most=3)
            return "used"
        report = collection.checking.check(repair=act == "repair")
        return "damaged" if report.problems else "sound"
    except StudyError:
        return "refused" if act == "use" else "check refused"
    finally:
        collection.close()
