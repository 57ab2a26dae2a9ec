"""Notes together with their cards: the one way in which content is added, changed and removed."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from studyapp.core.cards import Memory, Note, card_guid
from studyapp.core.scheduling.events import Event
from studyapp.storage.cards import CardRepository
from studyapp.storage.log import LogRepository
from studyapp.storage.notes import NoteRepository, StoredNote
from studyapp.storage.rows import memory_values, note_values, to_ordinal, values_to_note

Fold = Callable[[list[Event]], Memory]
"""Folds the log of one card into its memory."""

_PRIORITY_STEP, _NOTE_STEP = 1 << 40, 1 << 8


class ContentRepository:
    """Keeps cards in step with notes; a card that comes back finds its memory in the log."""

    def __init__(self, notes: NoteRepository, cards: CardRepository, log: LogRepository) -> None:
        self._notes = notes
        self._cards = cards
        self._log = log

    def add(
        self,
        notes: Sequence[Note],
        fold: Fold,
        *,
        modified: int,
        source: str | None = None,
        hashes: Mapping[str, bytes] | None = None,
    ) -> None:
        """Add notes with their cards, after all others."""
        first = self._notes.next_position()
        positions = range(first, first + len(notes))
        rows = self._notes.insert_all(
            notes, positions=positions, modified=modified, source=source, hashes=hashes
        )
        wanted = [
            (note, ordinal, position)
            for note, position in zip(notes, positions, strict=True)
            for ordinal in note.ordinals()
        ]
        self._insert(wanted, rows, fold)

    def rewrite(self, stored: StoredNote, note: Note, fold: Fold, *, modified: int) -> None:
        """Replace a note's content; cards whose question stays keep all they have."""
        deck_id = self._notes.rewrite(stored.id, note, modified=modified)
        existing = {card.ordinal: card.id for card in self._cards.of_note(note.guid)}
        ordinals = note.ordinals()
        self._cards.remove([row for ordinal, row in existing.items() if ordinal not in ordinals])
        missing = [(note, o, stored.position) for o in ordinals if o not in existing]
        self._insert(missing, {note.guid: (stored.id, deck_id)}, fold)
        self._cards.place(
            {
                row: position(note, stored.position, ordinal)
                for ordinal, row in existing.items()
                if ordinal in ordinals
            },
            deck_id,
        )

    def remove(self, guids: Sequence[str]) -> None:
        """Delete notes and their cards; the log stays."""
        stored = self._notes.named(guids)
        self._cards.remove([card.id for guid in stored for card in self._cards.of_note(guid)])
        self._notes.remove([note.id for note in stored.values()])

    def snapshots(self, guids: Sequence[str]) -> dict[str, str | None]:
        """Return notes and the state of their cards as text, None for those that are not there."""
        stored = self._notes.named(guids)
        return {guid: self._snapshot(stored[guid]) if guid in stored else None for guid in guids}

    def restore(self, snapshots: Mapping[str, str | None], fold: Fold, *, modified: int) -> None:
        """Bring notes back to how they were."""
        stored = self._notes.named(list(snapshots))
        self.remove([guid for guid, text in snapshots.items() if text is None and guid in stored])
        for guid, text in snapshots.items():
            if text is not None:
                self._restore(json.loads(text), stored.get(guid), fold, modified)

    def _snapshot(self, stored: StoredNote) -> str:
        cards = {
            card.ordinal: [int(card.suspended), to_ordinal(card.buried), card.flag]
            for card in self._cards.of_note(stored.note.guid)
        }
        values = {
            **note_values(stored.note),
            "deck": stored.note.deck,
            "position": stored.position,
            "source": stored.source,
            "source_hash": stored.source_hash.hex() if stored.source_hash else None,
            "cards": cards,
        }
        return json.dumps(values, ensure_ascii=False)

    def _restore(
        self, values: dict[str, Any], stored: StoredNote | None, fold: Fold, modified: int
    ) -> None:
        note = values_to_note(values)
        if stored is None:
            rows = self._notes.insert_all(
                [note], positions=[values["position"]], modified=modified, source=values["source"]
            )
            wanted = [(note, ordinal, values["position"]) for ordinal in note.ordinals()]
            self._insert(wanted, rows, fold)
            note_id = rows[note.guid][0]
        else:
            self.rewrite(stored, note, fold, modified=modified)
            note_id = stored.id
        source_hash = values["source_hash"]
        self._notes.imported(
            note_id, values["source"], bytes.fromhex(source_hash) if source_hash else None
        )
        for card in self._cards.of_note(note.guid):
            self._cards.restore(card.id, *values["cards"].get(str(card.ordinal), (0, None, 0)))

    def _insert(
        self,
        wanted: Sequence[tuple[Note, int, int]],
        rows: Mapping[str, tuple[int, int]],
        fold: Fold,
    ) -> None:
        guids = [card_guid(note.guid, ordinal) for note, ordinal, _ in wanted]
        ids = self._log.identify(guids)
        logs = self._log.of_cards(list(ids.values()))
        self._cards.insert_all(
            [
                {
                    "id": ids[guid],
                    "note_id": rows[note.guid][0],
                    "deck_id": rows[note.guid][1],
                    "ordinal": ordinal,
                    "position": position(note, place, ordinal),
                    "buried": None,
                    "flag": 0,
                    **_remembered(logs.get(ids[guid], []), fold),
                }
                for guid, (note, ordinal, place) in zip(guids, wanted, strict=True)
            ]
        )


def position(note: Note, place: int, ordinal: int) -> int:
    """Return a card's place among the new ones: by priority, then the note's place, then its own."""
    return note.priority * _PRIORITY_STEP + place * _NOTE_STEP + min(ordinal, _NOTE_STEP - 1)


def _remembered(log: list[Event], fold: Fold) -> dict[str, Any]:
    memory = fold(log) if log else Memory()
    last_at = max((event.at for event in log), default=0)
    return {**memory_values(memory, suspended=False), "last_at": last_at}
