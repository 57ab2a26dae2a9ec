"""Acronyms and their long forms, learnt from texts that spell them out once."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from studyapp.core.quiz.texts import key, line, words

_SHORT = r"[A-Za-z][A-Za-z0-9-]{1,9}"
_LONG_FIRST = re.compile(rf"((?:[\w'’-]+ ){{0,9}}[\w'’-]+) \(({_SHORT})\)")
_SHORT_FIRST = re.compile(rf"\b({_SHORT})s? \(([A-Za-z][\w'’ -]{{5,80}})\)")
_CAPITAL = re.compile(r"[A-Z]")
_WORD_START = re.compile(r"[A-Za-z0-9]+")


class Acronyms:
    """What is short for what: 'RAG' and 'retrieval-augmented generation'."""

    def __init__(self, pairs: Mapping[str, frozenset[str]]) -> None:
        """Take the other forms of each form, by its key."""
        self._others = dict(pairs)
        self._longest = max((len(form.split()) for form in self._others), default=0)

    @classmethod
    def learnt(cls, texts: Iterable[str]) -> "Acronyms":
        """Return the acronyms that some texts spell out."""
        others: dict[str, set[str]] = defaultdict(set)
        for markdown in texts:
            if "(" in markdown:
                for short, long in _spelled_out(line(markdown)):
                    others[key(short)].add(long)
                    others[key(long)].add(short)
        return cls({form: frozenset(known) for form, known in others.items()})

    def __len__(self) -> int:
        return len(self._others)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield each form with another one of the same meaning, both ways."""
        for form, others in self._others.items():
            for other in sorted(others):
                yield form, other

    def forms(self, text: str) -> tuple[str, ...]:
        """Return other ways to write a text: its acronyms spelled out, its long forms shortened."""
        tokens = words(text)
        found: list[str] = []
        for size in range(min(len(tokens), self._longest), 0, -1):
            for start in range(len(tokens) - size + 1):
                for other in self._of(tokens[start : start + size]):
                    found.append(" ".join((*tokens[:start], other, *tokens[start + size :])))
        return tuple(dict.fromkeys(found))

    def same(self, first: str, second: str) -> bool:
        """Whether one text is the other with an acronym spelled out or shortened."""
        other = key(second)
        return any(key(form) == other for form in self.forms(first))

    def _of(self, tokens: tuple[str, ...]) -> list[str]:
        return sorted(self._others.get(" ".join(tokens), ()))


def is_short_for(short: str, long: str) -> bool:
    """Whether the letters of `short` begin words of `long`, in order."""
    return _begun_at(short, long) == 0


def _spelled_out(text: str) -> Iterable[tuple[str, str]]:
    for match in _LONG_FIRST.finditer(text):
        if len(_CAPITAL.findall(match[2])) >= 2:
            start = _begun_at(match[2].rstrip("s"), match[1])
            if start is not None:
                yield match[2].rstrip("s"), match[1][start:]
    for match in _SHORT_FIRST.finditer(text):
        if len(_CAPITAL.findall(match[1])) >= 2 and _begun_at(match[1], match[2]) == 0:
            yield match[1], match[2]


def _begun_at(short: str, long: str) -> int | None:
    """Return where in a text the words begin whose letters an acronym takes, None if it does not.

    Read backwards: each letter takes the last word start (or else letter) before the one after it.
    """
    letters = re.sub(r"[^a-z0-9]", "", short.lower())
    text = long.lower()
    starts = {match.start() for match in _WORD_START.finditer(text)}
    at = len(text)
    for index in range(len(letters) - 1, -1, -1):
        places = [i for i in range(at) if text[i] == letters[index]]
        at_starts = [i for i in places if i in starts]
        if index == 0 or at_starts:
            places = at_starts
        if not places:
            return None
        at = places[-1]
    skipped = len(_WORD_START.findall(text[at:])) - len(letters)
    return at if letters and skipped <= max(1, len(letters) // 2) else None
