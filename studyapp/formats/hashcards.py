"""Markdown decks of hashcards: `Q:`, `A:` and `C:` with what is asked in brackets."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from studyapp.core.cards import Note, NoteKind
from studyapp.core.errors import StudyError
from studyapp.core.progress import Progress, silent
from studyapp.formats.common.arrival import Arrival
from studyapp.formats.common.cloze_text import is_cloze, marker
from studyapp.formats.common.decoding import decoded
from studyapp.formats.common.gathering import Gathering, file_id
from studyapp.formats.common.text_lines import find_fences, split

NO_QUESTION = "an answer without a question was left out. Write `Q:` before it."
NO_ANSWER = "the question has no answer. Write `A:` below it."
EMPTY = "the question is empty, so the card was left out."
NO_CARD = "this belongs to no card and was left out."
NO_CLOZE = "nothing stands in brackets, so there is nothing to ask; it was left out."
NO_NAME = 'the lines between `---` are no `name = "…"` and were left out.'
_START = re.compile(r"(?P<kind>[QAC]):(?P<text>.*)", re.DOTALL)
_RULE = "---"
_BRACKETS = re.compile(
    r"""(?P<kept>\\[\[\]]                     # an escaped bracket
    |\\[a-zA-Z]+\[[^\[\]\n]*\]                # \sqrt[3]
    |!\[[^\[\]]*\]                            # a picture's text
    |\[[^\[\]]*\]\([^()\s]*\)                 # a link
    |(?<!`)(?P<ticks>`++)(?:[^`]++|(?!(?P=ticks)(?!`))`++)++(?P=ticks)(?!`))  # code
    |\[(?P<asked>[^\[\]]+)\]""",
    re.VERBOSE,
)


@dataclass(slots=True)
class _Part:
    """What follows one of the marks; `kind` is its letter, none for text outside of cards."""

    kind: str
    line: int
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip()


def reads(content: bytes, name: str) -> bool:
    """Whether a file is a deck of hashcards: its marks at the beginning of lines, in pairs.

    Questions and answers alone, with no cloze, front matter or rule between them, are text
    that a person may want to cut: a document. So are they after a title or a text of their own.
    """
    if PurePath(name).suffix.lower() not in ("", ".md", ".markdown", ".txt"):
        return False
    try:
        lines = split(decoded(content, source=name))
    except StudyError:
        return False
    _, start = _front_matter(lines)
    parts = list(_parts(lines, start))
    kinds = [part.kind for part in parts if part.kind or part.text]
    clozes = [part for part in parts if part.kind == "C"]
    if not kinds or not (kinds[0] or clozes):
        return False
    are_clozes = all(is_cloze(_clozed(part.text)) for part in clozes)
    is_deck = bool(clozes) or start > 0 or any(line.strip() == "---" for line in lines)
    return is_deck and kinds.count("Q") == kinds.count("A") and are_clozes


def read_hashcards(
    content: bytes, *, source: str, deck: str = "", progress: Progress = silent
) -> Arrival:
    """Return the notes of a deck; what is not as it should be is told with its line."""
    lines = split(decoded(content, source=source))
    stem = PurePath(source).stem
    gathering = Gathering(file_id(stem, "hashcards"))
    matter, start = _front_matter(lines)
    name = _name(matter, gathering)
    home = deck or name or stem or "hashcards"
    progress("Reading the cards", 0.0)
    notes = tuple(_notes(list(_parts(lines, start)), home, gathering))
    if not notes:
        raise StudyError(f"{source} has no cards: begin each with a line `Q:` or `C:`.")
    progress("Reading the cards", 1.0)
    return Arrival(
        source=f"hashcards:{file_id(stem, 'hashcards')}",
        deck=home,
        notes=notes,
        warnings=gathering.warnings(),
    )


def _front_matter(lines: Sequence[str]) -> tuple[Sequence[str], int]:
    """Return the lines between two `---` at the beginning, and where the deck goes on."""
    if lines and lines[0].removeprefix("\ufeff").strip() == _RULE:
        for end, line in enumerate(lines[1:], 1):
            if line.strip() == _RULE:
                return lines[1:end], end + 1
            if _START.match(line):
                break
    return (), 0


def _name(matter: Sequence[str], gathering: Gathering) -> str:
    if not matter:
        return ""
    try:
        name = tomllib.loads("\n".join(matter)).get("name", "")
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        gathering.tell(1, NO_NAME)
        return ""
    return name.strip() if isinstance(name, str) else ""


def _parts(lines: Sequence[str], start: int) -> Iterator[_Part]:
    part = _Part("", start + 1)
    in_code = find_fences(lines[start:]).in_code
    for line, (text, is_code) in enumerate(zip(lines[start:], in_code, strict=True), start + 1):
        begin = None if is_code else _START.match(text)
        if begin or (text.strip() == _RULE and not is_code):
            yield part
            part = _Part(begin["kind"], line, [begin["text"]]) if begin else _Part("", line)
        else:
            part.lines.append(text)
    yield part


def _notes(parts: Sequence[_Part], deck: str, gathering: Gathering) -> Iterator[Note]:
    asked: _Part | None = None
    for part in parts:
        if part.kind == "A" and asked:
            yield from _plain(asked, part.text, deck, gathering)
            asked = None
            continue
        if asked:
            gathering.tell(asked.line, NO_ANSWER)
            yield from _plain(asked, "", deck, gathering)
            asked = None
        if part.kind == "Q":
            asked = part
        elif part.kind == "C":
            yield from _cloze(part, deck, gathering)
        elif part.text:
            gathering.tell(part.line, NO_QUESTION if part.kind == "A" else NO_CARD)
    if asked:
        gathering.tell(asked.line, NO_ANSWER)
        yield from _plain(asked, "", deck, gathering)


def _plain(asked: _Part, back: str, deck: str, gathering: Gathering) -> Iterator[Note]:
    front = asked.text
    if not front:
        gathering.tell(asked.line, EMPTY)
        return
    yield Note(gathering.guid(asked.line, front, back), deck, NoteKind.PLAIN, front, back)


def _cloze(part: _Part, deck: str, gathering: Gathering) -> Iterator[Note]:
    front = _clozed(part.text)
    if not is_cloze(front):
        gathering.tell(part.line, NO_CLOZE)
        return
    guid = gathering.guid(part.line, part.text, "")
    yield Note(guid, deck, NoteKind.CLOZE, front)


def _clozed(text: str) -> str:
    """Return a text whose brackets are clozes, each a card of its own."""
    number = 0

    def written(found: re.Match[str]) -> str:
        nonlocal number
        if not found["asked"]:
            return found[0]
        number += 1
        return marker(number, found["asked"])

    return _BRACKETS.sub(written, text)
