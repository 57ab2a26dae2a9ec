"""What surrounds a question: the terms, gaps, words and acronyms of the notes of one field."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

from rapidfuzz.distance import OSA

from studyapp.core import cloze
from studyapp.core.cards import DECK_SEPARATOR, Note, NoteKind
from studyapp.core.quiz.acronyms import Acronyms
from studyapp.core.quiz.entries import NOTHING_PAST, Past
from studyapp.core.quiz.texts import is_inline, key, line, words
from studyapp.core.quiz.typos import allowance

LONGEST_TERM = 60
LONGEST_DEFINITION = 260
_MOST_TERM_WORDS = 8
_MOST_RIVALS = 40
_ENOUGH_TERMS, _MOST_TERMS = 200, 300
_SMALL = re.compile(r"(?<![\w-])[a-z][a-z]+")
_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z]\w+")
_WORD = re.compile(r"\w+")
_BRACKETS = re.compile(r"\s*\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Term:
    """A term with its definition, both as Markdown, and the note that says so."""

    note: Note
    text: str
    definition: str

    @property
    def guid(self) -> str:
        """The guid of its note."""
        return self.note.guid


@dataclass(frozen=True, slots=True)
class Gap:
    """What is left out in a cloze note: its number, its text as Markdown, and the text before it."""

    note: Note
    number: int
    text: str
    before: str = ""


def no_past(_guid: str) -> Past:
    """Return that nothing was ever answered."""
    return NOTHING_PAST


class SubjectArea:
    """Everything that wrong answers are chosen from and right ones are told apart by."""

    def __init__(self, notes: Sequence[Note], past: Callable[[str], Past] = no_past) -> None:
        self.notes = notes
        self.past = past
        self.terms = tuple(term for note in notes if (term := term_of(note)) is not None)
        self.gaps = tuple(gap for note in notes for gap in gaps_of(note))

    @cached_property
    def acronyms(self) -> Acronyms:
        """The acronyms that the notes spell out."""
        return Acronyms.learnt(
            text for note in self.notes for text in (note.front, note.back, note.more) if text
        )

    @cached_property
    def term_of_note(self) -> Mapping[str, Term]:
        """The term of each note that has one, by guid."""
        return {term.guid: term for term in self.terms}

    @cached_property
    def _by_deck(self) -> Mapping[str, Sequence[Term]]:
        return _grouped(self.terms, lambda term: term.note.deck)

    @cached_property
    def _by_area(self) -> Mapping[str, Sequence[Term]]:
        return _grouped(self.terms, lambda term: area(term.note.deck))

    def terms_near(self, right: Term) -> list[Term]:
        """Return other terms, at most some hundreds: of the same deck, of its area, of the field."""
        found: dict[str, Term] = {}
        links = (self.term_of_note.get(guid) for guid in sorted(linked(right.note)))
        same = self._by_deck[right.note.deck], self._by_area[area(right.note.deck)], self.terms
        for group in ([term for term in links if term is not None], *same):
            for term in _some(group, right.guid):
                found.setdefault(term.guid, term)
            if len(found) > _ENOUGH_TERMS:
                break
        found.pop(right.guid, None)
        return list(found.values())

    @cached_property
    def _words(self) -> Mapping[str, Sequence[str]]:
        """Every word of the notes, by its first letter, because a slip leaves that alone."""
        seen = {word for note in self.notes for text in _texts(note) for word in words(text)}
        by_letter: dict[str, list[str]] = {}
        for word in sorted(seen):
            if len(word) >= 3 and word.isalpha():
                by_letter.setdefault(word[0], []).append(word)
        return by_letter

    @cached_property
    def _names(self) -> Mapping[str, Sequence[str]]:
        """The key of every term and gap, by its first letter."""
        names = {key(term.text) for term in self.terms} | {key(gap.text) for gap in self.gaps}
        by_letter: dict[str, list[str]] = {}
        for name in sorted(names):
            if name:
                by_letter.setdefault(name[0], []).append(name)
        return by_letter

    @cached_property
    def _small_words(self) -> frozenset[str]:
        """The words that stand in small letters somewhere, and so are no names."""
        return frozenset(word for text in self._said for word in _SMALL.findall(text))

    @cached_property
    def _capital_words(self) -> frozenset[str]:
        """The words that have a capital where no sentence begins."""
        return frozenset(word for text in self._said for word in _CAPITAL.findall(text))

    @property
    def _said(self) -> Iterator[str]:
        return (cloze.reveal(text) for note in self.notes for text in (*_texts(note), note.more))

    def is_proper(self, text: str) -> bool:
        """Whether a text is the name of one thing: RoBERTa, Anthropic."""
        found = _WORD.findall(line(text))
        return bool(found) and all(map(self._is_proper_word, found))

    def _is_proper_word(self, word: str) -> bool:
        if len(word) == 1 or word.lower() in self._small_words or not word[:1].isalpha():
            return False
        inside = any(letter.isupper() for letter in word[1:])
        return inside or word in self._capital_words

    def is_name(self, text: str) -> bool:
        """Whether a text is a proper name or a term of the field."""
        return key(text) in self._term_keys or self.is_proper(text)

    def names_like(self, text: str, deck: str) -> list[tuple[str, Note]]:
        """Return the names nearby that are of the same sort as a text, each with its note."""
        if self.is_proper(text):
            names = self._proper_gaps
        else:
            small = line(text)[:1].islower()
            plain = [(_plain_name(term.text), term.note) for term in self.terms]
            names = [(self._small(name) if small else name, note) for name, note in plain if name]
        return [(name, note) for name, note in names if area(note.deck) == area(deck)]

    @cached_property
    def _proper_gaps(self) -> list[tuple[str, Note]]:
        return [(gap.text, gap.note) for gap in self.gaps if self.is_proper(gap.text)]

    def _small(self, name: str) -> str:
        """Return a term as it stands within a sentence; acronyms and names keep their capitals."""
        first = (_WORD.findall(name) or [""])[0]
        return name[:1].lower() + name[1:] if first.lower() in self._small_words else name

    @cached_property
    def _term_keys(self) -> frozenset[str]:
        return frozenset(key(_plain_name(term.text)) for term in self.terms)

    def rivals(self, accepted: Iterable[str]) -> tuple[str, ...]:
        """Return the words and terms so like an accepted text that they must not pass for it."""
        right = {key(text) for text in accepted}
        right_words = {word for text in accepted for word in words(text)}
        near = {
            other
            for word in right_words
            for other in self._words.get(word[0], ())
            if 0 < OSA.distance(word, other) <= allowance(word, in_phrase=True)
        }
        near |= {
            other
            for name in right
            for other in self._names.get(name[:1], ())
            if OSA.distance(name, other, score_cutoff=3) <= 3
        }
        return tuple(sorted(near - right - right_words))[:_MOST_RIVALS]


def term_of(note: Note) -> Term | None:
    """Return the term that a note defines, None when it asks something else."""
    if note.kind not in (NoteKind.REVERSED, NoteKind.PLAIN):
        return None
    text, definition = note.front.strip(), note.back.strip()
    if not (is_inline(text) and is_inline(definition)) or "?" in text:
        return None
    short = len(line(text)) <= LONGEST_TERM and len(words(text)) <= _MOST_TERM_WORDS
    if not short or not words(text) or len(line(definition)) > LONGEST_DEFINITION:
        return None
    return Term(note, text, definition)


def gaps_of(note: Note) -> list[Gap]:
    """Return the gaps of a cloze note that have one text each and hold no other gap."""
    if note.kind is not NoteKind.CLOZE:
        return []
    texts: dict[int, list[tuple[str, str]]] = {}
    for text in (note.front, note.back):
        found = cloze.find(text)
        for inner in found:
            body = text[inner.text_start : inner.text_end]
            nested = any(
                other is not inner and inner.start <= other.start < inner.end for other in found
            )
            before = cloze.reveal(text[: inner.start]) if not nested else ""
            texts.setdefault(inner.number, []).append(("" if nested else body, before))
    return [
        Gap(note, number, occurrences[0][0].strip(), occurrences[0][1])
        for number, occurrences in sorted(texts.items())
        if len(occurrences) == 1 and occurrences[0][0].strip() and is_inline(occurrences[0][0])
    ]


def _plain_name(text: str) -> str:
    """Return a term without what is explained in brackets."""
    return _BRACKETS.sub("", text).strip()


def _grouped(terms: Iterable[Term], name: Callable[[Term], str]) -> dict[str, list[Term]]:
    groups: dict[str, list[Term]] = {}
    for term in terms:
        groups.setdefault(name(term), []).append(term)
    return groups


def _some(terms: Sequence[Term], seed: str) -> Iterable[Term]:
    """Return the terms, of very many some hundreds that differ from one seed to another."""
    if len(terms) <= _MOST_TERMS:
        return terms
    start = crc32(seed.encode(errors="replace")) % len(terms)
    return [terms[(start + step) % len(terms)] for step in range(_MOST_TERMS)]


def area(deck: str) -> str:
    """Return the deck above a deck, or the deck itself when it is outermost."""
    return deck.rpartition(DECK_SEPARATOR)[0] or deck


def linked(note: Note) -> frozenset[str]:
    """Return the guids of the notes that a note is easily confused with."""
    deck_id = note.guid.partition("/")[0]
    names = (name.strip() for name in note.attribute("contrast").split(","))
    return frozenset(name if "/" in name else f"{deck_id}/{name}" for name in names if name)


def _texts(note: Note) -> Iterable[str]:
    return (note.front, note.back, *note.key_points, *(choice.text for choice in note.choices))
