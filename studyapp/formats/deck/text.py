"""Deck text: a deck as one Markdown file that a person can write in any editor."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studyapp.core.cards import Note
from studyapp.core.errors import StudyError
from studyapp.core.learning_path import whole_number
from studyapp.formats.common.slugs import slug
from studyapp.formats.common.text_lines import split
from studyapp.formats.deck.lines import NOTE, DeckLine, guarded, joined, numbered, tidy
from studyapp.formats.deck.matter import KEY, Matter, read_matter, write_matter
from studyapp.formats.deck.note_reader import NO_NUMBER, Doubt, ReadNote, read_note
from studyapp.formats.deck.note_writer import write_note

_OWN_KEYS = ("id", "deck", "description")
_LIKE_A_NOTE = re.compile(r"##[ \t].*\{#.*\}[ \t]*\Z")
UNREAD_LINE = "this is no `key: value` and was left out."
UNCLOSED = (
    "the code block that begins here never ends and was taken as text. "
    "Close it with a line of the same marks."
)
NOTE_IN_CODE = (
    "this looks like a note but stands in a code block. Look whether the block above is closed."
)


@dataclass(frozen=True, slots=True)
class DeckText:
    """A deck as it stands in a file.

    `extra` is whatever else its front matter says: its place on the path (`order`), the decks
    it needs (`needs`), for whom it is (`roles`), and what this program does not know.
    """

    id: str
    name: str
    description: str = ""
    notes: tuple[Note, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedDeck:
    """A deck that was read, and what its author should look at."""

    deck: DeckText
    warnings: tuple[str, ...] = ()


def parse(text: str, *, source: str = "") -> ParsedDeck:
    """Read a deck file; `source` is its name, for errors.

    Nothing is skipped: what is not understood is kept as text, and a warning says where.
    """
    texts = split(text.removeprefix("\ufeff"))
    matter = read_matter(texts)
    values = dict(matter.values)
    name = _deck_name(matter, values, source or "The deck text")
    start = matter.end or 0
    lines, unclosed = numbered(texts[start:], start + 1)
    intro, blocks = _blocks(lines)
    if not blocks:
        raise StudyError(
            f"{source or 'The deck text'} has no notes: begin each with a line `## Question`."
        )
    drafts = [read_note(block) for block in blocks]
    deck_id = values.get("id") or slug(name) or "deck"
    guids = _Guids(deck_id, drafts)
    deck = DeckText(
        deck_id,
        name,
        "\n\n".join(part for part in (values.get("description", ""), joined(intro)) if part),
        tuple(_note(draft, name, guids) for draft in drafts),
        tuple(pair for pair in matter.values if pair[0] not in _OWN_KEYS),
    )
    doubts = [*_doubts(matter, deck, lines, unclosed), *(d for n in drafts for d in n.warnings)]
    return ParsedDeck(deck, tuple(f"Line {line}: {text}" for line, text in sorted(doubts)))


def write(deck: DeckText) -> str:
    """Return the text of a deck file; reading it gives the same deck.

    Blank lines around a text and blanks at its end have no meaning and are not written.
    """
    description = tidy(deck.description)
    below = "\n" in description or description != description.strip()
    own = (("id", deck.id), ("deck", deck.name), ("description", "" if below else description))
    extra = (pair for pair in deck.extra if KEY.fullmatch(pair[0]) and pair[0] not in _OWN_KEYS)
    blocks = [write_matter((*(pair for pair in own if pair[1]), *extra))]
    if below:
        blocks.append(guarded(description))
    blocks += [write_note(note, deck.id, deck.name) for note in deck.notes]
    return "\n\n".join(blocks) + "\n"


def _deck_name(matter: Matter, values: dict[str, str], where: str) -> str:
    if matter.end is None:
        raise StudyError(
            f"{where}, line 1: the lines after `---` never end; "
            "write a second line `---` below `deck: ...`."
        )
    if not values.get("deck"):
        raise StudyError(
            f"{where} has no deck name: begin it with the lines `---`, `deck: Name of the deck` "
            "and `---`."
        )
    return values["deck"]


def _blocks(lines: Sequence[DeckLine]) -> tuple[list[DeckLine], list[list[DeckLine]]]:
    """Return the lines before the first note, and those of each note."""
    intro: list[DeckLine] = []
    blocks: list[list[DeckLine]] = []
    for line in lines:
        if not line.in_code and NOTE.match(line.text):
            blocks.append([])
        (blocks[-1] if blocks else intro).append(line)
    return intro, blocks


class _Guids:
    """Gives each draft its guid; every one that is written down is taken before any is made."""

    def __init__(self, deck_id: str, drafts: Sequence[ReadNote]) -> None:
        self._deck_id = deck_id
        self._lines: dict[str, int] = {}
        self._copies: defaultdict[str, int] = defaultdict(lambda: 1)
        for draft in drafts:
            written = self.written(draft)
            if written:
                self._lines.setdefault(written, draft.line)

    def written(self, draft: ReadNote) -> str | None:
        name = draft.one("#")
        return draft.one("guid") or (f"{self._deck_id}/{name}" if name else None)

    def of(self, draft: ReadNote) -> str:
        """Return a draft's guid; a missing or repeated one is replaced, with a warning."""
        written = self.written(draft)
        if written and self._lines[written] == draft.line:
            return written
        guid = self._unused(written or f"{self._deck_id}/{slug(draft.front) or 'note'}")
        self._lines[guid] = draft.line
        name = guid.removeprefix(f"{self._deck_id}/")
        problem = (
            f"the id was already used on line {self._lines[written]}; this note became "
            f"`{name}`. Give it an id of its own."
            if written
            else f"the note has no id and became `{name}`. Write `{{#{name}}}` after its heading, "
            "so that its progress is kept when the words change."
        )
        draft.warnings.append((draft.line, problem))
        return guid

    def _unused(self, wanted: str) -> str:
        guid = wanted
        while guid in self._lines:
            self._copies[wanted] += 1
            guid = f"{wanted}-{self._copies[wanted]}"
        return guid


def _note(draft: ReadNote, deck: str, guids: _Guids) -> Note:
    return Note(
        guid=guids.of(draft),
        deck=draft.one("deck") or deck,
        kind=draft.kind,
        front=draft.front,
        back=draft.back,
        key_points=draft.key_points,
        choices=draft.choices,
        more=draft.more,
        tags=draft.tags,
        attributes=draft.attributes,
    )


def _doubts(
    matter: Matter, deck: DeckText, lines: Sequence[DeckLine], unclosed: Sequence[int]
) -> Iterator[Doubt]:
    """Yield what the author of the file should look at, outside of the notes."""
    yield from ((number, UNREAD_LINE) for number in matter.unread)
    order = dict(matter.values).get("order")
    if order is not None and whole_number(order) is None:
        yield 1, NO_NUMBER.format(order)
    if not dict(matter.values).get("id"):
        yield (
            1,
            (
                f"the deck has no id and became `{deck.id}`. Write `id: {deck.id}` above its name, "
                "so that progress is kept when the name changes."
            ),
        )
    yield from ((number, UNCLOSED) for number in unclosed)
    for line in lines:
        if line.in_code and _LIKE_A_NOTE.match(line.text):
            yield line.number, NOTE_IN_CODE
