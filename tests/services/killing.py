"""A program that works on a collection until it is killed, and what it said before."""

import os
import signal
import subprocess
import sys
import time
import warnings
from contextlib import suppress
from pathlib import Path

CAN_FORK = hasattr(os, "fork")
LONGEST_LIFE = 0.06


def fork():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # said of processes with threads
        return os.fork()


def lives(work, folder, count, chance):
    """Let a program work, again and again, each time killed after a while; yield what it said.

    `work` takes the folder, the number of the life and a function that says a line; it never
    ends by itself, and is killed no earlier than it has said something. A line that was cut
    off counts as not said.
    """
    for number in range(count):
        once = _killed_child if CAN_FORK else _killed_program
        said = once(work, folder, number, chance.random() * LONGEST_LIFE)
        yield said.rpartition("\n")[0].splitlines()


def _killed_child(work, folder, number, seconds):
    reading, writing = os.pipe()
    child = fork()
    if child == 0:
        os.close(reading)
        with suppress(BaseException):
            work(folder, number, lambda text: os.write(writing, f"{text}\n".encode()))
        os._exit(1)
    os.close(writing)
    first = os.read(reading, 4096)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as rest:
        return (first + rest.read()).decode()


def _killed_program(work, folder, number, seconds):
    """Do the same with a program of its own, where a process cannot fork."""
    script = (
        f"import sys; from pathlib import Path; from {work.__module__} import {work.__name__}; "
        f"{work.__name__}(Path(sys.argv[1]), int(sys.argv[2]), lambda t: print(t, flush=True))"
    )
    command = [sys.executable, "-c", script, str(folder), str(number)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=_finding(work)) as run:
        first = run.stdout.readline()
        time.sleep(seconds)
        run.kill()
        return first + run.stdout.read()


def _finding(work):
    """Return an environment in which the module of some work is found, and what it imports."""
    here, there = Path(__file__).parent, Path(sys.modules[work.__module__].__file__).parent
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(here), str(there)))}
