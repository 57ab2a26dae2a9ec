"""The cards of an Obsidian note as its lines have them, before they are notes of ours."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from studyapp.formats.common.text_lines import find_fences
from studyapp.formats.obsidian.cloze import has_cloze

FLASHCARDS = "flashcards"
_TAG = r"\#[^\s#\d`'\"!@$%^&*()+=,.;:?{}\[\]|\\<>~][^\s#`'\"!@$%^&*()+=,.;:?{}\[\]|\\<>~]*"
_TAGS = re.compile(rf"(?:{_TAG}[ \t]*)+")
_SCHEDULE = re.compile(r"<!--\s?SR:(?P<entries>[^>]*?)-->")
_ENTRY = re.compile(r"!?(?P<due>\d{4}-\d\d-\d\d),(?P<interval>\d+(?:\.\d+)?),(?P<ease>\d+)")
_CODE = re.compile(r"(?<!`)(`++)(?:[^`]++|(?!\1(?!`))`++)++\1(?!`)|\$[^$]+\$|\{\{[^{}]*\}\}")
_ADDRESS = re.compile(r"\b\w{2,12}://[^\s<>]{1,2000}")
_SINGLE = re.compile(r"(?<!:):::?(?!:)")
_END = "+++"


@dataclass(frozen=True, slots=True)
class ObsidianCard:
    """What the plugin wrote down of a card: the day, days between, and ease in hundredths."""

    due: str
    interval: float
    ease: int


@dataclass(slots=True)
class Block:
    """A card as it is written; `mark` is what parts its sides, none for a cloze."""

    line: int
    mark: str
    front: str
    back: str
    tags: tuple[str, ...]
    schedule: list[ObsidianCard] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """Lines that may become a card."""

    line: int = 0
    lines: list[str] = field(default_factory=list)
    mark: str = ""
    mark_at: int = 0


def blocks(lines: Sequence[str], start: int, tags: tuple[str, ...]) -> list[Block]:
    """Return the cards below a line; `tags` are those that hold for the whole file."""
    return list(_Blocks(lines, start, tags).run())


def tags_in(line: str) -> tuple[tuple[str, ...], str]:
    """Return the tags at the beginning of a line, and what follows them."""
    found = _TAGS.match(line.strip())
    if not found:
        return (), line
    return tuple(tag[1:] for tag in found[0].split()), line.strip()[found.end() :]


def is_schedule(line: str) -> bool:
    """Whether a line has what the plugin writes down of a card."""
    return bool(_SCHEDULE.search(line))


def single_mark(line: str) -> re.Match[str] | None:
    """Return the first `::` or `:::` of a line that is not in code, a formula, a cloze or an address."""
    if "::" not in line:
        return None
    bare = _CODE.sub(lambda found: "x" * len(found[0]), line)
    found = _SINGLE.search(_ADDRESS.sub(lambda found: "x" * len(found[0]), bare))
    return found if found and bare[: found.start()].strip() else None


class _Blocks:
    def __init__(self, lines: Sequence[str], start: int, tags: tuple[str, ...]) -> None:
        self._lines = lines
        self._start = start
        self._tags = tags
        self._in_code = find_fences(lines).in_code
        self._has_ends = any(line.strip() == _END for line in lines)
        self._open = _Open()
        self._last: Block | None = None

    def run(self) -> Iterator[Block]:
        for index in range(self._start, len(self._lines)):
            yield from self._step(index + 1, self._lines[index], self._in_code[index])
        yield from self._closed([])

    def _step(self, number: int, line: str, is_code: bool) -> Iterator[Block]:
        bare = line.strip()
        if is_code:
            self._add(number, line)
        elif _SCHEDULE.search(line):
            yield from self._scheduled(number, line)
        elif bare == _END or (not bare and not (self._has_ends and self._open.mark)):
            yield from self._closed([])
        elif bare in ("?", "??") and self._open.lines and not self._open.mark:
            self._open.mark, self._open.mark_at = bare, len(self._open.lines)
        elif not self._open.mark and single_mark(line):
            yield from self._closed([])
            self._last = self._single(number, line)
            yield self._last
        else:
            yield from self._text(number, line)

    def _text(self, number: int, line: str) -> Iterator[Block]:
        tags, rest = tags_in(line)
        if tags and not rest.strip() and not self._open.mark:
            yield from self._closed([])
            self._tags = tags
        elif line.lstrip().startswith("#") and re.match(r"#{1,6}[ \t]", line.lstrip()):
            yield from self._closed([])
        else:
            self._add(number, line)

    def _add(self, number: int, line: str) -> None:
        self._last = None
        if not self._open.lines:
            self._open.line = number
        self._open.lines.append(line)

    def _scheduled(self, number: int, line: str) -> Iterator[Block]:
        """Give what is written down to the card of the line itself, or else to the one above."""
        entries = [
            ObsidianCard(each["due"], float(each["interval"]), int(each["ease"][:6]))
            for found in _SCHEDULE.finditer(line)
            for each in _ENTRY.finditer(found["entries"])
        ]
        rest = _SCHEDULE.sub("", line).rstrip()
        if rest.strip() and not _SCHEDULE.search(rest):
            yield from self._step(number, rest, is_code=False)
        if self._open.lines:
            yield from self._closed(entries)
        elif self._last is not None:
            self._last.schedule = entries

    def _closed(self, schedule: list[ObsidianCard]) -> Iterator[Block]:
        """Yield the card that the open lines are, if they are one."""
        waiting, self._open = self._open, _Open()
        self._last = None
        if not waiting.lines:
            return
        tags, first = tags_in(waiting.lines[0])
        lines = [first if tags else waiting.lines[0], *waiting.lines[1:]]
        if waiting.mark:
            front, back = lines[: waiting.mark_at], lines[waiting.mark_at :]
        elif has_cloze(lines, bold=bool(schedule)):
            front, back = lines, []
        else:
            return
        own = tags or self._tags
        self._last = Block(waiting.line, waiting.mark, _joined(front), _joined(back), own, schedule)
        yield self._last

    def _single(self, number: int, line: str) -> Block:
        tags, rest = tags_in(line)
        text = rest if tags else line
        mark = single_mark(text)
        if mark is None:
            return Block(number, "::", text.strip(), "", tags or self._tags)
        front, back = text[: mark.start()].strip(), text[mark.end() :].strip()
        return Block(number, mark[0], front.removeprefix("- "), back, tags or self._tags)


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(lines).strip("\n").rstrip()
