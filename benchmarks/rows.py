"""The rows of the table, one function for each kind of operation."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random

from benchmarks import child
from benchmarks import importing as imports
from benchmarks.commits import commits
from benchmarks.measuring import Both, in_turn, milliseconds
from benchmarks.sides import Anki, Ours, Side
from benchmarks.synthetic import Pair
from benchmarks.table import LARGE, Row, bar
from studyapp.core.scheduling.events import Grade

Part = Callable[[Pair, Path, int], list[Row]]
_ANSWERS, _COUNTED, _UNDONE = 300, 20, 30
_QUERIES = (
    ("search a word, first page", "entropy", (0.6, 0.2)),
    ("search by tag, first page", "tag:formula", (0.5, 0.2)),
    ("search by deck, first page", "deck:Interview::Transformers", (0.5, 0.2)),
    ("search deck + tag + word", "deck:Interview::Transformers tag:formula entropy", (0.5, 0.2)),
)


@contextmanager
def working_copy(pair: Pair, scratch: Path) -> Iterator[Pair]:
    """Lend a copy of both collections; what is done to it is thrown away."""
    folder = scratch / "work"
    shutil.copytree(pair.folder, folder)
    try:
        yield Pair(folder)
    finally:
        shutil.rmtree(folder)


@contextmanager
def opened(pair: Pair) -> Iterator[tuple[Ours, Anki]]:
    """Open both collections in this process."""
    with closing(Ours(pair.ours)) as ours, closing(Anki(pair.anki)) as anki:
        yield ours, anki


def opening(pair: Pair, _scratch: Path, cards: int) -> list[Row]:
    """Open in fresh processes whose imports are done."""
    both = Both()
    for _ in range(3 if cards >= LARGE else 7):
        both.ours.add(child.run("open", "ours", pair.ours)["milliseconds"])
        both.theirs.add(child.run("open", "anki", pair.anki)["milliseconds"])
    return [_row("open the collection and count due cards by deck", both, 0.3)]


def counting(pair: Pair, _scratch: Path, cards: int) -> list[Row]:
    """Count again, everything being warm."""
    with opened(pair) as (ours, anki):
        both = in_turn(ours.counts, anki.counts, runs=30, warm=3)
    return [_row("due counts by deck, again", both, bar(cards, 0.5, 0.15))]


def studying(pair: Pair, _scratch: Path, _cards: int) -> list[Row]:
    """Answer, with how many commits an answer takes, and undo."""
    with opened(pair) as (ours, anki):
        for side in (ours, anki):
            side.begin()
        committed = [_commits_an_answer(side) for side in (ours, anki)]
        answered = _answered(ours, anki)
        undone = _undone(ours, anki)
    words = "next card + render + answer, durable"
    return [
        _row(f"{words}, median", answered, 2.5, remark="stretch 1.3"),
        Row(
            f"{words}, p99",
            "ms",
            answered.ours.p99,
            answered.theirs.p99,
            1.5,
            len(answered.ours.values),
        ),
        Row("commits an answer (exactly one of ours)", "", *committed, 1.0, _COUNTED),
        _row("undo an answer", undone, 4.0),
    ]


def searching(pair: Pair, _scratch: Path, cards: int) -> list[Row]:
    """Find notes and read the first page."""
    measured = []
    with opened(pair) as (ours, anki):
        for words, query, limits in _QUERIES:
            both = in_turn(
                lambda query=query: ours.search(query),
                lambda query=query: anki.search(query),
                runs=15,
                warm=2,
            )
            measured.append(_row(words, both, bar(cards, *limits)))
    return measured


def progress(pair: Pair, _scratch: Path, cards: int) -> list[Row]:
    """Work out the numbers of the progress page."""
    with opened(pair) as (ours, anki):
        both = in_turn(ours.progress, anki.progress, runs=7)
    return [_row("numbers of the progress page, one year", both, bar(cards, 0.3, 0.05))]


def adding(_pair: Pair, scratch: Path, cards: int) -> list[Row]:
    """Add notes to empty collections in fresh processes."""
    times, peaks = Both(), Both()
    for number in range(1 if cards >= LARGE else 3):
        ours = child.run("add", "ours", scratch / f"add-ours-{number}", cards)
        theirs = child.run("add", "anki", scratch / f"add-anki-{number}" / "c.anki2", cards)
        times.ours.add(ours["milliseconds"])
        times.theirs.add(theirs["milliseconds"])
        peaks.ours.add(ours["peak"])
        peaks.theirs.add(theirs["peak"])
    return [
        _row(f"add {cards:,} notes in one go", times, 0.5),
        _row("its peak memory", peaks, 0.5, unit="MB"),
    ]


def exporting(pair: Pair, scratch: Path, cards: int) -> list[Row]:
    """Write packages, the first time and again, and compare their sizes.

    The first time every text is rendered; the program keeps what became of it.
    """
    measured = []
    runs = 1 if cards >= LARGE else 5
    with opened(pair) as (ours, anki):
        for schedule, words in ((False, "without"), (True, "with")):
            files = [scratch / f"{side}-{schedule}.apkg" for side in ("ours", "anki")]
            for when, prepare in (("first", ours.forget_rendered), ("again", None)):
                both = in_turn(
                    lambda schedule=schedule, path=files[0]: ours.export(path, schedule=schedule),
                    lambda schedule=schedule, path=files[1]: anki.export(path, schedule=schedule),
                    runs=runs,
                    warm=0 if cards >= LARGE else 1,
                    prepare=prepare,
                )
                label = f"export .apkg {words} schedule and history, {when}"
                measured.append(_row(label, both, 1.35))
            sizes = [path.stat().st_size / 1e6 for path in files]
            measured.append(Row("  its size", "MB", *sizes, 1.1, 1))
    return measured


def importing(pair: Pair, scratch: Path, cards: int) -> list[Row]:
    """Bring a package and tables into empty collections."""
    runs = 1 if cards >= LARGE else 3
    package = imports.package(pair.anki, scratch / "import.apkg")
    both = imports.measured(package, scratch, imports.package_into, runs=runs)
    measured = [_row("import .apkg with schedule and history", both, 1.0)]
    for decks, words, limit in ((False, "without", 0.9), (True, "with", 0.2)):
        file = imports.table(scratch / f"import-{words}.csv", cards, decks=decks)
        both = imports.measured(file, scratch, imports.csv_into, runs=runs if not decks else 1)
        label = f"import {cards:,} notes from CSV {words} a deck column"
        measured.append(_row(label, both, limit))
    return measured


def duplicates(pair: Pair, _scratch: Path, cards: int) -> list[Row]:
    """Find the notes with the same front."""
    with opened(pair) as (ours, anki):
        both = in_turn(ours.duplicates, anki.duplicates, runs=1 if cards >= LARGE else 5)
    return [_row("find duplicates", both, 0.3)]


def checking(pair: Pair, _scratch: Path, cards: int) -> list[Row]:
    """Run the full check of both programs."""
    with opened(pair) as (ours, anki):
        both = in_turn(ours.check, anki.check, runs=1 if cards >= LARGE else 3, warm=0)
    return [_row("full check", both, 0.35)]


def sizing(pair: Pair, _scratch: Path, _cards: int) -> list[Row]:
    """Compare the files, both compacted."""
    files = pair.ours / "collection.sqlite", pair.anki
    for path in files:
        with closing(sqlite3.connect(path)) as connection:
            connection.create_collation("unicase", lambda a, b: (a > b) - (a < b))
            connection.execute("VACUUM")
    sizes = [path.stat().st_size / 1e6 for path in files]
    return [Row("size of the collection, search index included", "MB", *sizes, 1.15, 1)]


PARTS: dict[str, Part] = {
    "open": opening,
    "count": counting,
    "study": studying,
    "search": searching,
    "progress": progress,
    "add": adding,
    "export": exporting,
    "import": importing,
    "duplicates": duplicates,
    "check": checking,
    "size": sizing,
}


def _row(words: str, both: Both, limit: float, *, unit: str = "ms", remark: str = "") -> Row:
    ours, theirs = both.ours.median, both.theirs.median
    return Row(words, unit, ours, theirs, limit, len(both.ours.values), remark)


def _commits_an_answer(side: Side) -> float:
    before = commits(side.log_file)
    for _ in range(_COUNTED):
        side.answer(Grade.GOOD)
    return (commits(side.log_file) - before) / _COUNTED


def _answered(ours: Side, anki: Side) -> Both:
    """Answer in turn with the same grades for as long as both have cards."""
    both, rng = Both(), Random(1)
    for _ in range(_ANSWERS):
        grade = rng.choices(_GRADES, weights=(10, 10, 70, 10))[0]
        try:
            times = [milliseconds(lambda s=side, g=grade: s.answer(g)) for side in (ours, anki)]
        except StopIteration:
            break
        both.ours.add(times[0])
        both.theirs.add(times[1])
    return both


_GRADES = (Grade.AGAIN, Grade.HARD, Grade.GOOD, Grade.EASY)


def _undone(ours: Side, anki: Side) -> Both:
    both = Both()
    for _ in range(_UNDONE):
        for side, samples in ((ours, both.ours), (anki, both.theirs)):
            side.answer(Grade.GOOD)
            samples.add(milliseconds(side.undo))
    return both
