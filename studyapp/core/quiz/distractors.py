"""Wrong answers that a half-prepared person would pick: siblings of the right one."""

from collections.abc import Callable, Iterable
from itertools import islice
from random import Random
from typing import TypeVar

from studyapp.core.cards import Note
from studyapp.core.quiz.lengths import balanced
from studyapp.core.quiz.likeness import AnswerLikeness
from studyapp.core.quiz.near_numbers import near_numbers
from studyapp.core.quiz.quantities import quantity
from studyapp.core.quiz.subject_area import Gap, SubjectArea, Term, area, linked
from studyapp.core.quiz.texts import key, line, shown_length, words

WANTED = 3
_Option = TypeVar("_Option")
_NEAREST = 12
"""Of so many the options are drawn: enough to differ from quiz to quiz, few enough to be siblings."""

# What the learner once took for right comes before any link ("contrast=" names an encoder beside
# a decoder), a link before a deck, and a deck before all that form and tags can add: three common
# tags and the same ending (18) do not bring a term of another deck before one of the same (20).
_MISTAKEN, _LINKED, _SAME_DECK, _SAME_AREA, _SAME_TAG = 100.0, 60.0, 20.0, 10.0, 4.0

# "Layer norm" is asked beside "batch norm": an ending tells more than a capital letter.
_SAME_ENDING, _SAME_START = 6.0, 3.0

_LENGTH = 12.0
"""What equal length counts: half the length costs 6, as much as an ending."""


class Distractors:
    """Chooses wrong terms, definitions and gap texts; the same chance gives the same ones."""

    def __init__(self, field: SubjectArea, likeness: AnswerLikeness) -> None:
        self.field = field
        self.likeness = likeness
        self._kindred: dict[str, list[Term]] = {}

    def terms(self, right: Term, chance: Random, number: int = WANTED) -> list[Term]:
        """Return other terms for a definition; none is a synonym or could be meant as well."""
        return self._chosen(right, lambda term: term.text, chance, number)

    def definitions(self, right: Term, chance: Random, number: int = WANTED) -> list[Term]:
        """Return terms whose definitions are wrong for a term."""
        return self._chosen(right, lambda term: term.definition, chance, number)

    def gap_texts(self, right: Gap, shown: str, own: Iterable[str], chance: Random) -> list[str]:
        """Return texts for a gap that are wrong there, of the same form as the right one.

        `own` are those of the note's other gaps, which come first, where the prompt hides them.
        Others take the place of a number or a name only: a phrase from elsewhere might well fit.
        `shown` is the prompt, which names none of them.
        """
        apart = self._apart([right.text], own, str, WANTED)
        if len(apart) >= WANTED:
            return apart
        if numbers := near_numbers(right.text, chance):
            wrong = (text for text in numbers if not self._is_mentioned(text, shown, right.note))
            return self._apart([right.text], wrong, str, WANTED)
        if not self.field.is_name(right.text):
            return []
        mistakes = self._mistakes(right.note)
        scored = {
            text: _kinship(right.note, note)
            + _form(right.text, text)
            + _MISTAKEN * (key(text) in mistakes)
            for text, note in self.field.names_like(right.text, right.note.deck)
            if note.guid != right.note.guid
        }
        ranked = sorted(scored, key=lambda text: (-scored[text], text))
        free = (text for text in ranked if not self._is_mentioned(text, shown, right.note))
        fitting = self._apart([right.text, *apart], free, str, _NEAREST)
        return apart + balanced(right.text, fitting, str, WANTED - len(apart), chance)

    def safely_other(self, right: Term, other: Term) -> bool:
        """Whether the definition of one term is certainly wrong for the other."""
        if other.guid == right.guid or self.likeness.may_be_same(right.text, other.text):
            return False
        if self.likeness.may_be_same(right.definition, other.definition):
            return False
        texts = (right.definition, other.definition)
        terms = (right.text, other.text)
        return not any(self.likeness.names(text, term) for text in texts for term in terms)

    def kindred(self, right: Term) -> list[Term]:
        """Return the terms that are safely other ones, the nearest first."""
        if right.guid not in self._kindred:
            mistakes = self._mistakes(right.note)
            others = self.field.terms_near(right)
            score = {other.guid: self._score(right, other, mistakes) for other in others}
            ranked = sorted(others, key=lambda other: (-score[other.guid], other.guid))
            safe = (other for other in ranked if self.safely_other(right, other))
            self._kindred[right.guid] = list(islice(safe, _NEAREST * 2))
        return self._kindred[right.guid]

    def _chosen(
        self,
        right: Term,
        text: Callable[[Term], str],
        chance: Random,
        number: int,
    ) -> list[Term]:
        apart = self._apart([text(right)], self.kindred(right), text, _NEAREST)
        first = [other for other in apart if self._is_first_choice(right, other)][:number]
        rest = [other for other in apart if other not in first]
        return first + balanced(text(right), rest, text, number - len(first), chance)

    def _is_first_choice(self, right: Term, other: Term) -> bool:
        is_linked = other.guid in linked(right.note) or right.guid in linked(other.note)
        return is_linked or key(other.text) in self._mistakes(right.note)

    def _score(self, right: Term, other: Term, mistakes: frozenset[str]) -> float:
        score = _kinship(right.note, other.note) + _form(right.text, other.text)
        score += _alike_in_length(right.definition, other.definition)
        return score + _MISTAKEN * (key(other.text) in mistakes)

    def _mistakes(self, note: Note) -> frozenset[str]:
        return frozenset(key(text) for text in self.field.past(note.guid).mistakes)

    def _is_mentioned(self, text: str, shown: str, note: Note) -> bool:
        """Whether a text is named in the prompt or in what its note says besides."""
        return any(self.likeness.names(place, text) for place in (shown, note.more) if place)

    def _apart(
        self,
        taken: list[str],
        candidates: Iterable[_Option],
        text: Callable[[_Option], str],
        most: int,
    ) -> list[_Option]:
        """Return candidates of which no two could be the same answer."""
        kept: list[_Option] = []
        known = list(taken)
        for candidate in candidates:
            if len(kept) >= most:
                break
            if not self.likeness.clashes(text(candidate), known):
                kept.append(candidate)
                known.append(text(candidate))
        return kept


