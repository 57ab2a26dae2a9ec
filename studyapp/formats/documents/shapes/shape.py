"""What the reader of each shape gives: where drafts begin, and how one is made of its lines."""

from collections.abc import Callable
from dataclasses import dataclass

from studyapp.core.importing.drafts import Draft, DraftState, Place
from studyapp.formats.documents.cutting.states import state_of
from studyapp.formats.documents.repairs.mending import Mender

Compose = Callable[[Place], Draft | None]
"""Makes the draft of some lines; none when nothing is left in them."""


@dataclass(frozen=True, slots=True)
class ShapeReading:
    """A document of one shape: its title, the lines left out, the cuts found, and the maker."""

    cuts: tuple[int, ...]
    compose: Compose
    dropped: frozenset[int] = frozenset()
    title: str = ""
    score: str = ""


Reader = Callable[[list[str], Mender], ShapeReading]
"""Reads mended lines; line 1 is the first of the list."""


def drafted(
    place: Place,
    front: str,
    back: str,
    *,
    more: str = "",
    tags: tuple[str, ...] = (),
    attributes: tuple[tuple[str, str], ...] = (),
    lost_question: bool = False,
    answered: bool = False,
) -> Draft:
    """Return a draft with its state judged by its answer; `answered` by its front (a cloze)."""
    state, reason = state_of(back)
    if answered and not back:
        state, reason = DraftState.COMPLETE, ""
    if lost_question and state is DraftState.COMPLETE:
        state, reason = DraftState.INCOMPLETE, "the question is lost: write it yourself"
    return Draft(
        place,
        front,
        back,
        state,
        reason,
        more=more,
        tags=tags,
        attributes=attributes,
        lost_question=lost_question,
    )
