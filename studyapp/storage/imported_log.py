"""Which entries of the log came with which import."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, insert, select, update

from studyapp.storage.bulk import insert_tuples
from studyapp.storage.tables import import_card, import_change, import_event


@dataclass(frozen=True, slots=True)
class ImportedLog:
    """What a change brought; `at` and `taken_back` are instants (UTC milliseconds).

    `whole` are the cards, by row, all of whose entries before `at` came; `some` gives the ids
    of those that came to a card which had others. `taken_back` is when the newest undos of
    them were written, None if they never were.
    """

    at: int
    whole: Sequence[int] = ()
    some: Mapping[int, Sequence[str]] = field(default_factory=dict)
    taken_back: int | None = None

    @property
    def cards(self) -> list[int]:
        """The rows of all cards that got entries."""
        return [*self.whole, *self.some]


class ImportedLogRepository:
    """Notes down and finds what changes brought to the log."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def note_down(self, change_id: int, brought: ImportedLog) -> None:
        """Write down what a change brought."""
        self._connection.execute(insert(import_change).values(change_id=change_id, at=brought.at))
        rows = sorted((change_id, row) for row in brought.whole)
        insert_tuples(self._connection, import_card, rows)
        events = sorted(
            {(change_id, row, bytes.fromhex(e)) for row, own in brought.some.items() for e in own}
        )
        insert_tuples(self._connection, import_event, events)

    def of_change(self, change_id: int) -> ImportedLog | None:
        """Return what a change brought, None if it brought nothing."""
        query = select(import_change).where(import_change.c.change_id == change_id)
        row = self._connection.execute(query).first()
        if row is None:
            return None
        whole = select(import_card.c.card_id).where(import_card.c.change_id == change_id)
        events = select(import_event.c.card_id, import_event.c.event_id)
        some: dict[int, list[str]] = {}
        for card_id, event_id in self._connection.execute(
            events.where(import_event.c.change_id == change_id)
        ):
            some.setdefault(card_id, []).append(event_id.hex())
        cards: Iterable[int] = self._connection.execute(whole).scalars()
        return ImportedLog(row.at, list(cards), some, row.taken_back)

    def take_back(self, change_id: int, at: int) -> None:
        """Note down when the entries of a change were taken back."""
        self._connection.execute(
            update(import_change)
            .where(import_change.c.change_id == change_id)
            .values(taken_back=at)
        )

    def instants_taken_back(self) -> set[int]:
        """Return the instants at which entries of imports were taken back."""
        query = select(import_change.c.taken_back).where(import_change.c.taken_back.is_not(None))
        return set(self._connection.execute(query).scalars())
