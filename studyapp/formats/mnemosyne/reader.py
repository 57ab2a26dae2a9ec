"""Decks of Mnemosyne: `.cards` packages, and the `.xml` of its first versions."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from studyapp.core.cards import Note, NoteKind
from studyapp.core.errors import StudyError
from studyapp.core.progress import Progress, silent
from studyapp.formats.common.arrival import Arrival
from studyapp.formats.common.cloze_text import is_cloze
from studyapp.formats.common.gathering import Gathering, file_id
from studyapp.formats.common.safe_zip import Limits, SafeZip, unsafe_name
from studyapp.formats.common.snapshot import CardRecord
from studyapp.formats.mnemosyne.notes import (
    UNTAGGED,
    Sides,
    markdown,
    names_in,
    record,
    sides_of,
    state_of,
)
from studyapp.formats.mnemosyne.xml import Root, XmlEntry, read_xml

NO_QUESTION = "the card asks nothing and was left out."
NO_ANSWER = "the card has no answer."
NO_FACT = "the card belongs to no fact in the file and was left out."
NO_START = "the schedule does not say on which day it began, so the card begins as a new one."
_ZIP = b"PK\x03\x04"
_CARDS, _MATTER = "cards.xml", "METADATA"
_LIMITS = Limits(entries=20_000, entry=100 << 20, total=1 << 30, depth=8)
_TAG, _CARD, _FACT, _VIEW = "10", "6", "16", "19"
_INDEX = re.compile(r"'index':\s*(\d{1,4})")
_SECOND = (".inv", ".tr.1")


def reads(content: bytes, name: str) -> bool:
    """Whether a file is a deck of Mnemosyne."""
    if content.startswith(_ZIP):
        return PurePath(name).suffix.lower() == ".cards" or _CARDS.encode() in content
    head = content[:2000]
    return b"<mnemosyne" in head or b"<openSM2sync" in head


def read_mnemosyne(
    content: bytes,
    workspace: Path,
    *,
    source: str,
    deck: str = "",
    progress: Progress = silent,
) -> Arrival:
    """Return the notes, schedule and media of a deck; media are written below `workspace`."""
    if not content.startswith(_ZIP):
        root = read_xml(content, source=source, progress=progress)
        return _Deck(root, source, deck, {}, {}).arrival(progress)
    with _unpacked(content, workspace, source) as package:
        if _CARDS not in package.names:
            raise StudyError(f"{source} is no deck of Mnemosyne: it holds no {_CARDS}.")
        xml = package.read(_CARDS, _LIMITS.entry)
        root = read_xml(xml, source=source, progress=progress)
        matter = _metadata(package)
        media = _media(package, workspace, progress)
    name = deck or matter.get("card_set_name", "")
    return _Deck(root, source, name, media, matter).arrival(progress)


@contextmanager
def _unpacked(content: bytes, workspace: Path, source: str) -> Iterator[SafeZip]:
    """Open a package; it lies in the workspace for as long as that takes."""
    name = PurePath(source).name
    with TemporaryDirectory(dir=workspace) as folder:
        path = Path(folder, "deck.cards" if unsafe_name(name) else name)
        path.write_bytes(content)
        with SafeZip(path, _LIMITS) as package:
            yield package


def _metadata(package: SafeZip) -> dict[str, str]:
    if _MATTER not in package.names:
        return {}
    lines = package.read(_MATTER, _LIMITS.free).decode("utf-8", errors="replace").splitlines()
    pairs = (line.partition(":") for line in lines)
    return {
        key.strip(): value.replace("<br>", "\n").strip() for key, _, value in pairs if value.strip()
    }


def _media(package: SafeZip, workspace: Path, progress: Progress) -> dict[str, Path]:
    """Write the pictures and sounds below the workspace; return the file of each name."""
    names = sorted(each for each in package.names - {_CARDS, _MATTER} if not each.endswith("/"))
    media = {}
    for count, name in enumerate(names):
        progress("Unpacking pictures and sounds", 0.8 + 0.1 * count / len(names))
        target = workspace / "media" / f"{count}{PurePath(name).suffix[:10]}"
        target.parent.mkdir(exist_ok=True)
        package.extract(name, target)
        media[name] = target
    return media


@dataclass(slots=True)
class _Fact:
    entry: XmlEntry
    cards: list[XmlEntry] = field(default_factory=list)


class _Deck:
    """A deck as its XML has it, on its way to notes."""

    def __init__(
        self,
        root: Root,
        source: str,
        deck: str,
        media: Mapping[str, Path],
        matter: Mapping[str, str],
    ) -> None:
        self._root = root
        self._source = source
        self._stem = PurePath(source).stem
        self._home = deck or self._stem or "Mnemosyne"
        self._media = media
        self._matter = matter
        self._gathering = Gathering("mnemosyne")
        self._notes: list[Note] = []
        self._cards: dict[str, tuple[CardRecord, ...]] = {}

    def arrival(self, progress: Progress) -> Arrival:
        if self._root.name == "mnemosyne":
            self._read_items()
        elif self._root.name == "openSM2sync":
            self._read_facts()
        else:
            raise StudyError(f"{self._source} is no deck of Mnemosyne: choose another file.")
        if not self._notes:
            raise StudyError(f"{self._source} holds no cards: export it again.")
        progress("Reading the cards", 1.0)
        notes = self._matter.get("notes", "")
        return Arrival(
            source=f"mnemosyne:{file_id(self._stem, 'deck')}",
            deck=self._home,
            notes=tuple(self._notes),
            cards=self._cards,
            descriptions={self._home: notes} if notes else {},
            media=self._media,
            warnings=self._gathering.warnings(),
        )

    def _read_facts(self) -> None:
        tags, views, facts = self._tables()
        for fact in facts.values():
            if fact.cards:
                self._add_fact(fact, tags, views)

    def _tables(self) -> tuple[dict[str, str], dict[str, XmlEntry], dict[str, _Fact]]:
        tags: dict[str, str] = {}
        views: dict[str, XmlEntry] = {}
        facts: dict[str, _Fact] = {}
        cards = []
        for entry in self._root.entries:
            number, own = _kind(entry), entry.attributes.get("o_id", "")
            if number == _TAG:
                tags[own] = entry.fields.get("name", "") or entry.attributes.get("name", "")
            elif number == _VIEW:
                views[own] = entry
            elif number == _FACT:
                facts[own] = _Fact(entry)
            elif number == _CARD:
                cards.append(entry)
        for card in cards:
            fact = facts.get(card.attributes.get("fact", ""))
            if fact is None:
                self._gathering.tell(card.line, NO_FACT)
            else:
                fact.cards.append(card)
        return tags, views, facts

    def _add_fact(
        self, fact: _Fact, tags: Mapping[str, str], views: Mapping[str, XmlEntry]
    ) -> None:
        first = fact.cards[0].attributes
        view = views.get(first.get("fact_v", ""))
        keys = (_keys(view, "q_fact_keys"), _keys(view, "a_fact_keys"))
        sides = sides_of(first.get("card_t", ""), fact.entry.fields, keys)
        names = [tags.get(each, "") for each in first.get("tags", "").split(",")]
        states = [
            (self._ordinal(card, sides), state_of(card.attributes, None)) for card in fact.cards
        ]
        note = self._note(fact.entry.line, fact.entry.attributes.get("o_id", ""), sides, names)
        if note is not None:
            self._keep(note, [record(note, ordinal, state) for ordinal, state in states])

    def _ordinal(self, card: XmlEntry, sides: Sides) -> int:
        """Return which of the note's cards a card is."""
        view = card.attributes.get("fact_v", "").rpartition("::")[2]
        if view in sides.views:
            return sides.views.index(view)
        if sides.kind is NoteKind.CLOZE and (found := _INDEX.search(_value(card, "extra"))):
            return int(found[1])
        return 0

    def _read_items(self) -> None:
        """Read the items of the first versions; the second card of one is an item with its id."""
        start = self._root.attributes.get("time_of_start", "")
        begun = float(start) if start.isdecimal() and len(start) < 12 else None
        items = {
            item.attributes.get("id", str(number)): item
            for number, item in enumerate(self._root.entries)
            if item.name == "item"
        }
        for own, item in items.items():
            if not any(own.endswith(end) and own.removesuffix(end) in items for end in _SECOND):
                self._add_item(own, item, items, begun)

    def _add_item(
        self, own: str, item: XmlEntry, items: Mapping[str, XmlEntry], begun: float | None
    ) -> None:
        second = next((items[own + end] for end in _SECOND if own + end in items), None)
        sides = _old_sides(item, is_vocabulary=own + _SECOND[1] in items, both=second is not None)
        note = self._note(item.line, own, sides, [item.fields.get("cat", "")])
        if note is None:
            return
        records = []
        for ordinal, each in enumerate(filter(None, (item, second))):
            state = state_of(each.attributes, begun or 0.0)
            is_new = each.attributes.get("u") == "1" and state.grade in (0, 1)
            if begun is None and not is_new and state.reviews > 1:
                self._gathering.tell(each.line, NO_START)
            elif begun is not None and not is_new:
                records.append(record(note, ordinal, state))
        self._keep(note, records)

    def _note(self, line: int, own: str, sides: Sides, tags: Sequence[str]) -> Note | None:
        if not sides.front or (sides.kind is NoteKind.CLOZE and not is_cloze(sides.front)):
            self._gathering.tell(line, NO_QUESTION)
            return None
        if not sides.back and sides.kind is not NoteKind.CLOZE:
            self._gathering.tell(line, NO_ANSWER)
        written = f"mnemosyne/{own}" if own else ""
        return Note(
            guid=self._gathering.guid(line, sides.front, sides.back, written),
            deck=self._home,
            kind=sides.kind,
            front=sides.front,
            back=sides.back,
            more=sides.more,
            tags=tuple(dict.fromkeys("-".join(tag.split()) for tag in tags if tag not in UNTAGGED)),
        )

    def _keep(self, note: Note, records: Sequence[CardRecord | None]) -> None:
        kept = {each.card.ordinal: each for each in records if each is not None}
        asked = tuple(kept[ordinal] for ordinal in note.ordinals() if ordinal in kept)
        self._notes.append(note)
        if asked:
            self._cards[note.guid] = asked


def _kind(entry: XmlEntry) -> str:
    return entry.attributes.get("type", "") if entry.name == "log" else ""


def _value(entry: XmlEntry, name: str) -> str:
    return entry.fields.get(name, "") or entry.attributes.get(name, "")


def _keys(view: XmlEntry | None, name: str) -> tuple[str, ...]:
    return names_in(_value(view, name)) if view else ()


def _old_sides(item: XmlEntry, *, is_vocabulary: bool, both: bool) -> Sides:
    """Return the sides of an item of the first versions, whose second card is an item of its own."""
    question, answer = item.fields.get("Q", ""), item.fields.get("A", "")
    if is_vocabulary:
        spoken, _, meaning = answer.strip().rpartition("\n")
        return Sides(NoteKind.REVERSED, markdown(question), markdown(meaning), markdown(spoken))
    kind = NoteKind.REVERSED if both else NoteKind.PLAIN
    return Sides(kind, markdown(question), markdown(answer))
