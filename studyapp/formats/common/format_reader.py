"""What is known of one format: how a file of it is told, understood and read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path

from studyapp.core.cards import Note
from studyapp.core.importing.opened import Opened
from studyapp.core.progress import Progress
from studyapp.core.scheduling.scheduler import Scheduler
from studyapp.formats.common.arrival import Arrival
from studyapp.formats.common.file_sample import FileSample


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What a reader may ask of the collection that it reads for.

    `note` gives the note under a guid, `make_folder` an empty folder for what a package brings;
    `deck` is where the learner wants the notes, None for where the file has them.
    """

    note: Callable[[str], Note | None]
    zone: tzinfo | None
    rollover_hour: int
    scheduler: Scheduler
    make_folder: Callable[[], Path]
    progress: Progress
    deck: str | None = None


def as_it_is(opened: Opened) -> Opened:
    """Understand a file of which nothing can be corrected."""
    return opened


def always(_opened: Opened) -> bool:
    """Say that every file of a format names its notes."""
    return True


def never(_opened: Opened) -> bool:
    """Say that no file of a format names its notes."""
    return False


@dataclass(frozen=True, slots=True)
class FormatReader:
    """One format. Everything that importing knows of it stands here.

    `form` is its name, on the command line too. `recognises` tells a file by its content, and
    by its name where that says more. `understand` adds what a learner can correct before the
    file is read: the cuts of a document, the columns of a table. `read` returns what it brings.
    `names_notes` says whether the file names its notes, so that they are known again by their
    names and not by their words; `has_decks` whether it has a deck for each of them;
    `from_path` whether it is read from its path, without being held in memory.
    """

    form: str
    recognises: Callable[[FileSample], bool]
    read: Callable[[Opened, ReadingContext], Arrival]
    names_notes: Callable[[Opened], bool] = never
    understand: Callable[[Opened], Opened] = as_it_is
    has_decks: bool = False
    from_path: bool = False
