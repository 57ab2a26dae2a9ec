"""Judging the answers of an interview: feedback, what to read, the plan."""

from collections.abc import Iterable, Mapping, Sequence

from studyapp.core.cards import Note
from studyapp.core.interview.feedback import feedback, verdict
from studyapp.core.interview.ladder_walk import depths
from studyapp.core.interview.next_days import next_three_days
from studyapp.core.interview.planning import Plan
from studyapp.core.interview.result import CardToRead, InterviewResult, JudgedAnswer, PlanDay
from studyapp.core.interview.rubric import Tick
from studyapp.core.interview.suggestion import Suggestion
from studyapp.core.interview.turns import Turn
from studyapp.core.rendering.plain import stripped
from studyapp.services.interview.context import InterviewContext

MOST_TO_READ = 4
_A_POINT = 2


def judged(turn: Turn, context: InterviewContext) -> JudgedAnswer:
    """Return a marked answer with what is said about it."""
    suggestion = context.suggestion(turn)
    seconds = round(turn.draft.milliseconds / 1000)
    return JudgedAnswer(
        note=turn.step.note,
        topic=turn.step.topic,
        front=turn.front,
        back=turn.back,
        key_points=turn.key_points,
        text=turn.draft.text,
        notes=turn.draft.notes,
        spoken=turn.spoken,
        seconds=seconds,
        target_seconds=turn.step.target_seconds,
        rung=turn.step.rung,
        ticks=turn.ticks,
        grade=turn.grade,
        quotes=_quotes(turn.ticks, suggestion, turn.said),
        feedback=feedback(
            turn.key_points,
            turn.ticks,
            suggestion.points,
            text=turn.said,
            seconds=seconds,
            target_seconds=turn.step.target_seconds,
            reading=_reading(turn, context),
        ),
    )


def resulting(
    title: str, plan: Plan, turns: Sequence[Turn], context: InterviewContext
) -> InterviewResult:
    """Return the result of an interview; answers without ticks are not judged."""
    marked = [turn for turn in turns if turn.is_marked]
    answers = tuple(judged(turn, context) for turn in marked)
    reached = depths([turn.taken for turn in marked])
    return InterviewResult(
        title=title,
        minutes=plan.minutes,
        seconds=sum(answer.seconds for answer in answers),
        answers=answers,
        depths=reached,
        plan=_plan(plan, answers, context),
        sentences=verdict(answers, reached),
    )


def _quotes(ticks: Sequence[Tick], suggestion: Suggestion, said: str) -> tuple[str, ...]:
    """Return the learner's own words for each point that was ticked at least half."""
    return tuple(
        point.passage.of(said).strip() if point.passage and tick is not Tick.NO else ""
        for point, tick in zip(suggestion.points, ticks, strict=True)
    )


def _reading(turn: Turn, context: InterviewContext) -> list[CardToRead]:
    """Return cards that help with what was missed, the worst gaps first."""
    gaps = [
        point
        for worst in (Tick.NO, Tick.HALF)
        for point, tick in zip(turn.key_points, turn.ticks, strict=True)
        if tick is worst
    ]
    reasons: dict[str, str] = {}
    for point in gaps:
        found = context.examiner.related(
            point, front=turn.front, back=turn.back, near=turn.step.note, most=_A_POINT
        )
        for guid in found:
            reasons.setdefault(guid, f"For the point “{stripped(point)}”.")
    return _to_read(context, dict(list(reasons.items())[:MOST_TO_READ]))


def _plan(
    plan: Plan, answers: Sequence[JudgedAnswer], context: InterviewContext
) -> tuple[PlanDay, ...]:
    missed = {
        answer.note: f"You named {answer.percent} % of its points."
        for answer in sorted(answers, key=lambda answer: answer.percent)
        if any(tick is not Tick.YES for tick in answer.ticks)
    }
    reading = [card for answer in answers for card in answer.feedback.reading]
    asked = {answer.note for answer in answers}
    higher = {
        guid: "The follow-up that you have not reached yet."
        for answer in answers
        for guid in _above(plan, answer.note)
        if guid not in asked
    }
    return next_three_days(
        context.today(),
        _to_read(context, missed),
        reading,
        _to_read(context, dict(list(higher.items())[:4])),
    )


def _above(plan: Plan, note: str) -> Iterable[str]:
    """Return the question after one on its ladder."""
    for ladder in plan.ladders:
        if note in ladder.rungs:
            place = ladder.rungs.index(note) + 1
            yield from ladder.rungs[place : place + 1]


def _to_read(context: InterviewContext, reasons: Mapping[str, str]) -> list[CardToRead]:
    """Return the first card of each note that is still there, with the reason to read it."""
    notes, cards = context.named(list(reasons)), context.cards(list(reasons))
    return [
        CardToRead(cards[guid][0].id, guid, _front(notes[guid]), reason)
        for guid, reason in reasons.items()
        if guid in notes and cards[guid]
    ]


def _front(note: Note) -> str:
    return " ".join(stripped(note.front).split())
