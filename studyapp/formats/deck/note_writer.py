"""From a note to the text of a deck file."""

import re
from dataclasses import dataclass

from studyapp.core.cards import Note, NoteKind, kind_of
from studyapp.formats.common.text_lines import find_fences, split
from studyapp.formats.deck.attributes import NoteHeading, is_name, read_heading, write_heading
from studyapp.formats.deck.items import write_item
from studyapp.formats.deck.lines import BLANK, SEPARATOR, guarded, tidy
from studyapp.formats.deck.note_reader import OWN_KEYS, REVERSED

_NOT_IN_KEYS = r"""[\s"'{}=\\#]+"""
_BLOCK = re.compile(r"[|>#]|[-*+][ \t]|\d{1,9}[.)][ \t]|`{3}|~{3}|\$\$|\\\[|!\[")


def write_note(note: Note, deck_id: str, deck: str) -> str:
    """Return the text of a note in the file of a deck."""
    front = _front(note, _items(note, deck_id, deck))
    blocks = [front.heading]
    if front.needs_separator or _has_separator(note.back):
        blocks.append("---")
    blocks += _answer(note)
    if note.key_points:
        points = "\n".join(write_item("-", point) for point in note.key_points)
        blocks.append(f"### Key points\n{points}")
    if tidy(note.more):
        blocks.append(f"### More\n{guarded(tidy(note.more))}")
    return "\n\n".join(blocks)


def _answer(note: Note) -> list[str]:
    """Return the options and the back; a back that begins indented would continue an option."""
    options = "\n".join(
        write_item("- [x]" if choice.right else "- [ ]", choice.text) for choice in note.choices
    )
    back = guarded(tidy(note.back), options=True)
    parts = (back, options) if back[:1] in BLANK else (options, back)
    return [part for part in parts if part]


def _has_separator(text: str) -> bool:
    lines = split(text)
    return any(
        SEPARATOR.match(line)
        for line, code in zip(lines, find_fences(lines).in_code, strict=True)
        if not code
    )


@dataclass(frozen=True, slots=True)
class _Front:
    heading: str
    needs_separator: bool


def _front(note: Note, items: tuple[tuple[str, str], ...]) -> _Front:
    """Return the front: in the heading as far as a heading can say it, the rest below."""
    text = tidy(note.front).strip(BLANK)
    first, _, rest = text.partition("\n")
    heading = write_heading(NoteHeading(first, items))
    if read_heading(heading) == NoteHeading(first, items) and not (rest and _BLOCK.match(first)):
        below = f"\n{guarded(rest, separators=True)}" if rest else ""
        return _Front(f"## {heading}{below}", bool(rest))
    below = guarded(text, separators=True)
    return _Front(f"## {write_heading(NoteHeading('', items))}\n\n{below}", True)


def _items(note: Note, deck_id: str, deck: str) -> tuple[tuple[str, str], ...]:
    prefix = f"{deck_id}/"
    name = note.guid.removeprefix(prefix) if note.guid.startswith(prefix) else ""
    items = [("#", name) if is_name(name) else ("guid", note.guid)]
    both_ways = note.kind is NoteKind.REVERSED
    if both_ways:
        items.append((".", REVERSED))
    items += [(".", tag) if is_name(tag) and tag != REVERSED else ("tag", tag) for tag in note.tags]
    items += [(_key(key), value) for key, value in note.attributes]
    if note.deck != deck:
        items.append(("deck", note.deck))
    derived = kind_of(note.front, note.back, note.key_points, note.choices, both_ways=both_ways)
    if derived is not note.kind:
        items.append(("kind", note.kind.value))
    return tuple((key, " ".join(split(value))) for key, value in items)


def _key(key: str) -> str:
    """Return a key that can be written; one that cannot, or means something else, is changed."""
    if is_name(key) and key not in OWN_KEYS:
        return key
    return f"x-{re.sub(_NOT_IN_KEYS, '-', key)}"
