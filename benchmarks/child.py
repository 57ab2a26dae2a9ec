"""What has to be measured in a process of its own: opening, and adding with its peak memory.

`python -m benchmarks.child open|add ours|anki PATH [NOTES]` prints one line of JSON.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Act = Callable[[], Any]
"""Does what is timed; returns the open collection."""


def run(work: str, side: str, path: Path, notes: int = 0) -> dict[str, float]:
    """Run one measurement in a fresh process; return what it printed."""
    command = [sys.executable, "-m", "benchmarks.child", work, side, str(path), str(notes)]
    home = Path(__file__).resolve().parent.parent
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=home)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def open_ours(folder: Path, _notes: int) -> Act:
    """Open our collection and count."""
    from studyapp.services.collection import open_collection

    def act() -> Any:
        collection = open_collection(folder)
        collection.reports.decks()
        return collection

    return act


def open_anki(path: Path, _notes: int) -> Act:
    """Open Anki's collection and count."""
    from anki.collection import Collection

    def act() -> Any:
        collection = Collection(str(path))
        collection.sched.deck_due_tree()
        return collection

    return act


def add_ours(folder: Path, notes: int) -> Act:
    """Add notes to an empty collection of ours."""
    from benchmarks.maker import make_notes
    from studyapp.services.collection import open_collection

    made = [note for note, _, _ in make_notes(notes, seed=1)]
    collection = open_collection(folder)

    def act() -> Any:
        collection.library.add(made)
        return collection

    return act


def add_anki(path: Path, notes: int) -> Act:
    """Add the same notes to an empty collection of Anki's."""
    from anki.collection import Collection

    from benchmarks.anki_collection import add_requests
    from benchmarks.maker import make_notes

    path.parent.mkdir(parents=True, exist_ok=True)
    collection = Collection(str(path))
    fields = [(f, b, note.tags, note.deck) for note, f, b in make_notes(notes, seed=1)]
    requests = add_requests(collection, fields)

    def act() -> Any:
        collection.add_notes(requests)
        return collection

    return act


_WORK = {
    ("open", "ours"): open_ours,
    ("open", "anki"): open_anki,
    ("add", "ours"): add_ours,
    ("add", "anki"): add_anki,
}


def main() -> None:
    """Prepare (imports, texts), then time the work itself."""
    work, side, path, notes = sys.argv[1:5]
    started = time.perf_counter()
    act = _WORK[work, side](Path(path), int(notes))
    prepared = time.perf_counter()
    collection = act()
    ended = time.perf_counter()
    peak = _peak()
    collection.close()
    figures = {
        "prepared": 1e3 * (prepared - started),
        "milliseconds": 1e3 * (ended - prepared),
        "peak": peak,
    }
    print(json.dumps(figures), flush=True)


def _peak() -> float:
    """Return the most memory of this process; what it was before it became this program is not its."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        return int(lines["VmHWM"].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
