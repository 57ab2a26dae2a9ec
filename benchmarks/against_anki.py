"""Measures what a learner waits for, ours beside Anki's, and prints the table of bars.

`python -m benchmarks.against_anki --cards 10000 [--json FILE] [--folder FOLDER]`
"""

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks import rows
from benchmarks.synthetic import Pair, made_pair
from benchmarks.table import Row, Table

MISSING = ("online backup",)
"""Rows of the design for which the program has nothing to measure yet."""


def main() -> None:
    """Make or reuse the collections, measure, print."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="studyapp-bench-") as scratch:
        folder = options.folder or Path(scratch) / "made"
        pair = made_pair(folder, options.cards, seed=options.seed)
        table = Table(
            title=f"Studyapp beside Anki {_anki_version()}: {options.cards:,} cards, ten reviews each",
            theirs="Anki",
            rows=tuple(_measured(pair, Path(scratch), options.cards, options.only)),
            missing=MISSING,
        )
    print(table.text())
    if options.json:
        table.write_json(options.json)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.against_anki", description=__doc__)
    parser.add_argument("--cards", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--folder", type=Path, help="keep the collections here, to use them again")
    parser.add_argument("--only", nargs="*", choices=[*rows.PARTS], help="measure only these")
    return parser.parse_args()


def _measured(pair: Pair, scratch: Path, cards: int, only: list[str] | None) -> list[Row]:
    measured: list[Row] = []
    with rows.working_copy(pair, scratch) as work:
        for name, part in rows.PARTS.items():
            if only is None or name in only:
                _say(f"measuring: {name}")
                measured += part(work, scratch, cards)
    return measured


def _anki_version() -> str:
    from importlib.metadata import version

    return version("anki")


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
