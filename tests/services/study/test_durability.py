"""The studying program is killed at any moment: what it acknowledged is in the log."""

import os
import random
import signal
import time
from contextlib import suppress
from dataclasses import replace

import pytest
from killing import CAN_FORK, fork, lives
from studying import HandClock, assert_sound, opened, plain_notes

from studyapp.core.scheduling.events import Grade

KILLS = 200 if CAN_FORK else 12


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

    for number, said in enumerate(lives(studies, shelf, KILLS, chance)):
        acknowledged.update(said)
        if number % 10 == 9:
            assert acknowledged <= written(shelf)

    assert len(acknowledged) > KILLS
    assert acknowledged <= written(shelf)


def test_a_first_run_that_is_killed_begins_again(tmp_path):
    chance = random.Random(20260303)
    for number in range(20):
        folder = tmp_path / str(number)
        if CAN_FORK:
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
