"""A file that was looked at, before it is read."""

from dataclasses import dataclass, field
from pathlib import Path

from studyapp.core.importing.drafts import Document
from studyapp.core.importing.tables import TableForm


@dataclass(frozen=True, slots=True)
class Opened:
    """A file or a pasted text that was looked at; the learner may correct how it was understood.

    `form` is the name of its format, `deck` the deck it would go into; with `has_decks` the
    file says itself which deck each of its notes belongs to. A document has `document`, a table
    has `table` and the first rows as `preview`; for all other forms there is nothing to correct.
    A package is read from its `path`: its `content` may stay empty.
    """

    form: str
    name: str
    deck: str
    content: bytes = field(repr=False)
    path: Path | None = None
    document: Document | None = None
    table: TableForm | None = None
    preview: tuple[tuple[str, ...], ...] = ()
    has_decks: bool = False
