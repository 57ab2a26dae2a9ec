"""How a table of notes is written: its marks, and what each of its columns means."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Column(StrEnum):
    """What the cells of a column are; a column that is left out has none."""

    FRONT = "front"
    BACK = "back"
    MORE = "more"
    KEY_POINTS = "key points"
    CHOICES = "choices"
    TAGS = "tags"
    DECK = "deck"
    PRIORITY = "priority"
    SOURCE = "source"
    KIND = "kind"
    GUID = "guid"
    ATTRIBUTES = "attributes"

    @property
    def is_shared(self) -> bool:
        """Whether several columns may mean this; their cells are then joined."""
        return self in (Column.BACK, Column.MORE, Column.TAGS)


@dataclass(frozen=True, slots=True)
class TableForm:
    """How the bytes of a table become rows, and its rows notes.

    `encoding` is empty as long as nobody chose one: it is then found from the bytes.
    `quote` and `escape` are empty when the table has no such mark. `columns` says what each
    column means, None leaving it out. `first_row` are the cells of the first row, the names
    of the columns when the table `has_header`. `preamble` lines stand above it and are no rows.
    `deck` and `tags` are said once for all rows.
    """

    columns: tuple[Column | None, ...]
    encoding: str = ""
    delimiter: str = ","
    quote: str = '"'
    escape: str = ""
    skips_blanks: bool = False
    has_header: bool = False
    is_html: bool = False
    first_row: tuple[str, ...] = ()
    preamble: int = 0
    deck: str = ""
    tags: tuple[str, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether Studyapp itself wrote the table: its cells are then taken exactly."""
        return self.has_header and set(self.columns) == set(Column)

    def places(self, column: Column) -> tuple[int, ...]:
        """Return where the columns of a meaning stand, from 0."""
        return tuple(place for place, each in enumerate(self.columns) if each is column)

    def assigned(self, place: int, column: Column | None) -> "TableForm":
        """Return the form with another meaning of a column; who had an unshared one loses it."""
        taken = column if column and not column.is_shared else None
        columns = [None if taken and each is taken else each for each in self.columns]
        columns[place] = column
        return replace(self, columns=tuple(columns))
