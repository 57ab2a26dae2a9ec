from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from studying import (
    HandClock,
    assert_sound,
    cards,
    events,
    note,
    opened,
    plain_notes,
    replayed,
    study,
)

from studyapp.core.cards import NoteKind, Priority
from studyapp.core.errors import StudyError
from studyapp.core.scheduling.events import Grade, SetDue
from studyapp.core.scheduling.sm2 import Sm2Reading
from studyapp.core.settings import Settings
from studyapp.core.statistics import Counts
from studyapp.services.study.service import allowance
from studyapp.services.study.session import Stage

TODAY = date(2026, 3, 2)


def settle(collection, **wanted):
    collection.study.save_settings(replace(collection.study.settings, **wanted))


def days(number):
    return timedelta(days=number)


@pytest.fixture
def backlog(collection, clock):
    """Return a collection in which twelve cards are overdue, each later than the one before."""
    collection.library.add(plain_notes(12))
    settle(collection, new_per_day=100, fuzz=False)
    study(collection, clock)
    rows = [card.id for card in cards(collection).values()]
    for late, row in enumerate(rows):
        collection.study.set_due([row], TODAY + days(30 - late))
    clock.next_day(30)
    return collection


def test_an_empty_collection_has_nothing_to_ask(collection):
    session = collection.study.begin()

    assert session.current is None
    assert (session.counts, session.total, session.title) == (Counts(), 0, "")
    assert collection.study.counts() == Counts()


def test_a_deck_that_does_not_exist_is_named(collection):
    with pytest.raises(StudyError, match="no deck 'Nowhere'"):
        collection.study.begin("Nowhere")


def test_a_deck_is_studied_with_the_decks_below_it_and_no_others(collection, clock):
    collection.library.add(
        [note("a", "A"), note("b", "A::B"), note("c", "A::B::C"), note("d", "AB"), note("e", "D")]
    )

    assert collection.study.counts("A") == Counts(3, 0, 0)
    assert sorted(study(collection, clock, deck="A")) == ["d/a#0", "d/b#0", "d/c#0"]
    assert collection.study.begin("A::B").title == "A::B"
    assert collection.study.counts("AB") == Counts(1, 0, 0)


def test_new_cards_come_by_priority_and_then_in_the_order_they_were_added(collection, clock):
    later = note("z", attributes=(("priority", "nice-to-have"),))
    first = note("y", attributes=(("priority", "critical"),))
    collection.library.add([later, note("b"), note("a"), first])

    assert study(collection, clock) == ["d/y#0", "d/b#0", "d/a#0", "d/z#0"]
    assert first.priority is Priority.CRITICAL


def test_the_limits_of_a_day_hold_over_all_its_sessions(collection, clock):
    collection.library.add(plain_notes(20))
    settle(collection, new_per_day=5)

    assert len(study(collection, clock, most=3)) == 3
    assert collection.study.counts() == Counts(2, 0, 0)
    assert len(study(collection, clock)) == 2
    assert study(collection, clock) == []
    clock.next_day()
    assert collection.study.counts() == Counts(5, 0, 5)


def test_an_answer_that_is_taken_back_gives_its_place_back(collection, clock):
    collection.library.add(plain_notes(20))
    settle(collection, new_per_day=5)
    session = collection.study.begin()
    session.answer(Grade.GOOD, 1000)

    session.undo()

    assert collection.study.counts() == Counts(5, 0, 0)


def test_a_limit_for_the_session_cuts_it_short(collection, clock):
    collection.library.add(plain_notes(8))

    session = collection.study.begin(limit=3)

    assert (session.total, collection.study.counts().new) == (3, 8)


def test_quick_minutes_follow_the_learners_own_pace(collection, clock):
    collection.library.add(plain_notes(60))
    settle(collection, new_per_day=60)
    assert collection.study.begin(minutes=5).total == 20

    session = collection.study.begin()
    for _ in range(10):
        session.answer(Grade.GOOD, 30_000)

    assert collection.study.begin(minutes=5).total == 10
    assert collection.study.begin(minutes=0).total == 1


def test_siblings_are_asked_on_different_days(collection, clock):
    collection.library.add([note("r", kind=NoteKind.REVERSED), note("p")])

    assert study(collection, clock) == ["d/r#0", "d/p#0"]
    assert collection.study.counts() == Counts()
    clock.next_day()
    asked = study(collection, clock)
    assert "d/r#0" in asked
    assert "d/r#1" not in asked


