"""Importing the same file into empty collections of both programs."""

import csv
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path

from anki.collection import (
    Collection as AnkiCollection,
)
from anki.collection import (
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
    ImportCsvRequest,
)

from benchmarks.maker import make_notes
from benchmarks.measuring import Both, milliseconds
from studyapp.services.collection import open_collection

Into = Callable[[AnkiCollection, Path], object]
_NUMBERS = count()


def table(path: Path, notes: int, *, decks: bool) -> Path:
    """Write a table of notes that both programs understand in the same way."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("#separator:Comma\n#html:true\n#tags column:3\n")
        if decks:
            file.write("#deck column:4\n")
        writer = csv.writer(file)
        for note, front, back in make_notes(notes, seed=1):
            row = [front, back, " ".join(note.tags)]
            writer.writerow([*row, note.deck] if decks else row)
    return path


def package(source: Path, path: Path) -> Path:
    """Write a whole collection of Anki as a package with schedule and history."""
    options = ExportAnkiPackageOptions(
        with_scheduling=True, with_deck_configs=True, with_media=True, legacy=False
    )
    with closing(AnkiCollection(str(source))) as collection:
        collection.export_anki_package(out_path=str(path), options=options, limit=None)
    return path


def measured(file: Path, scratch: Path, into: Into, *, runs: int) -> Both:
    """Import a file into fresh collections, in turn."""
    both = Both()
    for _ in range(runs):
        folder = scratch / f"import-{next(_NUMBERS)}"
        both.ours.add(_ours(file, folder / "ours"))
        both.theirs.add(_theirs(file, folder / "anki", into))
    return both


def csv_into(collection: AnkiCollection, path: Path) -> object:
    """Import a table as Anki's window does."""
    metadata = collection.get_csv_metadata(str(path), None)
    return collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata))


def package_into(collection: AnkiCollection, path: Path) -> object:
    """Import a package with its schedule."""
    options = ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True)
    request = ImportAnkiPackageRequest(package_path=str(path), options=options)
    return collection.import_anki_package(request)


def _ours(file: Path, folder: Path) -> float:
    with closing(open_collection(folder)) as collection:

        def work() -> None:
            report = collection.importing.apply(collection.importing.plan(file))
            assert report.added

        return milliseconds(work)


def _theirs(file: Path, folder: Path, into: Into) -> float:
    folder.mkdir(parents=True)
    with closing(AnkiCollection(str(folder / "collection.anki2"))) as collection:
        took = milliseconds(lambda: into(collection, file))
        assert collection.note_count()
        return took
