"""The interviewing program is killed at any moment: what it acknowledged is kept."""

import random

from killing import CAN_FORK, lives
from studying import HandClock, note, opened

from studyapp.core.cards import NoteKind
from studyapp.core.interview.rubric import Tick

KILLS = 60 if CAN_FORK else 8


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


def test_no_locked_answer_is_lost_when_the_program_is_killed(tmp_path):
    collection = opened(tmp_path, HandClock())
    collection.library.add(questions())
    collection.close()
    chance, acknowledged = random.Random(20260304), set()

    for number, said in enumerate(lives(interviews, tmp_path, KILLS, chance)):
        acknowledged.update(said)
        if number % 10 == 9:
            assert acknowledged <= locked_texts(tmp_path)

    assert len(acknowledged) > KILLS
    assert acknowledged <= locked_texts(tmp_path)
