import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from studying import HandClock, assert_sound, cards, note, opened, plain_notes, study

from studyapp.core.cards import NoteKind
from studyapp.core.scheduling.events import Grade
from studyapp.core.settings import Settings
from studyapp.core.statistics import (
    Backlog,
    Change,
    Counts,
    DeckRow,
    ForecastDay,
    GradeShare,
    Phase,
    Point,
    ReportSpan,
)
from studyapp.services.study.session import Stage

MARCH = {day: date(2026, 3, day) for day in range(1, 32)}
AGAIN, HARD, GOOD, EASY = Grade.AGAIN, Grade.HARD, Grade.GOOD, Grade.EASY


def answer(collection, grades, ms=10_000):
    """Give each note its grade, and Good to whatever then comes in the drill."""
    session = collection.study.begin()
    while session.current:
        name = session.current.note.guid.removeprefix("d/")
        session.answer(GOOD if session.current.stage is Stage.DRILL else grades[name], ms)


@pytest.fixture
def studied(collection, clock):
    """Return a collection after two days of study, on the third: the numbers are in the tests."""
    collection.study.save_settings(replace(collection.study.settings, fuzz=False))
    collection.library.add([*(note(name, "X") for name in "abcd"), note("e", "Y::Z")])
    answer(collection, {"a": GOOD, "b": AGAIN, "c": EASY, "d": HARD, "e": GOOD})
    clock.at = datetime(2026, 3, 3, 20, 0, tzinfo=UTC)
    answer(collection, {"a": GOOD, "b": GOOD, "c": AGAIN, "d": GOOD, "e": EASY})
    clock.next_day()
    return collection


def test_today_before_the_first_answer(collection):
    report = collection.reports.today()

    assert report.day == MARCH[2]
    assert report.is_first_run
    assert (report.counts, report.seconds_left, report.answered) == (Counts(), 0, 0)
    assert (report.streak, report.best_streak, report.heat, report.active_days) == (0, 0, {}, 0)
    assert (report.next_due, report.backlog, report.decks) == (None, None, ())
    assert all(day.total == 0 for day in report.forecast)


def test_today_in_the_morning(studied):
    report = studied.reports.today()

    assert report.day == MARCH[4]
    assert report.counts == Counts(0, 0, 2)
    assert report.seconds_left == 26
    assert (report.answered, report.answered_seconds, report.answered_right) == (0, 0, 0)
    assert (report.streak, report.best_streak) == (2, 2)
    assert [active for _, active in report.week] == [False] * 4 + [True, True, False]
    assert report.week[-1][0] == MARCH[4]
    assert report.heat == {MARCH[2]: 7, MARCH[3]: 6}
    assert (report.year_answers, report.active_days) == (13, 2)
    assert not report.is_first_run
    assert report.next_due == MARCH[9]
    assert report.backlog is None
    assert len(report.forecast) == 14
    assert [day for day in report.forecast if day.total] == [
        ForecastDay(MARCH[4], 0, 2, 0),
        ForecastDay(MARCH[9], 0, 3, 0),
    ]


def test_today_after_some_answers(studied, clock):
    session = studied.study.begin()
    session.answer(AGAIN, 7_000)
    session.answer(EASY, 8_000)

    report = studied.reports.today()

    assert (report.answered, report.answered_seconds, report.answered_right) == (2, 15, 1)
    assert report.counts == Counts(0, 1, 0)
    assert (report.streak, report.best_streak) == (3, 3)
    assert report.week[-1] == (MARCH[4], True)
    session.undo()
    session.undo()
    assert studied.reports.today().answered == 0
    assert studied.reports.today().streak == 2


def test_a_streak_ends_with_a_day_off(studied, clock):
    clock.next_day()

    report = studied.reports.today()

    assert (report.streak, report.best_streak) == (0, 2)


def test_the_deck_tree_sums_up_what_lies_below(studied):
    assert studied.reports.decks() == (
        DeckRow("X", Counts(0, 0, 2), 4, 4, 0),
        DeckRow("Y", Counts(), 1, 1, 0),
        DeckRow("Y::Z", Counts(), 1, 1, 0),
    )
    assert studied.reports.decks() == studied.reports.today().decks


