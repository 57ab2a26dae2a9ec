"""One Markdown converter and what stands around it: limits, clozes, sanitising."""

import re
from html import escape
from threading import Lock

from studyapp.core import cloze
from studyapp.core.rendering.marks import AskedCloze, mark, unmark
from studyapp.core.rendering.markup import converter
from studyapp.core.rendering.sanitising import sanitised

MAX_CHARACTERS = 20_000
MAX_LINES = 500
REST_CUT = '<p class="cut"><em>This text is too long for a card: the rest is not shown.</em></p>'
_EMPTY_PARAGRAPH = re.compile(r"<p>\s*</p>\n?")
_PARAGRAPH = re.compile(
    r"\s*<p>((?:(?!</?p>|<(?:ul|ol|pre|div|table|h\d|blockquote)).)*)</p>\s*", re.DOTALL
)


class Renderer:
    """Turns Markdown into HTML that is safe to show. Threads may share one."""

    def __init__(self) -> None:
        self._markdown = converter()
        self._lock = Lock()

    def html(self, text: str, asked: AskedCloze | None = None) -> str:
        """Return a text as HTML, with the clozes that are asked hidden or shown."""
        kept = shortened(text)
        marked = mark(kept, asked)
        html = self._safe(marked.text)
        html = unmark(html, marked.hints, self._hint) if asked else html
        html = _EMPTY_PARAGRAPH.sub("", html)
        return html if kept is text else html + REST_CUT

    def inline(self, text: str, asked: AskedCloze | None = None) -> str:
        """Return a text as HTML, without the paragraph around it when it has only one."""
        html = self.html(text, asked)
        alone = _PARAGRAPH.fullmatch(html)
        return alone[1] if alone else html

    def _hint(self, hint: str) -> str:
        alone = _PARAGRAPH.fullmatch(self._safe(hint))
        return alone[1] if alone else escape(hint)

    def _safe(self, text: str) -> str:
        whole = text if text.isascii() else text.encode(errors="replace").decode()
        return sanitised(self._converted(whole))

    def _converted(self, text: str) -> str:
        """Return unsanitised HTML; a text the converter fails on is shown as it is written."""
        with self._lock:
            try:
                return self._markdown.reset().convert(text)
            except Exception:
                self._markdown = converter()
                return f"<pre>{escape(text)}</pre>"


def shortened(text: str) -> str:
    """Return the text, or the part of it that a card shows; a cloze is never cut in two."""
    end = _end_of_line(text, MAX_LINES) if text.count("\n") >= MAX_LINES else len(text)
    end = min(end, MAX_CHARACTERS)
    if end >= len(text):
        return text
    cut = next((found.start for found in cloze.find(text) if found.start < end < found.end), end)
    return text[:cut]


def _end_of_line(text: str, line: int) -> int:
    position = -1
    for _ in range(line):
        position = text.index("\n", position + 1)
    return position