def test_a_backlog_asks_the_relatively_latest_first_and_pauses_new_cards(backlog, clock):
    backlog.library.add(plain_notes(5, name="new"))
    settle(backlog, reviews_per_day=4, interleave=False)

    asked = study(backlog, clock)

    assert asked == ["d/n011#0", "d/n010#0", "d/n009#0", "d/n008#0"]
    assert backlog.study.counts() == Counts()


def test_new_cards_pause_in_every_deck_while_any_has_a_backlog(backlog):
    backlog.library.add(plain_notes(5, "Other", name="new"))
    settle(backlog, reviews_per_day=4)

    assert backlog.study.counts("Other") == Counts()
    assert backlog.study.begin("Other").current is None
    settle(backlog, reviews_per_day=12)
    assert backlog.study.counts("Other") == Counts(5, 0, 0)


def test_a_backlog_is_spread_over_the_next_days(backlog, clock):
    assert backlog.study.spread_backlog(4) == 9

    today = clock().date()
    by_day = {}
    for guid, card in cards(backlog).items():
        by_day.setdefault(max(card.memory.due, today), []).append(guid)
    assert {day: len(due) for day, due in by_day.items()} == {today + days(n): 3 for n in range(4)}
    assert by_day[today] == ["d/n009#0", "d/n010#0", "d/n011#0"]
    assert {card.memory.interval for card in cards(backlog).values()} == {1}
    assert_sound(backlog)


def test_a_spread_that_does_not_come_out_even_ends_on_its_last_day(backlog, clock):
    assert backlog.study.spread_backlog(5) == 9

    today = clock().date()
    days_used = {max(card.memory.due, today) for card in cards(backlog).values()}
    assert days_used == {today + days(number) for number in range(4)}


def test_an_answer_to_a_young_card_counts_against_the_days_limit(collection, clock):
    settle(collection, reviews_per_day=5, fuzz=False)
    collection.library.add(plain_notes(1))
    for wait in (1, 6, 15):
        study(collection, clock)
        clock.next_day(wait)
    assert cards(collection)["d/n000#0"].memory.interval == 15

    study(collection, clock)

    with collection.database.reading() as tx:
        left = allowance(tx, collection.study.settings, collection.study.today())
    assert (left.new, left.reviews) == (10, 4)


def test_a_spread_is_taken_back(backlog):
    before = {guid: card.memory for guid, card in cards(backlog).items()}
    backlog.study.spread_backlog(4)

    assert backlog.study.undo_spread() == 9

    assert {guid: card.memory for guid, card in cards(backlog).items()} == before
    assert backlog.study.undo_spread() == 0
    assert_sound(backlog)


def test_taking_a_spread_back_leaves_alone_what_was_answered_since(backlog, clock):
    backlog.study.spread_backlog(4)
    session = backlog.study.begin(ahead=True)
    answered = session.current.card.guid
    session.answer(Grade.EASY, 1000)
    memory = cards(backlog)[answered].memory

    assert backlog.study.undo_spread() == 8

    assert cards(backlog)[answered].memory == memory
    assert_sound(backlog)


def test_missed_cards_are_brought_into_today_and_put_back(backlog, clock):
    study(backlog, clock)
    clock.next_day()
    before = {guid: card.memory for guid, card in cards(backlog).items()}
    rows = [card.id for card in cards(backlog).values()][:3]

    moved = backlog.study.bring_forward(rows)

    today = clock().date()
    assert len(moved) == 3
    assert [card.memory.due for card in cards(backlog).values()][:3] == [today] * 3
    assert backlog.study.counts().due == 3
    assert backlog.study.history(rows[0]).entries[-1].what == "Brought forward"
    assert "brought forward" in backlog.study.history(rows[0]).reason
    assert_sound(backlog)

    assert backlog.study.put_back(moved) == 3
    assert {guid: card.memory for guid, card in cards(backlog).items()} == before
    assert backlog.study.put_back(moved) == 0
    assert_sound(backlog)


def test_a_card_answered_today_already_is_brought_into_the_drill(backlog, clock):
    study(backlog, clock)
    [card, *_] = cards(backlog).values()

    backlog.study.bring_forward([card.id])

    [after, *_] = cards(backlog).values()
    assert backlog.study.counts().drill == 1
    assert (after.memory.due, after.memory.drill) == (card.memory.due, clock().date())
    assert_sound(backlog)


