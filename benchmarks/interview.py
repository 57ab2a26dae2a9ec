"""Measures what the interview suggests against answers that were judged by hand.

`python -m benchmarks.interview [--held-back] [--json FILE]`

The development half may be read and tuned on; the held-back half is for the end only.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

from studyapp.core.cards import Note, NoteKind
from studyapp.core.interview.examiner import Examiner
from studyapp.core.interview.rubric import Tick
from studyapp.formats.deck.text import parse
from studyapp.paths import shipped

DATA = Path(__file__).parent / "data"
DEVELOPMENT = DATA / "interview_answers_development.json"
HELD_BACK = DATA / "interview_answers_held_back.json"
QUESTIONS = DATA / "interview_questions.json"
"""The questions as they stood when their answers were judged; the decks have moved on since."""
Mark = TypeVar("Mark")
HIT = (Tick.YES, Tick.HALF)


@dataclass(frozen=True, slots=True)
class Pair:
    """One key point of one answer: the examiner's tick and the program's."""

    note: str
    kind: str
    judged: Tick
    suggested: Tick
    wrong: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """How well one class is found."""

    name: str
    precision: float
    recall: float
    count: int


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured over the points of some answers."""

    answers: int
    points: int
    agreement: float
    kappa: float
    kappa_hit: float
    kappa_weighted: float
    classes: tuple[Figures, ...]
    wrong_claims: Figures


def main() -> None:
    """Measure and print."""
    options = _options()
    path = HELD_BACK if options.held_back else DEVELOPMENT
    answers = json.loads(path.read_text(encoding="utf-8"))
    pairs = judged_pairs(answers, known_notes())
    whole = report(pairs, len(answers))
    print(f"{path.name}: {len({each['note'] for each in answers})} questions")
    print(text(whole))
    parts = {name: _part(pairs, answers, kinds) for name, kinds in _parts(pairs).items()}
    for name, part in parts.items():
        print(f"\n{name}\n{text(part)}")
    if options.json:
        figures = {"all": asdict(whole), **{name: asdict(part) for name, part in parts.items()}}
        options.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")


def deck_notes(folder: Path) -> list[Note]:
    """Return the notes of the decks in a folder."""
    files = sorted(path for path in folder.glob("*.md") if path.name != "README.md")
    texts = ((path.name, path.read_text(encoding="utf-8")) for path in files)
    return [note for name, text in texts for note in parse(text, source=name).deck.notes]


def judged_questions() -> list[Note]:
    """Return the questions that the answers were given to."""
    rows = json.loads(QUESTIONS.read_text(encoding="utf-8"))
    return [
        Note(
            guid=row["note"],
            deck=row["note"].partition("/")[0],
            kind=NoteKind.OPEN,
            front=row["front"],
            back=row["back"],
            key_points=tuple(row["key_points"]),
        )
        for row in rows
    ]


def known_notes() -> list[Note]:
    """Return what the examiner knows: the judged questions, and all other notes that ship."""
    judged = {note.guid: note for note in judged_questions()}
    others = [note for note in deck_notes(shipped("decks")) if note.guid not in judged]
    return [*judged.values(), *others]


def judged_pairs(answers: Sequence[dict], notes: Sequence[Note]) -> list[Pair]:
    """Return the judged and the suggested tick of each key point of each answer."""
    by_guid, examiner = {note.guid: note for note in notes}, Examiner(notes)
    pairs = []
    for answer in answers:
        note = by_guid[answer["note"]]
        suggestion = examiner.suggest(note.front, note.back, note.key_points, answer["answer"])
        for tick, point in zip(answer["ticks"], suggestion.points, strict=True):
            pairs.append(Pair(note.guid, answer["kind"], Tick(tick), point.tick, point.wrong))
    return pairs


def report(pairs: Sequence[Pair], answers: int) -> Report:
    """Return the figures of some points."""
    judged = [pair.judged for pair in pairs]
    suggested = [pair.suggested for pair in pairs]
    same = sum(one is other for one, other in zip(judged, suggested, strict=True))
    flagged = [pair for pair in pairs if pair.wrong]
    rightly = sum(pair.judged is Tick.NO for pair in flagged)
    negated = [pair for pair in pairs if pair.kind == "negated" and pair.judged is Tick.NO]
    return Report(
        answers=answers,
        points=len(pairs),
        agreement=same / len(pairs),
        kappa=kappa(judged, suggested),
        kappa_hit=kappa([each in HIT for each in judged], [each in HIT for each in suggested]),
        kappa_weighted=kappa(judged, suggested, lambda one, other: abs(one.worth - other.worth)),
        classes=(
            *(_figures(tick.value, (tick,), pairs) for tick in Tick),
            _figures("hit (yes or half)", HIT, pairs),
        ),
        wrong_claims=Figures(
            "wrong to claim",
            rightly / len(flagged) if flagged else 0.0,
            sum(pair.wrong for pair in negated) / len(negated) if negated else 0.0,
            len(flagged),
        ),
    )


def kappa(
    one: Sequence[Mark],
    other: Sequence[Mark],
    distance: Callable[[Mark, Mark], float] = lambda a, b: float(a != b),
) -> float:
    """Return Cohen's kappa of two judges; with a distance between marks, the weighted kappa."""
    count = len(one)
    seen = sum(distance(a, b) for a, b in zip(one, other, strict=True)) / count
    marks = list(dict.fromkeys([*one, *other]))
    chance = sum(one.count(a) * other.count(b) * distance(a, b) for a in marks for b in marks) / (
        count * count
    )
    return 1.0 - seen / chance if chance else 1.0


def text(figures: Report) -> str:
    """Return the figures as lines."""
    rows = [
        f"{figures.answers} answers, {figures.points} points: agreement "
        f"{figures.agreement:.2f}, kappa {figures.kappa:.2f}, "
        f"hit or miss {figures.kappa_hit:.2f}, weighted {figures.kappa_weighted:.2f}"
    ]
    for each in (*figures.classes, figures.wrong_claims):
        rows.append(
            f"  {each.name:<18} precision {each.precision:.2f}  recall {each.recall:.2f}"
            f"  ({each.count})"
        )
    return "\n".join(rows)


def _parts(pairs: Sequence[Pair]) -> dict[str, set[str]]:
    """Return the kinds of answers that are measured apart, by name."""
    kinds = {pair.kind for pair in pairs}
    alone = {kind: {kind} for kind in sorted(kinds)}
    return {"without those in other words": kinds - {"in other words"}, **alone}


def _part(pairs: Sequence[Pair], answers: Sequence[dict], kinds: set[str]) -> Report:
    own = [pair for pair in pairs if pair.kind in kinds]
    return report(own, sum(each["kind"] in kinds for each in answers))


def _figures(name: str, ticks: Sequence[Tick], pairs: Sequence[Pair]) -> Figures:
    right = sum(pair.judged in ticks and pair.suggested in ticks for pair in pairs)
    suggested = sum(pair.suggested in ticks for pair in pairs)
    judged = sum(pair.judged in ticks for pair in pairs)
    return Figures(
        name,
        right / suggested if suggested else 0.0,
        right / judged if judged else 0.0,
        judged,
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.interview", description=__doc__)
    parser.add_argument(
        "--held-back", action="store_true", help="the final measure: the half nobody tuned on"
    )
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    return parser.parse_args()


if __name__ == "__main__":
    main()
