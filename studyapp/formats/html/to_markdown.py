"""HTML as Markdown that shows the same text."""

import re
from collections.abc import Callable

from studyapp.formats.html.builder import MarkdownBuilder
from studyapp.formats.html.tokens import tokens

Rename = Callable[[str], str]
"""From the address of an image or sound in HTML to the one in Markdown."""

_MARK = re.compile(r"[<&\\`*_~=$|\[{]")
_FIRST = re.compile(r"[-+ #>!:]|\d+[.)]")


def unchanged(address: str) -> str:
    """Return an address as it is."""
    return address


def to_markdown(html: str, *, clozes: bool = True, media: Rename = unchanged) -> str:
    """Return HTML as Markdown; what Markdown cannot say stays as text.

    Without `clozes` a cloze marker is text like any other. `media` gives images and sounds
    their new addresses, or an empty one for what is only named.
    """
    if _is_plain(html):
        return html
    return MarkdownBuilder(clozes=clozes, media=media).build(list(tokens(html)))


def _is_plain(text: str) -> bool:
    """Return whether a text is the same in HTML and in Markdown, which most fields are."""
    if not text.isprintable() or _MARK.search(text) or "  " in text:
        return False
    return _FIRST.match(text) is None and text[-1:] not in (" ", "!")
