"""The log and its fold: merging, undoing, and memory that depends on nothing but the log."""

from datetime import timedelta
from functools import reduce

from hypothesis import example, given
from hypothesis import strategies as st
from strategies import FIRST_DAY, event, grades, logs, schedulers, skewed_logs

from studyapp.core.scheduling.events import Advance, Event, Grade, Reset, Review, Seed, SetDue, Undo
from studyapp.core.scheduling.memory import Memory
from studyapp.core.scheduling.replay import effective, merge, next_state, replay, walk
from studyapp.core.scheduling.sm2 import Sm2, Sm2Reading

PLAIN = Sm2(fuzzed=False)
DAY = timedelta(days=1)


def as_it_was_written(scheduler, log):
    """Fold a log event by event, as each is appended: only an undo looks back at the whole log."""
    memory = Memory()
    for count, entry in enumerate(log, start=1):
        if isinstance(entry.action, Undo):
            memory = replay(scheduler, log[:count])
        else:
            memory = next_state(scheduler, memory, entry)
    return memory


def undo(number, target, **place):
    return event(number, Undo(target.id), **place)


def review(number, grade=Grade.GOOD, day=FIRST_DAY, **place):
    return event(number, Review(grade, day + 3 * DAY), day=day, **place)


@st.composite
def machines(draw):
    """Return the logs of three machines that share some events."""
    log = draw(skewed_logs())
    return [[e for e in log if draw(st.booleans())] for _ in range(3)]


@given(schedulers, logs())
def test_folding_event_by_event_gives_what_a_replay_gives(scheduler, log):
    assert as_it_was_written(scheduler, log) == replay(scheduler, log)


