"""Finds the headings of notes that have no marks for them.

A heading is a short line that stands alone and begins something. What makes it doubtful is
looked at in its surroundings: short lines in a row are a list, a sentence that ends with a
colon leads in what its heading announced, a number that goes on in a list belongs to the list.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from studyapp.formats.documents.cutting.note_lines import Kind, NoteLine, without_bold
from studyapp.formats.documents.cutting.words import ASKING, LEADING_IN

LONGEST = 88  # letters, a line of a page; a sentence that is longer is a paragraph
LONGEST_QUESTION = 150  # a question may take two lines
_LONGEST_OPENING = 60  # letters: "Storage", right above its text; a longer line begins a paragraph
_DEFINITION = 120  # "3. Mulch: straw on the ground." is an item, with two lines on it a note
# "Opening, One, Two" and a text are headings; with "Three" they are a list under the first. After
# "The plants in this garden include:" three are.
_MANY = 4
_MANY_AFTER_LEAD = 3
_LONG_SENTENCE = 9  # "The plants of this garden in the summer heat" has nine words and says it
_SHORT_LABEL_WORDS = (
    6  # "Advantages of a long fixed keel:" (six words) opens what is below; seven lead in
)
_LABEL_WORDS = 10  # "Rope: a cord" has a label; eleven words before a colon are a sentence
_LOOK_AHEAD = 5  # "1. One", four bullets, "2. Two" is one list
# "The four plants are:" is a heading, "The four best plants are:" leads in what a heading announced.
_SMALL_SHARE = 0.6
_FEWEST_SENTENCE_WORDS = 5
_FEWEST_CAPITALS = 4  # "RAID" stands over a text; "RAM" among short lines is an item of a list
_STEM = 5  # "Plants" announces "These plants are:" by "plant"
_NEVER_ENDS = tuple(".,;،。")
_QUOTES = tuple("\"“„«'‘([")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_LABEL = re.compile(r"(?:\*\*)?(?P<label>[^:.?!*]{2,60})(?:\*\*)?\s?:(?:\*\*)?\s(?=\S)")
_SENTENCE_INSIDE = re.compile(r"[.!?;]\s")
_COMPACT = 0.05  # one blank line in twenty parts nothing: headings stand right below lists


@dataclass(frozen=True, slots=True)
class HeadingCandidate:
    """A line that says something, with what is around it."""

    line: NoteLine
    gap_before: bool
    gap_after: bool
    number_before: bool

    @property
    def text(self) -> str:
        """What the line says, without marks of bold."""
        return without_bold(self.line.text)


def headings(
    lines: Sequence[NoteLine],
    dropped: Collection[int],
    joined: Collection[int],
    rows: Collection[int],
) -> tuple[int, ...]:
    """Return the lines that are headings, in order; `rows` are known to be."""
    items = _items(lines, dropped, joined)
    found = _Found(items, _is_compact(lines))
    return tuple(sorted({*found.headings(), *rows}))


def label_of(text: str) -> str:
    """Return the label of a text written as `Label: what it means`, or nothing."""
    found = _LABEL.match(text)
    return found["label"].strip() if found and _words(found["label"]) <= _LABEL_WORDS else ""


def after_label(text: str) -> str:
    """Return what follows the label of a text."""
    found = _LABEL.match(text)
    return text[found.end() :] if found else text


def _is_compact(lines: Sequence[NoteLine]) -> bool:
    blank = sum(line.kind is Kind.BLANK for line in lines)
    return blank <= _COMPACT * len(lines)


def _items(
    lines: Sequence[NoteLine], dropped: Collection[int], joined: Collection[int]
) -> list[HeadingCandidate]:
    told = [
        line for line in lines if line.is_told and line.at not in dropped and line.at not in joined
    ]
    numbered = {
        line.at for line in lines if line.kind is Kind.RESIDUE and any(map(str.isdigit, line.raw))
    }
    ends = _ends(told, joined, lines)
    items: list[HeadingCandidate] = []
    for index, line in enumerate(told):
        before = ends[index - 1] if index else 0
        after = told[index + 1].at if index + 1 < len(told) else len(lines) + 2
        number = any(at in numbered for at in range(before + 1, line.at))
        items.append(
            HeadingCandidate(
                line, line.at > before + 1 or not index, after > ends[index] + 1, number
            )
        )
    return items


def _ends(
    told: Sequence[NoteLine], joined: Collection[int], lines: Sequence[NoteLine]
) -> list[int]:
    """Return the last line of each told line, the joined ones counted in."""
    ends: list[int] = []
    following = [*(line.at for line in told[1:]), len(lines) + 1][: len(told)]
    going_on = sorted(joined)
    at = 0
    for line, limit in zip(told, following, strict=True):
        end = line.at
        while at < len(going_on) and going_on[at] < limit:
            end = max(end, going_on[at]) if going_on[at] > line.at else end
            at += 1
        ends.append(end)
    return ends


class _Found:
    """Decides for each item whether it is a heading."""

    def __init__(self, items: Sequence[HeadingCandidate], is_compact: bool) -> None:
        self._items = items
        self._is_compact = is_compact

    def headings(self) -> Iterator[int]:
        """Yield the lines of the headings."""
        candidates = {i for i in range(len(self._items)) if self._may_be(i)}
        for run in _runs(candidates):
            yield from (self._items[i].line.at for i in self._decided(run))
        for index in range(len(self._items)):
            if index not in candidates and (self._is_label(index) or self._is_definition(index)):
                yield self._items[index].line.at

    def _next(self, index: int) -> HeadingCandidate | None:
        return self._items[index + 1] if index + 1 < len(self._items) else None

    def _may_be(self, index: int) -> bool:
        """Return whether a line could be a heading by its looks and its place."""
        item = self._items[index]
        if item.line.kind is not Kind.TEXT or not _looks_like_one(item):
            return False
        if self._is_numbered_item(index) or self._is_among_small(index):
            return False
        if item.gap_before and item.gap_after:
            return True
        return self._opens(index, item)

    def _opens(self, index: int, item: HeadingCandidate) -> bool:
        """Return whether a line opens what follows right below it."""
        following = self._next(index)
        if following is None or item.gap_after or item.line.indent:
            return False
        if not item.gap_before and not self._may_follow(index, item):
            return False
        if following.line.kind in (Kind.BULLET, Kind.ROW, Kind.CODE):
            return True
        if item.text.endswith(":"):
            return _words(item.text) <= _SHORT_LABEL_WORDS
        if item.text.endswith("?") or item.line.is_bold:
            return True
        return item.gap_before and _is_title_above(item.text, following.text)

    def _may_follow(self, index: int, item: HeadingCandidate) -> bool:
        """Return whether a heading may stand right below a list, without a blank line."""
        before = self._items[index - 1].line
        if before.kind is not Kind.BULLET or not item.text[:1].isupper():
            return False
        return self._is_compact or item.text.endswith((":", "?")) or item.line.is_bold

    def _is_numbered_item(self, index: int) -> bool:
        """Return whether a number goes on in the list below, or went on from the one above."""
        number = self._items[index].line.number
        if number is None:
            return False
        before = self._items[index - 1].line if index else None
        if (
            before
            and before.kind is Kind.BULLET
            and before.number == number - 1
            and before.indent == 0
        ):
            following = self._next(index)
            return following is None or following.line.kind is Kind.BULLET
        for item in self._items[index + 1 : index + 1 + _LOOK_AHEAD]:
            if item.line.number is not None or item.line.kind is not Kind.BULLET:
                return item.line.kind is Kind.BULLET and item.line.number == number + 1
        return False

    def _is_among_small(self, index: int) -> bool:
        """Return whether a line in small letters stands among others: they are a list."""
        if not self._items[index].text[:1].islower() or self._items[index].text.endswith(":"):
            return False
        around = [self._items[i] for i in (index - 1, index + 1) if 0 <= i < len(self._items)]
        return any(
            item.line.kind is Kind.TEXT and item.text[:1].islower() and len(item.text) <= LONGEST
            for item in around
        )

    def _decided(self, run: Sequence[int]) -> list[int]:
        """Return those of some candidates in a row that are headings."""
        body = {index for p, index in enumerate(run) if self._is_body(run, p, index)}
        kept: list[int] = []
        part: list[int] = []
        after_lead = False
        for index in run:
            if index not in body:
                part.append(index)
                continue
            kept += self._without_list(part, after_lead, has_body=True)
            part, after_lead = [], True
        has_body = run[-1] + 1 < len(self._items)
        return kept + self._without_list(part, after_lead, has_body=has_body)

    def _is_body(self, run: Sequence[int], position: int, index: int) -> bool:
        """Return whether a candidate is a sentence below a heading rather than one itself."""
        text = self._items[index].text
        if text.endswith(":") and _announces(text):
            return True
        if not _is_sentence(text):
            return False
        if text.endswith(":"):
            return self._leads_in(run, position, index)
        return _words(text) >= _LONG_SENTENCE and not _is_strong(self._items[index])

    def _leads_in(self, run: Sequence[int], position: int, index: int) -> bool:
        text = self._items[index].text
        if position:
            before = self._items[index - 1].text
            return position == 1 or bool(_stems(before) & _stems(text))
        before_line = self._items[index - 1].line if index else None
        if before_line is None or before_line.kind is not Kind.TEXT:
            return False
        return before_line.text.endswith(".") and len(before_line.text) > LONGEST

    def _without_list(self, part: Sequence[int], after_lead: bool, *, has_body: bool) -> list[int]:
        """Return candidates without those in their midst that are a list without bullets."""
        many = _MANY_AFTER_LEAD if after_lead else _MANY
        if len(part) < many:
            return list(part)
        first = 0 if after_lead else 1
        last = len(part) - 1 if has_body else len(part)
        listed: set[int] = set()
        stretch: list[int] = []
        for position in range(first, last + 1):
            weak = position < last and not _is_strong(self._items[part[position]])
            if weak:
                stretch.append(part[position])
                continue
            listed |= set(stretch) if len(stretch) > 1 else set()
            stretch = []
        return [index for index in part if index not in listed]

    def _is_label(self, index: int) -> bool:
        """Return whether a bullet only names what is told below it."""
        item = self._items[index]
        text = item.text
        if item.line.kind is not Kind.BULLET or not text.endswith(":") or len(text) > LONGEST:
            return False
        inner = text[:-1].rstrip("*")
        if not inner[-1:].isalnum() and inner[-1:] not in tuple(')"”»'):
            return False
        if _SENTENCE_INSIDE.search(inner) or _words(inner) > _LABEL_WORDS:
            return False
        return not LEADING_IN.search(text) and self._next(index) is not None

    def _is_definition(self, index: int) -> bool:
        """Return whether a paragraph of its own is a numbered `Label: what it means`."""
        item = self._items[index]
        line = item.line
        if line.kind is not Kind.TEXT or not (line.is_numbered or item.number_before):
            return False
        if not (item.gap_before and item.gap_after) or len(line.text) < _DEFINITION:
            return False
        following = self._next(index)
        listed = following is not None and following.line.kind is Kind.BULLET
        return bool(label_of(line.text)) and not listed


def _runs(indexes: Collection[int]) -> Iterator[list[int]]:
    """Yield the indexes in order, those that follow one another together."""
    ordered = sorted(indexes)
    run: list[int] = ordered[:1]
    for before, index in pairwise(ordered):
        if index != before + 1:
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def _looks_like_one(item: HeadingCandidate) -> bool:
    text = item.text
    longest = LONGEST_QUESTION if text.endswith("?") else LONGEST
    if len(text) > longest or not _LETTER.search(text) or text.startswith(_QUOTES):
        return False
    if text.endswith(_NEVER_ENDS) or text.startswith(("http", "www.", "|", ">")):
        return False
    if item.line.indent and not (item.line.is_bold or text.isupper() or text.endswith("?")):
        return False
    if text[:1].islower():
        return text.endswith((":", "?")) or ASKING.match(text) is not None
    return True


def _is_strong(item: HeadingCandidate) -> bool:
    """Return whether a line says by itself that it is a heading."""
    text = item.text
    if text.endswith((":", "?")) or item.line.is_bold or item.line.raw.lstrip().startswith("#"):
        return True
    capitals = text.isupper() and len(_LETTER.findall(text)) >= _FEWEST_CAPITALS
    return capitals or (item.line.is_numbered and ": " in text)


def _is_sentence(text: str) -> bool:
    """Return whether a line reads like a sentence: mostly small words, and no question."""
    words = _WORD.findall(text)
    if len(words) < _FEWEST_SENTENCE_WORDS or text.endswith("?"):
        return False
    if ": " in text or (ASKING.match(text) and text.endswith(":")):
        return False
    return _small(words) >= _SMALL_SHARE * (len(words) - 1)


def _announces(text: str) -> bool:
    """Return whether a line ends with words that always lead in a list, as `include:`."""
    words = _WORD.findall(text)
    return 2 * _small(words) >= len(words) and LEADING_IN.search(text) is not None


def _small(words: Sequence[str]) -> int:
    return sum(word[0].islower() for word in words)


def _is_title_above(text: str, following: str) -> bool:
    short = len(text) <= _LONGEST_OPENING and _words(text) <= _LABEL_WORDS
    longer = len(following) >= 2 * len(text) or following.endswith(".")
    return short and longer and not following[:1].islower() and not text.endswith(("-", "–"))


def _words(text: str) -> int:
    return len(text.split())


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM].casefold() for word in _WORD.findall(text) if len(word) >= _STEM)
