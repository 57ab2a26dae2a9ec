"""The interviewing program is killed at any moment: what it acknowledged is kept."""

import os
import random
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from studying import HandClock, note, opened
from test_durability import fork, killed_after

from studyapp.core.cards import NoteKind
from studyapp.core.interview.rubric import Tick

KILLS = 60 if hasattr(os, "fork") else 8
LONGEST_LIFE = 0.06


def questions():
    return [
        note(
            f"q{index}",
            f"Deck {index % 3}",
            NoteKind.OPEN,
            front=f"Question {index}?",
            back="An answer.",
            key_points=("one", "two", "three"),
        )
        for index in range(12)
    ]


def interviews(folder, number, acknowledge):
    """Answer for ever, saying each answer once it is locked."""
    clock, chance = HandClock(), random.Random(number)
    clock.tick(number * 600)
    service = opened(folder, clock).interview
    while True:
        left = service.unfinished()
        run = service.resume(left.id) if left else service.begin(minutes=10, seed=number)
        while run.question is not None:
            clock.tick()
            if run.reveal is None:
                text = f"life {number} says {chance.random()}"
                run.keep(text[:9], milliseconds=100)
                run.lock(text, milliseconds=1_000)
                acknowledge(text)
            run.confirm([chance.choice(tuple(Tick)) for _ in range(3)])
            run.next()
        run.finish()


def locked_texts(folder):
    """Return every answer in the collection, which opens and is sound."""
    collection = opened(folder, HandClock())
    assert collection.checking.check().problems == ()
    found = {
        past.text for each in questions() for past in collection.interview.of_question(each.guid)
    }
    collection.close()
    return found


def forked(folder, number):
    """Start an interviewing child; return its process id and the pipe on which it acknowledges."""
    reading, writing = os.pipe()
    child = fork()
    if child == 0:
        os.close(reading)
        with suppress(BaseException):
            interviews(folder, number, lambda text: os.write(writing, f"{text}\n".encode()))
        os._exit(1)
    os.close(writing)
    return child, reading


def killed_program(folder, number, seconds):
    """Do the same with a program of its own, where a process cannot fork."""
    script = (
        "import sys; from pathlib import Path; from test_interview_durability import interviews; "
        "interviews(Path(sys.argv[1]), int(sys.argv[2]), lambda text: print(text, flush=True))"
    )
    command = [sys.executable, "-c", script, str(folder), str(number)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent
    ) as run:
        first = run.stdout.readline()
        time.sleep(seconds)
        run.kill()
        return first + run.stdout.read()


def test_no_locked_answer_is_lost_when_the_program_is_killed(tmp_path):
    collection = opened(tmp_path, HandClock())
    collection.library.add(questions())
    collection.close()
    chance, acknowledged = random.Random(20260304), set()

    for number in range(KILLS):
        life = chance.random() * LONGEST_LIFE
        if hasattr(os, "fork"):
            said = killed_after(*forked(tmp_path, number), life)
        else:
            said = killed_program(tmp_path, number, life)
        acknowledged.update(said.rpartition("\n")[0].splitlines())
        if number % 10 == 9:
            assert acknowledged <= locked_texts(tmp_path)

    assert len(acknowledged) > KILLS
    assert acknowledged <= locked_texts(tmp_path)
