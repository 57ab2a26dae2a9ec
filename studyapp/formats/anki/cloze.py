"""Clozes in Anki's notes: rendered text between markers that Anki finds."""

import re
from collections.abc import Callable
from html import escape

from studyapp.core import cloze
from studyapp.core.cloze import Cloze

_BEGINS, _ENDS = 0x100000, 0x108000
_BEGIN, _END = "[\U00100000-\U00107fff]", "[\U00108000-\U0010fffd]"
_PRIVATE = re.compile("[\U00100000-\U0010fffd]")
_OPENING = re.compile(f"{{(?={{|{_BEGIN})")
_CLOSING = re.compile(f"}}(?=}}|{_END})")
_BULLET = re.compile(r"(?:[ \t>]*(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t]+)+")


class ClozeMarkers:
    """Takes the clozes out of a text before it is rendered and puts Anki's in afterwards.

    In between each marker is one private character, which neither Markdown nor the colouring
    of code takes for anything. Anki ends a cloze at the first `}}` and begins one at any
    `{{c1::`, so other braces are kept apart: by a blank in a formula, where TeX takes no
    notice of it, and elsewhere by writing the first of two as an entity.
    """

    def __init__(self, markdown: str) -> None:
        self._clozes: list[Cloze] = []
        self._source = _PRIVATE.sub("\ufffd", markdown)
        self.text = cloze.replace(self._source, self._hidden)

    def _hidden(self, found: Cloze, inner: str) -> str:
        index, start = len(self._clozes), self._after_bullet(found, inner)
        self._clozes.append(found)
        return f"{inner[:start]}{chr(_BEGINS + index)}{inner[start:]}{chr(_ENDS + index)}"

    def _after_bullet(self, found: Cloze, inner: str) -> int:
        """Return where a cloze can begin: behind a bullet, which would be none after a marker."""
        begins_line = found.start == 0 or self._source[found.start - 1] == "\n"
        bullet = _BULLET.match(inner) if begins_line else None
        return bullet.end() if bullet else 0

    @staticmethod
    def in_formula(tex: str) -> str:
        """Return a formula, in which markers may stand, without two braces in a row."""
        return _CLOSING.sub("} ", _OPENING.sub("{ ", tex))

    def restored(self, html: str) -> str:
        """Return rendered HTML with Anki's markers in place of the private characters."""
        html = _braces_apart(html)
        html = re.sub(_BEGIN, self._marker(_BEGINS, lambda found: f"{{{{c{found.number}::"), html)
        return re.sub(_END, self._marker(_ENDS, lambda found: f"{_hint(found)}}}}}"), html)

    def _marker(self, first: int, write: Callable[[Cloze], str]) -> Callable[[re.Match[str]], str]:
        return lambda character: write(self._clozes[ord(character[0]) - first])


def _hint(found: Cloze) -> str:
    return f"::{_braces_apart(escape(found.hint) + chr(_ENDS))[:-1]}" if found.hint else ""


def _braces_apart(html: str) -> str:
    return _CLOSING.sub("&#125;", _OPENING.sub("&#123;", html))
