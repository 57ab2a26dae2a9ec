"""Markdown as HTML for a page that is read without the collection beside it."""

import re
from collections.abc import Callable
from html import unescape

from studyapp.core.rendering import to_html

Formula = Callable[[str], str]
"""Turns TeX into HTML."""

_MATH = re.compile(r'<(?P<tag>span|div) class="math">(?P<tex>.*?)</(?P=tag)>', re.DOTALL)
_PICTURE = re.compile(r'<img\b(?:[^>"]|"[^"]*")*>')
_ALT = re.compile(r'\balt="([^"]+)"')


def standing_alone(markdown: str, formula: Formula) -> str:
    """Return HTML that needs no other file: formulas are in it, pictures are told in words."""
    html = _PICTURE.sub(_in_words, to_html(markdown))
    return _MATH.sub(lambda found: formula(unescape(found["tex"])), html)


def _in_words(picture: re.Match[str]) -> str:
    alt = _ALT.search(picture[0])
    return f"<i>[{alt[1] if alt else 'picture'}]</i>"
