"""The notes, cards and reviews of an open Anki collection as an arrival."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from studyapp.core.cards import DECK_SEPARATOR, Note, parents
from studyapp.core.errors import StudyError
from studyapp.core.progress import Progress
from studyapp.formats.anki.reading.calendar import LAST_INSTANT
from studyapp.formats.anki.reading.database import AnkiDatabase, Row
from studyapp.formats.anki.reading.history import AnkiCard, HistoryReader, ReviewRow
from studyapp.formats.anki.reading.media_names import MediaNames
from studyapp.formats.anki.reading.notes import AnkiNote, MadeNote, NoteMaker, note_guid
from studyapp.formats.anki.reading.own_notes import OwnNotes, kind_of_type
from studyapp.formats.anki.reading.tables import AnkiDeck, NoteType, Schema
from studyapp.formats.common.arrival import Arrival
from studyapp.formats.common.snapshot import CardRecord
from studyapp.formats.html.to_markdown import to_markdown

_MOST_NOTES, _MOST_CARDS, _MOST_REVIEWS = 500_000, 1_000_000, 5_000_000
_CARD_NUMBERS = (
    "id, nid, did, ord, mod, type, queue, due, ivl, factor, reps, lapses, odue, odid, flags"
)
_LONGEST_ANSWER = 7_200_000
_PLEASE_UPDATE = "Please update to the latest Anki version"
_BATCH = 500
_FIELD_END = "\x1f"
_WHOLE = "collection"


def _numbers(columns: str) -> str:
    return ", ".join(f"coalesce(CAST({column} AS INT), 0)" for column in columns.split(", "))


def _texts(columns: str) -> str:
    return ", ".join(f"coalesce(CAST({column} AS TEXT), '')" for column in columns.split(", "))


_NOTES = f"SELECT {_numbers('id, mid, mod')}, {_texts('guid, tags, flds')} FROM notes ORDER BY id"  # noqa: S608
_CARDS = f"SELECT {_numbers(_CARD_NUMBERS)}, {_texts('data')} FROM cards ORDER BY nid, ord"  # noqa: S608
_REVIEWS = f"""SELECT {_numbers("id, cid")}, max(0, min(coalesce(CAST(ease AS INT), 0), 4)),
{_numbers("ivl, factor")}, max(0, min(coalesce(CAST(time AS INT), 0), {_LONGEST_ANSWER})), coalesce(CAST(type AS INT), 0)
FROM revlog WHERE id > 0 AND id < {LAST_INSTANT} ORDER BY id"""  # noqa: S608


@dataclass(slots=True)
class _Gathered:
    """What was made of a collection so far."""

    notes: list[Note] = field(default_factory=list)
    cards: dict[str, tuple[CardRecord, ...]] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    decks: dict[int, None] = field(default_factory=dict)
    repeated: int = 0
    without_type: int = 0
    empty: int = 0
    unasked: int = 0


class CollectionReader:
    """Goes through a collection once, note by note."""

    def __init__(
        self,
        database: AnkiDatabase,
        schema: Schema,
        history: HistoryReader,
        own: OwnNotes,
        media: MediaNames,
        title: str,
    ) -> None:
        self._database = database
        self._schema = schema
        self._history = history
        self._own = own
        self._media = media
        self._title = title
        self._makers: dict[int, NoteMaker] = {}
        self._gathered = _Gathered()

    def read(self, progress: Progress) -> Arrival:
        """Return everything that the collection brings, but for its media."""
        database = self._database
        total = database.count("notes", _MOST_NOTES)
        database.count("cards", _MOST_CARDS)
        database.count("revlog", _MOST_REVIEWS)
        cards, logs = _cards_by_note(database), _reviews_by_card(database)
        for place, row in enumerate(database.rows(_NOTES)):
            if place % _BATCH == 0:
                progress("Reading notes", 0.2 + 0.7 * place / max(total, 1))
            note = _note(row)
            self._refuse_stand_in(note, total)
            self._take(note, cards.get(note.id, []), logs)
        return self._arrival(_left_over(cards, logs))

    def _take(
        self, note: AnkiNote, cards: Sequence[AnkiCard], logs: Mapping[int, list[ReviewRow]]
    ) -> None:
        kind = self._schema.types.get(note.type)
        if kind is None:
            self._gathered.without_type += 1
            return
        deck = self._deck(cards[0].home if cards else 0)
        made, ours = self._made(note, kind, cards, deck)
        for each in made:
            self._keep(each, note, cards, logs, ours=ours)
        if len(made) == 1 and len(made[0].ordinals) == len(cards):
            return
        reached = {number for each in made for number in each.ordinals}
        self._gathered.unasked += sum(card.ordinal not in reached for card in cards)

    def _made(
        self, note: AnkiNote, kind: NoteType, cards: Sequence[AnkiCard], deck: str
    ) -> tuple[list[MadeNote], bool]:
        numbers = [card.ordinal for card in cards]
        own_kind = kind_of_type(kind)
        own_guid = self._own.guid(note) if own_kind is not None else None
        if own_kind is not None and own_guid is not None:
            return [self._own.make(note, own_kind, own_guid, deck, numbers)], True
        if kind.id not in self._makers:
            self._makers[kind.id] = NoteMaker(kind, self._media.renamed)
        return self._makers[kind.id].make(note, numbers, note_guid(note.guid), deck), False

    def _keep(
        self,
        made: MadeNote,
        source: AnkiNote,
        cards: Sequence[AnkiCard],
        logs: Mapping[int, list[ReviewRow]],
        *,
        ours: bool,
    ) -> None:
        note, gathered = made.note, self._gathered
        if note.guid in gathered.changed:
            gathered.repeated += 1
            return
        if not note.front.strip():
            gathered.empty += 1
            return
        gathered.notes.append(note)
        gathered.changed[note.guid] = source.changed * 1000
        gathered.cards[note.guid] = tuple(
            self._history.record(
                card,
                logs.get(card.id, ()),
                note.guid,
                made.ordinals[card.ordinal],
                self._deck(card.home),
                ours=ours,
            )
            for card in cards
            if card.ordinal in made.ordinals
        )

    def _deck(self, number: int) -> str:
        self._gathered.decks[number] = None
        deck = self._schema.decks.get(number)
        return deck.name if deck is not None else self._title

    def _refuse_stand_in(self, note: AnkiNote, total: int) -> None:
        """Refuse the collection that only says that a newer Anki is needed."""
        if total == 1 and note.fields and _PLEASE_UPDATE in note.fields[0]:
            raise StudyError(
                f"{self._title} holds no cards, only a note that asks for a newer Anki; "
                "export it from Anki again."
            )

    def _arrival(self, lost_reviews: int) -> Arrival:
        gathered = self._gathered
        decks = [self._schema.decks[n] for n in gathered.decks if n in self._schema.decks]
        root = _common(deck.name for deck in decks)
        return Arrival(
            source=f"anki:{root or _WHOLE}",
            deck=root or self._title,
            notes=tuple(gathered.notes),
            cards=gathered.cards,
            descriptions=self._descriptions(decks),
            changed=gathered.changed,
            facts=dict(_facts(decks)),
            warnings=tuple(_warnings(gathered, lost_reviews)),
        )

    def _descriptions(self, decks: Iterable[AnkiDeck]) -> dict[str, str]:
        names = {deck.name for deck in decks}
        names |= {parent for name in names for parent in parents(name)}
        return {
            deck.name: deck.description
            if deck.is_markdown
            else to_markdown(deck.description, clozes=False, media=self._media.renamed)
            for deck in self._schema.decks.values()
            if deck.name in names and deck.description.strip()
        }


def _note(row: Row) -> AnkiNote:
    number, kind, changed, guid, tags, fields = row
    return AnkiNote(
        number,
        guid,
        kind,
        max(0, min(changed, LAST_INSTANT // 1000)),
        tuple(dict.fromkeys(tags.split())),
        tuple(fields.split(_FIELD_END)),
    )


def _cards_by_note(database: AnkiDatabase) -> dict[int, list[AnkiCard]]:
    cards: dict[int, list[AnkiCard]] = {}
    for row in database.rows(_CARDS):
        card = AnkiCard(*row)
        siblings = cards.setdefault(card.note, [])
        if not siblings or siblings[-1].ordinal != card.ordinal:
            siblings.append(card)
    return cards


def _reviews_by_card(database: AnkiDatabase) -> dict[int, list[ReviewRow]]:
    """Return the rows of the review log; no two of a card are of the same instant."""
    logs: dict[int, list[ReviewRow]] = {}
    for row in database.rows(_REVIEWS):
        log = logs.get(row[1])
        if log is None:
            logs[row[1]] = [row]
        elif log[-1][0] != row[0]:
            log.append(row)
    return logs


def _left_over(
    cards: Mapping[int, Sequence[AnkiCard]], logs: Mapping[int, Sequence[ReviewRow]]
) -> int:
    """Return how many reviews belong to no card."""
    known = {card.id for siblings in cards.values() for card in siblings}
    return sum(len(log) for card, log in logs.items() if card not in known)


def _common(names: Iterable[str]) -> str:
    """Return the deck that all decks are or lie in, empty when there is none."""
    paths = [name.split(DECK_SEPARATOR) for name in names]
    shared = []
    for levels in zip(*paths, strict=False):
        if len(set(levels)) > 1:
            break
        shared.append(levels[0])
    return DECK_SEPARATOR.join(shared)


def _facts(decks: Iterable[AnkiDeck]) -> Iterator[tuple[str, str]]:
    for deck in decks:
        if deck.new_per_day is not None:
            yield f"new cards a day: {deck.name}", str(deck.new_per_day)
        if deck.reviews_per_day is not None:
            yield f"reviews a day: {deck.name}", str(deck.reviews_per_day)


def _warnings(gathered: _Gathered, lost_reviews: int) -> Iterator[str]:
    counts = (
        (gathered.without_type, "Notes without a note type were left out"),
        (gathered.empty, "Cards that show nothing were left out"),
        (gathered.repeated, "Notes that the package holds twice were left out"),
        (gathered.unasked, "Cards that no part of their note asks were left out"),
        (lost_reviews, "Reviews of cards that are deleted were left out"),
    )
    return (f"{words}: {count}." for count, words in counts if count)
