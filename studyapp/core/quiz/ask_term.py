"""Questions from terms and their definitions."""

from collections.abc import Iterable, Sequence
from random import Random
from typing import TypeVar

from studyapp.core.cards import NoteKind, card_guid
from studyapp.core.quiz.distractors import WANTED
from studyapp.core.quiz.quantities import quantity
from studyapp.core.quiz.question_kit import QuestionKit
from studyapp.core.quiz.questions import CLAIM_OPTIONS, FALSE, TRUE, Question, QuestionKind
from studyapp.core.quiz.quiz_note import QuizNote
from studyapp.core.quiz.subject_area import Term, area
from studyapp.core.quiz.texts import line, words

_Item = TypeVar("_Item")
_MOST_TYPED_WORDS = 4
_MATCHED = (4, 6)
_LONGEST_MATCHED = 180
_WHICH_TERM = "Which term is described here?"
_RIGHT_PAIRS, _WRONG_PAIRS = (1, 3), (1, 2)


def single(asked: QuizNote, kit: QuestionKit, chance: Random) -> Question | None:
    """Ask for the term of a definition, or for the definition of a term."""
    term = kit.field.term_of_note.get(asked.note.guid)
    if term is None or _names_itself(term, kit):
        return None
    ways = [_term_wanted, _definition_wanted]
    chance.shuffle(ways)
    for way in ways:
        question = way(asked, term, kit, chance)
        if question is not None:
            return question
    return None


def typed(asked: QuizNote, kit: QuestionKit, chance: Random) -> Question | None:
    """Ask to write the term of a definition, or a short answer."""
    del chance
    note, term = asked.note, kit.field.term_of_note.get(asked.note.guid)
    if term is not None and 1 in asked.ordinals and _is_short(term.text):
        return _typed(asked, 1, f"{_WHICH_TERM}\n\n{term.definition}", term.text, kit)
    plain = note.kind in (NoteKind.PLAIN, NoteKind.REVERSED) and 0 in asked.ordinals
    if plain and _is_short(note.back):
        return _typed(asked, 0, note.front, note.back, kit)
    return None


def claim(asked: QuizNote, kit: QuestionKit, chance: Random) -> Question | None:
    """Ask whether a definition belongs to a term."""
    term = kit.field.term_of_note.get(asked.note.guid)
    if term is None or 0 not in asked.ordinals or _names_itself(term, kit):
        return None
    others = kit.distractors.definitions(term, chance)
    if not others:
        return None
    is_right = chance.random() < 0.5
    if is_right:
        shown, reason = term, _told(term)
    else:
        shown = chance.choice(others)
        reason = f"This describes **{shown.text}**.\n\n{_told(term)}"
    return _question(
        QuestionKind.TRUE_FALSE,
        f"**{term.text}**\n\n> {shown.definition}",
        [term],
        0,
        options=CLAIM_OPTIONS,
        right=(TRUE if is_right else FALSE,),
        reason=reason,
    )


def several(asked: QuizNote, kit: QuestionKit, chance: Random) -> Question | None:
    """Ask which of some terms stand beside their own definitions."""
    term = kit.field.term_of_note.get(asked.note.guid)
    if term is None or 0 not in asked.ordinals or _names_itself(term, kit):
        return None
    kindred = [other for other in kit.distractors.kindred(term) if other.guid in asked.beside]
    near = _apart([term, *_shuffled(kindred[:12], chance)], kit, 6)
    right, wrong = chance.randint(*_RIGHT_PAIRS), chance.randint(*_WRONG_PAIRS)
    if len(near) < 6 or right + wrong < 3:
        right, wrong = 2, 2
    if len(near) < right + 2 * wrong:
        return None
    pairs = [(t, t) for t in near[:right]]
    pairs += list(zip(near[right : right + wrong], near[right + wrong :], strict=False))
    chance.shuffle(pairs)
    return _question(
        QuestionKind.SEVERAL,
        "Which of these terms are explained rightly?",
        [t for t, _ in pairs],
        0,
        options=tuple(f"**{t.text}**: {other.definition}" for t, other in pairs),
        right=tuple(i for i, (t, other) in enumerate(pairs) if t is other),
        reason="\n\n".join(_told(t) for t, other in pairs if t is not other),
    )