def test_decks_stand_below_their_parents_in_alphabetical_order(collection):
    names = ["B", "A::Z", "A", "A B", "A::B::C"]
    collection.library.add([note(str(n), deck) for n, deck in enumerate(names)])

    rows = collection.reports.decks()

    assert [row.name for row in rows] == ["A", "A::B", "A::B::C", "A::Z", "A B", "B"]
    assert [row.cards for row in rows] == [3, 1, 1, 1, 1, 1]


def test_new_cards_stand_in_the_forecast_as_the_limit_lets_them_come(collection):
    collection.library.add(plain_notes(25))

    forecast = collection.reports.today().forecast

    assert [day.new for day in forecast] == [10, 10, 5] + [0] * 11


def test_a_suspended_card_is_in_no_forecast(studied):
    studied.library.suspend(["d/a", "d/b"])

    report = studied.reports.today()

    assert report.counts == Counts(0, 0, 1)
    assert [day.young for day in report.forecast if day.young] == [1, 2]
    assert (report.decks[0].cards, report.decks[0].young) == (4, 2)


def test_a_backlog_is_told_with_its_oldest_day(studied, clock):
    settings_ = replace(studied.study.settings, reviews_per_day=3)
    studied.study.save_settings(settings_)
    studied.library.add([note("new", "X")])
    clock.next_day(10)

    report = studied.reports.today()

    assert report.backlog == Backlog(5, MARCH[4])
    assert report.counts == Counts(0, 0, 3)
    assert report.forecast[0].young == 5


def test_progress_over_a_month(studied):
    report = studied.reports.progress(None, ReportSpan.MONTH)

    assert (report.day, report.deck, report.span) == (MARCH[4], None, ReportSpan.MONTH)
    assert (report.first_day, report.total_answers, report.streak) == (MARCH[2], 13, 2)
    assert report.answers_30 == Change(13, None)
    assert report.retention_30 == Change(80.0, None)
    assert report.mature.value == 0
    assert report.heat == {MARCH[2]: 7, MARCH[3]: 6}
    assert report.retention == (Point("3 Mar", 80.0, 5, MARCH[3]),)
    assert [(p.label, p.count) for p in report.intervals if p.count] == [("1d", 2), ("4-7d", 3)]
    assert report.median_interval == 6
    assert [(p.label, p.count) for p in report.ease if p.count] == [
        ("210", 2),
        ("230", 1),
        ("250", 2),
    ]
    assert report.mean_ease == 238
    assert report.answers == (
        GradeShare(Phase.NEW, 1, 1, 2, 1),
        GradeShare(Phase.LEARNING, 1, 0, 3, 1),
        GradeShare(Phase.DRILL, 0, 0, 3, 0),
    )
    assert len(report.forecast) == 30
    assert [day.young for day in report.forecast if day.total] == [2, 3]


def test_progress_of_one_deck_counts_that_deck_only(studied):
    report = studied.reports.progress("X", ReportSpan.ALL)

    assert report.total_answers == 11
    assert report.retention_30.value == 75.0
    assert report.median_interval == 1
    assert report.mean_ease == 233
    assert report.heat == {MARCH[2]: 6, MARCH[3]: 5}
    below = studied.reports.progress("Y", ReportSpan.ALL)
    assert (below.total_answers, below.retention_30.value) == (2, 100.0)
    assert below.heat == {MARCH[2]: 1, MARCH[3]: 1}


def test_progress_of_an_empty_deck_is_all_zero(studied):
    report = studied.reports.progress("Nowhere", ReportSpan.YEAR)

    assert (report.total_answers, report.first_day, report.streak) == (0, None, 0)
    assert (report.retention, report.ease, report.answers, report.hours) == ((), (), (), ())
    assert (report.median_interval, report.mean_ease, report.best_hour) == (0, 0, None)


def test_hours_are_those_of_the_learners_own_clock(tmp_path, clock):
    collection = opened(tmp_path, clock, zone=ZoneInfo("Europe/Berlin"))
    collection.library.add(plain_notes(30))
    collection.study.save_settings(replace(collection.study.settings, new_per_day=30))
    for index in range(24):
        collection.study.begin().answer(AGAIN if index < 6 else GOOD, 1000)
    clock.tick(3600)
    collection.study.begin().answer(GOOD, 1000)

    report = collection.reports.progress(None, ReportSpan.MONTH)

    assert {p.label: (p.value, p.count) for p in report.hours if p.value} == {
        "10": (24, 18),
        "11": (1, 1),
    }
    assert len(report.hours) == 24
    assert report.best_hour == 10
    collection.close()


