"""Our window beside aqt's on one screen: starting, memory, and a key's way to the next card.

`python -m benchmarks.window --aqt-python PYTHON [--cards 10000] [--runs 5] [--json FILE]`

`PYTHON` is an interpreter that has aqt installed. Mapped: the X server shows the window.
Settled: the last change of any pixel, once nothing has moved for two seconds; after a key,
without the top of the window, where a progress bar may glide on.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measuring import Both, Samples
from benchmarks.programs import Program, aqt, proportional_memory, studyapp
from benchmarks.screen import Change, Screen, screen
from benchmarks.synthetic import Pair, made_pair
from benchmarks.table import Row, Table

FRAME = 1000 / 60
_QUIET, _KEY_QUIET, _LIMIT = 2.0, 0.4, 60.0
_ANSWERS = 100
_ANSWERS_BESIDE = 12
_READ = 0.5
_TOP = 64
_KEY_ROWS = (
    "grade key to first pixels of the next card",
    "grade key to next card painted and settled",
    "Space to first pixels of the answer",
    "Space to answer painted and settled",
)


def main() -> None:
    """Measure and print two tables."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="studyapp-window-") as scratch, screen() as shown:
        made = made_pair(options.folder or Path(scratch) / "made", options.cards, seed=1)
        work = Pair(Path(scratch) / "work")
        shutil.copytree(made.folder, work.folder)
        programs = studyapp(work), aqt(work, options.aqt_python)
        _first_starts(programs, shown)
        title = f"Studyapp's window beside aqt's: {options.cards:,} cards, {options.runs} runs each"
        beside = Table(title, "aqt", tuple(_beside(programs, shown, options.runs)))
        print(beside.text(), end="\n\n", flush=True)
        shutil.copytree(made.ours, work.folder / "keys")
        inside = Table("Inside the window", "frame", tuple(_keys(work.folder / "keys", shown)))
        print(inside.text())
    if options.json:
        Table(title, "aqt", (*beside.rows, *inside.rows)).write_json(options.json)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.window", description=__doc__)
    parser.add_argument("--aqt-python", type=Path, required=True)
    parser.add_argument("--cards", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--folder", type=Path, help="keep the collections here, to use them again")
    return parser.parse_args()


@contextmanager
def _started(program: Program, shown: Screen) -> Iterator[tuple[float, float, float]]:
    """Start a program; lend the seconds to mapped and settled, and its megabytes then."""
    with program.running(shown) as (process, started):
        mapped = shown.until_mapped(started, _LIMIT)
        settled = shown.until_settled(started, quiet=_QUIET, limit=_LIMIT).last
        yield mapped, settled, proportional_memory(process)
    _cleared(shown)


def _cleared(shown: Screen) -> None:
    """Wait until the window has gone from the screen."""
    until = time.perf_counter() + _LIMIT
    while shown.has_window() and time.perf_counter() < until:
        time.sleep(0.05)


def _first_starts(programs: tuple[Program, Program], shown: Screen) -> None:
    """Start both once unmeasured: compiled modules, shipped decks, web caches."""
    for program in programs:
        with _started(program, shown):
            pass


def _beside(programs: tuple[Program, Program], shown: Screen, runs: int) -> list[Row]:
    mapped, settled, memory, keys = Both(), Both(), Both(), [Both() for _ in _KEY_ROWS]
    for _ in range(runs):
        for program, side in zip(programs, ("ours", "theirs"), strict=True):
            with _started(program, shown) as figures:
                for both, figure in zip((mapped, settled, memory), figures, strict=True):
                    getattr(both, side).add(figure)
                _study(program, shown, [getattr(key, side) for key in keys])
    return [
        _row("process start to mapped", "s", mapped, 0.35),
        _row("process start to settled", "s", settled, 0.5),
        _row("memory of all its processes (PSS)", "MB", memory, 0.3),
        *(_row(words, "ms", key, 0.4) for words, key in zip(_KEY_ROWS, keys, strict=True)),
    ]


def _study(program: Program, shown: Screen, samples: list[Samples]) -> None:
    """Answer some cards by the keyboard; time each key until pixels change and until they rest."""
    shown.focus()
    time.sleep(_READ)
    for key in program.to_study:
        _typed(shown, key)
    for _ in range(_ANSWERS_BESIDE):
        revealed, graded = _typed(shown, "space"), _typed(shown, "3")
        figures = graded.first, graded.last, revealed.first, revealed.last
        for each, figure in zip(samples, figures, strict=True):
            each.add(1e3 * figure)


def _typed(shown: Screen, key: str) -> Change:
    """Type a key; return the seconds until pixels changed first and last."""
    time.sleep(_READ)
    below = shown.window_top() + _TOP
    started = time.perf_counter()
    shown.type_key(key)
    return shown.until_settled(started, quiet=_KEY_QUIET, limit=_LIMIT, below=below)


def _keys(folder: Path, shown: Screen) -> list[Row]:
    """Drive the window from inside, where a paint's own end is seen."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.window_keys", str(folder), str(_ANSWERS)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parent.parent,
        env={**os.environ, "DISPLAY": shown.name, "QT_QPA_PLATFORM": "xcb"},
    )
    figures = {k: Samples(v) for k, v in json.loads(done.stdout.splitlines()[-1]).items()}
    grade, settled, reveal = (figures[name] for name in ("grade", "settled", "reveal"))
    return [
        Row("grade key to next card painted, median", "ms", grade.median, FRAME, 1.0, _ANSWERS),
        Row("grade key to next card painted, p99", "ms", grade.p99, FRAME, None, _ANSWERS),
        Row(
            "grade key to the last paint of it, median", "ms", settled.median, FRAME, None, _ANSWERS
        ),
        Row("Space to answer painted, median", "ms", reveal.median, FRAME, 1.0, _ANSWERS),
    ]


def _row(words: str, unit: str, both: Both, limit: float) -> Row:
    return Row(words, unit, both.ours.median, both.theirs.median, limit, len(both.ours.values))


if __name__ == "__main__":
    main()
