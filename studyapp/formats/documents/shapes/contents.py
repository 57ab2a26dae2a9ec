"""A list of contents at the top of a document: its entries are headings that come again."""

import re
from collections.abc import Sequence
from itertools import pairwise

from studyapp.formats.documents.cutting.note_lines import Kind, NoteLine
from studyapp.formats.documents.cutting.words import CONTENTS

_WORD = re.compile(r"[^\W_]{3,}")
_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}\s*\Z|…{2,}\s*\d{1,4}\s*\Z")
_LONGEST = 120  # letters: a heading with its dots and its page
# Two entries are a list like any other. Of three, two come again as headings; of fifteen, three.
_FEWEST = 3
_LEAST_FOUND = 2
_ALIKE = 0.66  # "roses, tulips, violets" is "roses, tulips, lilies" again; one word of three is not
_MOST_COMPARED = 400


def contents(lines: Sequence[NoteLine]) -> tuple[int, int] | None:
    """Return the first and last line of the list of contents, if the document begins with one."""
    told = [line for line in lines if line.is_told]
    for start in range(min(3, len(told))):
        named = start > 0 and _is_title(told[start - 1])
        entries = _entries(told[start:])
        if named and not entries:
            entries = _block_below(told[start - 1 :])
            named = _come_again(entries, told[start + len(entries) :])
        if len(entries) < _FEWEST:
            continue
        rest = told[start + len(entries) :]
        if named or _are_leaders(entries) or _come_again(entries, rest):
            return told[start - named].at, entries[-1].at
    return None


def _is_title(line: NoteLine) -> bool:
    text = line.text.strip(" *_:")
    return len(text) <= _LONGEST and CONTENTS.fullmatch(text) is not None


def _entries(lines: Sequence[NoteLine]) -> list[NoteLine]:
    entries: list[NoteLine] = []
    for line in lines:
        listed = line.kind is Kind.BULLET or line.is_numbered or _is_leader(line)
        if not listed or len(line.text) > _LONGEST:
            break
        if (
            entries
            and line.number == 1
            and entries[-1].number not in (None, 0)
            and entries[0].number == 1
        ):
            break
        entries.append(line)
    return entries


def _block_below(lines: Sequence[NoteLine]) -> list[NoteLine]:
    """Return the short lines right below the first, without a blank one between."""
    entries: list[NoteLine] = []
    for before, line in pairwise(lines):
        if line.at != before.at + 1 or len(line.text) > _LONGEST:
            break
        entries.append(line)
    return entries


def _is_leader(line: NoteLine) -> bool:
    return len(line.raw) <= 2 * _LONGEST and _LEADER.search(line.raw.rstrip()) is not None


def _are_leaders(entries: Sequence[NoteLine]) -> bool:
    return 2 * sum(_is_leader(line) for line in entries) > len(entries)


def _come_again(entries: Sequence[NoteLine], rest: Sequence[NoteLine]) -> bool:
    """Return whether some entries are the words of short lines further below."""
    later = [
        _words(line.text) for line in rest if len(line.text) <= _LONGEST and line.kind is Kind.TEXT
    ]
    found = sum(
        any(_alike(_words(entry.text), words) for words in later[:_MOST_COMPARED])
        for entry in entries[:_MOST_COMPARED]
    )
    return found >= max(_LEAST_FOUND, len(entries) // 5)


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))


def _alike(left: frozenset[str], right: frozenset[str]) -> bool:
    least = min(len(left), len(right))
    return least >= 1 and len(left & right) / max(len(left), len(right)) >= _ALIKE
