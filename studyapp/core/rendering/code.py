"""Code blocks: coloured by Pygments, with its short class names."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape
from itertools import groupby
from typing import Any

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import STANDARD_TYPES
from pygments.util import ClassNotFound

MAX_CHARACTERS, MAX_LINES, MAX_LINE = 3_000, 200, 300
_MARK = re.compile("[\U000f0000-\U0010fffd]")
_NOT_COLOURED = ("err", "w")
_LANGUAGE = re.compile(r"[\w#.+-]+")

Span = tuple[str, str]
"""A class name, which may be empty, and the text it colours."""


def code_block(
    source: str, language: str | None, _class: str, _options: Any, _markdown: Any, **_rest: Any
) -> str:
    """Return a fenced block as HTML; the signature is the one SuperFences calls."""
    name = language if language and _LANGUAGE.fullmatch(language) else ""
    attribute = f' class="language-{name}"' if name else ""
    return f"<pre><code{attribute}>{coloured(source, name)}</code></pre>"


def coloured(source: str, language: str) -> str:
    """Return code as HTML. Private characters in it are marks: kept, but not seen by the lexer."""
    code, marks = _without_marks(source)
    spans = _spans(code, language) if language and _is_short(code) else None
    pieces = _with_marks(spans or [("", code)], marks)
    return "".join(_html(name, text) for name, text in pieces if text)


def _is_short(code: str) -> bool:
    """Return whether code can be coloured quickly; several lexers are cubic on odd input."""
    if len(code) > MAX_CHARACTERS or code.count("\n") >= MAX_LINES:
        return False
    return all(len(line) <= MAX_LINE for line in code.split("\n"))


def _html(name: str, text: str) -> str:
    text = escape(text, quote=False)
    return f'<span class="{name}">{text}</span>' if name else text


def _without_marks(source: str) -> tuple[str, list[tuple[int, str]]]:
    """Return the code without its marks, and each mark with its place in that code."""
    found = [
        (match.start() - index, match[0]) for index, match in enumerate(_MARK.finditer(source))
    ]
    return (_MARK.sub("", source), found) if found else (source, found)


def _spans(code: str, language: str) -> list[Span] | None:
    """Return the code in coloured pieces, or None when the language is unknown."""
    lexer = _lexer(language)
    if lexer is None:
        return None
    tokens = ((_short_name(kind), text) for kind, text in lexer.get_tokens(code))
    spans = [(name, "".join(text for _, text in group)) for name, group in groupby(tokens, _first)]
    return spans if "".join(text for _, text in spans) == code else None


@lru_cache(maxsize=32)
def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


def _first(span: Span) -> str:
    return span[0]


def _short_name(kind: Any) -> str:
    while kind not in STANDARD_TYPES and kind.parent is not None:
        kind = kind.parent
    name = STANDARD_TYPES.get(kind, "")
    return "" if name in _NOT_COLOURED else name


def _with_marks(spans: Iterable[Span], marks: list[tuple[int, str]]) -> Iterator[Span]:
    """Put the marks back, outside of the coloured pieces, which are cut where one falls inside."""
    position, waiting = 0, list(reversed(marks))
    for name, text in spans:
        end = position + len(text)
        while waiting and waiting[-1][0] < end:
            place, mark = waiting.pop()
            yield name, text[: place - position]
            yield "", mark
            text, position = text[place - position :], place
        yield name, text
        position = end
    yield from (("", mark) for _, mark in reversed(waiting))
