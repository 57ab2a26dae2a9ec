"""What is written down during an interview: entries as JSON, and the turns they add up to."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from studyapp.core.cards import Note, NoteKind
from studyapp.core.interview.ladder_walk import Step, Taken
from studyapp.core.interview.planning import Ladder, Plan
from studyapp.core.interview.rubric import Tick, grade_of
from studyapp.core.scheduling.events import Grade
from studyapp.storage.attempts import StoredEntry

KIND = "interview"
ASKED, KEPT, LOCKED, MARKED, MOVED, REVIEWED = (
    *("asked", "kept", "locked", "marked", "moved", "reviewed"),
)


@dataclass(frozen=True, slots=True)
class UnlockedAnswer:
    """An answer that is being written, or spoken with some notes."""

    text: str = ""
    notes: str = ""
    milliseconds: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of an interview, as far as it went.

    Once the answer is locked, question, model answer and key points are kept as they were.
    """

    step: Step
    at: int
    draft: UnlockedAnswer = UnlockedAnswer()
    locked: bool = False
    spoken: bool = False
    front: str = ""
    back: str = ""
    key_points: tuple[str, ...] = ()
    more: str = ""
    tags: tuple[str, ...] = ()
    ticks: tuple[Tick, ...] = ()
    grade: Grade = Grade.BLACKOUT
    reviewed: bool = False

    @property
    def is_marked(self) -> bool:
        """Whether the learner has ticked the key points."""
        return bool(self.ticks)

    @property
    def taken(self) -> Taken:
        """The turn as the course sees it."""
        return Taken(self.step, self.grade, self.draft.milliseconds)


def asked(step: Step) -> str:
    """Return the entry of a question that was put."""
    return json.dumps({"what": ASKED, "step": asdict(step)})


def kept(draft: UnlockedAnswer) -> str:
    """Return the entry of an answer that is not locked yet."""
    return json.dumps({"what": KEPT, **asdict(draft)}, ensure_ascii=False)


def locked(draft: UnlockedAnswer, note: Note, step: Step, *, spoken: bool) -> str:
    """Return the entry of an answer that is given for good."""
    values = {
        "what": LOCKED,
        **asdict(draft),
        "spoken": spoken,
        "step": asdict(step),
        "front": note.front,
        "back": note.back,
        "key_points": note.key_points,
        "more": note.more,
        "tags": note.tags,
    }
    return json.dumps(values, ensure_ascii=False)


def marked(ticks: Sequence[Tick], grade: Grade, suggested: Sequence[Tick]) -> str:
    """Return the entry of ticks that the learner confirmed, beside those that were suggested."""
    return json.dumps(
        {"what": MARKED, "ticks": ticks, "grade": int(grade), "suggested": tuple(suggested)}
    )


def moved(cards: Iterable[tuple[str, int]]) -> str:
    """Return the entry of cards that were brought forward; of none, that all were put back."""
    return json.dumps({"what": MOVED, "cards": [list(each) for each in cards]})


def moves(entries: Iterable[StoredEntry]) -> list[tuple[str, int]]:
    """Return the cards that were brought forward and were not put back since."""
    found: list[tuple[str, int]] = []
    for values in (json.loads(entry.payload) for entry in entries):
        if values["what"] == MOVED:
            cards = [(event, card) for event, card in values["cards"]]
            found = [*found, *cards] if cards else []
    return found


def reviewed(event: str) -> str:
    """Return the entry of a grade that counts as an ordinary review."""
    return json.dumps({"what": REVIEWED, "event": event})


def turns(entries: Iterable[StoredEntry]) -> list[Turn]:
    """Return the questions of one interview in the order in which they were put."""
    found: dict[int, Turn] = {}
    for entry in entries:
        values = json.loads(entry.payload)
        if values["what"] == ASKED:
            found[entry.position] = Turn(Step(**values["step"]), entry.at)
        elif entry.position in found:
            found[entry.position] = after(found[entry.position], entry.payload, entry.at)
    return [found[position] for position in sorted(found)]


def answers(entries: Iterable[StoredEntry]) -> list[tuple[str, Turn]]:
    """Return the locked answers to some questions with their interviews, newest first.

    `entries` are those of their notes, oldest first.
    """
    by_turn: dict[tuple[str, int], list[StoredEntry]] = {}
    for entry in entries:
        by_turn.setdefault((entry.attempt, entry.position), []).append(entry)
    found = [(attempt, turn) for (attempt, _), own in by_turn.items() for turn in turns(own)]
    locked_ones = [each for each in found if each[1].locked]
    return sorted(locked_ones, key=lambda each: -each[1].at)


def note_then(turn: Turn) -> Note:
    """Return the question of a locked answer as it was then."""
    return Note(
        guid=turn.step.note,
        deck=turn.step.topic,
        kind=NoteKind.OPEN,
        front=turn.front,
        back=turn.back,
        key_points=turn.key_points,
        more=turn.more,
        tags=turn.tags,
    )


def plan_values(plan: Plan, deck: str | None, *, spoken: bool) -> str:
    """Return how an interview was made."""
    values = {
        "minutes": plan.minutes,
        "seed": plan.seed,
        "ladders": [[ladder.topic, *ladder.rungs] for ladder in plan.ladders],
        "targets": dict(plan.targets),
        "deck": deck,
        "spoken": spoken,
    }
    return json.dumps(values, ensure_ascii=False)


def plan_of(spec: Mapping[str, Any]) -> Plan:
    """Return the plan that was written down."""
    ladders = tuple(Ladder(topic, tuple(rungs)) for topic, *rungs in spec["ladders"])
    return Plan(spec["minutes"], spec["seed"], ladders, spec["targets"])


def after(turn: Turn, payload: str, at: int) -> Turn:
    """Return a turn after one more entry about it."""
    values = json.loads(payload)
    match values["what"]:
        case "kept" if not turn.locked:
            return replace(turn, draft=_draft(values))
        case "locked":
            return replace(
                turn,
                at=at,
                draft=_draft(values),
                locked=True,
                spoken=values["spoken"],
                front=values["front"],
                back=values["back"],
                key_points=tuple(values["key_points"]),
                more=values["more"],
                tags=tuple(values["tags"]),
            )
        case "marked":
            ticks = tuple(Tick(tick) for tick in values["ticks"])
            return replace(turn, ticks=ticks, grade=Grade(values.get("grade", grade_of(ticks))))
        case "reviewed":
            return replace(turn, reviewed=True)
        case _:
            return turn


def _draft(values: Mapping[str, Any]) -> UnlockedAnswer:
    return UnlockedAnswer(values["text"], values["notes"], values["milliseconds"])