def test_what_is_due_suspended_or_gone_is_not_brought_forward(backlog):
    [first, second, *_] = cards(backlog).values()
    backlog.library.suspend([second.note])

    assert backlog.study.bring_forward([first.id, second.id, 999_999]) == []


@pytest.mark.parametrize("over", [0, 1, 100])
def test_a_backlog_can_be_spread_over_any_number_of_days(backlog, over):
    assert backlog.study.spread_backlog(over) == {0: 0, 1: 0, 100: 11}[over]
    assert_sound(backlog)


def test_studying_ahead_asks_the_next_day_and_lengthens_nothing(collection, clock):
    settle(collection, fuzz=False)
    collection.library.add(plain_notes(3))
    for pause in (1, 5):
        study(collection, clock)
        clock.next_day(pause)
    before = {guid: card.memory for guid, card in cards(collection).items()}
    assert collection.study.counts() == Counts()

    session = collection.study.begin(ahead=True)
    assert (session.total, session.current.stage) == (3, Stage.DUE)
    while session.current:
        session.answer(Grade.EASY, 1000)

    for guid, card in cards(collection).items():
        assert card.memory.interval == before[guid].interval
        assert card.memory.ease == before[guid].ease
    assert_sound(collection)


def test_studying_ahead_brings_more_new_cards(collection, clock):
    collection.library.add(plain_notes(30))
    study(collection, clock)
    clock.next_day()
    study(collection, clock)

    session = collection.study.begin(ahead=True)

    assert session.counts.new == 10


def test_the_day_turns_at_four_during_a_session(collection, clock):
    collection.library.add(plain_notes(3))
    clock.at = datetime(2026, 3, 3, 3, 59, 50, tzinfo=UTC)
    session = collection.study.begin()
    session.answer(Grade.AGAIN, 1000)
    clock.tick(20)
    session.answer(Grade.GOOD, 1000)
    session.answer(Grade.GOOD, 1000)

    assert session.current.stage is Stage.DUE
    session.answer(Grade.GOOD, 1000)

    written = [(e.day, e.action.drill) for e in events(collection, "d/n000#0")]
    assert written == [(TODAY, False), (TODAY + days(1), False)]
    assert [e.day for e in events(collection, "d/n001#0")] == [TODAY + days(1)]
    assert session.current is None
    assert_sound(collection)


def test_a_clock_that_is_set_back_loses_and_repeats_nothing(collection, clock):
    collection.library.add(plain_notes(4))
    study(collection, clock, most=2)
    clock.next_day(-3)

    session = collection.study.begin()
    while session.current:
        session.answer(Grade.GOOD, 1000)
    clock.next_day(3)
    study(collection, clock)

    for guid in cards(collection):
        log = events(collection, guid)
        assert log == sorted(log, key=lambda event: (event.at, event.id))
        assert len({event.at for event in log}) == len(log)
    assert_sound(collection)


def test_the_limits_of_today_are_not_used_up_by_days_to_come(collection, clock):
    collection.library.add(plain_notes(30))
    clock.next_day(5)
    study(collection, clock)
    clock.next_day(-5)

    assert collection.study.counts().new == 10
    assert len(study(collection, clock)) == 10


@pytest.mark.parametrize("change", [datetime(2026, 3, 29), datetime(2026, 10, 25)])
def test_the_night_the_clocks_change_turns_at_four_like_any_other(tmp_path, change):
    berlin = ZoneInfo("Europe/Berlin")
    clock = HandClock(datetime(change.year, change.month, change.day, 3, 59, tzinfo=berlin))
    collection = opened(tmp_path, clock, zone=berlin)
    collection.library.add(plain_notes(2))
    clock.at = clock.at.astimezone(UTC)
    session = collection.study.begin()
    session.answer(Grade.GOOD, 1000)
    clock.tick(60)
    session.answer(Grade.GOOD, 1000)

    before, after = (events(collection, f"d/n00{n}#0")[0].day for n in range(2))

    assert (before, after) == (change.date() - days(1), change.date())
    assert_sound(collection)
    collection.close()


def test_a_learner_who_travels_keeps_the_days_that_were_written(tmp_path):
    clock = HandClock(datetime(2026, 3, 2, 23, 0, tzinfo=UTC))
    home = opened(tmp_path, clock, zone=ZoneInfo("Europe/London"))
    home.library.add(plain_notes(1))
    study(home, clock)
    home.close()
    clock.tick(60)

    away = opened(tmp_path, clock, zone=ZoneInfo("Asia/Tokyo"))

    assert away.study.today() == TODAY + days(1)
    assert [event.day for event in events(away, "d/n000#0")] == [TODAY]
    assert away.study.counts() == Counts(0, 0, 1)
    assert_sound(away)
    away.close()


