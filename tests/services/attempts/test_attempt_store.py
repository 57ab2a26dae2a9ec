"""What quizzes and interviews share: an attempt is begun, kept entry by entry, left, found again."""

import pytest
from studying import assert_sound, cards, events, plain_notes, study

from studyapp.core.attempts.attempt import AttemptStatus
from studyapp.core.attempts.entries import entry_line, entry_values, moves_in
from studyapp.core.errors import StudyError
from studyapp.core.scheduling.events import Advance, Grade
from studyapp.services.attempts.store import AFTERWARDS, AttemptStore
from studyapp.services.clock import Clock
from studyapp.storage.attempts import AttemptRepository

SAID = entry_line("said", text="λ")


def store_of(collection, clock, kind="quiz"):
    gone = f"This {kind} is gone."
    return AttemptStore(kind, gone, collection.database, Clock(clock), collection.study)


@pytest.fixture
def store(collection, clock):
    return store_of(collection, clock)


def test_an_entry_is_kept_with_its_instant_and_its_note(store, clock):
    attempt = store.begin("One", "{}")
    clock.tick(7)

    at = store.append(attempt, 3, SAID, "d/n")

    (entry,) = store.entries(attempt)
    assert (entry.position, entry.at, entry.payload, entry.note) == (3, at, SAID, "d/n")
    assert at == int(clock().timestamp() * 1000)
    assert store.get(attempt).begun == at - 7_000


def test_two_attempts_of_one_instant_have_two_ids(store):
    assert store.begin("One", "{}") != store.begin("One", "{}")


def test_the_last_entry_and_the_result_are_one_transaction(store, monkeypatch):
    attempt = store.begin("One", "{}")

    def full(*_values):
        raise StudyError("The disk is full.")

    monkeypatch.setattr(AttemptRepository, "finish", full)
    with pytest.raises(StudyError, match="full"):
        store.append(attempt, 0, SAID, result="{}")

    assert store.entries(attempt) == []
    assert store.get(attempt).status is AttemptStatus.RUNNING


def test_an_entry_without_a_result_leaves_the_attempt_running(store):
    attempt = store.begin("One", "{}")

    store.append(attempt, 0, SAID)

    assert store.unfinished().id == attempt
    assert store.get(attempt).result is None


def test_a_result_closes_the_attempt(store, clock):
    attempt = store.begin("One", "{}")
    clock.tick(60)

    store.append(attempt, 0, SAID, result='{"right": 1}')

    kept = store.get(attempt)
    assert (kept.status, kept.result) == (AttemptStatus.FINISHED, '{"right": 1}')
    assert (store.ended(kept) - store.begun(kept)).total_seconds() == 60
    assert store.unfinished() is None


def test_what_is_given_up_is_neither_resumed_nor_listed_but_kept(store):
    attempt = store.begin("One", "{}")
    store.append(attempt, 0, SAID)

    store.give_up(attempt)

    assert store.unfinished() is None
    assert store.finished(limit=9) == []
    assert [entry.payload for entry in store.entries(attempt)] == [SAID]
    assert store.get(attempt).status is AttemptStatus.LEFT


@pytest.mark.parametrize("name", ["0" * 32, "", "nonsense", "zz" * 16, "ab", "é"])
def test_what_is_not_there_is_said_so(store, name):
    with pytest.raises(StudyError, match="This quiz is gone"):
        store.get(name)
    with pytest.raises(StudyError, match="This quiz is gone"):
        store.give_up(name)


def test_a_quiz_is_no_interview(store, collection, clock):
    attempt = store.begin("One", "{}")
    interviews = store_of(collection, clock, "interview")

    assert interviews.unfinished() is None
    assert interviews.finished(limit=9) == []
    with pytest.raises(StudyError, match="This interview is gone"):
        interviews.get(attempt)


def ended(store, clock, title, *, tick=60):
    attempt = store.begin(title, "{}")
    store.finish(attempt, "{}")
    clock.tick(tick)
    return attempt


def test_the_finished_ones_are_listed_newest_first_and_in_parts(store, clock):
    for title in "abc":
        ended(store, clock, title)

    assert [each.title for each in store.finished(limit=9)] == ["c", "b", "a"]
    assert [each.title for each in store.finished(limit=1, offset=1)] == ["b"]


def test_those_before_one_are_the_others_that_had_ended_by_then(store, clock):
    first, second = ended(store, clock, "a", tick=0), ended(store, clock, "b")
    third = ended(store, clock, "c")

    def before(attempt):
        return [each.title for each in store.finished(limit=9, before=store.get(attempt))]

    assert sorted(before(third)) == ["a", "b"]
    assert before(second) == ["a"]
    assert before(first) == ["b"]


def test_an_attempt_of_a_clock_that_was_set_back_is_found_all_the_same(store, clock):
    for title in "abc":
        ended(store, clock, title)
    clock.tick(-86_400)

    attempt = ended(store, clock, "set back")

    assert store.get(attempt).title == "set back"
    assert store.finished(limit=2, before=store.get(attempt)) == []


@pytest.fixture
def later(collection, clock):
    """Two cards that are due some other day; return their rows by guid."""
    collection.library.add(plain_notes(2))
    for _ in range(2):
        study(collection, clock, Grade.EASY)
        clock.next_day()
    return {guid: card.id for guid, card in cards(collection).items()}


def test_cards_come_forward_and_go_back_with_the_entries_of_it(store, collection, later):
    before = cards(collection)
    attempt = store.begin("One", "{}")

    moved = store.bring_forward(attempt, list(later.values()))

    today = collection.study.today()
    assert moved == store.brought(attempt) == 2
    assert {card.memory.due for card in cards(collection).values()} == {today}
    assert {type(events(collection, guid)[-1].action) for guid in later} == {Advance}
    (entry,) = store.entries(attempt)
    assert entry.position == AFTERWARDS
    assert {card for _, card in moves_in([entry])} == set(later.values())
    assert store.put_back(attempt) == 2
    assert store.brought(attempt) == store.put_back(attempt) == 0
    assert entry_values(store.entries(attempt)[-1].payload) == {"what": "put back"}
    assert len(store.entries(attempt)) == 2
    assert cards(collection) == before
    assert_sound(collection)


def test_a_card_that_was_answered_since_stays_where_it_is(store, collection, clock, later):
    attempt = store.begin("One", "{}")
    store.bring_forward(attempt, list(later.values()))
    (answered,) = study(collection, clock, most=1)
    due = cards(collection)[answered].memory.due

    assert store.brought(attempt) == store.put_back(attempt) == 1

    assert cards(collection)[answered].memory.due == due


@pytest.mark.parametrize("do", ["bring_forward", "put_back"])
def test_no_card_moves_without_its_entry(store, collection, later, monkeypatch, do):
    attempt = store.begin("One", "{}")
    arguments = [list(later.values())] if do == "bring_forward" else []
    if do == "put_back":
        store.bring_forward(attempt, list(later.values()))
    before = cards(collection)

    def full(*_entry):
        raise StudyError("The disk is full.")

    monkeypatch.setattr(AttemptRepository, "record", full)
    with pytest.raises(StudyError, match="full"):
        getattr(store, do)(attempt, *arguments)

    assert cards(collection) == before
