"""Makes the same synthetic cards into a collection of ours and one of Anki's.

`python -m benchmarks.synthetic --cards 10000 FOLDER`
"""

import argparse
import shutil
import sys
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zlib import crc32

from benchmarks import anki_collection, maker, our_collection, texts
from benchmarks.maker import make
from studyapp.storage import tables

ROLLOVER_SECONDS = 4 * 3600


@dataclass(frozen=True, slots=True)
class Pair:
    """Where the two collections of one folder lie."""

    folder: Path

    @property
    def ours(self) -> Path:
        """The folder of our collection."""
        return self.folder / "ours"

    @property
    def anki(self) -> Path:
        """The file of Anki's."""
        return self.folder / "anki" / "collection.anki2"

    def is_made_of(self, cards: int, *, seed: int, today: date) -> bool:
        """Whether both were made to the end, of these cards and for this day."""
        made = self.folder / "made"
        return made.exists() and made.read_text(encoding="utf-8") == _made(cards, seed, today)


def make_pair(folder: Path, cards: int, *, seed: int, today: date) -> Pair:
    """Make both collections; cards are due as seen from `today`."""
    pair = Pair(folder)
    our_collection.fill(pair.ours, make(cards, seed=seed, today=today))
    anki_collection.fill(pair.anki, make(cards, seed=seed, today=today), today=today)
    (folder / "made").write_text(_made(cards, seed, today), encoding="utf-8")
    return pair


def made_pair(folder: Path, cards: int, *, seed: int) -> Pair:
    """Return the pair in a folder, made anew unless it is the one that is wanted."""
    pair = Pair(folder)
    if pair.is_made_of(cards, seed=seed, today=study_day()):
        return pair
    print(f"making {cards:,} cards on both sides", file=sys.stderr, flush=True)
    for half in (pair.ours, pair.anki.parent):
        shutil.rmtree(half, ignore_errors=True)
    return make_pair(folder, cards, seed=seed, today=study_day())


def _made(cards: int, seed: int, today: date) -> str:
    return f"{cards} cards, seed {seed}, due on {today}, made by {_code():08x}\n"


def _code() -> int:
    """Return a number that changes with the maker and with the schema."""
    return crc32(b"".join(Path(m.__file__).read_bytes() for m in (maker, texts, tables)))


def study_day() -> date:
    """Return today as both programs see it, the day turning at four."""
    return date.fromtimestamp(time.time() - ROLLOVER_SECONDS)


def main() -> None:
    """Make a pair of collections in the folder that was named."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.synthetic", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cards", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    started = time.perf_counter()
    pair = make_pair(options.folder, options.cards, seed=options.seed, today=study_day())
    seconds = time.perf_counter() - started
    print(f"{options.cards:,} cards in {seconds:.0f} s: {pair.ours} and {pair.anki}")


if __name__ == "__main__":
    main()