def test_another_reading_gives_every_card_the_memory_it_would_have_had(collection, clock):
    collection.library.add(plain_notes(4))
    for grade in (Grade.GOOD, Grade.GOOD, Grade.HARD, Grade.WRONG, Grade.GOOD, Grade.GOOD):
        study(
            collection,
            clock,
            lambda shown, g=grade: Grade.GOOD if shown.stage is Stage.DRILL else g,
        )
        clock.next_day(16)
    dues = {guid: card.memory.due for guid, card in cards(collection).items()}
    eases = {card.memory.ease for card in cards(collection).values()}

    settle(collection, reading=Sm2Reading.PUBLISHED.value)

    assert {guid: card.memory.due for guid, card in cards(collection).items()} == dues
    assert {card.memory.ease for card in cards(collection).values()} != eases
    assert_sound(collection)
    study(collection, clock)
    assert_sound(collection)
    keys = [event.action.scheduler for event in events(collection, "d/n000#0")]
    assert (keys[0], keys[-1]) == ("sm2-hybrid-fuzz", "sm2-published-fuzz")


def test_settings_survive_a_restart(tmp_path, clock):
    wanted = Settings(3, 7, 5, "delphi", False, False, True, True)
    collection = opened(tmp_path, clock)
    collection.study.save_settings(wanted)
    collection.close()

    again = opened(tmp_path, clock)

    assert again.study.settings == wanted
    again.close()


@pytest.mark.parametrize(
    "wrong",
    [{"reading": "sm-17"}, {"rollover_hour": 24}, {"new_per_day": -1}, {"reviews_per_day": -1}],
)
def test_settings_that_make_no_sense_are_refused(collection, clock, wrong):
    collection.library.add(plain_notes(1))
    study(collection, clock)
    before = collection.study.settings

    with pytest.raises(StudyError):
        settle(collection, **wrong)

    assert collection.study.settings == before
    clock.next_day()
    study(collection, clock)
    assert_sound(collection)


def test_settings_that_could_not_be_saved_do_not_count(collection, clock, monkeypatch):
    collection.library.add(plain_notes(1))
    study(collection, clock)
    before = collection.study.settings
    break_on(collection, monkeypatch, "replace_all")

    with pytest.raises(ZeroDivisionError):
        settle(collection, reading="delphi", new_per_day=1)

    assert collection.study.settings == before
    monkeypatch.undo()
    assert_sound(collection)


def break_on(collection, monkeypatch, name):
    def broken(*_):
        raise ZeroDivisionError

    with collection.database.reading() as tx:
        monkeypatch.setattr(type(tx.daily), name, broken)


def test_a_leech_is_tagged_and_told(collection, clock):
    collection.library.add(plain_notes(1))
    told = lapse(collection, clock, 9)

    assert told == [False] * 8 + [True]
    assert collection.library.note("d/n000").tags == ("leech",)
    assert not cards(collection)["d/n000#0"].suspended
    assert_sound(collection)
    assert lapse(collection, clock, 4) == [False, False, False, True]
    assert collection.library.note("d/n000").tags == ("leech",)


def test_a_note_that_was_edited_since_keeps_the_edit_when_the_leech_is_taken_back(
    collection, clock
):
    collection.library.add(plain_notes(1))
    lapse(collection, clock, 8)
    session = collection.study.begin()
    session.answer(Grade.WRONG, 1000)
    edited = replace(collection.library.note("d/n000"), front="Reworded since")
    collection.library.save(edited)

    session.undo()

    assert collection.library.note("d/n000") == edited
    assert cards(collection)["d/n000#0"].memory.lapses == 7
    assert_sound(collection)


def test_a_leech_is_suspended_if_the_settings_say_so(collection, clock):
    settle(collection, leech_suspends=True)
    collection.library.add(plain_notes(2))
    lapse(collection, clock, 8, "d/n000#0")
    session = collection.study.begin()
    answers_until(session, "d/n000#0")

    answered = session.answer(Grade.WRONG, 1000)

    assert answered.is_leech
    assert answered.suspended
    assert cards(collection)["d/n000#0"].suspended
    assert session.counts.total == collection.study.counts().total
    assert_sound(collection)


