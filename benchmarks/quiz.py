"""How good quiz questions from the shipped decks are: `python -m benchmarks.quiz [QUIZZES]`."""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import sqrt
from random import Random

from benchmarks.quiz_typing import others_accepted, slips_accepted
from studyapp.core.cards import Note
from studyapp.core.quiz.making import compose, questions_of
from studyapp.core.quiz.question_kit import QuestionKit
from studyapp.core.quiz.questions import Question, QuestionKind, QuizSpec
from studyapp.core.quiz.quiz_note import QuizNote
from studyapp.core.quiz.texts import compact, contains, shown_length
from studyapp.formats.deck.text import parse
from studyapp.paths import shipped

QUIZZES = 2_000
PLAUSIBLE = 3
SUSPICIOUS = 1.645
"""A share above chance by more than so many standard deviations comes by chance once in twenty."""


@dataclass(slots=True)
class Share:
    """How often something happened, and how often chance would have let it happen."""

    happened: float = 0.0
    tries: int = 0
    expected: float = 0.0
    variance: float = 0.0

    def add(self, happened: float, chance: float) -> None:
        """Count one try that chance would have let happen with a probability."""
        self.happened += happened
        self.tries += 1
        self.expected += chance
        self.variance += chance * (1 - chance)

    @property
    def z(self) -> float:
        """By how many standard deviations it happened more often than chance allows."""
        return (self.happened - self.expected) / sqrt(self.variance) if self.variance else 0.0

    def __str__(self) -> str:
        if not self.tries:
            return "none"
        return (
            f"{self.happened:.0f} of {self.tries} ({100 * self.happened / self.tries:.1f} %), "
            f"by chance {100 * self.expected / self.tries:.1f} %, z = {self.z:+.2f}"
        )


@dataclass(slots=True)
class Findings:
    """What was found in some questions."""

    questions: int = 0
    kinds: Counter[QuestionKind] = field(default_factory=Counter)
    choices: int = 0
    plausible: int = 0
    same: list[str] = field(default_factory=list)
    two_right: list[str] = field(default_factory=list)
    equal: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    longest: dict[int, Share] = field(default_factory=lambda: defaultdict(Share))
    shortest: dict[int, Share] = field(default_factory=lambda: defaultdict(Share))
    several: Share = field(default_factory=Share)

    def add(self, question: Question) -> None:
        """Look at one question."""
        self.questions += 1
        self.kinds[question.kind] += 1
        name = f"{question.kind} {question.note}: {question.prompt[:60]!r}"
        if has_two_right(question):
            self.two_right.append(name)
        if has_equal(question.options) or has_equal(question.partners):
            self.equal.append(name)
        if tells_itself(question):
            self.told.append(name)
        if question.kind in (QuestionKind.SINGLE, QuestionKind.SEVERAL):
            self._add_choice(question, name)

    def _add_choice(self, question: Question, name: str) -> None:
        self.choices += 1
        right = [question.options[i] for i in question.right]
        wrong = [o for i, o in enumerate(question.options) if i not in question.right]
        if any(is_same_or_longer(one, other) for one in wrong for other in right):
            self.same.append(name)
        lengths = [shown_length(option) for option in question.options]
        if question.kind is QuestionKind.SINGLE:
            self.plausible += len(wrong) >= PLAUSIBLE
            chance = 1 / len(lengths)
            self.longest[len(lengths)].add(share_of(question, lengths, max(lengths)), chance)
            self.shortest[len(lengths)].add(share_of(question, lengths, min(lengths)), chance)
        else:
            chance = len(right) / len(lengths)
            self.several.add(share_of(question, lengths, max(lengths)), chance)


def share_of(question: Question, lengths: Sequence[int], length: int) -> float:
    """Return the probability that an option of a length, chosen blindly, is right."""
    found = [index for index, own in enumerate(lengths) if own == length]
    return sum(index in question.right for index in found) / len(found)


def is_same_or_longer(wrong: str, right: str) -> bool:
    """Whether a wrong option equals or contains the right one."""
    return compact(wrong) == compact(right) or contains(wrong, right)


def has_equal(options: Sequence[str]) -> bool:
    """Whether two options say the same."""
    return len({compact(option) or option for option in options}) < len(options)


def has_two_right(question: Question) -> bool:
    """Whether two answers would do where one is asked for."""
    options, right = question.options, question.right
    match question.kind:
        case QuestionKind.SINGLE:
            answer = options[right[0]]
            others = [option for i, option in enumerate(options) if i != right[0]]
            return len(right) != 1 or any(
                is_same_or_longer(a, b) for one in others for a, b in ((one, answer), (answer, one))
            )
        case QuestionKind.TRUE_FALSE:
            return len(right) != 1
        case QuestionKind.MATCH | QuestionKind.ORDER:
            return sorted(right) != list(range(len(options)))
        case QuestionKind.SEVERAL:
            return not 0 < len(set(right)) < len(options)
        case _:
            return False


