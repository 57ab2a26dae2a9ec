"""Cards with a believable past: texts, grades, due days, the same for a seed and a day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from benchmarks import texts
from studyapp.core.cards import Note, NoteKind, card_guid
from studyapp.core.scheduling.events import Event, Grade, Review
from studyapp.core.scheduling.identifiers import uuid7
from studyapp.core.scheduling.memory import Memory
from studyapp.core.scheduling.sm2 import Sm2

NEW_EVERY = 11
REVIEWS = 11
"""One card in eleven is new and the others have eleven reviews: ten a card."""
_DUE_SHARE = 0.04
_LONGEST_DELAY, _LONGEST_PAUSE = 20, 120
_BASE, _EPOCH = date(2000, 1, 1), date(1970, 1, 1)
_DAY, _HOUR = 86_400_000, 3_600_000
_FIRST_HOUR, _HOURS, _SITTING = 7, 14, 2 * _HOUR
_STRIDE = 7_919
_SUBJECTS = ("Transformers", "Retrieval", "Fine-tuning", "Diffusion", "Statistics")
_CHAPTERS = ("Basics", "Practice")
_PARTS = ("Terms", "Methods", "Questions")
DECKS = tuple(
    f"Interview::{subject}::{chapter}::{part}"
    for subject in _SUBJECTS
    for chapter in _CHAPTERS
    for part in _PARTS
)
ROOT = "Interview"


@dataclass(frozen=True, slots=True)
class Step:
    """One review: its event, and the memory before and after it."""

    event: Event
    before: Memory
    after: Memory

    @property
    def review(self) -> Review:
        """What was answered."""
        assert isinstance(self.event.action, Review)
        return self.event.action


@dataclass(frozen=True, slots=True)
class SyntheticCard:
    """One note with its one card and that card's reviews, for us and for Anki."""

    note: Note
    front_html: str
    back_html: str
    steps: tuple[Step, ...]

    @property
    def memory(self) -> Memory:
        """What is remembered of the card after all its reviews."""
        return self.steps[-1].after if self.steps else Memory()


def make(cards: int, *, seed: int, today: date) -> Iterator[SyntheticCard]:
    """Yield cards spread over thirty nested decks; no two reviews share an instant."""
    for index in range(cards):
        rng = Random(f"{seed}/{index}")
        note, front, back = _note(rng, index)
        is_new = index % NEW_EVERY == 0
        steps = () if is_new else _steps(rng, note.guid, today, _slot(index, cards))
        yield SyntheticCard(note, front.html, back.html, steps)


def make_notes(cards: int, *, seed: int) -> Iterator[tuple[Note, str, str]]:
    """Yield notes without a past: ours, and the two fields of Anki's."""
    for index in range(cards):
        note, front, back = _note(Random(f"{seed}/{index}"), index)
        yield note, front.html, back.html


def _note(rng: Random, index: int) -> tuple[Note, texts.Passage, texts.Passage]:
    front, back = texts.question(rng, index), texts.answer(rng)
    note = Note(
        guid=f"synthetic/note-{index:06d}",
        deck=DECKS[index % len(DECKS)],
        kind=NoteKind.PLAIN,
        front=front.markdown,
        back=back.markdown,
        tags=texts.tags(rng),
    )
    return note, front, back


def _slot(index: int, cards: int) -> int:
    """Return the millisecond of a day's sitting that belongs to this card alone."""
    return (index * _STRIDE % cards) * (_SITTING // cards)


def _instant(day: date, slot: int) -> int:
    """Return when a card was answered: a day's answers are given in one sitting of two hours."""
    hour = _FIRST_HOUR + day.toordinal() * _STRIDE % _HOURS
    return (day - _EPOCH).days * _DAY + hour * _HOUR + slot


def _steps(rng: Random, note_guid: str, today: date, slot: int) -> tuple[Step, ...]:
    """Return a past that ends so that the card is due when it should be."""
    guid = card_guid(note_guid, 0)
    past = _past(rng, guid)
    last, due = past[-1].day, past[-1].review.due
    shift = today - _distance(rng, (due - last).days) - last
    steps, before = [], Memory()
    for answer in past:
        at = _instant(answer.day + shift, slot)
        review = replace(answer.review, due=answer.review.due + shift)
        after = _shifted(answer.after, shift)
        event = Event(uuid7(at, rng.randbytes(10)), at, guid, answer.day + shift, review)
        steps.append(Step(event, before, after))
        before = after
    return tuple(steps)


def _distance(rng: Random, interval: int) -> timedelta:
    """Return how long ago the last review was: a few cards are due by now, most are not."""
    if rng.random() < _DUE_SHARE:
        return timedelta(days=interval + rng.randint(0, _LONGEST_DELAY))
    return timedelta(days=rng.randrange(1, min(interval, _LONGEST_PAUSE)))


@dataclass(frozen=True, slots=True)
class _Answer:
    day: date
    review: Review
    after: Memory


def _past(rng: Random, guid: str) -> list[_Answer]:
    """Return reviews from a fixed day on; the last two are right, so no interval is a day."""
    scheduler, memory, day = Sm2(), Memory(), _BASE
    answers = []
    for number in range(REVIEWS):
        grade = _grade(rng, memory, may_fail=2 <= number < REVIEWS - 2)
        due = scheduler.next_due(memory, grade, day, guid)
        review = Review(grade, due, rng.randint(2_000, 30_000), scheduler=scheduler.key)
        memory = Memory._make(scheduler.step(memory, grade, day.toordinal(), due.toordinal()))
        answers.append(_Answer(day, review, memory))
        day = due + timedelta(days=rng.choice((0, 0, 0, 1, 2)))
    return answers


def _grade(rng: Random, memory: Memory, *, may_fail: bool) -> Grade:
    """Return a grade; long intervals fail more often, which keeps the past within a few years."""
    chance = 0.15 if memory.interval < 60 else 0.5 if memory.interval < 120 else 1.0
    if may_fail and rng.random() < chance:
        return Grade.AGAIN
    return rng.choices((Grade.HARD, Grade.GOOD, Grade.EASY), weights=(20, 65, 15))[0]


def _shifted(memory: Memory, by: timedelta) -> Memory:
    def later(ordinal: int | None) -> int | None:
        return None if ordinal is None else ordinal + by.days

    return memory._replace(
        due_ordinal=later(memory.due_ordinal),
        last_ordinal=later(memory.last_ordinal),
        drill_ordinal=later(memory.drill_ordinal),
    )
