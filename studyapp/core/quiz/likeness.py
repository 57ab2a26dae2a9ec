"""Whether two answers might both be right: the same, one inside the other, or too alike."""

from collections.abc import Iterable

from rapidfuzz import fuzz

from studyapp.core.quiz.acronyms import Acronyms
from studyapp.core.quiz.alternatives import accepted_texts
from studyapp.core.quiz.quantities import quantity, same_quantity
from studyapp.core.quiz.texts import compact, contains, key, words

_TOO_ALIKE = 87
"""From here on two terms may be one, in per cent: "structured" and "unstructured" (91) are no
options for each other; few-shot and zero-shot prompting (86.5) are siblings, and good ones."""

_TOO_ALIKE_SENTENCES = 72
"""The same for sentences, whatever the order of their words: "Turns a source text into a list of
vectors" and "Turns a target text into a list of symbols" (77.5) might both be claimed; "Drops
random units of a layer while training" and "... tokens of a prompt while sampling" (67) not."""

_SENTENCE_WORDS = 6
"""Words from which on a text is read as a sentence; names of terms are shorter."""


class AnswerLikeness:
    """Compares the options of a question; remembers what it worked out, as quizzes ask it often."""

    def __init__(self, acronyms: Acronyms) -> None:
        self._acronyms = acronyms
        self._forms: dict[str, tuple[str, ...]] = {}

    def forms(self, text: str) -> tuple[str, ...]:
        """Return a text and the other ways to write it."""
        if text not in self._forms:
            self._forms[text] = accepted_texts(text, self._acronyms) or (text,)
        return self._forms[text]

    def may_be_same(self, first: str, second: str) -> bool:
        """Whether one option could be right because the other is."""
        mine, theirs = quantity(first), quantity(second)
        if mine is not None and theirs is not None:
            return same_quantity(mine, theirs) or same_quantity(theirs, mine)
        return any(_alike(a, b) for a in self.forms(first) for b in self.forms(second))

    def is_same(self, first: str, second: str) -> bool:
        """Whether two options say the same, in whatever form."""
        mine, theirs = quantity(first), quantity(second)
        if mine is not None and theirs is not None:
            return same_quantity(mine, theirs) or same_quantity(theirs, mine)
        keys = {key(form) for form in self.forms(first)}
        return any(key(form) in keys for form in self.forms(second))

    def names(self, text: str, term: str) -> bool:
        """Whether a text names a term, in one of its forms."""
        return any(contains(text, form) for form in self.forms(term))

    def clashes(self, text: str, others: Iterable[str]) -> bool:
        """Whether a text may be the same as one of the others."""
        return any(self.may_be_same(text, other) for other in others)


def _alike(first: str, second: str) -> bool:
    mine, theirs = words(first), words(second)
    if not mine or not theirs or key(first) == key(second) or compact(first) == compact(second):
        return True
    if contains(first, second) or contains(second, first):
        return True
    if set(mine) <= set(theirs) or set(theirs) <= set(mine):
        return True
    if min(len(mine), len(theirs)) >= _SENTENCE_WORDS:
        return fuzz.token_sort_ratio(key(first), key(second)) >= _TOO_ALIKE_SENTENCES
    return fuzz.ratio(key(first), key(second)) >= _TOO_ALIKE
