"""The way through an interview: climb while answers hold, go on to the next topic when one fails."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from studyapp.core.interview.planning import Ladder, Plan
from studyapp.core.scheduling.events import Grade


@dataclass(frozen=True, slots=True)
class Step:
    """A question's place: which one it is, and on which rung of which ladder (both from 1)."""

    note: str
    topic: str
    number: int
    rung: int
    rungs: int
    target_seconds: int

    @property
    def is_follow_up(self) -> bool:
        """Whether it goes deeper into what was just answered."""
        return self.rung > 1


@dataclass(frozen=True, slots=True)
class Taken:
    """A question that was answered and marked. `milliseconds` is the time of answering."""

    step: Step
    grade: Grade
    milliseconds: int


@dataclass(frozen=True, slots=True)
class TopicDepth:
    """How far a ladder was climbed: the last rung that held, and the question that failed."""

    topic: str
    reached: int
    rungs: int
    failed_at: str = ""


def first_step(plan: Plan, missing: Collection[str] = ()) -> Step | None:
    """Return the first question, None when none of the plan's notes is there any more."""
    return _on_ladder(_present(plan.ladders, missing), 0, 0, 1, plan)


def next_step(plan: Plan, taken: Sequence[Taken], missing: Collection[str] = ()) -> Step | None:
    """Return the question after those taken, None when the time or the questions are used up.

    `missing` are notes that were deleted since the plan was made: they are passed over.
    """
    if not taken:
        return first_step(plan, missing)
    last = taken[-1]
    present = _present(plan.ladders, missing)
    at = next((i for i, ladder in enumerate(plan.ladders) if last.step.note in ladder.rungs), 0)
    higher = _higher(present[at], plan.ladders[at], last)
    follows = last.grade.passed and higher is not None
    number = last.step.number + 1
    step = (
        _on_ladder(present, at, higher or 0, number, plan)
        if follows
        else _on_ladder(present, at + 1, 0, number, plan)
    )
    return step if step and _fits(step, plan, used_seconds(taken)) else None


def used_seconds(taken: Sequence[Taken]) -> float:
    """Return the time used; an answer counts for at least half its target, however quick it was."""
    return sum(max(each.milliseconds / 1000, each.step.target_seconds / 2) for each in taken)


def depths(taken: Sequence[Taken]) -> tuple[TopicDepth, ...]:
    """Return how far each ladder was climbed, in the order in which they were asked."""
    found: list[TopicDepth] = []
    for each in taken:
        held = each.grade.passed
        reached = each.step.rung if held else each.step.rung - 1
        failed_at = "" if held else each.step.note
        if each.step.is_follow_up and found:
            found[-1] = replace(found[-1], reached=reached, failed_at=failed_at)
        else:
            found.append(TopicDepth(each.step.topic, reached, each.step.rungs, failed_at))
    return tuple(found)


def _fits(step: Step, plan: Plan, used: float) -> bool:
    """Whether at least half of a question's target time is left."""
    return used + step.target_seconds / 2 <= plan.seconds


def _present(ladders: Sequence[Ladder], missing: Collection[str]) -> list[tuple[str, ...]]:
    return [tuple(guid for guid in each.rungs if guid not in missing) for each in ladders]


def _higher(present: tuple[str, ...], ladder: Ladder, last: Taken) -> int | None:
    """Return the place of the next rung that is still there."""
    above = ladder.rungs[ladder.rungs.index(last.step.note) + 1 :]
    return next((present.index(guid) for guid in above if guid in present), None)


def _on_ladder(
    present: Sequence[tuple[str, ...]], ladder: int, rung: int, number: int, plan: Plan
) -> Step | None:
    """Return the question on a rung, or the first one of the ladders after it."""
    while ladder < len(present) and rung >= len(present[ladder]):
        ladder, rung = ladder + 1, 0
    if ladder >= len(present):
        return None
    note = present[ladder][rung]
    return Step(
        note=note,
        topic=plan.ladders[ladder].topic,
        number=number,
        rung=rung + 1,
        rungs=len(present[ladder]),
        target_seconds=plan.targets[note],
    )
