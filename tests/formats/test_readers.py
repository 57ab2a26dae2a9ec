"""Every row of the table of formats, and a format of a stranger as one row more."""

from datetime import UTC

import pytest

from studyapp.core.cards import Note, NoteKind
from studyapp.core.errors import StudyError
from studyapp.core.importing.files import FileForm
from studyapp.core.importing.opened import Opened
from studyapp.core.importing.tables import Column, TableForm
from studyapp.core.progress import silent
from studyapp.core.scheduling.sm2 import Sm2
from studyapp.formats.common.file_sample import FileSample
from studyapp.formats.common.format_reader import ReadingContext
from studyapp.formats.readers import READERS

ROWS = {reader.form: reader for reader in READERS}
DECK = b"---\nid: d\ndeck: Deck\n---\n\n## Front {#n}\n\nBack.\n"
XML = b'<?xml version="1.0"?><mnemosyne core_version="1"></mnemosyne>'
TABLE = b"question;answer\nrecall?;a share\nprecision?;another share\n"


def context(tmp_path, deck=None):
    return ReadingContext(lambda _guid: None, UTC, 4, Sm2(), lambda: tmp_path, silent, deck)


def sample(name="a.txt", content=b"", entries=None):
    return FileSample(name, content, None if entries is None else frozenset(entries))


def test_every_form_has_one_row_and_documents_are_asked_last():
    assert [reader.form for reader in READERS] == list(ROWS)
    assert set(ROWS) == set(FileForm)
    assert READERS[-1].form == FileForm.DOCUMENT


@pytest.mark.parametrize(
    ("form", "given"),
    [
        (FileForm.DECK_TEXT, sample("a.md", DECK)),
        (FileForm.JSON, sample("a.json", b'\xef\xbb\xbf {"format": "studyapp-collection"}')),
        (FileForm.ANKI, sample("a.zip", entries={"collection.anki21b", "media"})),
        (FileForm.MNEMOSYNE, sample("a.zip", entries={"cards.xml"})),
        (FileForm.MNEMOSYNE, sample("a.xml", XML)),
        (FileForm.HASHCARDS, sample("a.md", b"Q: a\nA: b\n\nC: The [c] is d.\n")),
        (FileForm.OBSIDIAN, sample("a.md", b"#flashcards\n\nWhat?::That\n")),
        (FileForm.QUIZLET, sample("a.txt", b"one\teins\ntwo\tzwei\n")),
        (FileForm.TABLE, sample("a.csv", TABLE)),
        (FileForm.DOCUMENT, sample("a.txt", b"What is a stack?\n\nLast in, first out.\n")),
    ],
)
def test_a_file_is_recognised_by_the_first_row_that_knows_it(form, given):
    assert next(reader.form for reader in READERS if reader.recognises(given)) == form


@pytest.mark.parametrize(
    "given",
    [
        sample("a.docx", entries={"word/document.xml", "[Content_Types].xml"}),
        sample("a.epub", entries={"mimetype", "content.xml"}),
        sample("a.zip", entries={"x.png"}),
        sample("a.zip", entries=()),
        sample("a.html", b"\n<!DOCTYPE html><p>a</p>"),
        sample("a.txt", b"<HTML><p>a</p>"),
        sample("a.json", b' [{"a": 1}]'),
    ],
)
def test_no_row_knows_what_was_made_for_other_programs(given):
    assert not any(reader.recognises(given) for reader in READERS)


def test_json_in_a_text_that_is_no_json_file_is_a_document():
    assert ROWS[FileForm.DOCUMENT].recognises(sample("a.txt", b'{"a": 1}'))
    assert not ROWS[FileForm.JSON].recognises(sample("a.json", b'{"format": "other"}'))
    assert not ROWS[FileForm.JSON].recognises(sample("a.txt", b'see "studyapp-collection"'))
    assert not ROWS[FileForm.JSON].recognises(
        sample("a.json", b"{" + b" " * 200 + b'"format": "studyapp-collection"}')
    )


def test_front_matter_makes_a_deck_only_at_the_top_and_with_an_id():
    is_deck = ROWS[FileForm.DECK_TEXT].recognises

    assert is_deck(sample(content=b"---\nid: d\n---\n"))
    assert is_deck(sample(content=b"---\n" + b"order: 1\n" * 38 + b"deck: D\n"))
    assert not is_deck(sample(content=b"---\n" + b"order: 1\n" * 39 + b"deck: D\n"))
    assert not is_deck(sample(content=b"---\ntitle: T\n---\nid: d\n"))
    assert not is_deck(sample(content=b"Text\n---\nid: d\n---\n"))
    assert not is_deck(sample(content=b""))