def match(asked: Sequence[QuizNote], kit: QuestionKit, chance: Random) -> Question | None:
    """Ask to put terms and definitions together; the first note decides the topic."""
    first = _matchable(asked[0], kit) if asked else None
    if first is None:
        return None
    near = (one for one in asked[1:] if area(one.note.deck) == area(first.note.deck))
    same = [term for one in near if (term := _matchable(one, kit)) is not None]
    same.sort(key=lambda term: term.note.deck != first.note.deck)
    chosen = _apart([first, *same], kit, chance.randint(*_MATCHED))
    if len(chosen) < _MATCHED[0]:
        return None
    chance.shuffle(chosen)
    order = _shuffled(range(len(chosen)), chance)
    return _question(
        QuestionKind.MATCH,
        "Match each term with its meaning.",
        chosen,
        0,
        options=tuple(term.text for term in chosen),
        partners=tuple(chosen[index].definition for index in order),
        right=tuple(order.index(index) for index in range(len(chosen))),
    )


def _term_wanted(asked: QuizNote, term: Term, kit: QuestionKit, chance: Random) -> Question | None:
    if 1 not in asked.ordinals and term.note.kind is NoteKind.REVERSED:
        return None
    others = kit.distractors.terms(term, chance)
    if len(others) < WANTED:
        return None
    ordinal = 1 if term.note.kind is NoteKind.REVERSED else 0
    prompt = f"{_WHICH_TERM}\n\n{term.definition}"
    return _single(term, [o.text for o in others], term.text, prompt, ordinal, chance)


def _definition_wanted(
    asked: QuizNote, term: Term, kit: QuestionKit, chance: Random
) -> Question | None:
    if 0 not in asked.ordinals:
        return None
    others = kit.distractors.definitions(term, chance)
    if len(others) < WANTED:
        return None
    prompt = f"What does this term mean?\n\n**{term.text}**"
    return _single(term, [o.definition for o in others], term.definition, prompt, 0, chance)


def _single(
    term: Term, wrong: list[str], right: str, prompt: str, ordinal: int, chance: Random
) -> Question:
    options = _shuffled([right, *wrong], chance)
    return _question(
        QuestionKind.SINGLE,
        prompt,
        [term],
        ordinal,
        options=tuple(options),
        right=(options.index(right),),
        reason=_told(term),
    )


def _typed(
    asked: QuizNote, ordinal: int, prompt: str, answer: str, kit: QuestionKit
) -> Question | None:
    note = asked.note
    accepted = kit.accepted(note, answer)
    if not accepted or any(kit.likeness.names(prompt, text) for text in accepted):
        return None
    return Question(
        QuestionKind.TYPED,
        prompt,
        (note.guid,),
        (card_guid(note.guid, ordinal),),
        note.deck,
        note.tags,
        accepted=accepted,
        rivals=kit.field.rivals(accepted),
        reason=note.more,
    )


def _question(
    kind: QuestionKind,
    prompt: str,
    terms: list[Term],
    ordinal: int,
    *,
    options: tuple[str, ...],
    right: tuple[int, ...],
    reason: str = "",
    partners: tuple[str, ...] = (),
) -> Question:
    return Question(
        kind,
        prompt,
        tuple(term.guid for term in terms),
        tuple(card_guid(term.guid, ordinal) for term in terms),
        terms[0].note.deck,
        terms[0].note.tags,
        options=options,
        partners=partners,
        right=right,
        reason=reason,
    )


def _apart(terms: Sequence[Term], kit: QuestionKit, most: int) -> list[Term]:
    """Return terms of which each definition is wrong for every other one, the first first."""
    kept: list[Term] = []
    for term in terms:
        if len(kept) < most and all(kit.distractors.safely_other(term, one) for one in kept):
            kept.append(term)
    return kept


def _matchable(asked: QuizNote, kit: QuestionKit) -> Term | None:
    term = kit.field.term_of_note.get(asked.note.guid)
    if term is None or 0 not in asked.ordinals or len(line(term.definition)) > _LONGEST_MATCHED:
        return None
    return None if _names_itself(term, kit) else term


def _names_itself(term: Term, kit: QuestionKit) -> bool:
    names = kit.likeness.names
    return names(term.definition, term.text) or names(term.text, term.definition)


def _is_short(answer: str) -> bool:
    return 0 < len(words(answer)) <= _MOST_TYPED_WORDS or quantity(answer) is not None


def _told(term: Term) -> str:
    return f"**{term.text}**: {term.definition}"


def _shuffled(items: Iterable[_Item], chance: Random) -> list[_Item]:
    shuffled = list(items)
    chance.shuffle(shuffled)
    return shuffled
