"""Schedule and history on their way into Anki, judged by the real Anki."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from snapshots import (
    NOW,
    SCHEDULER,
    TODAY,
    answered,
    days_ago,
    entries_of,
    event,
    note,
    outgoing,
    record,
    remembered,
    snapshot,
)
from strategies import logs, schedulers

from studyapp.core.cards import NoteKind
from studyapp.core.scheduling.events import Advance, Grade, Reset, Review, Seed, SetDue
from studyapp.core.scheduling.folding import standing
from studyapp.core.scheduling.memory import Memory
from studyapp.core.scheduling.replay import effective, replay, walk
from studyapp.formats.anki.writing.schedule import Calendar, FreeIds, review_rows

NEW, REVIEW = 0, 2
SUSPENDED, BURIED = -1, -3
LEARNED, REVIEWED, FILTERED, MANUAL = 0, 1, 3, 4


@pytest.mark.parametrize("days", [-400, -1, 0, 1, 30, 36_500])
def test_a_card_is_due_in_anki_on_its_own_day(anki, days):
    memory = remembered(TODAY + timedelta(days=days), interval=17, ease=196, reviews=9, lapses=8)

    anki.takes_snapshot(snapshot(note(), records=[record(note(), memory=memory)]), now=NOW)

    card = anki.card("deck/note")
    assert (card.type, card.queue, card.due) == (REVIEW, REVIEW, days)
    assert (card.ivl, card.factor, card.reps, card.lapses) == (17, 1_960, 9, 8)


@pytest.mark.parametrize("hours", [-11, 0, 5.5, 14])
def test_the_due_day_is_the_same_wherever_the_package_is_written(anki, hours):
    elsewhere = NOW.astimezone(timezone(timedelta(hours=hours)))
    due = record(note(), memory=remembered(TODAY + timedelta(days=3)))

    anki.takes_snapshot(snapshot(note(), records=[due]), now=elsewhere)

    assert anki.card("deck/note").due == 3


def test_an_interval_of_no_days_becomes_one(anki):
    memory = remembered(TODAY, interval=0)

    anki.takes_snapshot(snapshot(note(), records=[record(note(), memory=memory)]), now=NOW)

    assert anki.card("deck/note").ivl == 1


def test_new_cards_come_by_priority_and_then_in_the_order_of_the_deck(anki):
    priorities = {"a": "nice-to-have", "b": "important", "c": "critical", "d": "important"}
    notes = [note(guid, attributes=(("priority", how),)) for guid, how in priorities.items()]

    anki.takes_snapshot(snapshot(*notes), now=NOW)

    cards = {guid: anki.card(guid) for guid in priorities}
    assert sorted(cards, key=lambda guid: cards[guid].due) == ["c", "b", "d", "a"]
    assert {(card.type, card.queue, card.ivl) for card in cards.values()} == {(NEW, NEW, 0)}


def test_siblings_that_are_new_keep_one_place(anki):
    anki.takes_snapshot(snapshot(note("other"), note(kind=NoteKind.REVERSED)), now=NOW)

    first, second = anki.cards("deck/note")
    assert first.due == second.due


@pytest.mark.parametrize(
    ("state", "queue"),
    [
        ({"suspended": True}, SUSPENDED),
        ({"buried": TODAY}, BURIED),
        ({"buried": TODAY - timedelta(days=1)}, None),
        ({"suspended": True, "buried": TODAY}, SUSPENDED),
    ],
)
@pytest.mark.parametrize("memory", [Memory(), remembered(TODAY + timedelta(days=2))])
def test_suspended_and_buried_cards_stay_so(anki, state, queue, memory):
    kept_back = record(note(), memory=memory, **state)

    anki.takes_snapshot(snapshot(note(), records=[kept_back]), now=NOW)

    card = anki.card("deck/note")
    assert card.queue == (card.type if queue is None else queue)
    assert (card.type, card.due) == ((NEW, 1) if memory.is_new else (REVIEW, 2))


@pytest.mark.parametrize("flag", [0, 1, 4, 7])
def test_flags_travel(anki, flag):
    anki.takes_snapshot(snapshot(note(), records=[record(note(), flag=flag)]), now=NOW)

    assert anki.card("deck/note").flags == flag


def test_the_log_arrives_row_by_row(anki):
    log = answered((20, Grade.GOOD), (19, Grade.EASY), (13, Grade.AGAIN), (12, Grade.HARD))

    written = anki.takes_snapshot(snapshot(note(), records=[record(note(), log)]), now=NOW)

    assert anki.log() == [
        (3, 1, 0, 2_500, 4_000, LEARNED),
        (4, 6, 1, 2_600, 4_001, REVIEWED),
        (1, 1, 6, 2_280, 4_002, REVIEWED),
        (2, 1, 1, 2_140, 4_003, REVIEWED),
    ]
    assert anki.instants() == [each.at for each in log]
    assert written.reviews == 4


@pytest.mark.parametrize(("grade", "button"), [(0, 1), (1, 1), (2, 1), (3, 2), (4, 3), (5, 4)])
def test_each_grade_has_its_button(anki, grade, button):
    log = answered((1, Grade(grade)))

    anki.takes_snapshot(snapshot(note(), records=[record(note(), log)]), now=NOW)

    assert [row[0] for row in anki.log()] == [button]


def test_a_drill_answer_counts_neither_for_statistics_nor_for_fsrs(anki):
    log = answered((3, Grade.HARD), (3, Grade.GOOD), drill={1})

    anki.takes_snapshot(snapshot(note(), records=[record(note(), log)]), now=NOW)

    assert anki.log() == [
        (2, 1, 0, 2_360, 4_000, LEARNED),
        (3, 1, 1, 0, 4_001, FILTERED),
    ]


def test_an_early_answer_is_told_from_a_drill_answer(anki):
    log = answered((20, Grade.GOOD), (19, Grade.GOOD), (17, Grade.GOOD))

    anki.takes_snapshot(snapshot(note(), records=[record(note(), log)]), now=NOW)

    assert anki.log()[2] == (3, 6, 6, 2_500, 4_002, FILTERED)


def test_an_answer_is_early_before_the_day_that_was_planned_not_the_one_it_was_moved_to():
    log = answered((20, Grade.GOOD), (19, Grade.GOOD))
    log.append(event(2, Advance(days_ago(16)), day=days_ago(18)))
    on_the_new_day = Review(Grade.GOOD, days_ago(0), 4_000, False, SCHEDULER.key)
    log.append(event(3, on_the_new_day, day=days_ago(16)))

    rows = review_rows(standing(entries_of(log)), 7, SCHEDULER, 1 << 60)

    assert [row[-1] for row in rows] == [LEARNED, REVIEWED, MANUAL, FILTERED]


def test_a_card_in_the_drill_is_a_review_on_its_due_day(anki):
    log = answered((0, Grade.HARD))
    drilled = record(note(), log)

    anki.takes_snapshot(snapshot(note(), records=[drilled]), now=NOW)

    card = anki.card("deck/note")
    assert drilled.card.memory.drill == TODAY
    assert (card.type, card.queue, card.due) == (REVIEW, REVIEW, 1)


def test_moves_resets_and_imported_states_are_rows_that_are_no_answers(anki):
    day = days_ago(5)
    log = [
        event(1, Seed(30, 220, days_ago(2), repetitions=4, reviews=6, lapses=1), day=day),
        event(2, SetDue(TODAY), day=day),
        event(3, Reset(), day=day),
        event(4, Review(Grade.GOOD, days_ago(4), 900), day=day),
    ]

    anki.takes_snapshot(snapshot(note(), records=[record(note(), log)]), now=NOW)

    assert anki.log() == [
        (0, 30, 0, 2_200, 0, MANUAL),
        (0, 30, 30, 2_200, 0, MANUAL),
        (0, 0, 30, 0, 0, MANUAL),
        (3, 1, 0, 2_500, 900, LEARNED),
    ]


def test_a_card_that_was_reset_is_new_and_keeps_its_history(anki):
    log = [*answered((9, Grade.GOOD), (8, Grade.GOOD)), event(3, Reset(), day=days_ago(2))]

    anki.takes_snapshot(snapshot(note(), records=[record(note(), log)]), now=NOW)

    card = anki.card("deck/note")
    assert (card.type, card.queue, card.ivl, card.reps) == (NEW, NEW, 0, 0)
    assert len(anki.log()) == 3


def test_answers_of_one_millisecond_all_arrive(anki):
    instant = int(NOW.timestamp() * 1000) - 5_000
    other = note("deck/other")
    day, due = TODAY, TODAY + timedelta(days=1)
    first = [event(n, Review(Grade.GOOD, due), day=day, at=instant) for n in range(3)]
    second = [event(9, Review(Grade.EASY, due), day=day, at=instant, card="deck/other#0")]
    records = [record(note(), first), record(other, second)]

    written = anki.takes_snapshot(snapshot(note(), other, records=records), now=NOW)

    assert anki.instants() == [instant + late for late in range(4)]
    assert written.reviews == 4


def test_an_answer_from_the_future_is_dated_now(anki):
    far = int(NOW.timestamp() * 1000) + 30 * 86_400_000
    log = [event(1, Review(Grade.GOOD, TODAY + timedelta(days=1)), day=TODAY, at=far)]

    anki.takes_snapshot(snapshot(note(), records=[record(note(), log)]), now=NOW)

    assert anki.instants() == [int(NOW.timestamp() * 1000)]


def test_an_answer_takes_at_most_two_hours(anki):
    log = [event(1, Review(Grade.GOOD, TODAY, 90_000_000), day=days_ago(1))]

    anki.takes_snapshot(snapshot(note(), records=[record(note(), log)]), now=NOW)

    assert anki.log()[0][4] == 7_200_000


def test_without_the_schedule_every_card_is_new(anki):
    log = answered((20, Grade.GOOD), (19, Grade.GOOD))
    known = record(note(), log, suspended=True, buried=TODAY, flag=3)

    written = anki.takes_snapshot(snapshot(note(), records=[known]), now=NOW, schedule=False)

    card = anki.card("deck/note")
    assert (card.type, card.queue, card.due, card.ivl, card.reps) == (NEW, NEW, 1, 0, 0)
    assert (card.flags, anki.log(), written.reviews) == (0, [], 0)


def test_anki_knows_when_a_card_was_answered_last(anki):
    log = answered((20, Grade.GOOD), (10, Grade.HARD), (10, Grade.GOOD), drill={2})
    anki.takes_snapshot(snapshot(note(), records=[record(note(), log)]), now=NOW)

    (card,) = anki.notes()["deck/note"].cards()

    assert card.last_review_time == log[1].at // 1000
    stats = anki.collection.card_stats_data(card.id)
    assert stats.added <= stats.first_review


def test_anki_goes_on_where_the_learner_stopped(anki):
    due = record(note(), memory=remembered(TODAY, interval=10, ease=250))
    anki.takes_snapshot(snapshot(note(), records=[due]), now=NOW)
    anki.collection.decks.select(anki.collection.decks.id_for_name("Deck"))

    (queued,) = anki.collection.sched.get_queued_cards(fetch_limit=5).cards

    current = queued.states.current.normal.review
    assert (current.scheduled_days, current.elapsed_days, current.ease_factor) == (10, 10, 2.5)
    assert 20 < queued.states.good.normal.review.scheduled_days < 30


def test_fsrs_in_anki_sees_the_whole_history_and_not_the_drill(anki):
    drilled = answered((20, Grade.GOOD), (19, Grade.HARD), (19, Grade.GOOD), drill={2})
    plain = answered((20, Grade.GOOD), (19, Grade.HARD), card="other#0")
    records = [record(note(), drilled), record(note("other"), plain)]
    anki.takes_snapshot(snapshot(note(), note("other"), records=records), now=NOW)
    anki.collection.set_config("fsrs", True)

    one, other = (
        anki.collection.compute_memory_state(anki.notes()[guid].card_ids()[0])
        for guid in ("deck/note", "other")
    )

    assert one.stability is not None
    assert (one.stability, one.difficulty) == (other.stability, other.difficulty)


def test_anki_finds_nothing_to_repair(anki):
    cloze = note("c", NoteKind.CLOZE, "{{c1::a}} {{c2::b}}", tags=("x",))
    log = answered((9, Grade.GOOD), (8, Grade.AGAIN), card="c#1")
    records = [record(cloze), record(cloze, log, ordinal=1, suspended=True)]
    anki.takes_snapshot(snapshot(note(deck="A::B"), cloze, records=records), now=NOW)

    report, sound = anki.collection.fix_integrity()

    assert sound
    assert "rebuilt and optimized" in report
    assert "\n" not in report.strip()


def test_the_calendar_begins_before_everything_that_happened():
    log = answered((50, Grade.GOOD))
    old = record(note(), memory=remembered(days_ago(400)))
    what = outgoing(snapshot(note(), note("other"), records=[record(note("other"), log), old]))

    calendar = Calendar.of(what.first, what.today, NOW, 4)

    assert calendar.first == days_ago(400).toordinal()
    assert calendar.today == TODAY.toordinal()


def test_the_calendar_turns_at_the_rollover_of_its_time_zone():
    now = datetime(2026, 3, 1, 12, tzinfo=timezone(timedelta(hours=2)))
    day = date(2026, 3, 1).toordinal()

    calendar = Calendar.of(day + 20, day, now, 4)

    assert calendar.created == int(datetime.fromisoformat("2026-03-01T02:00:00Z").timestamp())
    assert calendar.minutes_west == -120


def test_ids_that_are_taken_give_way_to_the_next():
    ids = FreeIds()

    taken = [ids.take(wanted) for wanted in (7, 7, 8, 7, 20, 8)]

    assert taken == [7, 8, 9, 10, 20, 11]


@settings(deadline=None)
@given(logs())
def test_the_last_row_of_a_log_is_what_is_remembered(log):
    rows = review_rows(standing(entries_of(log)), 1, SCHEDULER, 1 << 60)

    memory = replay(SCHEDULER, log)
    assert len(rows) == len(effective(log))
    assert [row[3] for row in rows][-1:] == [memory.interval][: len(rows)]


@settings(deadline=None)
@given(logs(), schedulers)
def test_rows_made_from_numbers_say_what_the_replay_says(log, scheduler):
    rows = review_rows(standing(entries_of(log)), 7, scheduler, 1 << 60)

    assert rows == list(replayed_rows(scheduler, log))


def replayed_rows(scheduler, log):
    """Yield the rows of a log as its replay gives them, one memory after the other."""
    for each, before, after in walk(scheduler, log):
        action, kind, button, spent = each.action, MANUAL, 0, 0
        factor = 0 if after.due is None else after.ease * 10
        if isinstance(action, Review):
            button, spent = {2: 1, 3: 2, 4: 3, 5: 4}.get(action.grade, 1), action.milliseconds
            factor = 0 if action.drill else after.ease * 10
            if before.due is None:
                kind = LEARNED
            else:
                is_early = each.day < (before.planned or before.due)
                kind = FILTERED if action.drill or is_early else REVIEWED
        yield (each.at, 7, button, after.interval, before.interval, factor, spent, kind)
