"""The decks that ship keep their own rules: true code, drawable formulas, links, coverage."""

import csv
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtSvg import QSvgRenderer

from studyapp.core.cards import NoteKind
from studyapp.core.proofreading import has_code, ladders, texts
from studyapp.core.rendering import face, key_points, more, plain_text
from studyapp.core.rendering.renderer import REST_CUT
from studyapp.paths import shipped
from studyapp.services.proofreading import proofread_files, python_blocks

DECKS = shipped("decks")
RUN = 8
"""So many words in a row count as somebody else's sentence."""
PYTORCH = "import torch\n"
"""So the programs begin that test_torch_twins.py proves; these tests do not need PyTorch."""


@pytest.fixture(scope="module")
def proof():
    return proofread_files([DECKS])


@pytest.fixture(scope="module")
def notes(proof):
    return proof.notes


def test_the_proof_reader_finds_nothing_to_mend(proof):
    assert [f"{f.guid}: {f.sentence}" for f in proof.findings] == []
    assert proof.warnings == ()


def test_there_is_enough_of_every_kind(notes):
    kinds = Counter(note.kind for note in notes)

    assert len(notes) >= 450
    assert kinds[NoteKind.CLOZE] >= 90
    assert kinds[NoteKind.CHOICE] >= 90
    assert kinds[NoteKind.OPEN] >= 130
    assert kinds[NoteKind.REVERSED] >= 30
    assert sum(has_code(note) and bool(python_blocks(note)) for note in notes) >= 20
    assert len([ladder for ladder in ladders(notes) if len(ladder) >= 4]) >= 25


def test_every_program_on_a_card_runs(notes):
    programs = [
        (note.guid, block)
        for note in notes
        for block in python_blocks(note)
        if not block.startswith(PYTORCH)
    ]

    failed = [guid for guid, program in programs if not runs(program)]

    assert failed == []


def test_every_card_shows_both_sides_whole(notes):
    for note in notes:
        for ordinal in note.ordinals():
            shown = face(note, ordinal)
            html = "".join((shown.question, shown.answer, more(note), *key_points(note)))
            assert shown.question.strip(), note.guid
            assert shown.answer.strip(), note.guid
            assert REST_CUT not in html, note.guid
            assert "{{c" not in html, note.guid
            assert "<script" not in html, note.guid


@pytest.mark.parametrize("path", sorted(DECKS.glob("images/*.svg")), ids=lambda path: path.stem)
def test_a_picture_can_be_drawn_and_fits_the_column(path, qapp):
    picture = QSvgRenderer(str(path))

    assert picture.isValid()
    assert picture.viewBoxF().width() == 712
    assert not re.search(r"<(style|script|filter|foreignObject|image|a)\b", path.read_text())


def test_there_are_enough_pictures_and_none_is_forgotten(notes):
    shown = {
        name
        for note in notes
        for text in texts(note)
        for name in re.findall(r"images/[\w-]+\.svg", text)
    }
    there = {f"images/{path.name}" for path in DECKS.glob("images/*.svg")}

    assert shown == there
    assert len(there) >= 20


@pytest.mark.shared
def test_every_source_is_an_item_of_the_material(notes, inventory):
    unknown = {item for note in notes for item in sources(note)} - inventory.keys()

    assert unknown == set()


@pytest.mark.shared
def test_every_item_of_the_material_has_its_cards(notes, inventory):
    cited = {item for note in notes for item in sources(note)}

    assert (
        sorted(item for item, cards in inventory.items() if cards > 0 and item not in cited) == []
    )


@pytest.mark.shared
def test_no_sentence_is_taken_from_the_material(notes, shared_folder):
    theirs = set()
    for path in (shared_folder / "material").glob("0*.txt"):
        theirs.update(runs_of_words(path.read_text(encoding="utf-8", errors="replace")))

    taken = {
        note.guid: shared
        for note in notes
        if (
            shared := {run for text in texts(note) for run in runs_of_words(plain_text(text))}
            & theirs
        )
    }

    assert taken == {}


@pytest.fixture(scope="module")
def inventory(shared_folder):
    """Return how many cards each item of the material is to get."""
    with (shared_folder / "material" / "inventory.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {row["id"]: int(row["cards"]) for row in rows}


def sources(note):
    return [item for item in note.attribute("source").split(",") if item]


def runs_of_words(text):
    words = re.findall(r"[a-z0-9']+", text.lower())
    return {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def runs(program: str) -> bool:
    done = subprocess.run(
        [sys.executable, "-I", "-W", "error", "-c", program],
        capture_output=True,
        timeout=60,
        cwd=Path(sys.executable).parent,
    )
    return done.returncode == 0
