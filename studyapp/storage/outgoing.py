"""Notes on their way out with their cards and logs, read some hundred at a time."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection

from studyapp.core.cards import Note, Priority
from studyapp.core.outgoing import OutgoingCard, OutgoingNote
from studyapp.core.scheduling.entries import Entry
from studyapp.core.scheduling.folding import standing
from studyapp.storage.bulk import listed, plain_rows
from studyapp.storage.rows import row_entry, to_attributes, values_to_note
from studyapp.storage.tables import SUSPENDED, event_table

BATCH = 500
_TEXTS = ("guid", "kind", "front", "back", "key_points", "choices", "more", "attributes")
_WITHIN = "deck_id IN (SELECT value FROM json_each(:listed))"
_NOTES = (
    f"SELECT id, deck_id, tags, modified, {', '.join(_TEXTS)} FROM note "  # noqa: S608
    f"WHERE {_WITHIN} ORDER BY position, id"
)
_ATTRIBUTES = f"SELECT attributes FROM note WHERE {_WITHIN} ORDER BY position, id"  # noqa: S608
_FIRST = f"SELECT min(due) FROM card WHERE {_WITHIN}"  # noqa: S608
_CARDS = (
    f"SELECT note_id, id, ordinal, deck_id, state = {SUSPENDED}, due, interval, ease, "  # noqa: S608
    "reviews, lapses, buried, flag FROM card "
    "WHERE note_id IN (SELECT value FROM json_each(:listed)) ORDER BY note_id, ordinal"
)
_LOGS = (
    f"SELECT {', '.join(event_table.columns.keys())} FROM event "  # noqa: S608
    "WHERE card_id IN (SELECT value FROM json_each(:listed))"
)
_SEPARATOR = "\x1f"
_CARD, _AT, _KIND = itemgetter(0), itemgetter(2), itemgetter(3)


class OutgoingRepository:
    """Reads what an export takes along, without a look at more of it than is written next."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def priorities(self, deck_ids: Sequence[int]) -> list[Priority]:
        """Return the priority of every note of some decks, in the order of `batches`."""
        known: dict[str, Priority] = {}
        found = []
        for (text,) in plain_rows(self._connection, _ATTRIBUTES, listed(deck_ids)):
            if text not in known:
                known[text] = Priority.named(
                    dict(reversed(to_attributes(text))).get("priority", "")
                )
            found.append(known[text])
        return found

    def first_due(self, deck_ids: Sequence[int]) -> int | None:
        """Return the earliest due day of some decks, None when all their cards are new."""
        ((first,),) = plain_rows(self._connection, _FIRST, listed(deck_ids))
        return None if first is None else int(first)

    def batches(
        self, deck_ids: Sequence[int], decks: dict[int, str], *, logs: bool
    ) -> Iterator[list[OutgoingNote]]:
        """Yield the notes of some decks in their order; the cards have a log only with `logs`."""
        rows = plain_rows(self._connection, _NOTES, listed(deck_ids))
        while batch := list(islice(rows, BATCH)):
            cards = self._cards([row[0] for row in batch], decks, logs=logs)
            yield [_outgoing(row, decks[row[1]], cards.get(row[0], ())) for row in batch]

    def _cards(
        self, note_ids: Sequence[int], decks: dict[int, str], *, logs: bool
    ) -> dict[int, list[OutgoingCard]]:
        rows = list(plain_rows(self._connection, _CARDS, listed(note_ids)))
        known = self._logs([row[1] for row in rows]) if logs else {}
        found: dict[int, list[OutgoingCard]] = {}
        for note_id, card_id, ordinal, deck_id, *state in rows:
            card = (ordinal, decks[deck_id], *state, known.get(card_id, ()))
            found.setdefault(note_id, []).append(OutgoingCard._make(card))
        return found

    def _logs(self, card_ids: Sequence[int]) -> dict[int, Sequence[Entry]]:
        rows = plain_rows(self._connection, _LOGS, listed(card_ids))
        return {card_id: _standing(list(own)) for card_id, own in groupby(rows, key=_CARD)}


def _standing(rows: list[Any]) -> Sequence[Entry]:
    if any(map(_KIND, rows)):
        return standing([row_entry(row) for row in rows])
    rows.sort(key=_AT)  # they come in the order of their ids
    return rows


def _outgoing(row: Any, deck: str, cards: Sequence[OutgoingCard]) -> OutgoingNote:
    texts = row[4:]
    note = partial(_note, texts, deck, row[2])
    return OutgoingNote(row[0], texts[0], deck, row[2], row[3], _SEPARATOR.join(texts), note, cards)


def _note(texts: Sequence[str], deck: str, tags: str) -> Note:
    values = dict(zip(_TEXTS, texts, strict=True))
    return values_to_note({**values, "deck": deck, "tags": tags})
