"""The formats that notes come in: one row for each, in the order in which they are asked.

A new format is its reader and its row. What a row needs is imported when it is first asked:
most files are of one format, and the readers of all take longer to import than to read a deck.
"""

from dataclasses import replace
from pathlib import PurePath

from studyapp.core.errors import StudyError
from studyapp.core.importing.files import FileForm
from studyapp.core.importing.opened import Opened
from studyapp.core.importing.tables import Column
from studyapp.formats.common.arrival import Arrival
from studyapp.formats.common.file_sample import FileSample
from studyapp.formats.common.format_reader import FormatReader, ReadingContext, always


def _is_deck_text(sample: FileSample) -> bool:
    from studyapp.formats.deck import reader

    return not sample.is_package and reader.reads(sample.content)


def _with_its_deck(opened: Opened) -> Opened:
    return replace(opened, deck=_deck_text(opened).deck)


def _read_deck_text(opened: Opened, _context: ReadingContext) -> Arrival:
    return _deck_text(opened)


def _deck_text(opened: Opened) -> Arrival:
    from studyapp.formats.common.utf8 import utf8_text
    from studyapp.formats.deck import reader

    text = utf8_text(opened.content, source=str(opened.path or opened.name))
    return reader.read_deck_text(text, name=opened.name)


def _is_archive(sample: FileSample) -> bool:
    from studyapp.formats.json import reader

    return not sample.is_package and reader.reads(sample.content)


def _read_archive(opened: Opened, _context: ReadingContext) -> Arrival:
    from studyapp.formats.json import reader

    return reader.read_archive(opened.content, source=opened.name, deck=opened.deck)


def _is_apkg(sample: FileSample) -> bool:
    names = sample.entries or frozenset()
    return any(name.startswith("collection.anki2") for name in names)


def _read_apkg(opened: Opened, context: ReadingContext) -> Arrival:
    from studyapp.formats.anki.reading.reader import read_apkg

    if opened.path is None:
        raise StudyError(f"{opened.name} is no Anki package: choose a file.")
    return read_apkg(
        opened.path,
        context.make_folder(),
        known=context.note,
        zone=context.zone,
        rollover_hour=context.rollover_hour,
        scheduler=context.scheduler,
        progress=context.progress,
    )


def _is_mnemosyne(sample: FileSample) -> bool:
    if sample.entries is not None:
        return not sample.is_office_file and any(name.endswith(".xml") for name in sample.entries)
    from studyapp.formats.mnemosyne import reader

    return reader.reads(sample.content, sample.name)


def _read_mnemosyne(opened: Opened, context: ReadingContext) -> Arrival:
    from studyapp.formats.mnemosyne import reader

    return reader.read_mnemosyne(
        opened.content, context.make_folder(), source=opened.name, progress=context.progress
    )


def _is_hashcards(sample: FileSample) -> bool:
    from studyapp.formats import hashcards

    return not sample.is_package and hashcards.reads(sample.content, sample.name)


def _read_hashcards(opened: Opened, context: ReadingContext) -> Arrival:
    from studyapp.formats import hashcards

    return hashcards.read_hashcards(opened.content, source=opened.name, progress=context.progress)


def _is_obsidian(sample: FileSample) -> bool:
    from studyapp.formats.obsidian import reader

    return not sample.is_package and reader.reads(sample.content, sample.name)


def _read_obsidian(opened: Opened, context: ReadingContext) -> Arrival:
    from studyapp.formats.obsidian import reader

    return reader.read_obsidian(opened.content, source=opened.name, progress=context.progress)


def _is_quizlet(sample: FileSample) -> bool:
    from studyapp.formats import quizlet

    return not sample.is_package and quizlet.reads(sample.content, sample.name)


def _read_quizlet(opened: Opened, context: ReadingContext) -> Arrival:
    from studyapp.formats import quizlet

    return quizlet.read_quizlet(opened.content, source=opened.name, progress=context.progress)


def _is_table(sample: FileSample) -> bool:
    from studyapp.formats.csv import reader

    return not sample.is_package and reader.reads(sample.content, sample.name)


def _with_columns(opened: Opened) -> Opened:
    from studyapp.formats.csv import reader

    table = reader.sniff(opened.content, source=opened.name)
    rows = reader.preview(opened.content, table)
    return replace(opened, deck=table.deck or opened.deck, table=table, preview=rows)


def _names_rows(opened: Opened) -> bool:
    return opened.table is not None and bool(opened.table.places(Column.GUID))


def _read_table(opened: Opened, context: ReadingContext) -> Arrival:
    from studyapp.formats.csv import reader

    table = opened.table or reader.sniff(opened.content, source=opened.name)
    return reader.read_table(
        opened.content,
        table,
        source=opened.name,
        deck=opened.deck,
        progress=context.progress,
    )


def _is_document(sample: FileSample) -> bool:
    """Take for a document what no other reader knows, but not a page full of tags or braces."""
    return not (sample.is_package or sample.is_web_page or sample.is_json)


def _with_drafts(opened: Opened) -> Opened:
    from studyapp.formats.common.decoding import decoded
    from studyapp.formats.documents import read_document

    document = read_document(decoded(opened.content, source=opened.name), name=opened.name)
    has_title = document.title not in ("", opened.name)
    return replace(opened, document=document, deck=document.title if has_title else opened.deck)


def _read_document(opened: Opened, context: ReadingContext) -> Arrival:
    from studyapp.formats.common.slugs import slug
    from studyapp.formats.documents import document_arrival

    document = opened.document or _with_drafts(opened).document
    assert document is not None  # noqa: S101 - `_with_drafts` gives one or raises
    return document_arrival(
        document,
        name=opened.name,
        deck=context.deck or opened.deck,
        deck_id=slug(PurePath(opened.name).stem or opened.name) or "document",
    )


READERS: tuple[FormatReader, ...] = (
    FormatReader(
        FileForm.DECK_TEXT,
        _is_deck_text,
        _read_deck_text,
        names_notes=always,
        understand=_with_its_deck,
        has_decks=True,
    ),
    FormatReader(FileForm.JSON, _is_archive, _read_archive, names_notes=always, has_decks=True),
    FormatReader(
        FileForm.ANKI,
        _is_apkg,
        _read_apkg,
        names_notes=always,
        has_decks=True,
        from_path=True,
    ),
    FormatReader(
        FileForm.MNEMOSYNE, _is_mnemosyne, _read_mnemosyne, names_notes=always, has_decks=True
    ),
    FormatReader(FileForm.HASHCARDS, _is_hashcards, _read_hashcards),
    FormatReader(FileForm.OBSIDIAN, _is_obsidian, _read_obsidian),
    FormatReader(FileForm.QUIZLET, _is_quizlet, _read_quizlet),
    FormatReader(
        FileForm.TABLE,
        _is_table,
        _read_table,
        names_notes=_names_rows,
        understand=_with_columns,
    ),
    FormatReader(FileForm.DOCUMENT, _is_document, _read_document, understand=_with_drafts),
)