@given(schedulers, skewed_logs(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(scheduler, log, chance):
    shuffled = chance.sample(log, len(log))

    assert effective(shuffled) == effective(log)
    assert replay(scheduler, shuffled) == replay(scheduler, log)


@given(schedulers, logs(), st.integers(0, 14))
def test_going_on_from_a_checkpoint_gives_what_a_replay_gives(scheduler, log, cut):
    standing = effective(log)

    memory = replay(scheduler, standing[:cut])
    memory = reduce(lambda m, e: next_state(scheduler, m, e), standing[cut:], memory)

    assert memory == replay(scheduler, log)


@given(machines())
def test_merging_is_commutative_associative_and_idempotent(parts):
    one, two, three = parts

    assert merge(one, two) == merge(two, one)
    assert merge(merge(one, two), three) == merge(one, merge(two, three)) == merge(*parts)
    assert merge(one, one) == merge(merge(one)) == merge(one)


@given(machines())
def test_merging_loses_no_event_and_adds_none(parts):
    merged = merge(*parts)

    assert {e.id for e in merged} == {e.id for part in parts for e in part}
    assert len({e.id for e in merged}) == len(merged)


@given(schedulers, machines())
def test_machines_that_have_exchanged_their_logs_remember_the_same(scheduler, parts):
    one, two, three = parts

    assert replay(scheduler, merge(three, one, two)) == replay(scheduler, [*two, *three, *one])


@given(skewed_logs())
def test_merging_orders_by_instant_then_by_id(log):
    keys = [(entry.at, entry.id) for entry in merge(log)]

    assert keys == sorted(keys)


@given(schedulers, logs(undos=False))
def test_undoing_the_last_event_leaves_the_log_before_it(scheduler, log):
    answered = [*log, review(90, Grade.EASY, at=2**46)]
    undone = [*answered, undo(91, answered[-1], at=2**46 + 1)]

    assert effective(undone) == effective(log)
    assert replay(scheduler, undone) == replay(scheduler, log)


@given(schedulers, logs())
def test_undoing_step_by_step_goes_back_through_every_state(scheduler, log):
    standing = effective(log)
    undone = list(standing)

    for number, last in enumerate(reversed(standing), start=1):
        undone.append(undo(100 + number, last, at=2**46 + number))
        assert replay(scheduler, undone) == replay(scheduler, standing[:-number])


@given(schedulers, logs())
def test_undoing_an_undo_does_it_again(scheduler, log):
    answered = [*log, review(90, at=2**46)]
    taken_back = undo(91, answered[-1], at=2**46 + 1)
    done_again = undo(92, taken_back, at=2**46 + 2)

    assert effective([*answered, taken_back, done_again]) == effective(answered)


@given(st.lists(st.integers(0, 2**45), min_size=1, max_size=9))
def test_undo_and_redo_alternate_whatever_the_clocks_said(instants):
    answer = review(0, at=instants[0])
    log = [answer]

    for number, at in enumerate(instants[1:], start=1):
        log.append(undo(number, log[-1], at=at))

    assert effective(log) == ([answer] if len(log) % 2 else [])


@given(skewed_logs())
def test_an_event_stands_unless_an_undo_that_stands_takes_it_back(log):
    undos = [entry for entry in log if isinstance(entry.action, Undo)]

    def stands(entry):
        return not any(u.action.target == entry.id and stands(u) for u in undos)

    standing = {entry.id for entry in log if stands(entry)} - {u.id for u in undos}
    assert {entry.id for entry in effective(log)} == standing


def test_two_undos_of_one_answer_need_two_redos():
    answer = review(0)
    here, there = undo(1, answer), undo(2, answer)
    redo_here, redo_there = undo(3, here), undo(4, there)

    assert effective([answer, here, there, redo_here]) == []
    assert effective([answer, here, there, redo_here, redo_there]) == [answer]


def test_an_undo_that_arrives_before_its_answer_takes_it_back_when_it_comes():
    answer = review(0)

    assert effective([undo(1, answer)]) == []
    assert effective([undo(1, answer), answer]) == []


def test_undos_that_name_each_other_or_themselves_take_nothing_else_back():
    answer = review(0)
    first = event(1, Undo(event(2, Reset()).id))
    second, lonely = undo(2, first), event(3, Undo(event(3, Reset()).id))

    assert effective([answer, first, second, lonely]) == [answer]


def test_thousands_of_undos_of_undos_are_followed_to_the_end():
    log = [review(0)]

    for number in range(1, 5_001):
        log.append(undo(number, log[-1]))

    assert effective(log) == log[:1]
    assert effective(log[:-1]) == []


def test_undoing_an_older_answer_keeps_the_newer_ones():
    first, second, third = (review(n, day=FIRST_DAY + 3 * n * DAY) for n in range(3))

    assert effective([first, second, third, undo(9, second)]) == [first, third]


@given(schedulers, logs())
def test_walking_shows_every_standing_event_with_the_memory_around_it(scheduler, log):
    steps = list(walk(scheduler, log))

    assert [entry for entry, _, _ in steps] == effective(log)
    assert [before for _, before, _ in steps] == [
        replay(scheduler, effective(log)[:count]) for count in range(len(steps))
    ]
    assert all(next_state(scheduler, before, e) == after for e, before, after in steps)


@given(schedulers, logs())
def test_a_reset_makes_the_card_new_again(scheduler, log):
    assert replay(scheduler, [*log, event(99, Reset(), at=2**46)]) == Memory()


@given(schedulers, logs(undos=False), st.integers(-30, 400))
def test_moving_a_card_changes_its_day_and_keeps_interval_and_ease(scheduler, log, days):
    before, due = replay(scheduler, log), FIRST_DAY + days * DAY

    after = next_state(scheduler, before, event(99, SetDue(due)))

    assert (after.due, after.drill) == (due, None)
    assert after.ease == before.ease
    assert after.interval == (before.interval or max(1, days))


@given(schedulers, logs(), st.integers(-5, 400))
def test_bringing_a_card_forward_never_makes_it_due_later(scheduler, log, days):
    before = replay(scheduler, log)
    due = FIRST_DAY + days * DAY

    after = next_state(scheduler, before, event(99, Advance(due)))

    assert after.due <= due or after.drill == due
    assert before.due is None or after.due <= before.due
    assert before.is_new or (after.interval, after.ease) == (before.interval, before.ease)
    assert after.reviews == before.reviews


def test_a_right_answer_to_a_card_that_was_brought_forward_lengthens_nothing():
    learnt = Memory.on_days(5, 100, 250, FIRST_DAY + 95 * DAY, FIRST_DAY - 5 * DAY, 5)
    near = next_state(PLAIN, learnt, event(1, Advance(FIRST_DAY)))

    due = PLAIN.next_due(near, Grade.EASY, FIRST_DAY, "deck/note#0")
    after = next_state(PLAIN, near, event(2, Review(Grade.EASY, due)))

    assert near.due == FIRST_DAY
    assert after.interval == 100
    assert after.ease == 250
    assert after.due == FIRST_DAY + 100 * DAY


def test_a_wrong_answer_to_a_card_that_was_brought_forward_is_a_lapse():
    learnt = Memory.on_days(5, 100, 250, FIRST_DAY + 95 * DAY, FIRST_DAY - 5 * DAY, 5)
    near = next_state(PLAIN, learnt, event(1, Advance(FIRST_DAY)))

    after = next_state(PLAIN, near, event(2, Review(Grade.AGAIN, FIRST_DAY + DAY)))

    assert (after.repetitions, after.interval, after.lapses) == (0, 1, 1)


@given(schedulers, logs(), st.integers(0, 9), st.integers(0, 40))
@example(PLAIN, [], 2, 0)
def test_an_imported_state_replaces_what_was_and_counts_at_least_its_repetitions(
    scheduler, log, repetitions, reviews
):
    seed = Seed(40, 210, FIRST_DAY, repetitions, reviews, lapses=3)

    memory = replay(scheduler, [*log, event(99, seed, at=2**46)])

    assert memory == Memory.on_days(
        repetitions, 40, 210, FIRST_DAY, reviews=max(reviews, repetitions), lapses=3
    )


@given(schedulers, logs())
def test_a_card_has_an_interval_from_the_moment_it_is_scheduled(scheduler, log):
    for _, _, memory in walk(scheduler, log):
        assert (memory.due is None) == (memory.interval == 0)


@given(grades)
def test_missing_a_card_that_came_without_its_history_is_a_lapse(grade):
    seeded = event(0, Seed(40, 250, FIRST_DAY))

    memory = replay(PLAIN, [seeded, review(1, grade)])

    assert memory.lapses == (0 if grade.passed else 1)


@given(logs())
def test_switching_the_algorithm_keeps_the_due_days_and_the_counts(log):
    folded = [replay(scheduler, log) for scheduler in map(Sm2, Sm2Reading)]

    assert len({(memory.due, memory.reviews, memory.last) for memory in folded}) == 1


def test_an_undo_alone_changes_no_memory():
    memory = Memory.on_days(3, 20, due=FIRST_DAY)

    assert next_state(PLAIN, memory, Event("0" * 32, 0, "card", FIRST_DAY, Undo("other"))) == memory
