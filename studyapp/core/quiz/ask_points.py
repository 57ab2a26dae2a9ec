"""Which points belong to a good answer: from the key points of open questions."""

from random import Random

from studyapp.core.cards import Note, NoteKind, card_guid
from studyapp.core.quiz.lengths import beside
from studyapp.core.quiz.question_kit import QuestionKit, long_words
from studyapp.core.quiz.questions import Question, QuestionKind
from studyapp.core.quiz.quiz_note import QuizNote
from studyapp.core.quiz.subject_area import area, linked
from studyapp.core.quiz.texts import is_inline

_RIGHT, _WRONG = (2, 3), 2
_MOST_NEAR = 60
_ADVICE = frozenset(
    ("design", "tradeoff", "failure-mode", "application", "safety", "evaluation", "data")
)
"""Where points are advice, one from elsewhere may be good advice too."""


def several(asked: QuizNote, kit: QuestionKit, chance: Random) -> Question | None:
    """Ask which points a good answer names; the others answer a question of another deck."""
    note = asked.note
    if not _states_facts(note) or 0 not in asked.ordinals or "```" in note.front:
        return None
    own = [point for point in note.key_points if is_inline(point)]
    if len(own) < _RIGHT[0]:
        return None
    chance.shuffle(own)
    right = own[: chance.randint(*_RIGHT)]
    wrong = beside(right, _foreign(note, kit, chance), _WRONG, chance)
    if len(wrong) < _WRONG:
        return None
    options = [*right, *wrong]
    chance.shuffle(options)
    points = "\n".join(f"- {point}" for point in note.key_points)
    return Question(
        QuestionKind.SEVERAL,
        f"{note.front}\n\nWhich of these points belong to a good answer?",
        (note.guid,),
        (card_guid(note.guid, 0),),
        note.deck,
        note.tags,
        options=tuple(options),
        right=tuple(index for index, option in enumerate(options) if option in right),
        reason=points,
    )


def _foreign(note: Note, kit: QuestionKit, chance: Random) -> list[str]:
    """Return points of open questions nearby that have no word in common with this note."""
    near = [other for other in kit.field.notes if _is_near(note, other)]
    chance.shuffle(near)
    near.sort(key=lambda other: area(other.deck) != area(note.deck))
    said = kit.vocabulary(note)
    found: list[str] = []
    for other in near[:_MOST_NEAR]:
        for point in other.key_points:
            meaning = long_words(point)
            apart = len(meaning) > 1 and not said.intersection(meaning)
            if apart and is_inline(point) and not kit.likeness.clashes(point, note.key_points):
                found.append(point)
                break
    return found


def _is_near(note: Note, other: Note) -> bool:
    if not _states_facts(other) or other.deck == note.deck:
        return False
    joined = other.guid in linked(note) or note.guid in linked(other)
    return not joined and (
        area(other.deck) == area(note.deck) or bool({*other.tags} & {*note.tags})
    )


def _states_facts(note: Note) -> bool:
    return note.kind is NoteKind.OPEN and not _ADVICE.intersection(note.tags)
