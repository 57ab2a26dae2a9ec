"""Rows of Anki's cards and log as events, one by one."""

from datetime import UTC, date, datetime, timedelta

import pytest

from studyapp.core.scheduling.events import Grade, Reset, Review, Seed, SetDue
from studyapp.core.scheduling.sm2 import Sm2
from studyapp.formats.anki.reading.calendar import AnkiCalendar
from studyapp.formats.anki.reading.history import AnkiCard, HistoryReader
from studyapp.formats.anki.reading.tables import Schema

CREATED = datetime(2024, 1, 1, 12, tzinfo=UTC)
FIRST = CREATED.date()
NEW, LEARNING, REVIEW, RELEARNING = range(4)
LEARNED, REVIEWED, RELEARNED, FILTERED, MANUAL = range(5)


def instant(day):
    return int((CREATED + timedelta(days=day)).timestamp() * 1000)


def day(number):
    return FIRST + timedelta(days=number)


def anki_card(**changed):
    plain = {
        "id": 1, "note": 2, "deck": 3, "ordinal": 0, "changed": instant(50) // 1000,
        "type": REVIEW, "queue": REVIEW, "due": 30, "interval": 10, "factor": 2_300,
        "reviews": 5, "lapses": 1, "home_due": 0, "home_deck": 0, "flags": 0, "data": "",
    }  # fmt: skip
    return AnkiCard(**{**plain, **changed})


def row(at, button=3, interval=1, factor=2_500, taken=4_000, kind=REVIEWED):
    return (instant(at), 1, button, interval, factor, taken, kind)


def record(card, *rows, ours=False):
    calendar = AnkiCalendar(Schema(int(CREATED.timestamp()), 0, 4, {}, {}), UTC, 4)
    reader = HistoryReader(calendar, Sm2(fuzzed=False))
    return reader.record(card, list(rows), "note", 0, "Deck", ours=ours)


def last_action(card, *rows):
    return record(card, *rows).events[-1].action


@pytest.mark.parametrize(("home", "expected"), [(0, 3), (9, 9)])
def test_a_card_that_a_filtered_deck_borrowed_is_at_home_elsewhere(home, expected):
    assert anki_card(home_deck=home).home == expected


