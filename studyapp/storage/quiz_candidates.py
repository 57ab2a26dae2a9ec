"""Which notes and cards a quiz may ask, found without reading them."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from studyapp.core.quiz.quiz_note import HARD_EASE
from studyapp.core.scheduling.memory import MATURE_DAYS
from studyapp.storage.tables import SUSPENDED, card, note, note_tag, tag

_WEAK = and_(
    card.c.reviews > 0,
    or_(
        card.c.repetitions == 0,
        and_(card.c.lapses > 0, card.c.interval < MATURE_DAYS),
        card.c.ease < HARD_EASE,
    ),
)
"""`core.quiz.pool.is_weak` in SQL."""


class QuizCandidateRepository:
    """Counts and names what can be asked. Tags: any of them; none means every note."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def cards(
        self,
        deck_ids: Sequence[int],
        tags: Sequence[str] = (),
        *,
        due: Iterable[int] | None = None,
        weak: bool = False,
    ) -> dict[str, list[int]]:
        """Return the ordinals of the cards to ask by note guid, notes in their order.

        With `due` (card rows) or `weak` only those cards, or both kinds.
        """
        found: dict[str, list[int]] = {}
        chosen = None if due is None else set(due)
        for row in self._connection.execute(self._query(deck_ids, tags)):
            if (
                (chosen is None and not weak)
                or (chosen and row.id in chosen)
                or (weak and row.weak)
            ):
                found.setdefault(row.guid, []).append(row.ordinal)
        return found

    def notes(self, deck_ids: Sequence[int]) -> list[str]:
        """Return the guids of all notes of some decks in their order."""
        query = select(note.c.guid).where(note.c.deck_id.in_(deck_ids))
        return list(self._connection.execute(query.order_by(note.c.position, note.c.id)).scalars())

    def tags(self, deck_ids: Sequence[int]) -> list[str]:
        """Return the tags that notes of some decks carry, in order."""
        query = (
            select(tag.c.name)
            .distinct()
            .join_from(note_tag, tag, note_tag.c.tag_id == tag.c.id)
            .join(note, note.c.id == note_tag.c.note_id)
            .where(note.c.deck_id.in_(deck_ids))
        )
        return sorted(self._connection.execute(query).scalars())

    def count(self, deck_ids: Sequence[int], tags: Sequence[str] = ()) -> int:
        """Return how many notes have a card that is not suspended."""
        query = select(func.count(card.c.note_id.distinct())).where(*_where(deck_ids, tags))
        return int(self._connection.execute(query).scalar_one())

    def _query(self, deck_ids: Sequence[int], tags: Sequence[str]) -> Select[tuple[int, ...]]:
        return (
            select(card.c.id, card.c.ordinal, note.c.guid, _WEAK.label("weak"))
            .join_from(card, note, card.c.note_id == note.c.id)
            .where(*_where(deck_ids, tags))
            .order_by(note.c.position, note.c.id, card.c.ordinal)
        )


def _where(deck_ids: Sequence[int], tags: Sequence[str]) -> list[ColumnElement[bool]]:
    conditions = [card.c.state != SUSPENDED, card.c.deck_id.in_(deck_ids)]
    if tags:
        tagged = select(note_tag.c.note_id).join_from(note_tag, tag, note_tag.c.tag_id == tag.c.id)
        conditions.append(card.c.note_id.in_(tagged.where(tag.c.name.in_(tags))))
    return conditions
