"""Plans and results of interviews as JSON, so that they open years later."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from studyapp.core.interview.ladder_walk import TopicDepth
from studyapp.core.interview.planning import Ladder, Plan
from studyapp.core.interview.result import (
    AnswerFeedback,
    CardToRead,
    InterviewResult,
    JudgedAnswer,
    PlanDay,
)
from studyapp.core.interview.rubric import Tick
from studyapp.core.scheduling.events import Grade


@dataclass(frozen=True, slots=True)
class InterviewSpec:
    """How an interview was made: its plan, the deck it is about (None: all), aloud or written."""

    plan: Plan
    deck: str | None
    spoken: bool


def spec_to_json(spec: InterviewSpec) -> str:
    """Return how an interview was made as one line of JSON."""
    plan = spec.plan
    values = {
        "minutes": plan.minutes,
        "seed": plan.seed,
        "ladders": [[ladder.topic, *ladder.rungs] for ladder in plan.ladders],
        "targets": dict(plan.targets),
        "deck": spec.deck,
        "spoken": spec.spoken,
    }
    return json.dumps(values, ensure_ascii=False)


def spec_from_json(text: str) -> InterviewSpec:
    """Return how an interview was made, as it was written down."""
    values = json.loads(text)
    ladders = tuple(Ladder(topic, tuple(rungs)) for topic, *rungs in values["ladders"])
    plan = Plan(values["minutes"], values["seed"], ladders, values["targets"])
    return InterviewSpec(plan, values["deck"], values["spoken"])


def result_to_json(result: InterviewResult) -> str:
    """Return a result as one line of JSON."""
    return json.dumps(asdict(result), ensure_ascii=False, default=date.isoformat)


def result_from_json(text: str) -> InterviewResult:
    """Return the result that was written."""
    values = json.loads(text)
    return InterviewResult(
        title=values["title"],
        minutes=values["minutes"],
        seconds=values["seconds"],
        answers=tuple(map(_to_answer, values["answers"])),
        depths=tuple(TopicDepth(**depth) for depth in values["depths"]),
        plan=tuple(
            PlanDay(date.fromisoformat(day["day"]), _to_cards(day["cards"]))
            for day in values["plan"]
        ),
        sentences=tuple(values["sentences"]),
    )


def _to_answer(values: Mapping[str, Any]) -> JudgedAnswer:
    said = values["feedback"]
    texts = {
        name: tuple(said[name]) for name in ("present", "half", "missing", "wrong", "sentences")
    }
    return JudgedAnswer(
        **{
            **values,
            "key_points": tuple(values["key_points"]),
            "ticks": tuple(map(Tick, values["ticks"])),
            "grade": Grade(values["grade"]),
            "quotes": tuple(values["quotes"]),
            "feedback": AnswerFeedback(**texts, reading=_to_cards(said["reading"])),
        }
    )


def _to_cards(rows: Iterable[Mapping[str, Any]]) -> tuple[CardToRead, ...]:
    return tuple(CardToRead(**row) for row in rows)
