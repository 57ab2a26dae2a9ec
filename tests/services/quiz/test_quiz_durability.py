"""The quizzing program is killed at any moment: every answer that it acknowledged is kept."""

import random

from killing import CAN_FORK, lives
from studying import HandClock, note, opened

from studyapp.core.cards import NoteKind
from studyapp.core.quiz.questions import QuestionKind, QuizSpec, Response

KILLS = 60 if CAN_FORK else 8


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


def test_no_marked_answer_is_lost_when_the_program_is_killed(tmp_path):
    collection = opened(tmp_path, HandClock())
    collection.library.add(terms())
    collection.close()
    chance, acknowledged = random.Random(20260305), set()

    for said in lives(quizzes, tmp_path, KILLS, chance):
        acknowledged.update(said)

    assert len(acknowledged) > KILLS
    assert acknowledged <= kept(tmp_path, {line.partition(" ")[0] for line in acknowledged})