def test_the_last_thirty_days_are_compared_with_those_before(collection, clock):
    collection.library.add(plain_notes(1))
    for day in range(70):
        if day < 40 and day % 2:
            clock.next_day()
            continue
        row = cards(collection)["d/n000#0"].id
        collection.study.set_due([row], clock().date())
        missed = day in (12, 16, 38, 45, 55, 69)
        collection.study.begin().answer(AGAIN if missed else GOOD, 1000)
        if day < 69:
            clock.next_day()

    report = collection.reports.progress(None, ReportSpan.YEAR)

    assert report.total_answers == 50
    assert report.answers_30 == Change(30, 100.0)
    assert report.retention_30 == Change(90.0, pytest.approx(90.0 - 100 * 12 / 15))
    assert report.streak == 30
    last = report.retention[-1]
    assert (last.day, last.count, last.value) == (clock().date(), 7, pytest.approx(600 / 7))
    assert_sound(collection)


def test_mature_cards_are_counted_from_three_weeks_on(collection, clock):
    collection.study.save_settings(replace(collection.study.settings, fuzz=False))
    collection.library.add(plain_notes(2))
    for _ in range(4):
        study(collection, clock)
        due = max(card.memory.due for card in cards(collection).values())
        clock.next_day((due - clock().date()).days)

    report = collection.reports.progress(None, ReportSpan.ALL)

    assert {card.memory.interval for card in cards(collection).values()} == {38}
    assert report.mature.value == 2
    assert (report.forecast[0].young, report.forecast[0].mature) == (0, 2)
    assert collection.reports.decks()[0].mature == 2
    study(collection, clock)
    assert collection.reports.progress(None, ReportSpan.ALL).answers[-1] == GradeShare(
        Phase.MATURE, 0, 0, 2, 0
    )


def test_deleted_and_moved_notes_take_their_answers_along(studied):
    before = studied.reports.progress("X", ReportSpan.ALL)
    studied.library.save(replace(studied.library.note("d/e"), deck="X"))

    after = studied.reports.progress("X", ReportSpan.ALL)

    assert after.total_answers == before.total_answers + 2
    studied.library.undo()
    assert studied.reports.progress("X", ReportSpan.ALL) == before


DECKS = ["A", "A::B", "C"]
ASKED = st.lists(
    st.tuples(st.sampled_from(DECKS), st.sampled_from(["plain", "reversed", "cloze"])),
    min_size=1,
    max_size=14,
)
LIMITS = st.builds(
    Settings,
    new_per_day=st.integers(0, 6),
    reviews_per_day=st.integers(0, 8),
    interleave=st.booleans(),
    leech_suspends=st.booleans(),
)
DAYS = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.sampled_from([None, *DECKS]),
        st.lists(st.sampled_from(["0", "2", "3", "4", "5", "bury", "suspend", "undo"]), max_size=9),
    ),
    max_size=6,
)


@settings(max_examples=40, deadline=None)
@given(ASKED, LIMITS, DAYS, st.sampled_from([None, *DECKS]))
def test_the_counts_are_what_a_session_really_asks(asked, limits, days, deck):
    clock = HandClock()
    with tempfile.TemporaryDirectory() as folder:
        collection = opened(Path(folder), clock)
        collection.study.save_settings(limits)
        collection.library.add([_note(n, *wanted) for n, wanted in enumerate(asked)])
        for pause, where, steps in days:
            clock.at += timedelta(days=pause, seconds=60)
            if where is None or where in collection.library.decks():
                _walk(collection.study.begin(where), steps)

        for row in collection.reports.decks():
            assert row.counts == collection.study.counts(row.name)
            assert row.counts == collection.study.begin(row.name).counts
        assert collection.reports.today().counts == collection.study.counts()
        if deck is None or deck in collection.library.decks():
            promised = collection.study.counts(deck)
            session = collection.study.begin(deck)
            assert session.counts == promised
            assert len(study(collection, clock, deck=deck)) == promised.total
        collection.close()


def _note(number, deck, kind):
    front = "{{c1::x}} {{c2::y}}" if kind == "cloze" else f"Front {number}"
    return note(f"n{number}", deck, NoteKind(kind), front=front)


def _walk(session, steps):
    for step in steps:
        if step == "undo":
            session.undo()
        elif session.current is None:
            return
        elif step.isdigit():
            session.answer(Grade(int(step)), 1000)
        else:
            getattr(session, step)()
