"""The walk through a session: its drill, its way back, and counts that always add up."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from studyapp.core.session import Candidate, Walk
from studyapp.core.statistics import Counts


def walk_of(*rows, new=(), drill=()):
    return Walk([Candidate(row, row, "deck", interval=int(row not in new)) for row in rows], drill)


def asked(walk, weak=()):
    """Answer everything, cards in `weak` weakly once; return the cards in the order asked."""
    order, weak = [], set(weak)
    while walk.current is not None:
        order.append(walk.current)
        walk.answered(drill_again=walk.current in weak)
        weak.discard(order[-1])
    return order


def test_an_answered_card_leaves_the_queue():
    walk = walk_of(1, 2, 3)

    walk.answered(drill_again=False)

    assert (walk.current, walk.upcoming, walk.done) == (2, [3], 1)


def test_what_was_not_good_enough_comes_back_at_the_end_in_the_order_it_was_missed():
    assert asked(walk_of(1, 2, 3, 4), weak=[3, 1]) == [1, 2, 3, 4, 1, 3]


def test_the_drill_repeats_a_card_until_it_is_known():
    walk = walk_of(1, 2)
    walk.answered(drill_again=True)
    walk.answered(drill_again=False)
    order = []

    for good in (False, False, True):
        order.append((walk.current, walk.in_drill))
        walk.answered(drill_again=not good)

    assert order == [(1, True)] * 3
    assert walk.current is None


def test_a_drill_left_over_from_earlier_today_comes_after_the_planned_cards():
    walk = walk_of(1, drill=[7, 8])

    assert walk.in_drill is False
    assert asked(walk) == [1, 7, 8]


def test_an_empty_walk_is_over():
    walk = walk_of()

    assert (walk.current, walk.in_drill, walk.upcoming) == (None, False, [])
    assert walk.counts == Counts()


def test_counts_tell_new_due_and_drilled_cards_apart():
    walk = walk_of(1, 2, 3, new=[1, 3])
    assert walk.counts == Counts(new=2, drill=0, due=1)

    walk.answered(drill_again=True)

    assert walk.counts == Counts(new=1, drill=1, due=1)


def test_dropped_cards_are_not_asked_wherever_they_wait():
    walk = walk_of(1, 2, 3, drill=[7, 8])

    walk.dropped([1, 3, 7])

    assert [walk.current, *walk.upcoming] == [2, 8]


def test_going_back_makes_the_answered_card_the_current_one_again():
    walk = walk_of(1, 2)
    mark = walk.mark()
    walk.answered(drill_again=True)

    walk.back_to(mark)

    assert (walk.current, walk.upcoming, walk.done) == (1, [2], 0)
    assert walk.counts == Counts(due=2)


class Walking(RuleBasedStateMachine):
    """A walk beside a plain list of what should be left: answer, drop, and go back, in any order."""

    @initialize(
        ahead=st.lists(st.booleans(), max_size=8),
        drill=st.integers(0, 3),
    )
    def begin(self, ahead, drill):
        self.new = {row for row, is_new in enumerate(ahead) if is_new}
        self.ahead = list(range(len(ahead)))
        self.drill = list(range(100, 100 + drill))
        self.done = 0
        self.walk = walk_of(*self.ahead, new=self.new, drill=self.drill)
        self.marks = []

    @precondition(lambda self: self.ahead or self.drill)
    @rule(weak=st.booleans())
    def answer(self, weak):
        self._remember()
        row = (self.ahead or self.drill).pop(0)
        self.done += 1
        if weak:
            self.drill.append(row)
        self.walk.answered(drill_again=weak)

    @rule(rows=st.sets(st.one_of(st.integers(0, 8), st.integers(100, 103)), max_size=3))
    def drop(self, rows):
        self._remember()
        self.ahead = [row for row in self.ahead if row not in rows]
        self.drill = [row for row in self.drill if row not in rows]
        self.walk.dropped(rows)

    @precondition(lambda self: self.marks)
    @rule()
    def undo_the_last_step(self):
        mark, *before = self.marks.pop()
        self.ahead, self.drill, self.done = before
        self.walk.back_to(mark)

    @precondition(lambda self: self.marks)
    @rule(data=st.data())
    def undo_several_steps(self, data):
        kept = data.draw(st.integers(0, len(self.marks) - 1))
        mark, *before = self.marks[kept]
        del self.marks[kept:]
        self.ahead, self.drill, self.done = before
        self.walk.back_to(mark)

    @invariant()
    def what_is_left_is_what_should_be(self):
        left = [*self.ahead, *self.drill]
        assert self.walk.current == (left[0] if left else None)
        assert self.walk.upcoming == left[1:]
        assert len(left) == len(set(left))

    @invariant()
    def counts_add_up(self):
        new = len(self.new.intersection(self.ahead))
        assert self.walk.counts == Counts(new, len(self.drill), len(self.ahead) - new)
        assert self.walk.counts.total == len(self.ahead) + len(self.drill)
        assert self.walk.done == self.done

    @invariant()
    def the_drill_begins_when_nothing_else_is_left(self):
        assert self.walk.in_drill == (not self.ahead and bool(self.drill))

    def _remember(self):
        self.marks.append((self.walk.mark(), list(self.ahead), list(self.drill), self.done))


TestWalking = Walking.TestCase
TestWalking.settings = settings(max_examples=60, stateful_step_count=25)