def test_taking_back_the_answer_that_made_a_leech_takes_the_mark_back(collection, clock):
    settle(collection, leech_suspends=True)
    collection.library.add(plain_notes(1))
    lapse(collection, clock, 8)
    session = collection.study.begin()
    session.answer(Grade.WRONG, 1000)

    assert session.undo() == "Wrong"

    assert collection.library.note("d/n000").tags == ()
    assert not cards(collection)["d/n000#0"].suspended
    assert session.current.card.guid == "d/n000#0"
    assert collection.library.redo() == ""
    assert_sound(collection)


def lapse(collection, clock, times, guid="d/n000#0"):
    """Miss a card on as many days; return of each day whether that made it a leech."""
    told = []
    for _ in range(times):
        session = collection.study.begin()
        answers_until(session, guid)
        told.append(session.answer(Grade.WRONG, 1000).is_leech)
        while session.current:
            session.answer(Grade.GOOD, 1000)
        clock.next_day(40)
    return told


def answers_until(session, guid):
    while session.current.card.guid != guid:
        session.answer(Grade.GOOD, 1000)


def test_cards_can_be_made_new_again(collection, clock):
    collection.library.add(plain_notes(2))
    study(collection, clock)
    card = cards(collection)["d/n000#0"]

    collection.study.reset([card.id])

    assert cards(collection)["d/n000#0"].memory.is_new
    assert collection.study.counts() == Counts(1, 0, 0)
    assert study(collection, clock) == ["d/n000#0"]
    assert_sound(collection)


def test_a_card_can_be_moved_to_a_day(collection, clock):
    collection.library.add(plain_notes(2))
    study(collection, clock, most=1)
    rows = [card.id for card in cards(collection).values()]

    collection.study.set_due([*rows, 999], TODAY + days(40))

    assert {card.memory.due for card in cards(collection).values()} == {TODAY + days(40)}
    assert [type(e.action) for e in events(collection, "d/n001#0")] == [SetDue]
    assert replayed(collection)["d/n001#0"].interval == 40
    assert_sound(collection)


def test_the_history_of_a_card_tells_its_story(collection, clock):
    collection.library.add(plain_notes(1))
    session = collection.study.begin()
    session.answer(Grade.EASY, 2_500)
    session.undo()
    session.answer(Grade.AGAIN, 7_000)
    session.answer(Grade.GOOD, 1_000)
    card = cards(collection)["d/n000#0"]
    collection.study.set_due([card.id], TODAY + days(3))

    history = collection.study.history(card.id)

    told = [(e.what, e.grade, e.interval, e.seconds, e.undone) for e in history.entries]
    assert told == [
        ("Review", Grade.EASY, 0, 2.5, True),
        ("Review", Grade.AGAIN, 1, 7.0, False),
        ("Drill", Grade.GOOD, 1, 1.0, False),
        ("Moved", None, 1, 0.0, False),
    ]
    assert history.entries[0].at == clock.at
    assert [e.due for e in history.entries[1:]] == [TODAY + days(1)] * 2 + [TODAY + days(3)]
    assert history.card == cards(collection)["d/n000#0"]


def reason(collection, guid="d/n000#0"):
    return collection.study.history(cards(collection)[guid].id).reason


def test_the_reason_says_why_a_card_is_asked(collection, clock):
    settle(collection, fuzz=False)
    collection.library.add(plain_notes(1))
    assert reason(collection) == "It is new: you have not answered it yet."

    session = collection.study.begin()
    session.answer(Grade.AGAIN, 1000)
    assert reason(collection).startswith("It is in today's drill")
    session.answer(Grade.GOOD, 1000)
    assert reason(collection) == "You missed it on 2 March 2026, so it starts again with one day."

    clock.next_day()
    study(collection, clock)
    assert reason(collection) == (
        "You knew it on 3 March 2026; after 1 right answer in a row the gap is 1 day, "
        "so it is due on 4 March 2026."
    )
    clock.next_day()
    study(collection, clock)
    clock.next_day(8)
    assert reason(collection) == (
        "You knew it on 4 March 2026; after 2 right answers in a row the gap is 6 days, "
        "so it is due on 10 March 2026, and is 2 days late."
    )
    collection.study.set_due([cards(collection)["d/n000#0"].id], date(2026, 4, 1))
    assert reason(collection) == "It was set to 1 April 2026."


def test_the_history_of_a_card_that_is_gone_says_so(collection):
    with pytest.raises(StudyError, match="deleted"):
        collection.study.history(77)
