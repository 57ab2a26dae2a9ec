"""The drafts of a document as notes that can be imported."""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from studyapp.core.cards import Card, Note, card_guid, kind_of
from studyapp.core.importing.drafts import Document, Draft, DraftState
from studyapp.core.scheduling.memory import Memory
from studyapp.formats.common.arrival import Arrival
from studyapp.formats.common.snapshot import CardRecord
from studyapp.formats.deck.text import slug

INCOMPLETE = "incomplete"
_NO_FRONTS: Mapping[int, str] = MappingProxyType({})


def document_arrival(
    document: Document,
    *,
    name: str,
    deck: str,
    deck_id: str,
    keep: Collection[int] | None = None,
    fronts: Mapping[int, str] = _NO_FRONTS,
    tags: Sequence[str] = (),
) -> Arrival:
    """Return the drafts as notes, in their order; `name` is the file's.

    `keep` are the drafts that are wanted (all when None), by their number from 0, `fronts` the
    fronts that a person wrote anew. A note's id comes from the words of the front that the
    source has, so that the same document gives the same ids however its fronts are edited.
    Drafts that are not complete are tagged and their cards suspended.
    """
    notes: list[Note] = []
    suspended: dict[str, tuple[CardRecord, ...]] = {}
    for index, guid in enumerate(_guids(document.drafts, deck_id)):
        draft = document.drafts[index]
        if keep is not None and index not in keep:
            continue
        note = _note(draft, guid, deck, fronts.get(index, draft.front), tags)
        notes.append(note)
        if draft.state is not DraftState.COMPLETE:
            suspended[guid] = _suspended(note)
    return Arrival(
        source=f"document:{name or document.title}",
        deck=deck,
        notes=tuple(notes),
        cards=suspended,
        facts=_facts(document),
        warnings=document.warnings,
    )


def _guids(drafts: Sequence[Draft], deck_id: str) -> list[str]:
    """Return a guid for each draft: the words of its front, numbered where they come again."""
    used: set[str] = set()
    copies: dict[str, int] = {}
    guids: list[str] = []
    for draft in drafts:
        wanted = f"{deck_id}/{slug(draft.front) or 'note'}"
        guid = wanted
        while guid in used:
            copies[wanted] = copies.get(wanted, 1) + 1
            guid = f"{wanted}-{copies[wanted]}"
        used.add(guid)
        guids.append(guid)
    return guids


def _note(draft: Draft, guid: str, deck: str, front: str, tags: Sequence[str]) -> Note:
    marks = () if draft.state is DraftState.COMPLETE else (INCOMPLETE,)
    return Note(
        guid=guid,
        deck=deck,
        kind=kind_of(front, draft.back, draft.key_points),
        front=front,
        back=draft.back,
        key_points=draft.key_points,
        more=draft.more,
        tags=tuple(dict.fromkeys((*draft.tags, *tags, *marks))),
        attributes=draft.attributes,
    )


def _suspended(note: Note) -> tuple[CardRecord, ...]:
    return tuple(
        CardRecord(
            Card(
                0,
                card_guid(note.guid, ordinal),
                note.guid,
                ordinal,
                note.deck,
                Memory(),
                suspended=True,
            )
        )
        for ordinal in note.ordinals()
    )


def _facts(document: Document) -> dict[str, str]:
    facts = {"shape": document.shape.value, "title": document.title, "score": document.score}
    return {key: value for key, value in facts.items() if value}
