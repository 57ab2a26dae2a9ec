"""Questions from notes that bring choices of their own."""

from random import Random

from studyapp.core.cards import Choice, NoteKind, card_guid
from studyapp.core.quiz.question_kit import QuestionKit
from studyapp.core.quiz.questions import CLAIM_OPTIONS, FALSE, TRUE, Question, QuestionKind
from studyapp.core.quiz.quiz_note import QuizNote
from studyapp.core.quiz.texts import contains

_MOST_OPTIONS = 6


def single(asked: QuizNote, kit: QuestionKit, chance: Random) -> Question | None:
    """Ask a note's own choices, of which one is right."""
    if sum(choice.right for choice in asked.note.choices) != 1:
        return None
    return _choice(asked, kit, chance, QuestionKind.SINGLE)


def several(asked: QuizNote, kit: QuestionKit, chance: Random) -> Question | None:
    """Ask a note's own choices, of which several are right."""
    if sum(choice.right for choice in asked.note.choices) < 2:
        return None
    return _choice(asked, kit, chance, QuestionKind.SEVERAL)


def claim(asked: QuizNote, kit: QuestionKit, chance: Random) -> Question | None:
    """Ask whether one of a note's choices is right."""
    note = asked.note
    if note.kind is not NoteKind.CHOICE or 0 not in asked.ordinals or not _apart(note.choices, kit):
        return None
    is_right = chance.random() < 0.5
    chosen = chance.choice([choice for choice in note.choices if choice.right is is_right])
    right = next(choice.text for choice in note.choices if choice.right)
    told = "" if is_right else f"The right answer: {right}\n\n"
    return Question(
        QuestionKind.TRUE_FALSE,
        f"{note.front}\n\n> {_quoted(chosen.text)}",
        (note.guid,),
        (card_guid(note.guid, 0),),
        note.deck,
        note.tags,
        options=CLAIM_OPTIONS,
        right=(TRUE if is_right else FALSE,),
        reason=told + _reason(asked),
    )


def _choice(
    asked: QuizNote, kit: QuestionKit, chance: Random, kind: QuestionKind
) -> Question | None:
    note = asked.note
    if 0 not in asked.ordinals or not _apart(note.choices, kit) or _tells(asked):
        return None
    choices = _taken(note.choices, chance)
    return Question(
        kind,
        note.front,
        (note.guid,),
        (card_guid(note.guid, 0),),
        note.deck,
        note.tags,
        options=tuple(choice.text for choice in choices),
        right=tuple(index for index, choice in enumerate(choices) if choice.right),
        reason=_reason(asked),
    )


def _taken(choices: tuple[Choice, ...], chance: Random) -> list[Choice]:
    """Return the choices in an order of chance, wrong ones left out where there are too many."""
    right = [choice for choice in choices if choice.right][: _MOST_OPTIONS - 1]
    wrong = [choice for choice in choices if not choice.right]
    chance.shuffle(wrong)
    taken = right + wrong[: _MOST_OPTIONS - len(right)]
    chance.shuffle(taken)
    return taken


def _apart(choices: tuple[Choice, ...], kit: QuestionKit) -> bool:
    """Whether there are right and wrong choices, and no wrong one is the same as a right one."""
    right = [choice.text for choice in choices if choice.right]
    wrong = [choice.text for choice in choices if not choice.right]
    texts = [text.strip() for text in (*right, *wrong)]
    if not right or not wrong or len(set(texts)) < len(texts):
        return False
    return not any(kit.likeness.is_same(a, b) for a in right for b in wrong)


def _tells(asked: QuizNote) -> bool:
    """Whether the question names its right answer, and not every answer."""
    named = [contains(asked.note.front, choice.text) for choice in asked.note.choices]
    right = [choice.right for choice in asked.note.choices]
    return any(n and r for n, r in zip(named, right, strict=True)) and not all(named)


def _reason(asked: QuizNote) -> str:
    return "\n\n".join(text for text in (asked.note.back, asked.note.more) if text)


def _quoted(text: str) -> str:
    return text.strip().replace("\n", "\n> ")