def _kinship(mine: Note, other: Note) -> float:
    score = _LINKED * (other.guid in linked(mine) or mine.guid in linked(other))
    score += _SAME_DECK * (mine.deck == other.deck) + _SAME_AREA * (
        area(mine.deck) == area(other.deck)
    )
    return score + _SAME_TAG * len(set(mine.tags) & set(other.tags))


def _form(mine: str, other: str) -> float:
    ours, theirs = words(mine), words(other)
    score = _SAME_ENDING * (ours[-1:] == theirs[-1:] and bool(ours))
    score += _SAME_START * (line(mine)[:1].isupper() == line(other)[:1].isupper())
    return score + _alike_in_length(mine, other)


def _alike_in_length(mine: str, other: str) -> float:
    lengths = sorted((shown_length(mine), shown_length(other)))
    return _LENGTH * lengths[0] / max(1, lengths[1])


def same_form(mine: str, other: str) -> bool:
    """Whether two texts are both numbers, both names or both phrases of about the same size."""
    numbers = quantity(mine) is not None, quantity(other) is not None
    if numbers[0] != numbers[1] or ("$" in mine) != ("$" in other):
        return False
    if numbers[0]:
        units = [getattr(quantity(text), "unit", "") for text in (mine, other)]
        return units[0] == units[1] and ("%" in mine) == ("%" in other)
    if line(mine)[:1].isupper() != line(other)[:1].isupper():
        return False
    # "dropout" (1) beside "weight decay" (2), not beside "a warm-up of the learning rate" (6)
    return abs(len(words(mine)) - len(words(other))) <= 1
