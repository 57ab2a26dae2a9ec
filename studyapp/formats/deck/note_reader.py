"""From the lines of one note to what they say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from studyapp.core.cards import Choice, NoteKind, Priority, kind_of
from studyapp.core.learning_path import whole_number
from studyapp.formats.deck.attributes import NoteHeading, read_heading
from studyapp.formats.deck.items import POINT, read_items
from studyapp.formats.deck.lines import BLANK, NOTE, OPTION, SECTION, SEPARATOR, DeckLine, joined

REVERSED = "reversed"
OWN_KEYS = ("#", ".", "tag", "kind", "deck", "guid")
"""Items of a heading that are not attributes of the note."""

NOT_AN_ITEM = (
    "this is no list item and was taken as a key point of its own. Begin each key point with `- `."
)
UNREAD_BRACES = (
    "the braces at the end of the heading are not understood and were taken as text. "
    "Write them as `{#id .tag key=value}`."
)
NO_NUMBER = (
    "the order `{}` is no whole number, so it says nothing. Write one, such as `order: 100`."
)
NONE_RIGHT = "no option is marked as right. Write `- [x]` before the right one."
NO_ANSWER = "the note has no answer. Write it below the heading."
_PRIORITIES = tuple(each.name.lower().replace("_", "-") for each in Priority)


Doubt = tuple[int, str]
"""A line, and what its author should look at there."""


@dataclass(slots=True)
class ReadNote:
    """A note as it is written, before it has a guid."""

    line: int
    heading: NoteHeading
    front: str
    back: str = ""
    key_points: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    more: str = ""
    kind: NoteKind = NoteKind.PLAIN
    warnings: list[Doubt] = field(default_factory=list)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags: `.tag`, and `tag="..."` for one that is not a single word."""
        return tuple(
            value
            for key, value in self.heading.items
            if key == "tag" or (key == "." and value != REVERSED)
        )

    @property
    def attributes(self) -> tuple[tuple[str, str], ...]:
        """The attributes that the note keeps."""
        return tuple(pair for pair in self.heading.items if pair[0] not in OWN_KEYS)

    def one(self, key: str) -> str | None:
        """Return the first value of an item, None when it is not there."""
        return next(iter(self.heading.values(key)), None)


def read_note(lines: Sequence[DeckLine]) -> ReadNote:
    """Return what a note's lines say; the first of them is its heading."""
    heading = NOTE.match(lines[0].text)
    read = read_heading(heading["front"] or "" if heading else lines[0].text)
    main, points, more = _sections(lines[1:])
    front, back = _sides(read.text, main)
    draft = ReadNote(lines[0].number, read, front, more=joined(more))
    _read_back(draft, back)
    _read_points(draft, points)
    draft.kind = _kind(draft)
    draft.warnings += _doubts(draft)
    return draft


def _sections(lines: Sequence[DeckLine]) -> tuple[list[DeckLine], list[DeckLine], list[DeckLine]]:
    """Return the lines of the body, of the key points, and of what is more."""
    sections: dict[str, list[DeckLine]] = {"": [], "key points": [], "more": []}
    current = sections[""]
    for line in lines:
        section = None if line.in_code else SECTION.match(line.text)
        if section:
            current = sections[section["name"].lower()]
        else:
            current.append(line)
    return sections[""], sections["key points"], sections["more"]


def _sides(heading: str, lines: list[DeckLine]) -> tuple[str, list[DeckLine]]:
    """Return the front, and the lines of the back."""
    separator = next(
        (
            index
            for index, line in enumerate(lines)
            if not line.in_code and SEPARATOR.match(line.text)
        ),
        None,
    )
    if separator is None:
        return heading, lines
    above = lines[:separator]
    if all(line.is_blank for line in above):
        return heading, lines[separator + 1 :]
    if not heading:
        return joined(above).strip(BLANK), lines[separator + 1 :]
    first = DeckLine(heading, 0, in_code=True)
    return joined([first, *above]).strip(BLANK), lines[separator + 1 :]


def _read_back(draft: ReadNote, lines: list[DeckLine]) -> None:
    items = read_items(lines, OPTION)
    draft.choices = tuple(
        Choice(item.text, item.match["mark"] != " ") for item in items if item.match
    )
    draft.back = "\n\n".join(item.text for item in items if not item.match)


def _read_points(draft: ReadNote, lines: list[DeckLine]) -> None:
    items = read_items(lines, POINT)
    draft.key_points = tuple(item.text.strip(BLANK) for item in items)
    for item in items:
        if not item.match:
            first = next(line.number for line in item.lines if not line.is_blank)
            draft.warnings.append((first, NOT_AN_ITEM))


def _kind(draft: ReadNote) -> NoteKind:
    chosen = draft.one("kind")
    if chosen is not None:
        if chosen in tuple(NoteKind):
            return NoteKind(chosen)
        problem = f"`kind={chosen}` is unknown and was left out. The kinds are {_listed(tuple(NoteKind))}."
        draft.warnings.append((draft.line, problem))
    both_ways = REVERSED in draft.heading.values(".")
    return kind_of(draft.front, draft.back, draft.key_points, draft.choices, both_ways=both_ways)


def _doubts(draft: ReadNote) -> Iterator[Doubt]:
    """Yield what is probably not meant as it is written."""
    priority = draft.one("priority")
    if draft.heading.looks_unread:
        yield draft.line, UNREAD_BRACES
    if priority is not None and priority not in _PRIORITIES:
        yield (
            draft.line,
            (
                f"the priority `{priority}` is unknown and counts as important. "
                f"The priorities are {_listed(_PRIORITIES)}."
            ),
        )
    order = draft.one("order")
    if order is not None and whole_number(order) is None:
        yield draft.line, NO_NUMBER.format(order)
    if draft.kind is NoteKind.CHOICE and not any(choice.right for choice in draft.choices):
        yield draft.line, NONE_RIGHT
    if draft.kind in (NoteKind.PLAIN, NoteKind.REVERSED) and not draft.back:
        yield draft.line, NO_ANSWER


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"
