"""Notes, cards and logs as the rows of an Anki collection."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from hashlib import blake2b

from studyapp.core.cards import Note, NoteKind, Priority, parents
from studyapp.core.outgoing import Outgoing, OutgoingCard, OutgoingNote
from studyapp.core.progress import Progress
from studyapp.formats.anki.fields import Render, fields, kind_in_anki
from studyapp.formats.anki.media import MediaCollector
from studyapp.formats.anki.models import model_id
from studyapp.formats.anki.names import anki_guid
from studyapp.formats.anki.writing.package import Rows
from studyapp.formats.anki.writing.schedule import (
    Calendar,
    FreeIds,
    card_data,
    new_schedule,
    review_rows,
    scheduled,
)

FIELD_END = "\x1f"
Remember = Callable[[Sequence[tuple[int, str]], Callable[[int], str]], Sequence[str]]
"""Gives what is made of each of some numbered texts; the function makes it from a text's place."""


def afresh(texts: Sequence[tuple[int, str]], make: Callable[[int], str]) -> Sequence[str]:
    """Make all texts now: a `Remember` that remembers nothing."""
    return [make(place) for place in range(len(texts))]


class RowMaker:
    """Turns notes with their cards and logs into rows, a batch at a time, and counts them."""

    def __init__(
        self,
        outgoing: Outgoing,
        calendar: Calendar,
        media: MediaCollector,
        render: Render,
        remember: Remember,
        *,
        schedule: bool,
        now: datetime,
    ) -> None:
        self._outgoing = outgoing
        self._calendar = calendar
        self._media = media
        self._render = render
        self._remember = remember
        self._with_schedule = schedule
        self._now = int(now.timestamp() * 1000)
        self._note_ids, self._card_ids = FreeIds(), FreeIds()
        self.decks: dict[str, int] = {}
        self.kinds: dict[NoteKind, int] = {}
        self.notes = self.cards = self.reviews = 0

    def batches(self, progress: Progress) -> Iterator[Rows]:
        """Yield the rows of some hundred notes at a time."""
        positions = new_positions(self._outgoing.priorities)
        for batch in self._outgoing.batches:
            progress("Writing cards", self.notes / len(positions))
            yield self._rows(batch, positions[self.notes : self.notes + len(batch)])

    def _rows(self, batch: Sequence[OutgoingNote], positions: Sequence[int]) -> Rows:
        rows = Rows()
        texts = self._remember(
            [(note.id, note.text) for note in batch],
            lambda place: self._text(batch[place].note()),
        )
        for note, text, position in zip(batch, texts, positions, strict=True):
            self._add_note(rows, note, text, position)
        self.notes += len(rows.notes)
        self.cards += len(rows.cards)
        self.reviews += len(rows.reviews)
        return rows

    def _text(self, note: Note) -> str:
        kind = kind_in_anki(note)
        texts = (text.replace(FIELD_END, "") for text in fields(note, kind, self._render))
        return FIELD_END.join([kind, anki_guid(note.guid), *texts])

    def _add_note(self, rows: Rows, note: OutgoingNote, text: str, position: int) -> None:
        name, guid, fields = text.split(FIELD_END, 2)
        kind = NoteKind(name)
        if kind not in self.kinds:
            self.kinds[kind] = model_id(kind)
        cards = _with_template(kind, note.cards)
        note_id = self._note_ids.take(self._first_seen(cards))
        tags = f" {note.tags} " if note.tags else ""
        rows.notes.append((
            note_id, guid, self.kinds[kind], note.changed // 1000, tags,
            self._media.adopt(fields),
        ))  # fmt: skip
        self._deck_id(note.deck)
        for card in cards:
            self._add_card(rows, card, note_id, position)

    def _add_card(self, rows: Rows, card: OutgoingCard, note_id: int, position: int) -> None:
        columns, flag, data = new_schedule(position), 0, "{}"
        card_id = self._card_ids.take(note_id)
        if self._with_schedule:
            columns, flag = scheduled(card, position, self._calendar), card.flag & 7
            data = card_data(card)
            rows.reviews += review_rows(card.log, card_id, self._outgoing.scheduler, self._now)
        rows.cards.append((
            card_id, note_id, self._deck_id(card.deck), card.ordinal, self._now // 1000,
            *columns, flag, data,
        ))  # fmt: skip

    def _deck_id(self, name: str) -> int:
        """Return the id of a deck; it and each of its parents become decks of the package."""
        if name not in self.decks:
            self.decks |= {each: deck_id(each) for each in (*parents(name), name)}
        return self.decks[name]

    def _first_seen(self, cards: Sequence[OutgoingCard]) -> int:
        """Return when a note was added as far as the log tells: Anki shows its id as that."""
        if not self._with_schedule:
            return self._now
        return min([self._now, *(card.log[0][2] for card in cards if card.log)])


def deck_id(name: str) -> int:
    """Return the id of a deck in a package; the same name gives the same id."""
    digest = blake2b(name.encode(), digest_size=5).digest()
    return (1 << 41) + int.from_bytes(digest)


def new_positions(priorities: Sequence[Priority]) -> list[int]:
    """Return each note's place among the new cards: by priority, then as they stand."""
    positions = [0] * len(priorities)
    ranked = sorted(range(len(priorities)), key=priorities.__getitem__)
    for position, index in enumerate(ranked, start=1):
        positions[index] = position
    return positions


def _with_template(kind: NoteKind, cards: Sequence[OutgoingCard]) -> Sequence[OutgoingCard]:
    """Return the cards that the note type has a template for; a cloze has one for every number."""
    if kind is NoteKind.CLOZE:
        return cards
    templates = 2 if kind is NoteKind.REVERSED else 1
    return [card for card in cards if card.ordinal < templates]
