"""What PyTorch cards say is printed is true.

Each has a twin in plain Python that always runs; the program of the card itself runs where
PyTorch is installed, with `-m torch`.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from studyapp.core.proofreading import texts
from studyapp.paths import shipped
from studyapp.services.proofreading import proofread_files, python_blocks

FOLDER = Path(__file__).parent / "twins"
PYTORCH = "import torch\n"
"""So the program of a PyTorch card begins."""

TWINS = {
    "coding/heads": "heads.py",
    "coding/attention": "attention.py",
    "coding/cache-mask": "cache-mask.py",
    "coding/cache-step": "cache-step.py",
    "coding/grouped": "grouped.py",
    "coding/empty-row": "empty-row.py",
    "coding/lora": "lora.py",
    "coding/sampler": "sampler.py",
    "coding/accumulate": "accumulate.py",
    "coding/all-ignored": "all-ignored.py",
    "coding/double-softmax": "double-softmax.py",
    "coding/broadcast-loss": "broadcast-loss.py",
    "coding/module-list": "module-list.py",
}

_PRINTED = re.compile(r"^```text\s*\n(.*?)^```\s*$", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def cards():
    """Return the notes that show a PyTorch program, by guid."""
    notes = proofread_files([shipped("decks")]).notes
    return {note.guid: note for note in notes if programs(note)}


def test_every_pytorch_card_has_its_twin(cards):
    assert cards.keys() == TWINS.keys()
    assert sorted(TWINS.values()) == sorted(path.name for path in FOLDER.glob("*.py"))


@pytest.mark.parametrize("guid", TWINS)
def test_the_twin_prints_what_the_card_says(guid, cards):
    assert output(FOLDER / TWINS[guid]) == printed(cards[guid])


@pytest.mark.torch
@pytest.mark.parametrize("guid", TWINS)
def test_the_program_of_the_card_prints_what_it_says(guid, cards, tmp_path):
    (program,) = programs(cards[guid])
    path = tmp_path / "card.py"
    path.write_text(program, encoding="utf-8")

    assert output(path) == printed(cards[guid])


def programs(note):
    return [block for block in python_blocks(note) if block.startswith(PYTORCH)]


def printed(note):
    """Return the one output that a card shows."""
    (text,) = (match[1] for text in texts(note) for match in _PRINTED.finditer(text))
    return text


def output(path):
    done = subprocess.run([sys.executable, "-I", path], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout
