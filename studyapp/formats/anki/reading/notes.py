"""Notes of Anki, of whatever type, as our notes."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from studyapp.core import cloze
from studyapp.core.cards import Note, NoteKind
from studyapp.formats.anki.reading.tables import NoteType
from studyapp.formats.anki.reading.templates import CardLayout
from studyapp.formats.html.to_markdown import to_markdown

GUID_PREFIX = "anki/"
_ESCAPES = {
    code: f"~{code:02x}" for code in range(128) if not (chr(code).isalnum() or chr(code) in "_-")
}
_LONGEST_GUID = 100
_LONGEST_SWITCH = 20
"""Characters; a field that only decides what is shown holds no more than a mark."""
_SHAPE = re.compile(r"\{\{c(\d{1,3})::image-occlusion:([a-z]+)((?::[^:{}]{0,2000})*)\}\}")
_MOST_NUMBERS = 8
_SEVERAL_NUMBERS = re.compile(r"\{\{c(\d{1,3}(?:,\d{1,3})+)::")


@dataclass(frozen=True, slots=True)
class AnkiNote:
    """A row of Anki's notes."""

    id: int
    guid: str
    type: int
    changed: int
    tags: tuple[str, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MadeNote:
    """A note of ours, and which of its cards each of Anki's is, by Anki's number."""

    note: Note
    ordinals: Mapping[int, int]


class NoteMaker:
    """Turns the notes of one type into ours."""

    def __init__(self, kind: NoteType, media: Callable[[str], str]) -> None:
        self._type = kind
        self._media = media
        self._layouts = {
            number: CardLayout.of(each.question, each.answer)
            for number, each in kind.templates.items()
        }
        self._places = self._simple()
        self._switches = frozenset(
            name for layout in self._layouts.values() for name in layout.conditions
        )

    def make(self, note: AnkiNote, numbers: Sequence[int], guid: str, deck: str) -> list[MadeNote]:
        """Return the notes that one note of Anki becomes; `numbers` are those of its cards."""
        if self._places and len(note.fields) == 2 and tuple(numbers) == (0,):
            front, back = (
                to_markdown(note.fields[place], clozes=False, media=self._media)
                for place in self._places
            )
            if front:
                made = Note(guid, deck, NoteKind.PLAIN, front, back, tags=note.tags)
                return [MadeNote(made, {0: 0})]
        fields = _Fields(self._type.fields, note.fields, self._media)
        base = Note(guid, deck, NoteKind.PLAIN, "", tags=note.tags)
        if self._type.is_occlusion:
            return [self._occlusion(fields, base, numbers)]
        if self._type.is_cloze:
            return [self._cloze(fields, base, numbers)]
        return self._from_templates(fields, base, numbers)

    def _simple(self) -> tuple[int, int] | None:
        """Return the places of front and back if the type is one of the simplest, as most are."""
        names, layout = self._type.fields, self._layouts.get(0)
        if self._type.is_cloze or len(self._layouts) != 1 or len(names) != 2 or layout is None:
            return None
        sides = layout.alone
        return (names.index(sides[0]), names.index(sides[1])) if set(sides) == set(names) else None

    # Notes whose cards come from templates

    def _from_templates(
        self, fields: "_Fields", base: Note, numbers: Sequence[int]
    ) -> list[MadeNote]:
        asked = [number for number in numbers if number in self._layouts] or [0]
        sides = [self._sides(fields, number) for number in asked]
        unseen = self._unseen(fields, sides)
        if len(self._layouts) == 2 and _are_mirrored(sides):
            front, back = sides[0].front, sides[0].back
            hinted = dict.fromkeys(name for side in sides for name in side.hinted)
            rest = fields.labelled([*unseen, *hinted])
            note = _changed(base, base.guid, NoteKind.REVERSED, front, back, rest)
            return [MadeNote(note, {number: place for place, number in enumerate(asked)})]
        return [
            MadeNote(
                _changed(
                    base,
                    base.guid if number == 0 else f"{base.guid}.{number}",
                    NoteKind.PLAIN,
                    side.front or fields.first(),
                    side.back,
                    fields.labelled([*unseen, *side.hinted]),
                ),
                {number: 0},
            )
            for number, side in zip(asked, sides, strict=True)
        ]

    def _sides(self, fields: "_Fields", number: int) -> "_Sides":
        layout = self._layouts.get(number)
        if layout is None:
            names = list(fields.values)
            back = "\n\n".join(filter(None, map(fields.markdown, names[1:])))
            return _Sides(fields.markdown(names[0]) if names else "", back, set(names))
        if not layout.alone:
            return _rendered(layout, fields)
        question, answer = layout.alone
        return _Sides(fields.markdown(question), fields.markdown(answer), {question, answer})

    def _unseen(self, fields: "_Fields", sides: Sequence["_Sides"]) -> list[str]:
        """Return the names of the fields that no card shows, not even after a click."""
        seen = set().union(*(side.shown | set(side.hinted) for side in sides))
        return [
            name
            for name in fields.values
            if name not in seen and not (name in self._switches and fields.is_short(name))
        ]

    # Cloze notes

    def _cloze(self, fields: "_Fields", base: Note, numbers: Sequence[int]) -> MadeNote:
        layout = self._layouts.get(0) or CardLayout.of("", "")
        question = layout.question.render(fields.clozed)
        front = fields.converted(question.html) if question.fields else ""
        answer = layout.answer.render(fields.clozed)
        extra = [name for name in answer.fields if name not in question.fields]
        seen = {*question.fields, *extra}
        rest = [n for n in fields.values if n not in seen]
        more = _joined(
            fields.markdown(extra[0]) if len(extra) == 1 else fields.labelled(extra),
            fields.labelled(rest),
        )
        front = front or fields.first()
        asked = cloze.numbers(front)
        if not asked:
            note = _changed(base, base.guid, NoteKind.PLAIN, front, more, "")
            return MadeNote(note, dict.fromkeys(numbers[:1], 0))
        note = _changed(base, base.guid, NoteKind.CLOZE, front, "", more)
        return MadeNote(note, {n: n for n in numbers if n + 1 in asked})

    def _occlusion(self, fields: "_Fields", base: Note, numbers: Sequence[int]) -> MadeNote:
        """Return a picture with its areas as clozes: where to look is the hint."""
        names = [*fields.values, *[""] * 5]
        areas: dict[int, str] = {}
        for shape in _SHAPE.finditer(fields.values.get(names[0], "")):
            areas.setdefault(int(shape[1]), _area(shape[2], shape[3]))
        lines = "\n".join(
            f"- {{{{c{number}::area {number}::{where}}}}}"
            for number, where in sorted(areas.items())
            if number
        )
        header, image, back = (fields.markdown(names[place]) for place in (2, 1, 3))
        front = _joined(header, image, lines)
        more = _joined(back, fields.labelled([name for name in names[4:] if name]))
        kind = NoteKind.CLOZE if lines else NoteKind.PLAIN
        note = _changed(base, base.guid, kind, front or fields.first(), "", more)
        return MadeNote(note, {number: number for number in numbers if number + 1 in areas})


def note_guid(guid: str) -> str:
    """Return the guid that a note of a stranger has here: Anki's own, in characters that ours may have."""
    safe = guid.translate(_ESCAPES)
    if not safe.isascii():
        safe = "".join(each if each.isascii() else _escape(each) for each in safe)
    if not safe or len(safe) > _LONGEST_GUID:
        safe = f"~~{blake2b(guid.encode(errors='replace'), digest_size=12).hexdigest()}"
    return GUID_PREFIX + safe


def _escape(character: str) -> str:
    return "".join(f"~{byte:02x}" for byte in character.encode(errors="replace"))


@dataclass(frozen=True, slots=True)
class _Sides:
    front: str
    back: str
    shown: set[str]
    hinted: tuple[str, ...] = ()


@dataclass(slots=True)
class _Fields:
    """The fields of a note by name, and what they are in Markdown, each converted once."""

    values: dict[str, str]
    media: Callable[[str], str]
    _converted: dict[str, str] = field(default_factory=dict)

    def __init__(
        self, names: Sequence[str], values: Sequence[str], media: Callable[[str], str]
    ) -> None:
        self.values = dict(zip(names, values, strict=False))
        for place in range(len(names), len(values)):
            self.values[f"Field {place + 1}"] = values[place]
        self.media = media
        self._converted = {}

    @property
    def clozed(self) -> dict[str, str]:
        """The fields with each cloze that has several numbers as clozes inside each other."""
        return {name: _one_number_each(value) for name, value in self.values.items()}

    def markdown(self, name: str) -> str:
        """Return a field in which cloze markers are text."""
        if name not in self._converted:
            value = self.values.get(name, "")
            self._converted[name] = (
                to_markdown(value, clozes=False, media=self.media) if value else ""
            )
        return self._converted[name]

    def converted(self, html: str, *, clozes: bool = True) -> str:
        """Return a side that was put together from fields."""
        return to_markdown(html, clozes=clozes, media=self.media)

    def is_short(self, name: str) -> bool:
        """Return whether a field holds no more than a mark."""
        return len(self.values[name]) <= _LONGEST_SWITCH

    def first(self) -> str:
        """Return the first field that shows anything."""
        return next(filter(None, map(self.markdown, self.values)), "")

    def labelled(self, names: Sequence[str]) -> str:
        """Return fields with their names."""
        return "\n\n".join(_labels(names, self.markdown))


def _labels(names: Sequence[str], markdown: Callable[[str], str]) -> Iterator[str]:
    for name in names:
        text = markdown(name)
        if text:
            label = to_markdown(name.replace("&", "&amp;").replace("<", "&lt;"), clozes=False)
            mark = label if "*" in label else f"**{label}:**"
            yield f"{mark}\n\n{text}" if _is_block(text) else f"{mark} {text}"


def _is_block(text: str) -> bool:
    return "\n\n" in text or text.startswith(("- ", "1. ", "```", "> ", "| ", "#", "$$", "---"))


def _rendered(layout: CardLayout, fields: _Fields) -> _Sides:
    """Return the sides of a card whose templates hold more than one field each."""
    question = layout.question.render(fields.values)
    answer = layout.answer.render(fields.values)
    front = _side(question.html, question.fields, fields)
    back = _side(answer.html, answer.fields, fields)
    if layout.repeats_question and front and back.startswith(front) and back != front:
        back = back[len(front) :].lstrip(" \n")
    above: list[str] = []
    if layout.before is not None:
        before = layout.before.render(fields.values)
        above = [n for n in before.fields if n not in question.fields and n not in answer.fields]
    shown = {*question.fields, *answer.fields, *above}
    back = _joined(*(fields.markdown(name) for name in above), back)
    hinted = dict.fromkeys((*question.hinted, *answer.hinted))
    return _Sides(front, back, shown, tuple(name for name in hinted if name not in shown))


def _side(html: str, shown: Mapping[str, None], fields: _Fields) -> str:
    return fields.converted(html, clozes=False) if shown or html.strip() else ""


def _are_mirrored(sides: Sequence[_Sides]) -> bool:
    if len(sides) != 2:
        return False
    there, back = sides
    return bool(there.front) and (there.front, there.back) == (back.back, back.front)


def _changed(base: Note, guid: str, kind: NoteKind, front: str, back: str, more: str) -> Note:
    return Note(guid, base.deck, kind, front, back, more=more, tags=base.tags)


def _joined(*texts: str) -> str:
    return "\n\n".join(text for text in texts if text)


def _area(shape: str, properties: str) -> str:
    values = dict(part.partition("=")[::2] for part in properties.split(":") if "=" in part)
    places = [f"{side} {_percent(values[side])}" for side in ("left", "top") if side in values]
    return ", ".join(places) or shape


def _percent(share: str) -> str:
    try:
        return f"{max(0.0, min(float(share), 1.0)):.0%}".replace("%", " %")
    except ValueError:
        return "0 %"


def _one_number_each(text: str) -> str:
    r"""Return a text whose clozes have one number each: `{{c1,2::x}}` is `{{c1::{{c2::x}}}}`."""
    if "{{c" not in text or _SEVERAL_NUMBERS.search(text) is None:
        return text
    pieces, position = [], 0
    for match in _SEVERAL_NUMBERS.finditer(text):
        if match.start() < position:
            continue
        end = text.find("}}", match.end())
        if end < 0:
            break
        numbers = match[1].split(",")[:_MOST_NUMBERS]
        opening = "".join(f"{{{{c{number}::" for number in numbers)
        inner = text[match.end() : end]
        pieces += [text[position : match.start()], opening, inner, "}}" * len(numbers)]
        position = end + 2
    return "".join([*pieces, text[position:]])
