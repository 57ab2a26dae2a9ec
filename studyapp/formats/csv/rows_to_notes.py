"""From the cells of a row to a note."""

from collections.abc import Callable, Sequence
from operator import itemgetter

from studyapp.core import cloze
from studyapp.core.cards import DECK_SEPARATOR, Choice, Note, NoteKind, kind_of
from studyapp.core.importing.tables import Column, TableForm
from studyapp.formats.common.gathering import Gathering
from studyapp.formats.csv.rows import Stray

Clean = Callable[[str], str]
Get = Callable[[Sequence[str]], str]

NO_QUESTION = "there is no question, so the row was left out."
NO_ANSWER = "there is no answer."
TOO_LONG = "the row has more cells than there are columns; they were put under `More`."
TOO_SHORT = "the row has fewer cells than there are columns; the last ones are empty."
STRAY = "a quotation mark stands inside a cell; look whether the row is as it should be."
UNCLOSED = "a quotation mark opens a cell and never closes it, so it was taken as text."


class RowReader:
    """Makes notes of rows, and remembers what is to be told about them."""

    def __init__(self, form: TableForm, deck: str, prefix: str) -> None:
        self._width = len(form.columns)
        self._deck = deck
        self._gathering = Gathering(prefix)
        self._tags = form.tags
        self._is_own = form.is_own
        clean = str if form.is_own else _html_cleaner() if form.is_html else _tidy
        self._front = _getter(form, Column.FRONT, clean)
        self._back = _getter(form, Column.BACK, clean)
        self._more = _getter(form, Column.MORE, clean)
        self._points = _getter(form, Column.KEY_POINTS, clean)
        self._choices = _getter(form, Column.CHOICES, clean)
        self._own_deck = _getter(form, Column.DECK, str)
        self._own_tags = _getter(form, Column.TAGS, str, " ")
        self._kind = _getter(form, Column.KIND, str)
        self._guid = _getter(form, Column.GUID, str)
        self._priority = _getter(form, Column.PRIORITY, str)
        self._source = _getter(form, Column.SOURCE, str)
        self._attributes = _getter(form, Column.ATTRIBUTES, str)

    def note(self, line: int, row: list[str]) -> Note | None:
        """Return the note of a row, None when it asks nothing."""
        surplus = self._fit(line, row) if len(row) != self._width else ""
        front, back = self._front(row), self._back(row)
        if not front.strip() and not cloze.numbers(back):
            if any(cell.strip() for cell in row):
                self._gathering.tell(line, NO_QUESTION)
            return None
        points = _items(self._points(row))
        choices = tuple(_choice(item) for item in _items(self._choices(row)))
        if not (back or points or choices) and not cloze.numbers(front):
            self._gathering.tell(line, NO_ANSWER)
        more = self._more(row)
        return Note(
            guid=self._gathering.guid(line, front, back, self._guid(row)),
            deck=_deck_name(self._own_deck(row)) or self._deck,
            kind=_kind(self._kind(row), front, back, points, choices),
            front=front,
            back=back,
            key_points=points,
            choices=choices,
            more="\n\n".join((more, surplus)) if more and surplus else more or surplus,
            tags=self._all_tags(self._own_tags(row)),
            attributes=self._all_attributes(row),
        )

    def warnings(self, strays: Sequence[Stray]) -> tuple[str, ...]:
        """Return what is to be told, with the lines it is about."""
        for line, is_unclosed in strays:
            self._gathering.tell(line, UNCLOSED if is_unclosed else STRAY)
        return self._gathering.warnings()

    def _fit(self, line: int, row: list[str]) -> str:
        """Give a row as many cells as there are columns; return what stood in further ones."""
        if len(row) < self._width:
            if any(cell.strip() for cell in row):
                self._gathering.tell(line, TOO_SHORT)
            row += [""] * (self._width - len(row))
            return ""
        surplus = [cell.strip() for cell in row[self._width :] if cell.strip()]
        if surplus:
            self._gathering.tell(line, TOO_LONG)
        return "\n\n".join(surplus)

    def _all_tags(self, cell: str) -> tuple[str, ...]:
        if not cell:
            return self._tags
        if self._is_own:
            return tuple(cell.split("\n")[:-1] if "\n" in cell else cell.split())
        if "," in cell or ";" in cell:
            parts = cell.replace(";", ",").split(",")
            tags = ["-".join(part.split()) for part in parts if part.strip()]
        else:
            tags = cell.split()
        return tuple(dict.fromkeys((*tags, *self._tags)))

    def _all_attributes(self, row: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Return the attributes in their order; those with a column of their own come first."""
        priority, source, others = self._priority(row), self._source(row), self._attributes(row)
        if not (priority or source or others):
            return ()
        pairs = [line.partition("=") for line in others.split("\n")]
        written = {key: value for key, _, value in pairs if key}
        with_column = {
            key: value for key, value in (("priority", priority), ("source", source)) if value
        }
        first = {key: value for key, value in with_column.items() if key not in written}
        return tuple({**first, **written, **with_column}.items())


def _getter(form: TableForm, column: Column, clean: Clean, separator: str = "\n\n") -> Get:
    places = form.places(column)
    if not places:
        return lambda _row: ""
    if len(places) == 1:
        get = itemgetter(places[0])
        return get if clean is str else lambda row: clean(get(row))
    return lambda row: separator.join(text for place in places if (text := clean(row[place])))


def _tidy(cell: str) -> str:
    return cell.replace("\r\n", "\n").strip() if "\r" in cell else cell.strip()


def _html_cleaner() -> Clean:
    from studyapp.formats.html.to_markdown import to_markdown  # only for tables that need it

    return lambda cell: to_markdown(_tidy(cell))


def _kind(
    written: str,
    front: str,
    back: str,
    points: Sequence[str],
    choices: Sequence[Choice],
) -> NoteKind:
    """Return the kind that is written, one of ours or the name of a note type of Anki."""
    if written in _KINDS:
        return _KINDS[written]
    return kind_of(front, back, points, choices, both_ways="reversed" in written.casefold())


_KINDS = {kind.value: kind for kind in NoteKind}


def _items(cell: str) -> tuple[str, ...]:
    """Return the items of a Markdown list; every line is one when there is no list."""
    if not cell.strip():
        return ()
    lines = cell.split("\n")
    if not _is_item(lines[0]):
        return tuple(line.strip() for line in lines if line.strip())
    items: list[list[str]] = []
    for line in lines:
        if _is_item(line):
            items.append([line[2:]])
        else:
            items[-1].append(line.removeprefix("    "))
    return tuple("\n".join(item) for item in items)


def _is_item(line: str) -> bool:
    return line.startswith(("- ", "* ")) or line == "-"


def _choice(item: str) -> Choice:
    is_right = item.startswith(("[x]", "[X]"))
    text = item[4:] if is_right or item.startswith("[ ]") else item
    return Choice(text, is_right)


def _deck_name(cell: str) -> str:
    if DECK_SEPARATOR not in cell:
        return cell.strip()
    parts = (part.strip() for part in cell.split(DECK_SEPARATOR))
    return DECK_SEPARATOR.join(part for part in parts if part)