def tells_itself(question: Question) -> bool:
    """Whether the prompt of a typed question or of a chosen gap contains its answer."""
    return question.kind.is_typed and any(
        contains(question.prompt, text) for text in question.accepted
    )


def shipped_notes() -> list[Note]:
    """Return the notes of the decks that ship."""
    files = (file for file in sorted(shipped("decks").glob("*.md")) if file.stem != "README")
    return [note for file in files for note in parse(file.read_text(encoding="utf-8")).deck.notes]


def every_question(kit: QuestionKit, notes: Sequence[Note]) -> Iterator[Question]:
    """Yield every question that the notes can be asked in, by each way to make one."""
    guids = frozenset(note.guid for note in notes)
    for note in notes:
        asked = QuizNote(note, frozenset(note.ordinals()), guids - {note.guid})
        yield from questions_of(asked, kit, Random(note.guid))


def random_spec(decks: Sequence[str], tags: Sequence[str], seed: int) -> QuizSpec:
    """Return wishes as learners have them, different for each seed."""
    chance = Random(seed)
    kinds = tuple(QuestionKind)
    return QuizSpec(
        decks=tuple(chance.sample(decks, chance.choice((0, 0, 1, 1, 2, 4)))),
        tags=tuple(chance.sample(tags, chance.choice((0, 0, 0, 1, 2)))),
        questions=chance.choice((5, 10, 20, 40)),
        kinds=kinds if chance.random() < 0.6 else tuple(chance.sample(kinds, 2)),
        seed=seed,
    )


def random_quizzes(notes: Sequence[Note], kit: QuestionKit, number: int) -> Iterator[Question]:
    """Yield the questions of so many random quizzes."""
    decks = sorted({note.deck for note in notes})
    tags = sorted({tag for note in notes for tag in note.tags})
    every = [QuizNote(note, frozenset(note.ordinals())) for note in notes]
    for seed in range(number):
        spec = random_spec(decks, tags, seed)
        asked = [one for one in every if fits(one.note, spec)]
        yield from compose(spec, "", asked, kit).questions


def fits(note: Note, spec: QuizSpec) -> bool:
    """Whether a note is among those wished for."""
    in_deck = not spec.decks or note.deck in spec.decks
    return in_deck and (not spec.tags or bool({*spec.tags} & {*note.tags}))


def found_in(questions: Iterable[Question]) -> Findings:
    """Return what is found in questions."""
    findings = Findings()
    for question in questions:
        findings.add(question)
    return findings


def lines(findings: Findings) -> Iterator[str]:
    """Yield what was found, in words."""
    kinds = ", ".join(f"{findings.kinds[kind]} {kind}" for kind in QuestionKind)
    yield f"  questions                       {findings.questions} ({kinds})"
    singles = findings.kinds[QuestionKind.SINGLE]
    yield f"  three plausible distractors     {findings.plausible} of {singles} single choices"
    yield f"  wrong equals or contains right  {len(findings.same)} of {findings.choices}"
    yield f"  two right answers               {len(findings.two_right)}"
    yield f"  equal options                   {len(findings.equal)}"
    yield f"  prompt contains the answer      {len(findings.told)}"
    for size in sorted(findings.longest):
        yield f"  longest of {size} is right           {findings.longest[size]}"
        yield f"  shortest of {size} is right          {findings.shortest[size]}"
    yield f"  longest of several is right     {findings.several}"
    for name in [*findings.same, *findings.two_right, *findings.equal, *findings.told][:20]:
        yield f"    look at {name}"


def main(quizzes: int) -> None:
    """Print the two tables."""
    notes = shipped_notes()
    kit = QuestionKit(notes)
    every = list(every_question(kit, notes))
    print(f"Every question that {len(notes)} notes of the shipped decks can be asked in:")
    print("\n".join(lines(found_in(every))))
    written = [question for question in every if question.kind.is_typed]
    passed, tried = others_accepted(written, kit)
    slips, slipped = slips_accepted(written, Random(1))
    print(f"  another term taken for right    {len(passed)} of {tried} {passed[:10]}")
    print(f"  one wrong letter forgiven       {slips} of {slipped} ({100 * slips / slipped:.0f} %)")
    print(f"\n{quizzes} random quizzes (a question can come again):")
    print("\n".join(lines(found_in(random_quizzes(notes, kit, quizzes)))))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else QUIZZES)
