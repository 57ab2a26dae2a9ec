"""Notes that say the same as others: told by their words, not by their names."""

from dataclasses import dataclass
from enum import StrEnum


class Whereabouts(StrEnum):
    """Where the note stands that another one is like."""

    FILE = "file"
    COLLECTION = "collection"
    SHIPPED = "shipped"


@dataclass(frozen=True, slots=True)
class NoteLikeness:
    """A note of an import that is like another; `share` is 1 when front and back are the same.

    `exact` says that the fronts are the same but for case, marks and blanks.
    """

    guid: str
    other: str
    front: str
    deck: str
    where: Whereabouts
    share: float
    exact: bool = False
