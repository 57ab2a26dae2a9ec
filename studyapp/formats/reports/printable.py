"""A deck to print: one page of HTML that needs nothing beside it."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from urllib.parse import unquote

from studyapp.core.cards import Note, NoteKind
from studyapp.core.progress import Progress, silent
from studyapp.core.rendering import face, key_points, more, to_html
from studyapp.core.rendering.drawings import (
    LIGHT_PALETTE,
    PAGE_FONT,
    DrawingError,
    safe_drawing,
)
from studyapp.core.rendering.formula_drawing import drawn_svg, is_safe
from studyapp.formats.common.slugs import slug
from studyapp.formats.common.snapshot import Snapshot
from studyapp.formats.reports.printable_style import CSS

Find = Callable[[str], Path | None]
"""From the name of a picture to its file."""

TEXT_SIZE = 16.0
LARGEST_PICTURE = 20 << 20
_INK = "#171C2B"
_DRAWING = "image/svg+xml"
_PICTURE_KINDS: Mapping[str, str] = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".svg": _DRAWING,
    ".bmp": "image/bmp",
}
_FORMULA = re.compile(r'<(?P<tag>span|div) class="math">(?P<tex>[^<]*)</(?P=tag)>')
_IMAGE = re.compile(r'<img\b[^>]*?\bsrc="(?P<source>[^"]*)"[^>]*>')
_ALT = re.compile(r'\balt="([^"]*)"')
_BOX = re.compile(r'viewBox="\S+ (?P<top>\S+) \S+ (?P<height>\S+)"')


@dataclass(frozen=True, slots=True)
class Page:
    """A printable deck, and the names of the pictures that were not found."""

    html: str
    missing_media: tuple[str, ...] = ()


def render_page(snapshot: Snapshot, *, title: str, find: Find, progress: Progress = silent) -> Page:
    """Return the notes of a snapshot as a page, deck by deck."""
    printing = _Printing(find)
    decks: dict[str, list[Note]] = {}
    for note in snapshot.notes:
        decks.setdefault(note.deck, []).append(note)
    sections = []
    done = 0
    for name, notes in decks.items():
        cards: list[str] = []
        for note in notes:
            progress("Setting the cards", done / len(snapshot.notes))
            done += 1
            cards.append(_article(len(cards) + 1, note, printing))
        sections.append(_section(name, snapshot.decks.get(name, ""), cards, printing))
    counts = {name: len(notes) for name, notes in decks.items()}
    body = _header(title, counts, snapshot) + "".join(sections)
    return Page(_document(title, body), tuple(printing.missing))


def _document(title: str, body: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{CSS}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )


def _header(title: str, counts: Mapping[str, int], snapshot: Snapshot) -> str:
    notes = sum(counts.values())
    number = "1 note" if notes == 1 else f"{notes:,} notes"
    contents = "".join(
        f'<li><a href="#{_anchor(name)}">{escape(name)}</a> <span>{count}</span></li>'
        for name, count in counts.items()
    )
    nav = f"<nav><ul>{contents}</ul></nav>" if len(counts) > 1 else ""
    return (
        f"<header><h1>{escape(title)}</h1>"
        f"<p>{number}, {snapshot.day.isoformat()}</p>{nav}</header>\n"
    )


def _section(name: str, description: str, cards: Sequence[str], printing: "_Printing") -> str:
    above, _, leaf = name.rpartition("::")
    parents = f"<small>{escape(above.replace('::', ' › '))}</small>" if above else ""
    about = printing.finished(to_html(description)) if description else ""
    about = f'<div class="about">{about}</div>\n' if about else ""
    return (
        f'<section id="{_anchor(name)}">\n<h2>{parents}{escape(leaf)}</h2>\n'
        f"{about}{''.join(cards)}</section>\n"
    )


def _anchor(name: str) -> str:
    return f"deck-{slug(name.replace('::', ' ')) or 'cards'}"


def _article(number: int, note: Note, printing: "_Printing") -> str:
    sides = printing.finished("".join(_sides(note)))
    return (
        f'<article><div class="number">{number}</div><div class="sides">{sides}</div></article>\n'
    )


def _sides(note: Note) -> Iterator[str]:
    """Yield the parts of a card; a cloze is asked once for each of its numbers."""
    is_cloze = note.kind is NoteKind.CLOZE
    faces = [face(note, ordinal) for ordinal in (note.ordinals() if is_cloze else (0,))]
    for each in faces:
        yield f'<div class="question">{each.question}</div>'
    if note.kind is NoteKind.REVERSED:
        yield '<div class="label">Asked both ways</div>'
    if is_cloze:
        yield f'<div class="label">Answer</div><div class="answer">{_revealed(note)}</div>'
    elif faces[0].answer:
        yield f'<div class="answer">{faces[0].answer}</div>'
    if note.key_points:
        points = "".join(f"<li>{point}</li>" for point in key_points(note))
        yield f'<div class="label">Key points</div><div class="points"><ul>{points}</ul></div>'
    if note.more:
        yield f'<div class="more">{more(note)}</div>'
    if note.tags:
        yield f'<div class="tags">{escape(" · ".join(note.tags))}</div>'


def _revealed(note: Note) -> str:
    return "".join(to_html(text) for text in (note.front, note.back) if text)


class _Printing:
    """Puts pictures and formulas into the page, each formula drawn once."""

    def __init__(self, find: Find) -> None:
        self._find = find
        self._formulas: dict[tuple[str, bool], str] = {}
        self._pictures: dict[str, str | None] = {}
        self.missing: list[str] = []

    def finished(self, html: str) -> str:
        """Return HTML in which nothing points outside of the page."""
        if 'class="math"' in html:
            html = _FORMULA.sub(self._formula, html)
        return _IMAGE.sub(self._image, html) if "<img" in html else html

    def _formula(self, found: re.Match[str]) -> str:
        tex, is_display = unescape(found["tex"]), found["tag"] == "div"
        key = (tex, is_display)
        if key not in self._formulas:
            self._formulas[key] = drawn_formula(tex, display=is_display)
        tag = found["tag"]
        return f'<{tag} class="math">{self._formulas[key]}</{tag}>'

    def _image(self, found: re.Match[str]) -> str:
        name = unquote(unescape(found["source"]))
        if name not in self._pictures:
            self._pictures[name] = self._embedded(name)
        address = self._pictures[name]
        alt = _ALT.search(found[0])
        if address is None:
            return f"<em>{alt[1]}</em>" if alt else ""
        return f'<img src="{address}" alt="{alt[1] if alt else ""}">'

    def _embedded(self, name: str) -> str | None:
        file = self._find(name)
        kind = _PICTURE_KINDS.get(Path(name).suffix.lower())
        content = None if file is None or kind is None else _printable(file, kind)
        if content is None:
            self.missing.append(name)
            return None
        return f"data:{kind};base64,{b64encode(content).decode()}"


def _printable(file: Path, kind: str) -> bytes | None:
    """Return the bytes of a picture, of a drawing what is safe of it; None for what is refused."""
    if file.stat().st_size > LARGEST_PICTURE:
        return None
    content = file.read_bytes()
    if kind != _DRAWING:
        return content
    try:
        return safe_drawing(content, LIGHT_PALETTE, PAGE_FONT).content
    except DrawingError:
        return None


def drawn_formula(tex: str, *, display: bool) -> str:
    """Return a formula as a picture that stands on the line, or its source."""
    svg = drawn_svg(tex, TEXT_SIZE, display=display, color=_INK) if is_safe(tex) else None
    box = _BOX.search(svg) if svg else None
    if svg is None or box is None:
        return f"<code>{escape(tex)}</code>"
    below = float(box["top"]) + float(box["height"])
    style = "" if display else f' style="vertical-align:{-below:.2f}px"'
    label = escape(tex, quote=True)
    return svg.replace("<svg ", f'<svg class="formula" role="img" aria-label="{label}"{style} ', 1)
