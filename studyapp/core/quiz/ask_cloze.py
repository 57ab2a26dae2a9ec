"""Questions from cloze notes: a gap to be filled in, or to be chosen for."""

import re
from random import Random

from studyapp.core import cloze
from studyapp.core.cards import Note, NoteKind, card_guid
from studyapp.core.quiz.distractors import WANTED, same_form
from studyapp.core.quiz.quantities import quantity
from studyapp.core.quiz.question_kit import QuestionKit
from studyapp.core.quiz.questions import Question, QuestionKind
from studyapp.core.quiz.quiz_note import QuizNote
from studyapp.core.quiz.subject_area import Gap, gaps_of
from studyapp.core.quiz.texts import shown_length, words

_MOST_WORDS = 3
_LONGEST_FORMULA = 8
_CLAUSE = re.compile(r"[.;](?=\s)")
_PART = re.compile(r"[.;,](?=\s)")
_BLANK, _ASKED = "\\[…\\]", "\\[?\\]"


def typed(asked: QuizNote, kit: QuestionKit, chance: Random) -> Question | None:
    """Ask to write what stands in a gap, where that is short."""
    for gap in _gaps(asked, chance):
        if not _is_short(gap.text):
            continue
        prompt = _prompt(gap)
        accepted = kit.accepted(gap.note, gap.text)
        if not accepted or any(kit.likeness.names(prompt, text) for text in accepted):
            continue
        return _question(
            QuestionKind.CLOZE, gap, prompt, accepted=accepted, rivals=kit.field.rivals(accepted)
        )
    return None


def single(asked: QuizNote, kit: QuestionKit, chance: Random) -> Question | None:
    """Ask to choose what stands in a gap, where that is a name or a number."""
    for gap in _gaps(asked, chance):
        own = _own(gap, kit)
        prompt = _prompt(gap, hide_others=bool(own))
        if kit.likeness.names(prompt, gap.text):
            continue
        wrong = kit.distractors.gap_texts(gap, prompt, own, chance)
        if len(wrong) >= WANTED:
            options = [gap.text, *wrong]
            chance.shuffle(options)
            right = (options.index(gap.text),)
            return _question(QuestionKind.SINGLE, gap, prompt, options=tuple(options), right=right)
    return None


def _gaps(asked: QuizNote, chance: Random) -> list[Gap]:
    if asked.note.kind is not NoteKind.CLOZE:
        return []
    gaps = [gap for gap in gaps_of(asked.note) if gap.number - 1 in asked.ordinals]
    chance.shuffle(gaps)
    return gaps


def _prompt(gap: Gap, *, hide_others: bool = False) -> str:
    def write(found: cloze.Cloze, inner: str) -> str:
        if found.number == gap.number:
            hint = cloze.reveal(found.hint).strip()
            return f"\\[{hint or '...'}\\]" if not hide_others else _ASKED
        return _BLANK if hide_others else inner

    front = cloze.replace(gap.note.front, write)
    body = cloze.replace(gap.note.back, write)
    return f"**{front}**\n\n{body}" if body else front


def _own(gap: Gap, kit: QuestionKit) -> list[str]:
    """Return the texts of the note's other gaps, where each stands in a clause of its own.

    In one clause two gaps may well be exchanged: 'compares [queries] with [keys]'. Names may
    follow one another between commas, as long as something is said of each.
    """
    note = gap.note
    if cloze.numbers(note.front):
        return []
    are_names = kit.field.is_proper(gap.text)
    clauses = (_PART if are_names else _CLAUSE).split(note.back)
    filled = [clause for clause in clauses if cloze.numbers(clause)]
    alone = all(len(cloze.find(clause)) == 1 and _says(clause) for clause in filled)
    whole = sum(len(cloze.find(clause)) for clause in filled) == len(cloze.find(note.back))
    if not (alone and whole):
        return []
    others = [other for other in gaps_of(note) if other.number != gap.number]
    found = [other.text for other in others if same_form(other.text, gap.text)]
    return found if len(found) >= WANTED or (found and _is_name(gap, kit)) else []


def _says(clause: str) -> bool:
    """Whether a clause says something besides its gap."""
    return any(len(word) > 2 for word in words(cloze.replace(clause, lambda *_: " ")))


def _is_name(gap: Gap, kit: QuestionKit) -> bool:
    return kit.field.is_name(gap.text) and quantity(gap.text) is None


def _is_short(answer: str) -> bool:
    if "$" in answer or "\\" in answer:
        return shown_length(answer) <= _LONGEST_FORMULA
    return len(words(answer)) <= _MOST_WORDS or quantity(answer) is not None


def _question(
    kind: QuestionKind,
    gap: Gap,
    prompt: str,
    *,
    options: tuple[str, ...] = (),
    right: tuple[int, ...] = (),
    accepted: tuple[str, ...] = (),
    rivals: tuple[str, ...] = (),
) -> Question:
    note = gap.note
    return Question(
        kind,
        prompt,
        (note.guid,),
        (card_guid(note.guid, gap.number - 1),),
        note.deck,
        note.tags,
        options=options,
        right=right,
        accepted=accepted,
        rivals=rivals,
        reason=_reason(note),
    )


def _reason(note: Note) -> str:
    whole = cloze.reveal(note.back) or cloze.reveal(note.front)
    return "\n\n".join(text for text in (whole, note.more) if text)
