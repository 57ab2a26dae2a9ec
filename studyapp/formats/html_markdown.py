"""HTML as Markdown that shows the same text."""

import re
from collections.abc import Callable

from studyapp.formats.html_builder import MarkdownBuilder
from studyapp.formats.html_tokens import tokens

Rename = Callable[[str], str]
"""From the address of an image or sound in HTML to the one in Markdown."""

_MARKED = re.compile(
    r"[^ -~\u00a1-\U0010ffff]|[<&\\`*_~=$|\[{]|  |\A(?:[-+ #>!]|\d+[.)])|[ !]\Z|\]\("
)


def unchanged(address: str) -> str:
    """Return an address as it is."""
    return address


def to_markdown(html: str, *, clozes: bool = True, media: Rename = unchanged) -> str:
    """Return HTML as Markdown; what Markdown cannot say stays as text.

    Without `clozes` a cloze marker is text like any other. `media` gives images and sounds
    their new addresses, or an empty one for what is only named.
    """
    if _MARKED.search(html) is None:
        return html
    return MarkdownBuilder(clozes=clozes, media=media).build(list(tokens(html)))
