"""HTML cut into tags and text, in time that grows with its length whatever it holds."""

import re
from collections.abc import Iterator
from html import unescape

TEXT, START, END = 0, 1, 2

Token = tuple[int, str, str]
"""TEXT and the text; START or END, the name of the tag, and what stands after the name."""

_NAME = re.compile(r"/?([a-zA-Z][^\s/<>\x00]*)")
_CLOSED = re.compile(r"""[^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*>""")
_ATTRIBUTE = re.compile(r"""([^\s=>"'/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_UNSEEN = {name: re.compile(rf"</{name}[\s/>]", re.IGNORECASE) for name in ("script", "style")}


def tokens(html: str) -> Iterator[Token]:
    """Yield tags and text in order; what is no tag is text, comments and scripts are left out."""
    return _Scanner(html).run()


def attributes(rest: str) -> dict[str, str]:
    """Return the attributes of a tag by their names in small letters; the first of a name counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(rest):
        value = match[2] or ""
        value = value[1:-1] if value[:1] in ('"', "'") else value
        found.setdefault(match[1].lower(), unescape(value))
    return found


class _Scanner:
    """Walks through HTML; what was looked for in vain is not looked for again."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._last_end = html.rfind(">")
        self._quotes_close = True
        self._missing: set[str] = set()

    def run(self) -> Iterator[Token]:
        html, start, position = self._html, 0, 0
        while (position := html.find("<", position)) >= 0 and position < self._last_end:
            token, end = self._tag(position)
            if end < 0:
                position += 1
                continue
            if start < position:
                yield TEXT, unescape(html[start:position]), ""
            if token is not None:
                yield token
            start = position = end
        if start < len(html):
            yield TEXT, unescape(html[start:]), ""

    def _tag(self, position: int) -> tuple[Token | None, int]:
        """Return the tag that begins here, None for what is not shown, and where it ends (-1: no tag)."""
        html = self._html
        name = _NAME.match(html, position + 1)
        if name is None:
            return None, self._unnamed(position)
        end = self._end_of_tag(name.end())
        if html[position + 1] == "/":
            return (END, name[1].lower(), ""), end
        tag = name[1].lower()
        if tag in _UNSEEN:
            return None, self._after_unseen(tag, end)
        return (START, tag, html[name.end() : end - 1]), end

    def _end_of_tag(self, position: int) -> int:
        if self._quotes_close:
            closed = _CLOSED.match(self._html, position)
            if closed:
                return closed.end()
            self._quotes_close = False
        return self._html.find(">", position) + 1 or -1

    def _unnamed(self, position: int) -> int:
        """Return the end of a comment, declaration or nameless end tag."""
        if self._html.startswith("<!--", position):
            return self._after("-->", position + 4)
        if self._html.startswith(("<!", "<?", "</"), position):
            return self._after(">", position + 2)
        return -1

    def _after(self, mark: str, position: int) -> int:
        if mark in self._missing:
            return -1
        found = self._html.find(mark, position)
        if found < 0:
            self._missing.add(mark)
            return -1
        return found + len(mark)

    def _after_unseen(self, tag: str, position: int) -> int:
        """Return the end of a script or style; one that is never closed hides nothing."""
        if tag not in self._missing:
            close = _UNSEEN[tag].search(self._html, position)
            if close:
                return self._html.find(">", close.start()) + 1 or len(self._html)
            self._missing.add(tag)
        return position
