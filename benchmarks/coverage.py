"""Which card covers which item of the study material: `python -m benchmarks.coverage INVENTORY`."""

import csv
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from studyapp.paths import shipped
from studyapp.services.proofreading import proofread_files


def covering(inventory: Path, decks: Path) -> dict[str, list[str]]:
    """Return the notes that cite each item of an inventory (a table with a column `id`)."""
    with inventory.open(encoding="utf-8", newline="") as file:
        found: dict[str, list[str]] = {
            row["id"]: [] for row in csv.DictReader(file, delimiter="\t")
        }
    for note in proofread_files([decks]).notes:
        for item in filter(None, note.attribute("source").split(",")):
            found.setdefault(item, []).append(note.guid)
    return found


def table(found: Mapping[str, Sequence[str]]) -> str:
    """Return one line an item, and how many items no note cites."""
    lines = [f"{item:20}{len(notes):3}  {', '.join(notes)}" for item, notes in found.items()]
    holes = sum(not notes for notes in found.values())
    return "\n".join([*lines, f"{len(found)} items, {holes} cited by no note."])


if __name__ == "__main__":
    print(table(covering(Path(sys.argv[1]), shipped("decks"))))
