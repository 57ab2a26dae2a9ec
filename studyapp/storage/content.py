"""Notes together with their cards: the one way in which content is added, changed and removed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from studyapp.core.cards import Card, Note, card_guid
from studyapp.core.learning_path import position_before_path
from studyapp.core.scheduling.memory import Memory, ordinal_of
from studyapp.storage.cards import CardRepository
from studyapp.storage.learning_path import LearningPathRepository
from studyapp.storage.log import LogRepository
from studyapp.storage.notes import NoteRepository, StoredNote
from studyapp.storage.rows import note_values, state_of, values_to_note


@dataclass(frozen=True, slots=True)
class CardStart:
    """How a new card begins that comes with its log: what is remembered of it, what was done to it.

    Neither a `Card`, whose row there is not yet, nor a `CardState`: thousands of them are
    inserted as they are, where updating their rows afterwards would take twice the time.
    """

    memory: Memory
    last_at: int = 0
    suspended: bool = False
    buried: date | None = None
    flag: int = 0


_NEVER_ASKED = CardStart(Memory())
_NOTHING_DONE = (0, None, 0)


class ContentRepository:
    """Keeps cards in step with notes; whoever brings a card back gives it its memory."""

    def __init__(
        self,
        notes: NoteRepository,
        cards: CardRepository,
        log: LogRepository,
        path: LearningPathRepository,
    ) -> None:
        self._notes = notes
        self._cards = cards
        self._log = log
        self._path = path

    def add(
        self,
        notes: Sequence[Note],
        *,
        modified: int,
        source: str | None = None,
        hashes: Mapping[str, bytes] | None = None,
        starts: Mapping[str, CardStart] | None = None,
        changed: Mapping[str, int] | None = None,
    ) -> None:
        """Add notes with their cards, after all others; `starts` are by card guid.

        `changed` says of notes that were changed at another time than `modified`.
        """
        first = self._notes.next_position()
        positions = range(first, first + len(notes))
        rows = self._notes.insert_all(
            notes,
            positions=positions,
            modified=modified,
            source=source,
            hashes=hashes,
            changed=changed,
        )
        wanted = [
            (note, ordinal, position)
            for note, position in zip(notes, positions, strict=True)
            for ordinal in note.ordinals()
        ]
        self._insert(wanted, rows, starts or {})

    def rewrite(self, stored: StoredNote, note: Note, *, modified: int) -> None:
        """Replace a note's content; cards whose question stays keep all they have."""
        deck_id = self._notes.rewrite(stored.id, note, modified=modified)
        existing = {card.ordinal: card.id for card in self._cards.of_note(note.guid)}
        ordinals = note.ordinals()
        self._cards.remove([row for ordinal, row in existing.items() if ordinal not in ordinals])
        missing = [(note, o, stored.position) for o in ordinals if o not in existing]
        self._insert(missing, {note.guid: (stored.id, deck_id)})
        kept = {ordinal: row for ordinal, row in existing.items() if ordinal in ordinals}
        self._place(stored, note, kept, deck_id)

    def _place(self, stored: StoredNote, note: Note, kept: Mapping[int, int], deck_id: int) -> None:
        """Put the cards that a rewritten note keeps where they belong among the new ones."""
        is_on_path, before = self._path.holds(note), stored.note
        if (before.deck, before.attributes) != (note.deck, note.attributes):
            self._path.outdate_for([before, note])
        if is_on_path and self._path.holds(before):
            self._cards.move(list(kept.values()), deck_id)
            return
        places = {row: position_before_path(note, stored.position, o) for o, row in kept.items()}
        self._cards.place(places, deck_id)

    def remove(self, guids: Sequence[str]) -> None:
        """Delete notes and their cards; the log stays."""
        stored = self._notes.named(guids)
        owned = self._cards.of_notes(list(stored))
        self._cards.remove([card.id for cards in owned.values() for card in cards])
        self._notes.remove([note.id for note in stored.values()])

    def snapshots(self, guids: Sequence[str]) -> dict[str, str | None]:
        """Return notes and the state of their cards as text, None for those that are not there."""
        stored = self._notes.named(guids)
        cards = self._cards.of_notes(list(stored))
        return {
            guid: _snapshot(stored[guid], cards[guid]) if guid in stored else None for guid in guids
        }

    def restore(self, snapshots: Mapping[str, str | None], *, modified: int) -> None:
        """Bring notes and what was done to their cards back to how they were."""
        stored = self._notes.named(list(snapshots))
        self.remove([guid for guid, text in snapshots.items() if text is None and guid in stored])
        wanted = {guid: json.loads(text) for guid, text in snapshots.items() if text is not None}
        for guid, values in wanted.items():
            if guid in stored:
                self._bring_back(stored[guid], values, modified)
        missing = [values for guid, values in wanted.items() if guid not in stored]
        for source in dict.fromkeys(values["source"] for values in missing):
            group = [values for values in missing if values["source"] == source]
            self._add_again(group, source, modified)
        self._restore_cards(wanted)

    def _bring_back(self, stored: StoredNote, values: dict[str, Any], modified: int) -> None:
        note, source_hash = values_to_note(values), _source_hash(values)
        if note != stored.note:
            self.rewrite(stored, note, modified=modified)
        if (stored.source, stored.source_hash) != (values["source"], source_hash):
            self._notes.imported(stored.id, values["source"], source_hash)

    def _add_again(
        self, group: Sequence[dict[str, Any]], source: str | None, modified: int
    ) -> None:
        places = {values["guid"]: values["position"] for values in group}
        hashes = {v["guid"]: found for v in group if (found := _source_hash(v)) is not None}
        notes = [values_to_note(values) for values in group]
        rows = self._notes.insert_all(
            notes, positions=list(places.values()), modified=modified, source=source, hashes=hashes
        )
        wanted = [(note, o, places[note.guid]) for note in notes for o in note.ordinals()]
        self._insert(wanted, rows)

    def _restore_cards(self, wanted: Mapping[str, dict[str, Any]]) -> None:
        alike: dict[tuple[int, int | None, int], list[int]] = {}
        for guid, cards in self._cards.of_notes(list(wanted)).items():
            done = wanted[guid]["cards"]
            for card in cards:
                before = tuple(done.get(str(card.ordinal), _NOTHING_DONE))
                if before != _done(card):
                    alike.setdefault(before, []).append(card.id)
        for before, card_ids in alike.items():
            self._cards.restore(card_ids, *before)

    def _insert(
        self,
        wanted: Sequence[tuple[Note, int, int]],
        rows: Mapping[str, tuple[int, int]],
        starts: Mapping[str, CardStart] = MappingProxyType({}),
    ) -> None:
        guids = [card_guid(note.guid, ordinal) for note, ordinal, _ in wanted]
        ids = self._log.identify(guids)
        begun = (_columns(starts.get(guid, _NEVER_ASKED)) for guid in guids)
        self._path.outdate_for(note for note, _, _ in wanted)
        self._cards.insert_all(
            [
                (
                    ids[guid],
                    *rows[note.guid],
                    ordinal,
                    state,
                    position_before_path(note, place, ordinal),
                    *rest,
                )
                for guid, (note, ordinal, place), (state, *rest) in zip(
                    guids, wanted, begun, strict=True
                )
            ]
        )


def _columns(start: CardStart) -> tuple[Any, ...]:
    """Return the state of a new card, and the columns that stand after its position."""
    state = state_of(start.memory, suspended=start.suspended)
    *cached, planned = start.memory
    return (state, *cached, ordinal_of(start.buried), start.flag, start.last_at, planned)


def _snapshot(stored: StoredNote, cards: Sequence[Card]) -> str:
    values = {
        **note_values(stored.note),
        "deck": stored.note.deck,
        "position": stored.position,
        "source": stored.source,
        "source_hash": stored.source_hash.hex() if stored.source_hash else None,
        "cards": {card.ordinal: _done(card) for card in cards},
    }
    return json.dumps(values, ensure_ascii=False)


def _source_hash(values: Mapping[str, Any]) -> bytes | None:
    return bytes.fromhex(values["source_hash"]) if values["source_hash"] else None


def _done(card: Card) -> tuple[int, int | None, int]:
    """Return what the learner did to a card: suspended it, buried it until a day, flagged it."""
    return (int(card.suspended), ordinal_of(card.buried), card.flag)
