"""The drafts of a document as notes that can be imported."""

from collections.abc import Sequence

from studyapp.core.cards import Note, kind_of
from studyapp.core.importing.drafts import INCOMPLETE, Document, Draft, DraftState
from studyapp.formats.common.arrival import Arrival
from studyapp.formats.common.slugs import slug


def document_arrival(document: Document, *, name: str, deck: str, deck_id: str) -> Arrival:
    """Return the drafts as notes, in their order; `name` is the file's.

    A note's id comes from the words of its front, so that the same document gives the same ids.
    Drafts that are not complete are tagged; whoever stores them keeps their cards back.
    """
    guids = _guids(document.drafts, deck_id)
    return Arrival(
        source=f"document:{name or document.title}",
        deck=deck,
        notes=tuple(
            note_of(draft, guid=guid, deck=deck)
            for draft, guid in zip(document.drafts, guids, strict=True)
        ),
        facts=_facts(document),
        warnings=document.warnings,
    )


def note_of(draft: Draft, *, guid: str, deck: str) -> Note:
    """Return a draft as a note, tagged when it is not complete."""
    marks = () if draft.state is DraftState.COMPLETE else (INCOMPLETE,)
    return Note(
        guid=guid,
        deck=deck,
        kind=kind_of(draft.front, draft.back, draft.key_points),
        front=draft.front,
        back=draft.back,
        key_points=draft.key_points,
        more=draft.more,
        tags=tuple(dict.fromkeys((*draft.tags, *marks))),
        attributes=draft.attributes,
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


def _facts(document: Document) -> dict[str, str]:
    facts = {"shape": document.shape.value, "title": document.title, "score": document.score}
    return {key: value for key, value in facts.items() if value}
