"""The four documents that this was made for, where they lie beside the checkout."""

import csv

import pytest
from document_samples import told, words

from studyapp.core.importing.drafts import DraftState, RepairKind, Shape
from studyapp.formats.common.decoding import decoded
from studyapp.formats.documents import read_document

pytestmark = pytest.mark.shared

CONTENTS = 12
"""The entries of the list of contents end above this line: they are left out with it."""


@pytest.fixture
def material(shared_folder):
    def read(start, **chosen):
        [path] = (shared_folder / "material").glob(f"{start}_*.txt")
        return read_document(decoded(path.read_bytes(), source=path.name), name=path.name, **chosen)

    return read


@pytest.mark.parametrize(
    ("start", "shape", "count"),
    [("000", Shape.REPORT, 27), ("001", Shape.GLOSSARY, 90), ("003", Shape.ASSIGNMENT, 13)],
)
def test_each_document_gives_its_notes(material, start, shape, count):
    document = material(start)

    assert document.shape is shape
    assert len(document.drafts) == count


def test_headings_of_the_notes_are_found(material, shared_folder):
    with (shared_folder / "material" / "inventory.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["source"] == "002"]
    true = {int(row["lines"].split("-")[0]) for row in rows} - set(range(CONTENTS))

    found = set(material("002").cuts)

    assert len(true) == 159
    assert len(found & true) / len(found) >= 0.97
    assert len(found & true) / len(true) >= 0.97


def test_no_word_of_the_notes_is_lost(material):
    document = material("002")
    off = {repair.key for repair in document.repairs if repair.after}

    document = material("002", without=off)

    assert words("\n".join(document.lines)) - told(document) == {}


def test_the_lost_question_of_the_assignment_is_at_its_answer(material):
    document = material("003")

    assert [d.place.first for d in document.drafts if d.lost_question] == [71]
    assert document.score == "67 / 68"
    assert all(draft.more for draft in document.drafts)


def test_the_report_is_mended_and_its_repeated_bullets_are_left_out(material):
    document = material("000")

    repeated = [r for r in document.repairs if r.kind is RepairKind.REPEATED]
    assert sum(r.place.last - r.place.first + 1 for r in repeated) == 405 - 27
    assert any("Fréchet" in draft.front for draft in document.drafts)
    priorities = [dict(draft.attributes)["priority"] for draft in document.drafts]
    assert [priorities.count(p) for p in ("critical", "important")] == [6, 21]


def test_the_glossary_shows_no_blanks_and_names_its_pictures(material):
    document = material("001")

    assert not any("___" in draft.front + draft.back for draft in document.drafts)
    assert sum(draft.state is DraftState.NEEDS_IMAGE for draft in document.drafts) == 12
    assert sum(bool(draft.tags) for draft in document.drafts) == 28
