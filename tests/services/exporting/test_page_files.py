"""A page becomes a web page or is printed, as its file's name says, and in one place only."""

import pytest
from studying import cards, note

from studyapp.core.cards import NoteKind
from studyapp.core.errors import StudyError
from studyapp.core.interview.rubric import Tick
from studyapp.core.progress import silent
from studyapp.services.collection import open_collection
from studyapp.services.exporting.page_files import PageFiles


class FakePrinter:
    """Writes what it was given to print."""

    def __call__(self, html, path, progress):
        progress("Printing", 0.5)
        path.write_text(f"printed: {html}", encoding="utf-8")


@pytest.fixture
def collection(tmp_path, clock):
    made = open_collection(tmp_path / "own", now=clock, printer=FakePrinter())
    points = (r"it costs $n^2$", "memory grows")
    made.library.add(
        [note("a", "Deck", NoteKind.OPEN, back=r"$n^2$", key_points=points), note("b", "Other")]
    )
    yield made
    made.close()


@pytest.mark.parametrize(
    ("name", "is_paper"),
    [("a.pdf", True), ("A.PDF", True), ("a.html", False), ("pdf", False), ("a.pdf.html", False)],
)
def test_the_suffix_decides(tmp_path, name, is_paper):
    files, path = PageFiles(FakePrinter()), tmp_path / name

    files.write("λ\n", path, silent)

    assert files.is_paper(path) is is_paper
    assert path.read_bytes().decode() == ("printed: λ\n" if is_paper else "λ\n")


def test_without_a_printer_there_is_no_pdf_but_a_sentence(tmp_path):
    files = PageFiles(None)

    with pytest.raises(StudyError, match=r"'a\.pdf' can be printed from the window only"):
        files.is_paper(tmp_path / "a.pdf")
    with pytest.raises(StudyError, match=r"\.html"):
        files.write("", tmp_path / "a.pdf", silent)

    assert list(tmp_path.iterdir()) == []


def test_a_deck_is_printed_as_the_same_page(collection, tmp_path):
    steps = []

    printed = collection.exporting.export(
        tmp_path / "out.pdf", deck="Deck", progress=lambda doing, _share: steps.append(doing)
    )
    shown = collection.exporting.export(tmp_path / "out.html", deck="Deck")

    page = shown.path.read_text(encoding="utf-8")
    assert printed.path.read_text(encoding="utf-8") == f"printed: {page}"
    assert "<title>Deck" in page
    assert (printed.notes, printed.cards, printed.reviews) == (shown.notes, shown.cards, 0)
    assert len(cards(collection)) > printed.cards == 1
    assert "Printing" in steps


def test_without_a_printer_a_deck_is_refused_before_it_is_read(tmp_path, clock):
    bare = open_collection(tmp_path / "bare", now=clock)

    with pytest.raises(StudyError, match="window only"):
        bare.exporting.export(tmp_path / "out.pdf")

    bare.close()


def test_an_interviews_report_is_printed_with_its_formulas_drawn(collection, tmp_path):
    run = collection.interview.begin("Deck", minutes=10, seed=1)
    run.lock("It costs much.", milliseconds=1_000)
    run.confirm([Tick.YES, Tick.NO])
    run.finish()

    path = collection.interview.export(run.id, tmp_path / "report.pdf")
    page = collection.interview.export(run.id, tmp_path / "report.html")

    printed, shown = (each.read_text(encoding="utf-8") for each in (path, page))
    assert printed.startswith("printed: ")
    assert ("<svg" in printed, "<math" in printed) == (True, False)
    assert ("<svg" in shown, "<math" in shown) == (False, True)
