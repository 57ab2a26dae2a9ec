"""The studying program is killed at any moment: what it acknowledged is in the log."""

import os
import random
import signal
import subprocess
import sys
import time
import warnings
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from studying import HandClock, assert_sound, opened, plain_notes

from studyapp.core.scheduling.events import Grade

KILLS = 200 if hasattr(os, "fork") else 12
LONGEST_LIFE = 0.06


def studies(folder, number, acknowledge):
    """Study for ever, saying the id of each answer once it is given, and making changes between."""
    clock, chance = HandClock(), random.Random(number)
    clock.tick(number * 600)
    collection = opened(folder, clock)
    while True:
        session = collection.study.begin()
        while session.current is not None:
            clock.tick()
            acknowledge(session.answer(Grade(chance.choice((0, 2, 3, 4, 4, 5))), 1000).event)
            change = chance.random()
            if change < 0.1:
                session.undo()
            elif change < 0.15 and session.current is not None:
                session.bury()
            elif change < 0.2 and session.current is not None:
                session.flag(chance.randrange(5))
            elif change < 0.25 and session.current is not None:
                shown = session.current.note
                session.edit(replace(shown, back=f"Edited in life {number}"))
        clock.next_day()


def fork():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # said of processes with threads
        return os.fork()


def forked(folder, number):
    """Start a studying child; return its process id and the pipe on which it acknowledges."""
    reading, writing = os.pipe()
    child = fork()
    if child == 0:
        os.close(reading)
        with suppress(BaseException):
            studies(folder, number, lambda event: os.write(writing, f"{event}\n".encode()))
        os._exit(1)
    os.close(writing)
    return child, reading


def killed_after(child, reading, seconds):
    """Kill a child after a while, but not before it gave an answer; return what it acknowledged."""
    first = os.read(reading, 4096)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    chunks = [first]
    while chunk := os.read(reading, 65_536):
        chunks.append(chunk)
    os.close(reading)
    return b"".join(chunks).decode()


def killed_program(folder, number, seconds):
    """Do the same with a program of its own, where a process cannot fork."""
    script = (
        "import sys; from pathlib import Path; from test_durability import studies; "
        "studies(Path(sys.argv[1]), int(sys.argv[2]), lambda event: print(event, flush=True))"
    )
    command = [sys.executable, "-c", script, str(folder), str(number)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent
    ) as run:
        first = run.stdout.readline()
        time.sleep(seconds)
        run.kill()
        return first + run.stdout.read()


def written(folder):
    """Return the ids of all events; the collection opens, and nothing is wrong with it."""
    collection = opened(folder, HandClock())
    assert collection.checking.check().problems == ()
    with collection.database.reading() as tx:
        ids = {event.id for _, log in tx.log.by_card() for event in log}
    collection.close()
    return ids


@pytest.fixture
def shelf(tmp_path):
    collection = opened(tmp_path, HandClock())
    collection.library.add(plain_notes(150))
    collection.close()
    return tmp_path


def test_no_acknowledged_answer_is_lost_when_the_program_is_killed(shelf):
    chance, acknowledged = random.Random(20260302), set()

    for number in range(KILLS):
        life = chance.random() * LONGEST_LIFE
        if hasattr(os, "fork"):
            said = killed_after(*forked(shelf, number), life)
        else:
            said = killed_program(shelf, number, life)
        acknowledged.update(said.rpartition("\n")[0].splitlines())
        if number % 10 == 9:
            assert acknowledged <= written(shelf)

    assert len(acknowledged) > KILLS
    assert acknowledged <= written(shelf)


def test_a_first_run_that_is_killed_begins_again(tmp_path):
    chance = random.Random(20260303)
    for number in range(20):
        folder = tmp_path / str(number)
        if hasattr(os, "fork"):
            child = fork()
            if child == 0:
                with suppress(BaseException):
                    opened(folder, HandClock()).library.add(plain_notes(20))
                os._exit(0)
            time.sleep(chance.random() * 0.04)
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        collection = opened(folder, HandClock())
        assert collection.library.search("").total in (0, 20)
        assert_sound(collection)
        collection.close()
