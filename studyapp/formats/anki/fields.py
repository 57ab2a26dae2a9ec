"""Our notes as the fields of Anki's notes: HTML, MathJax and cloze markers."""

import re
from collections.abc import Callable
from html import escape

from studyapp.core import cloze
from studyapp.core.cards import Note, NoteKind
from studyapp.core.rendering import to_html
from studyapp.core.rendering.faces import shuffled
from studyapp.formats.anki.cloze import ClozeMarkers
from studyapp.formats.anki.models import FIELDS

Render = Callable[[str], str]
"""Markdown to sanitised HTML."""

_INLINE_MATH = re.compile(r'<span class="math">([^<]*)</span>')
_DISPLAY_MATH = re.compile(r'<div class="math">([^<]*)</div>')

_MARK = re.compile(r"[\\`*_{}\[\]<>&$|~=#]|^(?:[-+ ]|\d+[.)])| $")


def quick_html(markdown: str, slowly: Render = to_html) -> str:
    """Return Markdown as HTML; a line without a mark of Markdown needs no converter."""
    plain = markdown.isprintable() and not _MARK.search(markdown)
    return f"<p>{markdown}</p>" if plain and markdown else slowly(markdown)


def kind_in_anki(note: Note) -> NoteKind:
    """Return the kind whose note type the note takes; a cloze note without a cloze is plain."""
    if note.kind is NoteKind.CLOZE and not cloze.numbers(note.front, note.back):
        return NoteKind.PLAIN
    return note.kind


def fields(note: Note, kind: NoteKind, render: Render) -> list[str]:
    """Return the fields of a note in the order of its note type."""
    contents = {
        "Front": lambda: _html(note.front, render),
        "Text": lambda: _cloze_text(note, render),
        "Back": lambda: _html(note.back, render),
        "Choices": lambda: _choices(note, render),
        "Key points": lambda: _key_points(note, render),
        "More": lambda: _html(note.more, render),
        "Source": lambda: escape(note.attribute("source")),
        "Guid": lambda: escape(note.guid),
    }
    return [contents[name]() for name in FIELDS[kind]]


def _html(markdown: str, render: Render, tex: Callable[[str], str] = str) -> str:
    return _tight(with_mathjax(render(markdown), tex)) if markdown.strip() else ""


def with_mathjax(html: str, tex: Callable[[str], str] = str) -> str:
    """Return HTML with its formulas between the delimiters that Anki hands to MathJax."""
    if 'class="math"' not in html:
        return html
    html = _INLINE_MATH.sub(lambda formula: rf"\({tex(formula[1])}\)", html)
    return _DISPLAY_MATH.sub(lambda formula: rf"\[{tex(formula[1])}\]", html)


def _tight(html: str) -> str:
    """Return a single paragraph without its tags, as Anki's own editor would have written it."""
    html = html.strip()
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        return html[3:-4]
    return html


def _choices(note: Note, render: Render) -> str:
    options = (
        f'<li class="{"right" if choice.right else "wrong"}">'
        f"<div>{_html(choice.text, render)}</div></li>"
        for choice in shuffled(note)
    )
    return f'<ol class="choices">{"".join(options)}</ol>'


def _key_points(note: Note, render: Render) -> str:
    if not note.key_points:
        return ""
    points = "".join(f"<li>{_html(point, render)}</li>" for point in note.key_points)
    return f"<ul>{points}</ul>"


def _cloze_text(note: Note, render: Render) -> str:
    front, back = _cloze_html(note.front, render), _cloze_html(note.back, render)
    return f'<div class="title">{front}</div>{back}' if front and back else front or back


def _cloze_html(markdown: str, render: Render) -> str:
    markers = ClozeMarkers(markdown)
    return markers.restored(_html(markers.text, render, markers.in_formula))
