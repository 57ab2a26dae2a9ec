"""Editing a whole draft in the editor that notes have."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from studyapp.core.cards import Note, kind_of
from studyapp.ui.pages.importing.document.document_editing import EditedDraft

EditNote = Callable[[Note], Note | None]
"""Opens an editor on a note; returns it edited, None when nothing is to be changed."""

_TEXTS = ("front", "back", "more", "key_points", "tags")


def edited_texts(draft: EditedDraft, edit: EditNote) -> dict[str, Any] | None:
    """Let the learner edit a draft; return the texts that are different then."""
    was = draft.draft
    kind = kind_of(was.front, was.back, was.key_points)
    note = Note("draft", "", kind, was.front, was.back, was.key_points, tags=was.tags)
    edited = edit(replace(note, more=was.more))
    if edited is None:
        return None
    return {
        name: getattr(edited, name)
        for name in _TEXTS
        if getattr(edited, name) != getattr(was, name)
    }
