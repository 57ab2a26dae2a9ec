"""The quizzing program is killed at any moment: every answer that it acknowledged is kept."""

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
from studyapp.core.quiz.questions import QuestionKind, QuizSpec, Response

KILLS = 60 if hasattr(os, "fork") else 8
LONGEST_LIFE = 0.06


def terms():
    return [
        note(
            f"t{i}",
            f"Deck {i % 3}",
            NoteKind.REVERSED,
            front=f"Term {chr(65 + i)}x",
            back=f"Sign {i}",
        )
        for i in range(12)
    ]


def quizzes(folder, number, acknowledge):
    """Answer for ever, saying each answer once it was marked."""
    clock = HandClock()
    clock.tick(number * 600)
    service, given = opened(folder, clock).quiz, 0
    while True:
        wishes = QuizSpec(kinds=(QuestionKind.TYPED,), questions=6, seed=number)
        run = service.resume() or service.begin(wishes)
        while run.current is not None:
            given += 1
            text = f"life {number} says {given}"
            run.answer(Response(text=text), 100)
            acknowledge(f"{run.id} {text}")
            if given % 3 == 0:
                run.count_as_right()
                acknowledge(f"{run.id} {text} claimed")


def kept(folder, attempts):
    """Return every answer and claim of some quizzes; the collection opens and is sound."""
    collection = opened(folder, HandClock())
    assert collection.checking.check().problems == ()
    found = set()
    for attempt in attempts:
        for answer in collection.quiz.result(attempt).answers:
            said = f"{attempt} {answer.response.text}"
            found |= {said, f"{said} claimed"} if answer.mark.right else {said}
    collection.close()
    return found


def forked(folder, number):
    """Start a quizzing child; return its process id and the pipe on which it acknowledges."""
    reading, writing = os.pipe()
    child = fork()
    if child == 0:
        os.close(reading)
        with suppress(BaseException):
            quizzes(folder, number, lambda text: os.write(writing, f"{text}\n".encode()))
        os._exit(1)
    os.close(writing)
    return child, reading


def killed_program(folder, number, seconds):
    """Do the same with a program of its own, where a process cannot fork."""
    script = (
        "import sys; from pathlib import Path; from test_quiz_durability import quizzes; "
        "quizzes(Path(sys.argv[1]), int(sys.argv[2]), lambda text: print(text, flush=True))"
    )
    command = [sys.executable, "-c", script, str(folder), str(number)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent
    ) as run:
        first = run.stdout.readline()
        time.sleep(seconds)
        run.kill()
        return first + run.stdout.read()


def test_no_marked_answer_is_lost_when_the_program_is_killed(tmp_path):
    collection = opened(tmp_path, HandClock())
    collection.library.add(terms())
    collection.close()
    chance, acknowledged = random.Random(20260305), set()

    for number in range(KILLS):
        life = chance.random() * LONGEST_LIFE
        if hasattr(os, "fork"):
            said = killed_after(*forked(tmp_path, number), life)
        else:
            said = killed_program(tmp_path, number, life)
        acknowledged.update(said.rpartition("\n")[0].splitlines())

    assert len(acknowledged) > KILLS
    assert acknowledged <= kept(tmp_path, {line.partition(" ")[0] for line in acknowledged})
