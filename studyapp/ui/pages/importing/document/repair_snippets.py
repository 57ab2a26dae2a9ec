"""A repair as a learner sees it: what differs, with a little of the line around it."""

import re
from dataclasses import dataclass

from studyapp.core.importing.drafts import Repair

_AROUND = 28


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of text; `middle` is what differs."""

    head: str
    middle: str = ""
    tail: str = ""


def snippets(repair: Repair, line: str, occurrence: int) -> tuple[Snippet, Snippet]:
    """Return what was and what is now; `line` is the source where the repair begins.

    `occurrence` counts the repairs of the same text in that line, from 0.
    """
    old, new = _flat(repair.before), _flat(repair.after)
    around = _flat(line)
    if old == around or not old:
        return (Snippet(old), Snippet("")) if not new else _different(old, new)
    places = [match.start() for match in _found(old, around)]
    if not places:
        return (Snippet(old), Snippet("")) if not new else _different(old, new)
    start = places[min(occurrence, len(places) - 1)]
    head = _shortened(around[:start])
    tail = around[start + len(old) :]
    was, now = _different(old, new)
    return (
        Snippet(head + was.head, was.middle, was.tail + tail),
        Snippet(head + now.head, now.middle, now.tail + tail),
    )


def _found(text: str, line: str) -> list[re.Match[str]]:
    """Return where a text stands in a line, not inside of a longer word."""
    before = r"(?<!\w)" if text[:1].isalnum() else ""
    after = r"(?!\w)" if text[-1:].isalnum() else ""
    whole = list(re.finditer(before + re.escape(text) + after, line))
    return whole or list(re.finditer(re.escape(text), line))


def _different(old: str, new: str) -> tuple[Snippet, Snippet]:
    shortest = min(len(old), len(new))
    head = next((i for i in range(shortest) if old[i] != new[i]), shortest)
    while head and (_is_inside(old, head) or _is_inside(new, head)):
        head -= 1
    tail = 0
    while tail < shortest - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    while tail and (_is_inside(old, len(old) - tail) or _is_inside(new, len(new) - tail)):
        tail -= 1
    lead, end = _shortened(old[:head]), old[len(old) - tail :]
    return (
        Snippet(lead, old[head : len(old) - tail], end),
        Snippet(lead, new[head : len(new) - tail], end),
    )


def _is_inside(text: str, place: int) -> bool:
    """Whether a place cuts a word."""
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()


def _shortened(head: str) -> str:
    """Return the end of a text, from the beginning of a word."""
    if len(head) <= _AROUND:
        return head
    end = head[-_AROUND:]
    return f"… {end.partition(' ')[2] or end}"


def _flat(text: str) -> str:
    return " ".join(text.split())
