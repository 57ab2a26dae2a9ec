"""Notes that Studyapp itself exported, on their way home."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from html import unescape

from studyapp.core.cards import Choice, Note, NoteKind
from studyapp.formats.anki.fields import Render, fields, kind_in_anki
from studyapp.formats.anki.media import MediaCollector, without_marks
from studyapp.formats.anki.models import FIELDS, model_id
from studyapp.formats.anki.names import anki_guid
from studyapp.formats.anki.reading.notes import AnkiNote, MadeNote
from studyapp.formats.anki.reading.tables import NoteType
from studyapp.formats.html.to_markdown import to_markdown

_KINDS = {model_id(kind): kind for kind in NoteKind}
_TITLE = re.compile(r'<div class="title">(.*?)</div>', re.DOTALL)
_OPTION = re.compile(
    r'<li class="(right|wrong)">(.*?)</li>(?=\s*(?:<li class="(?:right|wrong)"|</ol>))', re.DOTALL
)
_POINT = re.compile(r"<li>(.*?)</li>(?=\s*(?:<li>|</ul>\s*\Z))", re.DOTALL)
_ITEMS = re.compile(r"\s*<(?:ul|ol)(?: class=\"choices\")?>(.*)</(?:ul|ol)>\s*", re.DOTALL)


def kind_of_type(kind: NoteType) -> NoteKind | None:
    """Return the kind of our notes that a note type is made for, None for a stranger's."""
    ours = _KINDS.get(kind.id)
    return ours if ours is not None and kind.fields == FIELDS[ours] else None


class OwnNotes:
    """Turns notes of our own types back into what they were."""

    def __init__(
        self, known: Callable[[str], Note | None], media: Callable[[str], str], render: Render
    ) -> None:
        self._known = known
        self._media = media
        self._render = render
        self._pictures = MediaCollector(lambda _: None)

    def guid(self, note: AnkiNote) -> str | None:
        """Return the guid that a note had here, None for a copy that was made of it in Anki."""
        guid = unescape(note.fields[-1]).strip() if note.fields else ""
        return guid if guid and anki_guid(guid) == note.guid else None

    def make(
        self, note: AnkiNote, kind: NoteKind, guid: str, deck: str, numbers: Sequence[int]
    ) -> MadeNote:
        """Return the note; wherever it is as it was exported, what we hold of it stays."""
        values = dict(zip(FIELDS[kind], map(without_marks, note.fields), strict=False))
        held = self._known(guid)
        if held is None or kind_in_anki(held) is not kind:
            made = self._read(values, Note(guid, deck, kind, "", tags=note.tags), frozenset())
        else:
            made = self._updated(held, values, note.tags, deck)
        return MadeNote(made, {number: number for number in numbers})

    def _updated(
        self, held: Note, values: Mapping[str, str], tags: tuple[str, ...], deck: str
    ) -> Note:
        kind = kind_in_anki(held)
        sent = [self._pictures.adopt(text) for text in fields(held, kind, self._render)]
        same = frozenset(
            name
            for name, text in zip(FIELDS[kind], sent, strict=True)
            if text.replace("\x1f", "") == values.get(name)
        )
        note = held if len(same) == len(sent) else self._read(values, held, same)
        spelt = {"_".join(tag.split()): tag for tag in held.tags}
        if set(tags) != set(spelt):
            note = replace(note, tags=tuple(spelt.get(tag, tag) for tag in tags))
        return note if note.deck == deck else replace(note, deck=deck)

    def _read(self, values: Mapping[str, str], note: Note, same: frozenset[str]) -> Note:
        """Return a note with the fields that are not the same read from HTML."""
        readers: dict[str, Callable[[str], dict[str, object]]] = {
            "Front": lambda html: {"front": self._markdown(html)},
            "Text": self._cloze,
            "Back": lambda html: {"back": self._markdown(html)},
            "Choices": lambda html: {"choices": self._choices(html)},
            "Key points": lambda html: {"key_points": self._points(html)},
            "More": lambda html: {"more": self._markdown(html)},
            "Source": lambda html: {"attributes": _with_source(note, unescape(html))},
        }
        changed: dict[str, object] = {}
        for name, html in values.items():
            if name not in same and name in readers:
                changed |= readers[name](html)
        return replace(note, **changed)  # type: ignore[arg-type]

    def _markdown(self, html: str, *, clozes: bool = False) -> str:
        return to_markdown(html, clozes=clozes, media=self._media)

    def _cloze(self, html: str) -> dict[str, object]:
        title = _TITLE.match(html)
        front = title[1] if title else html
        back = html[title.end() :] if title else ""
        return {
            "front": self._markdown(front, clozes=True),
            "back": self._markdown(back, clozes=True),
        }

    def _choices(self, html: str) -> tuple[Choice, ...]:
        options = _OPTION.findall(html)
        return tuple(Choice(self._markdown(text), right == "right") for right, text in options)

    def _points(self, html: str) -> tuple[str, ...]:
        """Return the items of a list; what is no list any more is one point."""
        items = _ITEMS.fullmatch(html)
        texts = _POINT.findall(items[1] + "</ul>") if items else [html]
        points = (self._markdown(text) for text in texts or [html])
        return tuple(point for point in points if point)


def _with_source(note: Note, source: str) -> tuple[tuple[str, str], ...]:
    kept = tuple(pair for pair in note.attributes if pair[0] != "source")
    return (*kept, ("source", source)) if source else kept
