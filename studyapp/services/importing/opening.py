"""Telling what a file is, and reading it with the reader for its form."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from hashlib import blake2b
from pathlib import Path

from studyapp.core.cards import Note
from studyapp.core.errors import StudyError
from studyapp.core.importing.drafts import Draft
from studyapp.core.importing.files import FileForm
from studyapp.core.importing.tables import Column, TableForm
from studyapp.core.progress import Progress, silent
from studyapp.core.scheduling.scheduler import Scheduler
from studyapp.formats.common.arrival import Arrival
from studyapp.services.attempts.reading import is_readable
from studyapp.services.importing.plan import INCOMPLETE, ImportPlan, Opened
from studyapp.services.importing.workspace import Workspace

LARGEST = 256 << 20
_ZIP = b"PK\x03\x04"
_PASTED = "Pasted text"
_ARCHIVE = b'"studyapp-collection"'


@dataclass(frozen=True, slots=True)
class Known:
    """What a reader may ask of the collection: notes by guid, and how its study days turn."""

    note: Callable[[str], Note | None]
    zone: tzinfo | None
    rollover_hour: int
    scheduler: Scheduler


def look(
    file: Path | str,
    *,
    name: str = "",
    form: FileForm | None = None,
    progress: Progress = silent,
) -> Opened:
    """Return what a file or a pasted text is; raise `StudyError` when nothing can be made of it."""
    progress("Looking at the file", 0.0)
    if isinstance(file, str):
        content = file.encode(errors="replace")
        opened = Opened(FileForm.DECK_TEXT, name or _PASTED, "", content)
        return _understood(opened, form)
    name = name or file.name
    if form in (None, FileForm.ANKI, FileForm.MNEMOSYNE) and _read(file, len(_ZIP)) == _ZIP:
        form = form or _packed(file)
        content = _read(file) if form is FileForm.MNEMOSYNE else b""
        return Opened(form, name, file.stem, content, file)
    return _understood(Opened(FileForm.DECK_TEXT, name, "", _read(file), file), form)


def redrawn(opened: Opened, *, cuts: Sequence[int], without: Collection[str]) -> Opened:
    """Return a document cut at other lines, and without some of its repairs."""
    from studyapp.formats.documents import read_document

    assert opened.document is not None  # noqa: S101 - only documents have cuts
    document = read_document(
        _text(opened),
        name=opened.name,
        shape=opened.document.shape,
        cuts=cuts,
        without=frozenset(without),
    )
    return replace(opened, document=document)


def reformed(opened: Opened, table: TableForm) -> Opened:
    """Return a table read in another form, with the first rows that this gives.

    With another delimiter or encoding its columns are other ones, and are told anew.
    """
    from studyapp.formats.csv.reader import preview, sniff

    was = opened.table
    if was is not None and (was.delimiter, was.encoding) != (table.delimiter, table.encoding):
        table = sniff(
            opened.content,
            source=opened.name,
            encoding=table.encoding,
            delimiter=table.delimiter,
        )
    return replace(opened, table=table, preview=preview(opened.content, table))


def arrival(
    opened: Opened,
    workspace: Workspace,
    known: Known,
    *,
    deck: str | None,
    progress: Progress,
) -> Arrival:
    """Return what an opened file brings, read as it is understood."""
    match opened.form:
        case FileForm.DECK_TEXT:
            return _deck_text(opened)
        case FileForm.JSON:
            return _archive(opened)
        case FileForm.TABLE:
            return _table(opened, progress)
        case FileForm.DOCUMENT:
            return _document(opened, deck)
        case FileForm.ANKI:
            return _package(opened, workspace, known, progress)
        case FileForm.MNEMOSYNE:
            return _mnemosyne(opened, workspace, progress)
        case _:
            read = _foreign_reader(opened.form)
            return read(opened.content, source=opened.name, progress=progress)


def decided(plan: ImportPlan, opened: Opened, drafts: Mapping[int, Draft | None]) -> ImportPlan:
    """Return the plan of a document with some drafts in other words, and without some (None)."""
    document = opened.document
    if document is None or not drafts:
        return plan
    edited = tuple(drafts.get(n) or draft for n, draft in enumerate(document.drafts))
    notes = _document(replace(opened, document=replace(document, drafts=edited)), plan.deck).notes
    for number, draft in drafts.items():
        item, note = plan.items[number], notes[number]
        known = item.after or note
        if draft is None:
            plan = plan.keep_mine(item.guid) if item.before else plan.skip(item.guid)
        elif draft != document.drafts[number]:
            former = set(document.drafts[number].tags) | {INCOMPLETE}
            worn = (tag for tag in known.tags if tag not in former)
            tags = tuple(dict.fromkeys((*note.tags, *worn)))
            plan = plan.edit(item.guid, replace(note, deck=known.deck, tags=tags))
    return plan


def has_names(opened: Opened) -> bool:
    """Return whether the file itself names its notes, so that they are known again by their names."""
    if opened.form is FileForm.TABLE and opened.table is not None:
        return bool(opened.table.places(Column.GUID))
    return opened.form in (
        FileForm.DECK_TEXT,
        FileForm.JSON,
        FileForm.ANKI,
        FileForm.MNEMOSYNE,
    )


def deck_arrival(text: str, *, name: str, origin: str = "deck") -> Arrival:
    """Return what a deck text brings."""
    from studyapp.formats.deck.text import parse

    parsed = parse(text, source=name)
    deck = parsed.deck
    return Arrival(
        source=f"{origin}:{deck.id}",
        deck=deck.name,
        notes=deck.notes,
        descriptions={deck.name: deck.description},
        attributes={deck.name: deck.extra},
        warnings=tuple(parsed.warnings),
    )


def _read(path: Path, most: int = LARGEST + 1) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(most)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise StudyError(f"The file {path} cannot be read ({reason}).") from error
    if len(content) > LARGEST:
        raise StudyError(f"The file {path} is larger than {LARGEST >> 20} MB; cut it into parts.")
    return content


def _packed(path: Path) -> FileForm:

    from studyapp.formats.common.safe_zip import Limits, SafeZip

    with SafeZip(path, Limits()) as package:
        names = package.names
    if any(each.startswith("collection.anki2") for each in names):
        return FileForm.ANKI
    if {"word/document.xml", "[Content_Types].xml", "mimetype"} & names:
        raise StudyError(
            f"{path.name} is an office file or a book: open it, copy its text and paste that here."
        )
    if any(each.endswith(".xml") for each in names):
        return FileForm.MNEMOSYNE
    raise StudyError(
        f"The package {path} holds no cards; Studyapp reads packages of Anki and Mnemosyne."
    )


def _understood(opened: Opened, form: FileForm | None) -> Opened:
    if not opened.content.strip():
        raise StudyError(f"{opened.name} is empty: choose a file with notes in it, or a deck.")
    form = form or _told(opened)
    opened = replace(opened, form=form, deck=_stem(opened.name))
    match form:
        case FileForm.DECK_TEXT:
            return replace(opened, deck=deck_arrival(_utf8(opened), name=opened.name).deck)
        case FileForm.TABLE:
            from studyapp.formats.csv.reader import sniff

            table = sniff(opened.content, source=opened.name)
            deck = table.deck or opened.deck
            return reformed(replace(opened, deck=deck), table)
        case FileForm.DOCUMENT:
            from studyapp.formats.documents import read_document

            document = read_document(_text(opened), name=opened.name)
            has_title = document.title not in ("", opened.name)
            return replace(
                opened, document=document, deck=document.title if has_title else opened.deck
            )
        case _:
            return opened


def _told(opened: Opened) -> FileForm:
    """Return what a text is; what no reader knows is taken for a document."""
    content, name = opened.content, opened.name
    if _is_deck_text(content):
        return FileForm.DECK_TEXT
    if content.lstrip(b"\xef\xbb\xbf \n\r\t").startswith(b"{") and _ARCHIVE in content[:200]:
        return FileForm.JSON
    for form, reads in _recognisers():
        if reads(content, name):
            return form
    _refuse_pages(content, name)
    return FileForm.DOCUMENT


def _refuse_pages(content: bytes, name: str) -> None:
    """Refuse what would be a document full of tags or braces."""
    start = content[:200].lstrip(b"\xef\xbb\xbf \n\r\t").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        raise StudyError(f"{name} is a web page: open it, copy its text and paste that here.")
    if name.lower().endswith(".json") and start.startswith((b"{", b"[")):
        raise StudyError(
            f"{name} is no JSON export of Studyapp: save what is in it as a table (CSV) or as text."
        )


def _recognisers() -> list[tuple[FileForm, Callable[[bytes, str], bool]]]:
    from studyapp.formats import hashcards, quizlet
    from studyapp.formats.csv import reader as csv_reader
    from studyapp.formats.mnemosyne import reader as mnemosyne
    from studyapp.formats.obsidian import reader as obsidian

    return [
        (FileForm.MNEMOSYNE, mnemosyne.reads),
        (FileForm.HASHCARDS, hashcards.reads),
        (FileForm.OBSIDIAN, obsidian.reads),
        (FileForm.QUIZLET, quizlet.reads),
        (FileForm.TABLE, csv_reader.reads),
    ]


def _is_deck_text(content: bytes) -> bool:
    lines = content.lstrip(b"\xef\xbb\xbf").splitlines()[:40]
    if not lines or lines[0].rstrip() != b"---":
        return False
    ends = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == b"---"), len(lines))
    return any(line.startswith((b"deck:", b"id:")) for line in lines[1:ends])


def _text(opened: Opened) -> str:
    from studyapp.formats.common.decoding import decoded

    return decoded(opened.content, source=opened.name)


def _utf8(opened: Opened) -> str:
    try:
        return opened.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StudyError(
            f"The file {opened.path or opened.name} is not UTF-8 text (byte {error.start}); "
            "save it as UTF-8 and try again."
        ) from error


def _stem(name: str) -> str:
    return Path(name).stem or name


def _deck_text(opened: Opened) -> Arrival:
    return deck_arrival(_utf8(opened), name=opened.name)


def _archive(opened: Opened) -> Arrival:
    from studyapp.formats.json.archive import archive_of

    archive = archive_of(_utf8(opened), name=opened.name)
    if not all(map(is_readable, archive.attempts)):
        raise StudyError(
            f"{opened.name} is damaged: a quiz or an interview in it cannot be read. "
            "Export the collection again."
        )
    decks = {note.deck for note in archive.notes}
    return Arrival(
        source=f"json:{blake2b(opened.content, digest_size=8).hexdigest()}",
        deck=_stem(opened.name),
        notes=archive.notes,
        cards=archive.cards,
        descriptions={name: text for name, text in archive.decks.items() if name in decks},
        attributes={name: own for name, own in archive.attributes.items() if name in decks},
        changed=archive.changed,
        attempts=archive.attempts,
    )


def _table(opened: Opened, progress: Progress) -> Arrival:
    from studyapp.formats.csv.reader import read_table

    assert opened.table is not None  # noqa: S101 - given by `look`
    return read_table(
        opened.content, opened.table, source=opened.name, deck=opened.deck, progress=progress
    )


def _document(opened: Opened, deck: str | None) -> Arrival:
    from studyapp.formats.deck.text import slug
    from studyapp.formats.documents import document_arrival

    assert opened.document is not None  # noqa: S101 - given by `look`
    deck_id = slug(_stem(opened.name)) or "document"
    found = document_arrival(
        opened.document, name=opened.name, deck=deck or opened.deck, deck_id=deck_id
    )
    return replace(found, cards={})  # those with the tag for it are kept back without that


def _package(opened: Opened, workspace: Workspace, known: Known, progress: Progress) -> Arrival:
    from studyapp.formats.anki.reading.reader import read_apkg

    assert opened.path is not None  # noqa: S101 - given by `look`
    return read_apkg(
        opened.path,
        _room(workspace),
        known=known.note,
        zone=known.zone,
        rollover_hour=known.rollover_hour,
        scheduler=known.scheduler,
        progress=progress,
    )


def _room(workspace: Workspace) -> Path:
    """Return an empty folder for what a package brings."""
    room = workspace.path / "files"
    room.mkdir(exist_ok=True)
    return room


def _mnemosyne(opened: Opened, workspace: Workspace, progress: Progress) -> Arrival:
    from studyapp.formats.mnemosyne.reader import read_mnemosyne

    return read_mnemosyne(opened.content, _room(workspace), source=opened.name, progress=progress)


def _foreign_reader(form: FileForm) -> Callable[..., Arrival]:
    from studyapp.formats.hashcards import read_hashcards
    from studyapp.formats.obsidian.reader import read_obsidian
    from studyapp.formats.quizlet import read_quizlet

    readers: dict[FileForm, Callable[..., Arrival]] = {
        FileForm.HASHCARDS: read_hashcards,
        FileForm.OBSIDIAN: read_obsidian,
        FileForm.QUIZLET: read_quizlet,
    }
    return readers[form]
