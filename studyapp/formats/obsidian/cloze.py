"""Clozes as Obsidian's spaced repetition writes them: `==text==`, `**text**` and `{{text}}`."""

import re
from collections.abc import Sequence

from studyapp.formats.common.cloze_text import is_cloze, marker

_AFTER = r"(?:\^\[(?P<{0}_hint>[^\[\]\n]*)\])?(?:\[\^(?P<{0}_order>\d{{1,2}}|[ahs]{{1,20}})\])?"
_HIGHLIGHT = rf"==(?P<mark>(?=[^\s=])[^=\n]+(?:=[^=\n]+)*)=={_AFTER.format('mark')}"
_BOLD = rf"\*\*(?P<bold>(?=[^\s*])[^*\n]+)\*\*{_AFTER.format('bold')}"
_CURLY = (
    r"\{\{(?!c\d+::)(?:(?P<curly_order>\d{1,2}|[ahs]{1,20})::)?"
    r"(?P<curly>[^{}\n:]+(?::[^{}\n:]+)*)(?:::(?P<curly_hint>[^{}\n]*))?\}\}"
)
_KEPT = r"(?<!`)(?P<ticks>`++)(?:[^`\n]++|(?!(?P=ticks)(?!`))`++)++(?P=ticks)(?!`)|\$[^$\n]+\$"
_PLAIN = re.compile(f"{_KEPT}|{_HIGHLIGHT}|{_CURLY}")
_WITH_BOLD = re.compile(f"{_KEPT}|{_HIGHLIGHT}|{_BOLD}|{_CURLY}")
_FORMS = ("mark", "bold", "curly")


def clozed(text: str, *, bold: bool) -> str:
    """Return a text with its clozes in our own writing; those without a number are counted."""
    count = 0
    pattern = _WITH_BOLD if bold else _PLAIN

    def written(found: re.Match[str]) -> str:
        nonlocal count
        groups = found.groupdict()
        form = next((each for each in _FORMS if groups.get(each)), None)
        if form is None:
            return found[0]
        order = groups.get(f"{form}_order") or ""
        count += 1
        number = _number(order, count)
        hint = groups.get(f"{form}_hint") or ""
        return marker(number, groups[form] or "", hint) if number else groups[form] or ""

    return pattern.sub(written, text)


def _number(order: str, count: int) -> int:
    """Return the number of the card that asks a cloze, 0 when none does.

    The order is empty, a number, or says for each card whether it asks, hides or shows.
    """
    if order.isdecimal():
        return max(1, int(order))
    return order.find("a") + 1 if order else count


def has_cloze(lines: Sequence[str], *, bold: bool) -> bool:
    """Whether there is something to ask in the lines."""
    text = "\n".join(lines)
    return is_cloze(text) or clozed(text, bold=bold) != text
