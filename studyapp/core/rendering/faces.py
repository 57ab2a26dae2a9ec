"""The question and the answer of a card, as HTML and as plain text."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from zlib import crc32

from studyapp.core import cloze
from studyapp.core.cards import Choice, Note, NoteKind

if TYPE_CHECKING:
    from studyapp.core.rendering.renderer import Renderer

_RIGHT, _WRONG = ' class="right"', ' class="wrong"'


@dataclass(frozen=True, slots=True)
class Face:
    """What a card shows. The answer does not repeat the question, except that of a cloze."""

    question: str
    answer: str


@cache
def _renderer() -> "Renderer":
    from studyapp.core.rendering.renderer import Renderer

    return Renderer()


def to_html(markdown: str) -> str:
    """Return Markdown as HTML that is safe to show; clozes show their text."""
    return _renderer().html(markdown)


def plain_text(markdown: str) -> str:
    """Return Markdown without its marks, for terminals, search and screen readers."""
    from studyapp.core.rendering.plain import stripped

    return stripped(markdown)


def key_points(note: Note) -> tuple[str, ...]:
    """Return the key points of a note, each as HTML."""
    return tuple(_renderer().inline(point) for point in note.key_points)


def more(note: Note) -> str:
    """Return what is shown small under a note's answer, as HTML."""
    return _renderer().html(note.more) if note.more else ""


def face(note: Note, ordinal: int, *, seed: int = 0) -> Face:
    """Return what a note's card shows, as HTML.

    The options of a choice stand in an order of their own, not in that of the file, which
    often begins with the right one; another `seed` gives another order.
    """
    if note.kind is NoteKind.CLOZE:
        return _cloze_face(note, ordinal + 1)
    render = _renderer().html
    if note.kind is NoteKind.CHOICE:
        options = shuffled(note, seed)
        return Face(
            render(note.front) + _choices(options, lambda _: ""),
            _choices(options, lambda choice: _RIGHT if choice.right else _WRONG)
            + render(note.back),
        )
    question, answer = _sides(note, ordinal)
    return Face(render(question), render(answer))


def plain_face(note: Note, ordinal: int, *, seed: int = 0) -> Face:
    """Return what a note's card shows, for terminals and screen readers."""
    if note.kind is NoteKind.CLOZE:
        texts = (note.front, note.back)
        return Face(
            _paragraphs(*(_blanked(text, ordinal + 1) for text in texts)),
            _paragraphs(*(plain_text(text) for text in texts)),
        )
    if note.kind is NoteKind.CHOICE:
        options = _lettered(shuffled(note, seed))
        right = (line for line, choice in options if choice.right)
        return Face(
            _paragraphs(plain_text(note.front), "\n".join(line for line, _ in options)),
            _paragraphs("\n".join(right), plain_text(note.back)),
        )
    question, answer = _sides(note, ordinal)
    return Face(plain_text(question), plain_text(answer))


def shuffled(note: Note, seed: int = 0) -> list[Choice]:
    """Return the choices in the order in which the note's card shows them."""

    def place(choice: Choice) -> int:
        return crc32(f"{seed}:{note.guid}:{choice.text}".encode(errors="replace"))

    return sorted(note.choices, key=place)


def _sides(note: Note, ordinal: int) -> tuple[str, str]:
    backwards = note.kind is NoteKind.REVERSED and ordinal == 1
    return (note.back, note.front) if backwards else (note.front, note.back)


def _cloze_face(note: Note, number: int) -> Face:
    from studyapp.core.rendering.marks import AskedCloze

    def side(*, shown: bool) -> str:
        asked = AskedCloze(number, shown)
        texts = (text for text in (note.front, note.back) if text)
        return "".join(_renderer().html(text, asked) for text in texts)

    return Face(side(shown=False), side(shown=True))


def _choices(options: list[Choice], mark: Callable[[Choice], str]) -> str:
    render = _renderer().inline
    items = (f"<li{mark(choice)}>{render(choice.text)}</li>" for choice in options)
    return f'<ol class="choices">{"".join(items)}</ol>'


def _lettered(options: list[Choice]) -> list[tuple[str, Choice]]:
    return [
        (f"{chr(ord('a') + index % 26)}) {plain_text(choice.text)}", choice)
        for index, choice in enumerate(options)
    ]


def _blanked(text: str, number: int) -> str:
    def write(found: cloze.Cloze, inner: str) -> str:
        if found.number != number:
            return inner
        return f"\\[{cloze.reveal(found.hint).strip() or '...'}\\]"

    return plain_text(cloze.replace(text, write))


def _paragraphs(*texts: str) -> str:
    return "\n\n".join(text for text in texts if text)