def test_which_formats_name_their_notes_and_their_decks():
    plain = Opened("", "a", "A", b"")
    named = [form for form, reader in ROWS.items() if reader.names_notes(plain)]
    own = [FileForm.DECK_TEXT, FileForm.JSON, FileForm.ANKI, FileForm.MNEMOSYNE]

    assert named == own
    assert [form for form, reader in ROWS.items() if reader.has_decks] == own
    assert [form for form, reader in ROWS.items() if reader.from_path] == [FileForm.ANKI]


def test_a_table_names_its_notes_when_it_has_a_column_for_that():
    names = ROWS[FileForm.TABLE].names_notes
    form = TableForm((Column.FRONT, Column.BACK))

    assert not names(Opened("", "a", "A", b"", table=form))
    assert names(Opened("", "a", "A", b"", table=form.assigned(1, Column.GUID)))


def test_what_can_be_corrected_is_understood_before_it_is_read():
    deck = ROWS[FileForm.DECK_TEXT].understand(Opened("", "a.md", "a", DECK))
    table = ROWS[FileForm.TABLE].understand(Opened("", "a.csv", "a", TABLE))
    text = b"# Stacks\n\n## What is a stack?\n\nLast in, first out.\n"
    document = ROWS[FileForm.DOCUMENT].understand(Opened("", "a.txt", "a", text))

    assert deck.deck == "Deck"
    assert table.table.has_header
    assert table.preview[0] == ("recall?", "a share")
    assert [draft.front for draft in document.document.drafts] == ["What is a stack?"]
    assert document.deck == "Stacks"


def test_a_deck_that_a_table_names_is_suggested():
    text = b"#deck:Rivers\nfront;back\n"

    assert ROWS[FileForm.TABLE].understand(Opened("", "a.csv", "a", text)).deck == "Rivers"


def test_tables_and_documents_are_read_without_a_look_at_them_too(tmp_path):
    rows = ROWS[FileForm.TABLE].read(Opened("", "a.csv", "A", TABLE), context(tmp_path))
    text = b"## What is a stack?\n\nLast in, first out.\n"
    drafts = ROWS[FileForm.DOCUMENT].read(Opened("", "My notes.txt", "A", text), context(tmp_path))

    assert [note.front for note in rows.notes] == ["recall?", "precision?"]
    assert [note.guid for note in drafts.notes] == ["my-notes/what-is-a-stack"]


def test_a_document_goes_where_the_learner_wants_it(tmp_path):
    text = b"## What is a stack?\n\nLast in, first out.\n"
    opened = ROWS[FileForm.DOCUMENT].understand(Opened("", "***.txt", "A", text))

    arrival = ROWS[FileForm.DOCUMENT].read(opened, context(tmp_path, "Elsewhere"))

    assert arrival.deck == "Elsewhere"
    assert arrival.notes[0].guid.startswith("document/")
    assert ROWS[FileForm.DOCUMENT].read(opened, context(tmp_path)).deck == "A"


def test_a_text_is_never_an_anki_package(tmp_path):
    with pytest.raises(StudyError, match="choose a file"):
        ROWS[FileForm.ANKI].read(Opened("", "Pasted text", "", b"a"), context(tmp_path))


def test_a_deck_text_that_is_not_utf_8_says_where(tmp_path):
    with pytest.raises(StudyError, match=r"byte 3"):
        ROWS[FileForm.DECK_TEXT].read(Opened("", "a.md", "", b"---\xff"), context(tmp_path))


def test_an_archive_describes_the_decks_that_have_notes(tmp_path):
    archive = (
        b'{"format": "studyapp-collection", "version": 1, "day": "2026-01-01",'
        b' "scheduler": "sm2", "settings": {}, "cards": [], "events": [],'
        b' "decks": [{"name": "A", "description": "of A"}, {"name": "B", "description": "of B"}],'
        b' "notes": [{"guid": "a/1", "deck": "A", "kind": "plain", "front": "F", "back": "B",'
        b' "key_points": [], "choices": [], "more": "", "tags": [], "attributes": [],'
        b' "changed": 5}]}'
    )

    arrival = ROWS[FileForm.JSON].read(Opened("", "a.json", "All", archive), context(tmp_path))

    assert arrival.notes == (Note("a/1", "A", NoteKind.PLAIN, "F", "B"),)
    assert arrival.descriptions == {"A": "of A"}
    assert (arrival.deck, arrival.changed) == ("All", {"a/1": 5})
    assert arrival.source.startswith("json:")
