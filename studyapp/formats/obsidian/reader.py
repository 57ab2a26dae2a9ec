"""Notes of Obsidian's spaced repetition: `::`, `:::`, `?`, `??` and clozes, with their schedule."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import PurePath

from studyapp.core.cards import DECK_SEPARATOR, Note, NoteKind
from studyapp.core.errors import StudyError
from studyapp.core.progress import Progress, silent
from studyapp.core.scheduling.events import Seed
from studyapp.formats.common.arrival import Arrival
from studyapp.formats.common.cloze_text import is_cloze
from studyapp.formats.common.decoding import decoded
from studyapp.formats.common.foreign_schedule import bounded_ease, bounded_interval, is_day, seeded
from studyapp.formats.common.gathering import Gathering, file_id
from studyapp.formats.common.snapshot import CardRecord
from studyapp.formats.common.text_lines import split
from studyapp.formats.obsidian.blocks import (
    FLASHCARDS,
    Block,
    ObsidianCard,
    blocks,
    is_schedule,
    single_mark,
)
from studyapp.formats.obsidian.cloze import clozed

NO_QUESTION = "the card has no question, so it was left out."
NO_ANSWER = "the card has no answer."
NO_DAY = "the day of the schedule is none, so the card begins as a new one."
NEVER = "2000-01-01"
"""The day that stands for a card that was never asked while its sibling was."""

_TAG = re.compile(rf"(?:^|\s)#{FLASHCARDS}(?:/|\s|$)", re.MULTILINE)
_MATTER_TAG = re.compile(rf"(?:^|[\s\[,\"'#-])({FLASHCARDS}(?:/[^\s,\]\"']+)?)(?=$|[\s,\]\"'])")
_PICTURE = re.compile(r"!\[\[([^\[\]|\n]+)(?:\|[^\[\]\n]*)?\]\]")
_LINK = re.compile(r"\[\[(?:[^\[\]|\n]+\|)?([^\[\]|\n]+)\]\]")
_COMMENT = re.compile(r"%%.*?%%", re.DOTALL)


def reads(content: bytes, name: str) -> bool:
    """Whether a file has cards of the plugin: its tag, its schedule, or lines in its writing."""
    if PurePath(name).suffix.lower() not in ("", ".md", ".markdown", ".txt"):
        return False
    try:
        text = decoded(content, source=name)
    except StudyError:
        return False
    lines = split(text)
    matter, start = _front_matter(lines)
    if _TAG.search(text) or _matter_tags(matter) or any(map(is_schedule, lines)):
        return bool(blocks(lines, start, ()))
    # Without the plugin's tag: "sun::star" twice, in at least half of the lines (a page of notes on
    # C++ has `std::sort` in a few); a `?` alone for every twelve lines (a question, an answer of
    # a paragraph, and the mark between them).
    filled = [line for line in lines[start:] if line.strip()]
    singles = sum(single_mark(line) is not None for line in filled)
    marks = sum(line.strip() in ("?", "??") for line in filled)
    return (singles >= 2 and singles * 2 >= len(filled)) or (
        marks > 0 and marks * 12 >= len(filled)
    )


def read_obsidian(
    content: bytes, *, source: str, deck: str = "", progress: Progress = silent
) -> Arrival:
    """Return the notes of a file; a card that was studied brings its schedule."""
    lines = split(_COMMENT.sub(_blanked, decoded(content, source=source)))
    stem = PurePath(source).stem
    home = deck or stem or "Obsidian"
    gathering = Gathering(file_id(stem, "obsidian"))
    matter, start = _front_matter(lines)
    progress("Reading the cards", 0.0)
    notes: list[Note] = []
    cards: dict[str, tuple[CardRecord, ...]] = {}
    for block in blocks(lines, start, _matter_tags(matter)):
        for note in _note(block, home, gathering):
            notes.append(note)
            records = tuple(_records(block, note, gathering))
            if records:
                cards[note.guid] = records
    if not notes:
        raise StudyError(f"{source} has no cards: write them as `question::answer`.")
    progress("Reading the cards", 1.0)
    return Arrival(
        source=f"obsidian:{file_id(stem, 'obsidian')}",
        deck=home,
        notes=tuple(notes),
        cards=cards,
        warnings=gathering.warnings(),
    )


def _front_matter(lines: Sequence[str]) -> tuple[Sequence[str], int]:
    if lines and lines[0].removeprefix("\ufeff").strip() == "---":
        for end, line in enumerate(lines[1:], 1):
            if line.strip() == "---":
                return lines[1:end], end + 1
    return (), 0


def _matter_tags(matter: Sequence[str]) -> tuple[str, ...]:
    """Return the tags of the front matter that name a deck."""
    return tuple(found[1] for line in matter if (found := _MATTER_TAG.search(line)))


def _blanked(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def _note(block: Block, home: str, gathering: Gathering) -> Iterator[Note]:
    front, back = _ours(block.front), _ours(block.back)
    kind = NoteKind.REVERSED if block.mark in (":::", "??") else NoteKind.PLAIN
    if not block.mark:
        front, kind = clozed(front, bold=bool(block.schedule)), NoteKind.CLOZE
        if not is_cloze(front):
            return
    elif not front:
        gathering.tell(block.line, NO_QUESTION)
        return
    elif not back:
        gathering.tell(block.line, NO_ANSWER)
    guid = gathering.guid(block.line, block.front, block.back)
    deck, tags = _deck_and_tags(block.tags, home)
    yield Note(guid, deck, kind, front, back, tags=tags)


def _ours(text: str) -> str:
    """Return a text whose pictures and links are written as Markdown has them."""
    if "[[" not in text:
        return text
    text = _PICTURE.sub(lambda found: f"![]({found[1].strip().replace(' ', '%20')})", text)
    return _LINK.sub(lambda found: found[1].strip(), text)


def _deck_and_tags(tags: Sequence[str], home: str) -> tuple[str, tuple[str, ...]]:
    """Return the deck that the first flashcard tag names; the other tags stay tags."""
    decks = [tag for tag in tags if tag.split("/")[0].lower() == FLASHCARDS]
    rest = [tag.replace("/", "::") for tag in tags if tag not in decks]
    names = [DECK_SEPARATOR.join(filter(None, tag.split("/")[1:])) for tag in decks]
    deck = next((name for name in names if name), home)
    others = [name for name in names if name and name != deck]
    return deck, tuple(dict.fromkeys((*others, *rest)))


def _records(block: Block, note: Note, gathering: Gathering) -> Iterator[CardRecord]:
    for ordinal, entry in zip(note.ordinals(), block.schedule, strict=False):
        if entry.due == NEVER:
            continue
        record = _record(entry, note, ordinal)
        if record is None:
            gathering.tell(block.line, NO_DAY)
        else:
            yield record


def _record(entry: ObsidianCard, note: Note, ordinal: int) -> CardRecord | None:
    try:
        due = date.fromisoformat(entry.due)
    except ValueError:
        return None
    if not is_day(due):
        return None
    interval = bounded_interval(entry.interval)
    last = max(due - timedelta(days=interval), date(1970, 1, 2))
    seed = Seed(interval, bounded_ease(entry.ease), due)
    return seeded(note.guid, ordinal, note.deck, seed, last)