@pytest.mark.parametrize(
    ("changed", "due"),
    [
        ({}, day(30)),
        ({"due": 0}, FIRST),
        ({"due": -3}, day(-3)),
        ({"due": 100_001}, day(100_000)),
        ({"home_deck": 9, "home_due": 40}, day(40)),
        ({"home_deck": 9, "home_due": 0}, day(30)),
        ({"home_deck": 9, "home_due": -1}, day(30)),
        ({"home_deck": 0, "home_due": 40}, day(30)),
        ({"type": LEARNING, "due": instant(7) // 1000}, day(7)),
        ({"type": RELEARNING, "due": instant(7) // 1000}, day(7)),
        ({"type": LEARNING, "due": 12}, day(12)),
        ({"type": LEARNING, "due": 1_000_000_000}, date(2001, 9, 8)),
        ({"type": LEARNING, "due": 999_999_999}, day(100_000)),
        ({"type": REVIEW, "due": 1_000_000_000}, day(100_000)),
    ],
)
def test_a_card_is_due_on_the_day_that_anki_means(changed, due):
    assert last_action(anki_card(**changed)).due == due


@pytest.mark.parametrize(
    ("factor", "ease"),
    [
        (0, 250), (1_290, 250), (1_299, 250), (1_300, 130), (1_309, 130), (1_310, 131),
        (2_300, 230), (99_900, 9_990), (99_910, 9_990), (-5, 250),
    ],
)  # fmt: skip
def test_an_ease_that_nothing_can_be_studied_with_is_the_first_one(factor, ease):
    assert last_action(anki_card(factor=factor)).ease == ease


@pytest.mark.parametrize(
    ("changed", "interval", "repetitions"),
    [
        ({"interval": -5}, 1, 1),
        ({"interval": 0}, 1, 1),
        ({"interval": 1}, 1, 1),
        ({"interval": 2}, 2, 2),
        ({"interval": 100_000}, 100_000, 2),
        ({"interval": 100_001}, 100_000, 2),
        ({"interval": 10, "type": LEARNING}, 10, 0),
        ({"interval": 10, "type": RELEARNING}, 10, 0),
    ],
)
def test_a_state_has_an_interval_and_what_was_right_in_a_row(changed, interval, repetitions):
    seed = last_action(anki_card(**changed))

    assert (seed.interval, seed.repetitions) == (interval, repetitions)


def test_a_state_counts_reviews_and_lapses():
    assert last_action(anki_card()) == Seed(10, 230, day(30), 2, 5, 1)
    assert last_action(anki_card(reviews=-1, lapses=-1)) == Seed(10, 230, day(30), 2, 0, 0)


def test_a_new_card_has_no_state_and_one_that_was_forgotten_is_reset():
    assert record(anki_card(type=NEW)).events == ()
    assert last_action(anki_card(type=NEW), row(3)) == Reset()


@pytest.mark.parametrize(
    ("queue", "suspended", "buried"),
    [
        (2, False, None),
        (0, False, None),
        (-1, True, None),
        (-2, False, day(50)),
        (-3, False, day(50)),
        (-4, False, None),
    ],
)
def test_a_card_is_suspended_or_buried_by_its_queue(queue, suspended, buried):
    card = record(anki_card(queue=queue)).card

    assert (card.suspended, card.buried) == (suspended, buried)


@pytest.mark.parametrize(("flags", "flag"), [(0, 0), (7, 7), (8, 0), (11, 3)])
def test_a_flag_is_what_the_first_three_bits_say(flags, flag):
    assert record(anki_card(flags=flags)).card.flag == flag


@pytest.mark.parametrize(
    ("button", "grade"), [(1, Grade.AGAIN), (2, Grade.HARD), (3, Grade.GOOD), (4, Grade.EASY)]
)
def test_each_button_is_a_grade(button, grade):
    action = record(anki_card(), row(3, button, taken=1_234)).events[0].action

    assert (action.grade, action.milliseconds) == (grade, 1_234)


def dues(card, *rows):
    actions = [event.action for event in record(card, *rows).events]
    return [each.due for each in actions if isinstance(each, Review)]


@pytest.mark.parametrize(
    ("card", "rows", "expected"),
    [
        pytest.param({}, [row(3, interval=9)], [day(30)], id="the last leads to the card's day"),
        pytest.param({"due": 3}, [row(3, interval=9)], [day(3)], id="due on the day itself"),
        pytest.param({"due": 2}, [row(3, interval=9)], [day(12)], id="due before the last"),
        pytest.param({}, [row(3, interval=2), row(9)], [day(5), day(30)], id="answered late"),
        pytest.param({}, [row(3, interval=9), row(9)], [day(9), day(30)], id="answered in time"),
        pytest.param({}, [row(3, interval=6), row(9)], [day(9), day(30)], id="on the very day"),
        pytest.param({}, [row(3, interval=0), row(9)], [day(3), day(30)], id="no interval"),
        pytest.param({}, [row(3, interval=-600), row(9)], [day(3), day(30)], id="seconds"),
        pytest.param(
            {}, [row(3, interval=2), row(9, kind=FILTERED)], [day(10), day(30)], id="early"
        ),
        pytest.param(
            {}, [row(3, interval=20), row(9, kind=FILTERED)], [day(23), day(30)], id="much earlier"
        ),
        pytest.param(
            {},
            [row(3, interval=20), row(9, factor=0, kind=FILTERED)],
            [day(30), day(10)],
            id="a drill counts for nothing",
        ),
    ],
)
def test_each_answer_led_to_a_day(card, rows, expected):
    assert dues(anki_card(**card), *rows) == expected


@pytest.mark.parametrize(
    ("kind", "factor", "is_drill"),
    [(FILTERED, 0, True), (FILTERED, 2_500, False), (REVIEWED, 0, False)],
)
def test_a_drill_is_an_answer_in_a_filtered_deck_without_a_factor(kind, factor, is_drill):
    action = record(anki_card(), row(3, factor=factor, kind=kind)).events[0].action

    assert action.drill is is_drill


@pytest.mark.parametrize(
    ("factor", "interval", "expected"),
    [
        (0, 0, Reset()),
        (0, -60, Reset()),
        (0, 5, Seed(5, 250, day(30))),
        (2_300, 5, Seed(5, 230, day(30))),
        (2_300, 100_001, Seed(100_000, 230, day(30))),
        (2_300, 0, SetDue(day(30))),
    ],
)
def test_a_first_row_without_an_answer_is_a_reset_a_state_or_a_move(factor, interval, expected):
    moved = row(3, 0, interval, factor, kind=MANUAL)

    assert record(anki_card(), moved).events[0].action == expected


def test_a_later_row_without_an_answer_is_a_move():
    moved = row(9, 0, 5, 2_300, kind=MANUAL)

    assert record(anki_card(), row(3), moved).events[1].action == SetDue(day(30))


@pytest.mark.parametrize(
    ("changed", "rows", "at"),
    [
        pytest.param({}, [row(3)], instant(3) + 1, id="right after the last answer"),
        pytest.param(
            {"data": f'{{"lrt": {instant(4) // 1000}}}'}, [row(3)], instant(4), id="remembered"
        ),
        pytest.param(
            {"data": f'{{"lrt": {instant(2) // 1000}}}'}, [row(3)], instant(3) + 1, id="earlier"
        ),
        pytest.param({"data": '{"lrt": 0}'}, [], instant(20), id="zero"),
        pytest.param({"data": '{"lrt": 5}'}, [], 5_000, id="without a log"),
        pytest.param({"data": '{"lrt": "5"}'}, [], instant(20), id="a text"),
        pytest.param({"data": '{"lrt": -5}'}, [], instant(20), id="negative"),
        pytest.param({"data": '["lrt"]'}, [], instant(20), id="a list"),
        pytest.param({"data": '{"lrt"'}, [], instant(20), id="damaged"),
        pytest.param({}, [], instant(20), id="an interval before it is due"),
        pytest.param({"due": 90}, [], instant(50), id="not after it was changed"),
        pytest.param({"due": -30_000}, [], 1, id="not before the calendar"),
        pytest.param({"type": LEARNING}, [], instant(50), id="learning"),
        pytest.param({"type": LEARNING, "changed": -1}, [], 1, id="changed before the calendar"),
    ],
)
def test_the_state_is_written_down_when_it_was_last_answered(changed, rows, at):
    assert record(anki_card(**changed), *rows).events[-1].at == at


def exact(**changed):
    """Return a card in the state to which a move of a first state leads."""
    return anki_card(**{"due": 30, "interval": 10, "reviews": 2, "lapses": 0, **changed})


STATE = row(3, 0, 10, 2_300, kind=MANUAL)


def test_a_log_of_ours_that_leads_to_the_state_needs_no_more():
    assert len(record(exact(), STATE, ours=True).events) == 1


def test_a_log_of_another_needs_its_state_in_any_case():
    assert len(record(exact(), STATE, ours=False).events) == 2


@pytest.mark.parametrize(
    "changed", [{"interval": 11}, {"factor": 2_310}, {"reviews": 3}, {"lapses": 1}, {"due": 2}]
)
def test_a_log_of_ours_that_leads_elsewhere_is_settled(changed):
    events = record(exact(**changed), STATE, ours=True).events

    assert len(events) == 2
    assert isinstance(events[1].action, Seed)
