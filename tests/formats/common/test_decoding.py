import codecs

import pytest

from studyapp.core.errors import StudyError
from studyapp.formats.common.decoding import MAX_BYTES, decoded

MIXED = "Q: What does “naïve Bayes” assume — really?\nA: It’s “naïve”.\nQ: Price?\nA: 5 € … or £4\n"
GERMAN = "Größe und Maß: die Prüfung über Vögel, Bäume und Flüsse wäre schön.\n" * 3


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_is_read_with_and_without_a_mark(encoding):
    assert decoded(GERMAN.encode(encoding), source="birds.txt") == GERMAN


def test_big_endian_text_with_a_mark_is_read():
    assert decoded(codecs.BOM_UTF16_BE + GERMAN.encode("utf-16-be"), source="x") == GERMAN


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_old_western_text_is_read(encoding):
    assert decoded(GERMAN.encode(encoding), source="birds.txt") == GERMAN


@pytest.mark.parametrize("text", ["naïve", "señor, año\n", "Où est l’élève ? À Genève.\n", MIXED])
def test_a_few_western_letters_are_taken_for_western_ones(text):
    assert decoded(text.encode("cp1252"), source="words.txt") == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Столица России Москва\n", "koi8_r"),
        ("слово дом\n", "cp1251"),
        ("Zażółć gęślą jaźń\n", "cp1250"),
    ],
)
def test_a_few_other_letters_stay_what_they_are(text, encoding):
    assert decoded(text.encode(encoding), source="words.txt") == text


def test_old_cyrillic_text_is_read():
    text = "Митохондрия — это энергетическая станция клетки, она вырабатывает энергию.\n" * 3

    assert decoded(text.encode("cp1251"), source="cells.txt") == text


def test_an_empty_file_is_an_empty_text():
    assert decoded(b"", source="x") == ""


@pytest.mark.parametrize(
    "content", [b"\x00\x01\x02\x03" * 50, bytes(range(256)) * 4, b"text\x00\x00\x00\x00more" * 9]
)
def test_what_is_no_text_is_refused(content):
    with pytest.raises(StudyError, match=r"sounds\.bin is not a text file: save it as text"):
        decoded(content, source="sounds.bin")


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"%PDF-1.7 text", "a PDF"), (b"PK\x03\x04", "a packed file"), (b"\x89PNG", "a picture")],
)
def test_known_files_that_are_no_text_are_named(content, kind):
    with pytest.raises(StudyError, match=f"notes.x is {kind}, not text"):
        decoded(content, source="notes.x")


def test_a_stray_zero_does_not_make_a_text_binary():
    assert "\0" in decoded(GERMAN.encode() * 50 + b"\0", source="x")


def test_a_file_beyond_all_measure_is_refused():
    with pytest.raises(StudyError, match="larger than 50 MB"):
        decoded(bytes(MAX_BYTES + 1), source="x")
