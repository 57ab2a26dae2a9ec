"""The two windows as programs to start: ours, and aqt with a profile that asks nothing."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.screen import Screen
from benchmarks.synthetic import Pair

_PATIENCE = 20.0
_PROFILE = """
import sys
from pathlib import Path
from aqt.profiles import ProfileManager

manager = ProfileManager(Path(sys.argv[1]))
manager.setupMeta()
manager.create("User 1")
manager.load("User 1")
manager.meta.update(firstRun=False, updates=False, defaultLang="en_US")
manager.profile.update(autoSync=False, syncMedia=False)
manager.save()
"""


@dataclass(frozen=True, slots=True)
class Program:
    """A command that opens a window."""

    name: str
    command: tuple[str, ...]
    to_study: tuple[str, ...]
    """The keys that lead from the first page to the first question."""

    @contextmanager
    def running(self, screen: Screen) -> Iterator[tuple[psutil.Process, float]]:
        """Start it on a screen and lend the process and the instant of its start."""
        with tempfile.TemporaryFile() as said:
            started = time.perf_counter()
            process = psutil.Popen(
                self.command, env=_environment(screen.name), stdout=said, stderr=said
            )
            try:
                yield process, started
            except TimeoutError as error:
                said.seek(0)
                error.add_note(f"{self.name} said: {said.read()[-2000:].decode(errors='replace')}")
                raise
            finally:
                _end(process)


def studyapp(pair: Pair) -> Program:
    """Return our window on a pair's collection."""
    command = (sys.executable, "-m", "studyapp", "--data-dir", str(pair.ours))
    return Program("studyapp", command, ("space",))


def aqt(pair: Pair, python: Path) -> Program:
    """Return Anki's window on a pair's collection, its profile prepared next to it."""
    base = pair.folder / "aqt"
    (base / "User 1").mkdir(parents=True)
    subprocess.run([python, "-c", _PROFILE, base], check=True, stdout=subprocess.DEVNULL)
    shutil.copy(pair.anki, base / "User 1" / "collection.anki2")
    start = "import aqt; aqt.run()"
    return Program("aqt", (str(python), "-c", start, "-b", str(base), "-p", "User 1"), ("s", "s"))


def proportional_memory(process: psutil.Process) -> float:
    """Return the PSS of a process and all below it, in megabytes."""
    family = [process, *process.children(recursive=True)]
    return sum(member.memory_full_info().pss for member in family) / 1e6


def _environment(display: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
    environment = {**kept, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    if os.geteuid() == 0:
        environment["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    return environment


def _end(process: psutil.Process) -> None:
    """End a program that this one started: ask it to close its window, insist if it does not."""
    family = [process, *process.children(recursive=True)]
    process.send_signal(signal.SIGINT)
    _, alive = psutil.wait_procs(family, timeout=_PATIENCE)
    for member in alive:
        member.kill()
    psutil.wait_procs(alive, timeout=_PATIENCE)
