"""A snapshot as the rows of an Anki collection."""

from base64 import urlsafe_b64encode
from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import blake2b

from studyapp.core.cards import Card, Memory, Note, NoteKind, card_guid, parents
from studyapp.core.progress import Progress
from studyapp.formats.anki_media import MediaCollector
from studyapp.formats.anki_models import model_id
from studyapp.formats.anki_package import Rows
from studyapp.formats.anki_schedule import (
    UNSENT,
    Calendar,
    FreeIds,
    card_data,
    new_schedule,
    review_rows,
    scheduled,
)
from studyapp.formats.anki_text import Render, fields, kind_in_anki
from studyapp.formats.snapshot import CardRecord, Snapshot

_BATCH = 500
_FIELD_END = "\x1f"


class RowMaker:
    """Turns notes with their cards and log into rows, a batch at a time, and counts them."""

    def __init__(
        self,
        snapshot: Snapshot,
        calendar: Calendar,
        media: MediaCollector,
        render: Render,
        *,
        schedule: bool,
        now: datetime,
    ) -> None:
        self._snapshot = snapshot
        self._calendar = calendar
        self._media = media
        self._render = render
        self._with_schedule = schedule
        self._now = int(now.timestamp() * 1000)
        self._note_ids, self._card_ids, self._review_ids = FreeIds(), FreeIds(), FreeIds()
        self.decks = deck_ids(snapshot)
        self.notes = self.cards = self.reviews = 0

    def batches(self, progress: Progress) -> Iterator[Rows]:
        """Yield the rows of some hundred notes at a time."""
        notes = self._snapshot.notes
        positions = new_positions(notes)
        for start in range(0, len(notes), _BATCH):
            progress("Writing cards", start / len(notes))
            rows = Rows()
            for place in range(start, min(start + _BATCH, len(notes))):
                self._add_note(rows, notes[place], positions[place])
            self._count(rows)
            yield rows

    def _count(self, rows: Rows) -> None:
        self.notes += len(rows.notes)
        self.cards += len(rows.cards)
        self.reviews += len(rows.reviews)

    def _add_note(self, rows: Rows, note: Note, position: int) -> None:
        kind = kind_in_anki(note)
        records = _with_template(kind, self._snapshot.cards.get(note.guid) or never_asked(note))
        note_id = self._note_ids.take(self._first_seen(records))
        texts = [self._media.adopt(text) for text in fields(note, kind, self._render)]
        changed = self._snapshot.changed.get(note.guid, self._now) // 1000
        rows.notes.append((
            note_id, anki_guid(note.guid), model_id(kind), changed, UNSENT, _tags(note),
            _FIELD_END.join(text.replace(_FIELD_END, "") for text in texts), "", 0, 0, "",
        ))  # fmt: skip
        for record in records:
            self._add_card(rows, record, note_id, position)

    def _add_card(self, rows: Rows, record: CardRecord, note_id: int, position: int) -> None:
        card, events = record.card, record.events if self._with_schedule else ()
        columns, flag = new_schedule(position), 0
        if self._with_schedule:
            columns, flag = scheduled(card, position, self._calendar), card.flag & 7
        card_id = self._card_ids.take(note_id)
        rows.cards.append((
            card_id, note_id, self.decks[card.deck], card.ordinal, self._now // 1000, UNSENT,
            *columns, 0, 0, 0, flag, card_data(card, events),
        ))  # fmt: skip
        scheduler = self._snapshot.scheduler
        rows.reviews.extend(review_rows(events, card_id, scheduler, self._review_ids, self._now))

    def _first_seen(self, records: Sequence[CardRecord]) -> int:
        """Return when a note was added as far as the log tells: Anki shows its id as that."""
        firsts = [record.events[0].at for record in records if record.events]
        return min([*firsts, self._now]) if self._with_schedule else self._now


def anki_guid(guid: str) -> str:
    """Return the name that a note has in Anki for ever."""
    return urlsafe_b64encode(blake2b(guid.encode(), digest_size=9).digest()).decode()


def deck_ids(snapshot: Snapshot) -> dict[str, int]:
    """Return an id for each deck and each of its parents; the same name gives the same id."""
    names = {record.card.deck for records in snapshot.cards.values() for record in records}
    names.update(note.deck for note in snapshot.notes)
    names.update(parent for name in tuple(names) for parent in parents(name))
    return {name: _deck_id(name) for name in sorted(names)}


def _deck_id(name: str) -> int:
    digest = blake2b(name.encode(), digest_size=5).digest()
    return (1 << 41) + int.from_bytes(digest)


def new_positions(notes: Sequence[Note]) -> list[int]:
    """Return each note's place among the new cards: by priority, then as they stand."""
    positions = [0] * len(notes)
    ranked = sorted(range(len(notes)), key=lambda index: notes[index].priority)
    for position, index in enumerate(ranked, start=1):
        positions[index] = position
    return positions


def never_asked(note: Note) -> list[CardRecord]:
    """Return the cards of a note of which nothing is known yet."""
    return [
        CardRecord(Card(0, card_guid(note.guid, ordinal), note.guid, ordinal, note.deck, Memory()))
        for ordinal in note.ordinals()
    ]


def _with_template(kind: NoteKind, records: Sequence[CardRecord]) -> Sequence[CardRecord]:
    """Return the cards that the note type has a template for; a cloze has one for every number."""
    if kind is NoteKind.CLOZE:
        return records
    templates = 2 if kind is NoteKind.REVERSED else 1
    return [record for record in records if record.card.ordinal < templates]


def _tags(note: Note) -> str:
    """Return tags as Anki stores them: with blanks around them and none within."""
    tags = ["_".join(tag.split()) for tag in note.tags]
    return f" {' '.join(tags)} " if tags else ""
