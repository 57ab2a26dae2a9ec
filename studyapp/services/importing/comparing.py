"""Comparing what a file brings with what is in the collection."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import chain

from studyapp.core.cards import DECK_SEPARATOR, Note, card_guid, deck_name
from studyapp.core.scheduling.leeches import LEECH_TAG
from studyapp.formats.common.arrival import Arrival
from studyapp.services.importing.plan import ImportItem, ItemState
from studyapp.storage.notes import StoredNote
from studyapp.storage.transaction import Transaction

SHIPPED = "shipped:"
_NAMED = ("deck:", SHIPPED, "document:")


@dataclass(frozen=True, slots=True)
class Incoming:
    """Notes of a file as they would stand in the collection.

    `decks` are the names that the file itself has for its decks, `changed` says when a note
    was last changed, where the file knows it. `left` are those (guid to fingerprint) that the
    learner has left out before.
    """

    source: str
    notes: tuple[Note, ...]
    decks: tuple[str, ...]
    changed: Mapping[str, int] = field(default_factory=dict)
    left: Mapping[str, str] = field(default_factory=dict)


def digest(content: bytes) -> bytes:
    """Return what tells one content from another."""
    return blake2b(content, digest_size=16).digest()


def fingerprint(note: Note) -> bytes:
    """Return a digest of a note's content without its deck, which the learner may choose."""
    text = (
        f"Note(guid={note.guid!r}, deck='', kind={note.kind!r}, front={note.front!r}, "
        f"back={note.back!r}, key_points={note.key_points!r}, choices={note.choices!r}, "
        f"more={note.more!r}, tags={_own_tags(note)!r}, attributes={note.attributes!r})"
    )
    return digest(text.encode(errors="replace"))


def compared(incoming: Incoming, tx: Transaction) -> list[ImportItem]:
    """Return what becomes of each note of a file, and of those that vanished from it."""
    stored = tx.notes.named([note.guid for note in incoming.notes])
    former = deck_names(tx, incoming.source)
    items = [_left(item, incoming) or item for item in _items(incoming, stored, set(former))]
    if incoming.source.startswith(SHIPPED):
        items = _without_deleted(tx, items)
    return [*items, *_vanished(tx, incoming.source, stored)]


def deck_names(tx: Transaction, source: str) -> tuple[str, ...]:
    """Return what the decks of a source were called at its last import."""
    names = tx.settings.get(deck_key(source)) or ()
    return (names,) if isinstance(names, str) else tuple(names)


def deck_key(source: str) -> str:
    """Return the key under which the names of a source's decks are kept."""
    return f"deck of {source}"


def facts_key(source: str) -> str:
    """Return the key under which is kept what is known of the imports from a source."""
    return f"import of {source}"


def bounded(arrival: Arrival) -> Arrival:
    """Return what a file brings with no deck deeper, and no name longer, than anyone needs."""
    named = (arrival.descriptions, arrival.attributes, (note.deck for note in arrival.notes))
    names = {arrival.deck, *chain.from_iterable(named)}
    homes = {name: home for name in names if (home := deck_name(name)) != name}
    if not homes:
        return arrival
    return replace(
        arrival,
        deck=homes.get(arrival.deck, arrival.deck),
        notes=tuple(replace(note, deck=homes.get(note.deck, note.deck)) for note in arrival.notes),
        descriptions={homes.get(n, n): text for n, text in arrival.descriptions.items()},
        attributes={homes.get(n, n): pairs for n, pairs in arrival.attributes.items()},
    )


def placed(notes: Sequence[Note], own: str, deck: str | None) -> list[Note]:
    """Return notes in another deck, each as far below it as it was below the file's own."""
    if deck is None:
        return list(notes)
    below = f"{own}{DECK_SEPARATOR}"
    is_one = len({note.deck for note in notes}) == 1

    def home(name: str) -> str:
        if is_one or name == own:
            return deck
        return f"{deck}{DECK_SEPARATOR}{name.removeprefix(below)}"

    return [replace(note, deck=home(note.deck)) for note in notes]


def _items(
    incoming: Incoming, stored: Mapping[str, StoredNote], former: Collection[str]
) -> Iterator[ImportItem]:
    now = {note.deck for note in incoming.notes}
    for note in incoming.notes:
        known = stored.get(note.guid)
        if known is None:
            yield ImportItem(note.guid, ItemState.NEW, None, note)
            continue
        here = known.note.deck
        home = note.deck if here in former and here not in now else here
        changed = incoming.changed.get(note.guid)
        yield _item(note, known, home, is_mine=_is_mine(known, incoming.source, changed))


def _is_mine(stored: StoredNote, source: str, changed: int | None) -> bool:
    """Return whether the learner changed a note since it came; of two unknown ones the newer wins."""
    if stored.source == source or changed is None:
        return stored.source_hash != fingerprint(stored.note)
    # Whole seconds: Anki keeps no less, and a note that comes back with the second of its export
    # was not changed there.
    return changed // 1000 <= stored.modified // 1000


def _item(note: Note, stored: StoredNote, home: str, *, is_mine: bool) -> ImportItem:
    before = stored.note
    if fingerprint(note) in (fingerprint(before), stored.source_hash):
        state = ItemState.SAME if home == before.deck else ItemState.CHANGED
        return ImportItem(note.guid, state, before, replace(before, deck=home))
    state = ItemState.KEPT if is_mine else ItemState.CHANGED
    marks = tuple(tag for tag in before.tags if tag == LEECH_TAG and tag not in note.tags)
    return ImportItem(note.guid, state, before, replace(note, deck=home, tags=note.tags + marks))


def _left(item: ImportItem, incoming: Incoming) -> ImportItem | None:
    """Return the item as it was decided at the last import, if the note is still the same."""
    if item.state is not ItemState.NEW or item.guid not in incoming.left or item.after is None:
        return None
    if incoming.left[item.guid] != fingerprint(item.after).hex():
        return None
    return replace(item, state=ItemState.SKIPPED)


def _without_deleted(tx: Transaction, items: Sequence[ImportItem]) -> list[ImportItem]:
    """Return the items of decks that ship; what the learner deleted stays out, in any wording."""
    missing = [item for item in items if item.state is ItemState.NEW]
    cards = {card_guid(item.guid, o): item.guid for item in missing for o in _ordinals(item)}
    deleted = {cards[card] for card in tx.log.rows_of(list(cards))}
    return [
        replace(item, state=ItemState.SKIPPED) if item.guid in deleted else item for item in items
    ]


def _ordinals(item: ImportItem) -> set[int]:
    return {0, *(item.after.ordinals() if item.after else ())}


def _vanished(
    tx: Transaction, source: str, stored: Mapping[str, StoredNote]
) -> Iterable[ImportItem]:
    """Yield the notes that a newer version of a source has no more.

    A file that shares less than half of them is another file under the same name, unless its
    source has a name of its own.
    """
    # Half: "chapter.csv" of two rows of which one was taken out is a newer version; with two of
    # three gone it is the table of another chapter, and suspending the first would lose work.
    known = {each.note.guid: each.note for each in tx.notes.from_source(source)}
    gone = {guid: note for guid, note in known.items() if guid not in stored}
    if not source.startswith(_NAMED) and 2 * len(gone) > len(known):
        return
    cards = tx.cards.of_notes(list(gone))
    for guid, note in gone.items():
        if not all(card.suspended for card in cards[guid]):
            yield ImportItem(guid, ItemState.REMOVED, note)


def _own_tags(note: Note) -> tuple[str, ...]:
    return tuple(tag for tag in note.tags if tag != LEECH_TAG)
