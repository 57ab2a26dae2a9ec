"""Steps to be put in order, from lists and sequences that notes hold."""

import re
from itertools import pairwise
from random import Random

from studyapp.core import cloze
from studyapp.core.cards import Note, NoteKind, card_guid
from studyapp.core.quiz.question_kit import QuestionKit
from studyapp.core.quiz.questions import Question, QuestionKind
from studyapp.core.quiz.quiz_note import QuizNote
from studyapp.core.quiz.texts import is_inline, key

_ITEM = re.compile(r"^ {0,3}\d{1,2}[.)]\s+(.+)$", re.MULTILINE)
_FENCED = re.compile(r"^ {0,3}```.*?^ {0,3}```", re.MULTILINE | re.DOTALL)
_ARROW = re.compile(r"\s*(?:→|⟶|-&gt;|->)\s*")
_THEN = re.compile(
    r"[,;.]?\s*(?:and\s+)?(?:then|next|last|lastly|finally|after that|at last|→)\s*", re.I
)
_MARKER = re.compile(
    r"^(?:first(?:ly)?|then|next|after that|finally|last(?:ly)?|second(?:ly)?)[,:]?\s+", re.I
)
_FEWEST, _MOST = 3, 8
_LONGEST = 160


def ordered(asked: QuizNote, kit: QuestionKit, chance: Random) -> Question | None:
    """Ask to put the steps of a note in order."""
    del kit
    note = asked.note
    steps = steps_of(note)
    if (
        not asked.ordinals
        or not _FEWEST <= len(steps) <= _MOST
        or len({*map(key, steps)}) < len(steps)
    ):
        return None
    order = list(range(len(steps)))
    while order == sorted(order):
        chance.shuffle(order)
    front = cloze.reveal(note.front)
    return Question(
        QuestionKind.ORDER,
        f"{front}\n\nPut the steps in order.",
        (note.guid,),
        (card_guid(note.guid, min(asked.ordinals)),),
        note.deck,
        note.tags,
        options=tuple(steps[index] for index in order),
        right=tuple(order.index(index) for index in range(len(steps))),
        reason=cloze.reveal(note.back),
    )


def steps_of(note: Note) -> list[str]:
    """Return the steps that a note puts in order: a numbered list, arrows, or 'then' after 'then'."""
    if note.kind is NoteKind.CHOICE:
        return []
    text = _FENCED.sub("", note.back)
    if note.kind is NoteKind.CLOZE and (steps := _sequence(text)):
        return steps
    revealed = cloze.reveal(text)
    return _listed(revealed) or _arrows(revealed)


def _listed(text: str) -> list[str]:
    return _tidy(_ITEM.findall(text))


def _arrows(text: str) -> list[str]:
    for paragraph in text.split("\n"):
        parts = _ARROW.split(paragraph)
        if len(parts) >= _FEWEST and "$" not in paragraph:
            parts[-1] = parts[-1].rstrip(".")
            return _tidy(parts)
    return []


def _sequence(text: str) -> list[str]:
    """Return the gaps of a cloze text when only words such as 'then' stand between them."""
    found = cloze.find(text)
    if len(found) < _FEWEST or len({one.number for one in found}) < len(found):
        return []
    between = (text[a.end : b.start] for a, b in pairwise(found))
    if not all(_THEN.fullmatch(part) for part in between):
        return []
    return _tidy([cloze.reveal(text[one.text_start : one.text_end]) for one in found])


def _tidy(steps: list[str]) -> list[str]:
    tidied = [_MARKER.sub("", step.strip()).strip() for step in steps]
    fits = all(is_inline(step) and len(step) <= _LONGEST for step in tidied)
    return tidied if fits else []
