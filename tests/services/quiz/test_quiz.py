"""Quizzes are kept answer by answer, go on where they were left, and leave the schedule alone."""

import csv
from dataclasses import replace
from datetime import date, timedelta

import pytest
from studying import assert_sound, cards, events, note, study

from studyapp.core.cards import Choice, NoteKind
from studyapp.core.errors import StudyError
from studyapp.core.quiz.marks import How
from studyapp.core.quiz.questions import FeedbackTime, QuestionKind, QuizSpec, Response
from studyapp.core.scheduling.events import Advance, Grade, Undo
from studyapp.services.quiz import pool as quiz_pool
from studyapp.storage.attempts import AttemptRepository

NAMES = ("encoder", "sampler", "tokeniser", "optimiser", "classifier", "retriever")
MEANINGS = (
    "Turns a source text into vectors.",
    "Draws the next word by chance.",
    "Cuts a string into pieces of a vocabulary.",
    "Moves weights against their gradient.",
    "Gives each picture one label.",
    "Finds passages for a request in a store.",
)
TYPED = (QuestionKind.TYPED,)


def shelf(deck="Field::Parts"):
    return [
        note(
            name,
            deck,
            NoteKind.REVERSED,
            front=name.capitalize(),
            back=MEANINGS[index],
            tags=("definition", "odd" if index % 2 else "even"),
        )
        for index, name in enumerate(NAMES)
    ]


def choices():
    options = (Choice("seven", True), Choice("eight", False), Choice("nine", False))
    return [
        note(f"c{i}", "Field::Choices", NoteKind.CHOICE, front=f"Which {i}?", choices=options)
        for i in range(3)
    ]


@pytest.fixture
def quizzes(collection):
    collection.library.add([*shelf(), *choices()])
    return collection.quiz


def right(question):
    if question.kind.is_typed:
        return Response(text=question.accepted[0])
    return Response(question.right)


WRONG = Response(text="something else altogether")


def finished(run, answers):
    """Answer right where `answers` says so; return the run."""
    for is_right in answers:
        run.answer(right(run.current) if is_right else WRONG, 2_000)
    return run


def test_a_quiz_is_asked_marked_and_counted(quizzes):
    run = finished(quizzes.begin(QuizSpec(kinds=TYPED, questions=4, seed=1)), [1, 0, 1, 1])

    result = run.result()
    assert run.is_finished
    assert run.current is None
    assert (result.score, result.percent, result.seconds) == ("3 / 4", 75.0, 8)
    assert run.marks == (True, False, True, True)
    assert [answer.position for answer in result.misses] == [1]
    assert result.missed_cards == result.misses[0].question.cards
    assert [(s.topic, s.right, s.total) for s in result.by_deck()] == [("Field::Parts", 3, 4)]
    assert sum(score.total for score in result.by_tag()) == 8


def test_a_quiz_that_was_left_goes_on_after_its_last_answer(collection, quizzes):
    run = quizzes.begin(QuizSpec(kinds=TYPED, questions=4, seed=1))
    finished(run, [1, 0])
    collection.library.delete([run.current.note])
    edited = collection.library.note(run.quiz.questions[3].note)
    collection.library.save(replace(edited, front="Another name"))

    left = quizzes.unfinished()
    resumed = quizzes.resume()

    assert (left.id, left.done, left.total) == (run.id, 2, 4)
    assert resumed.quiz == run.quiz
    assert resumed.marks == (True, False, None, None)
    finished(resumed, [1, 1])
    assert quizzes.result(run.id).score == "3 / 4"
    assert quizzes.unfinished() is None
    assert quizzes.resume() is None


def test_a_quiz_can_be_given_up(quizzes):
    run = finished(quizzes.begin(QuizSpec(kinds=TYPED, seed=1)), [1])

    quizzes.give_up(run.id)

    assert quizzes.unfinished() is None
    assert quizzes.history() == ()
    assert quizzes.result(run.id).right == 1


def test_a_quiz_writes_no_review_and_moves_no_card(collection, clock, quizzes):
    study(collection, clock, most=4)
    before = cards(collection)

    run = finished(quizzes.begin(QuizSpec(seed=3)), [0] * 3)
    while run.current is not None:
        run.skip(10)
    run.result()

    assert cards(collection) == before
    assert_sound(collection)


def test_count_mine_as_right_is_logged_and_remembered(quizzes):
    run = quizzes.begin(QuizSpec(kinds=TYPED, questions=6, seed=1))
    run.answer(Response(text="the gizmo"), 100)
    note_guid = run.last.question.note

    mark = run.count_as_right()

    assert (mark.right, mark.how) == (True, How.CLAIMED)
    assert quizzes.resume().last.mark.how is How.CLAIMED
    finished(run, [1] * 5)
    assert run.result().score == "6 / 6"
    later = quizzes.begin(QuizSpec(kinds=TYPED, questions=6, seed=2))
    asked = next(q for q in later.quiz.questions if q.note == note_guid)
    assert "the gizmo" in asked.accepted


def test_an_answer_counts_as_right_even_after_the_quiz_is_over(quizzes):
    run = finished(quizzes.begin(QuizSpec(kinds=TYPED, questions=2, seed=1)), [0, 0])

    run.count_as_right(0)

    assert quizzes.history()[0].right == 1
    assert quizzes.result(run.id).misses[0].position == 1


def test_nothing_answered_cannot_be_counted_as_right(quizzes):
    run = quizzes.begin(QuizSpec(kinds=TYPED, questions=2, seed=1))

    with pytest.raises(StudyError):
        run.count_as_right()
    run.skip(10)
    with pytest.raises(StudyError):
        run.count_as_right()
    run.answer(right(run.current), 10)
    with pytest.raises(StudyError, match="over"):
        run.answer(WRONG, 10)


def test_missed_cards_come_into_todays_session_and_can_go_back(collection, clock, quizzes):
    study(collection, clock, Grade.EASY)
    clock.next_day()
    study(collection, clock, Grade.EASY)
    clock.next_day()
    before = cards(collection)
    run = finished(quizzes.begin(QuizSpec(kinds=TYPED, questions=6, seed=1)), [0, 0, 1, 1, 1, 1])
    missed = run.result().missed_cards
    due_before = collection.study.counts().due

    moved = quizzes.bring_forward(run.id)

    today = collection.study.today()
    assert {before[card].memory.due for card in missed}.isdisjoint({today})
    assert moved == 2
    assert {cards(collection)[card].memory.due for card in missed} == {today}
    assert isinstance(events(collection, missed[0])[-1].action, Advance)
    assert collection.study.counts().due == due_before + 2
    assert quizzes.bring_forward(run.id) == 0
    assert quizzes.put_back(run.id) == 2
    assert isinstance(events(collection, missed[0])[-1].action, Undo)
    assert cards(collection) == before
    assert quizzes.put_back(run.id) == 0
    assert_sound(collection)


def test_cards_move_only_together_with_the_note_that_brings_them_back(
    collection, quizzes, monkeypatch
):
    run = finished(quizzes.begin(QuizSpec(kinds=TYPED, questions=6, seed=1)), [0, 0, 1, 1, 1, 1])
    before = cards(collection)

    def full(*_entry):
        raise StudyError("The disk is full.")

    monkeypatch.setattr(AttemptRepository, "record", full)
    with pytest.raises(StudyError, match="full"):
        quizzes.bring_forward(run.id)

    assert cards(collection) == before


def test_the_misses_are_tried_again(quizzes):
    run = finished(quizzes.begin(QuizSpec(kinds=TYPED, questions=4, seed=1)), [1, 0, 0, 1])

    again = quizzes.retry(run.id)

    assert {q.note for q in again.quiz.questions} == {a.question.note for a in run.result().misses}
    assert "second try" in again.title
    finished(again, [1, 1])
    with pytest.raises(StudyError, match="Nothing was missed"):
        quizzes.retry(again.id)


def test_the_history_lists_finished_quizzes_newest_first(clock, quizzes):
    for answers in ([1, 1], [0, 1], [0, 0]):
        finished(quizzes.begin(QuizSpec(kinds=TYPED, questions=2, seed=1)), answers)
        clock.tick(3600)
    quizzes.begin(QuizSpec(seed=1))

    lines = quizzes.history()

    assert [(line.right, line.total, line.percent) for line in lines] == [
        (0, 2, 0.0),
        (1, 2, 50.0),
        (2, 2, 100.0),
    ]
    assert lines[0].ended - lines[1].ended == timedelta(hours=1)
    assert [line.right for line in quizzes.history(limit=1, offset=1)] == [1]


def test_a_deck_or_a_tag_narrows_the_quiz(quizzes):
    by_deck = quizzes.begin(QuizSpec(decks=("Field::Choices",), seed=1))
    by_tag = quizzes.begin(QuizSpec(tags=("odd",), seed=1))

    assert {q.deck for q in by_deck.quiz.questions} == {"Field::Choices"}
    assert {name for q in by_tag.quiz.questions for name in q.notes} <= {
        f"d/{name}" for name in NAMES[1::2]
    }
    assert by_deck.title == "Choices"
    assert by_tag.title == "odd"
    assert quizzes.matching(QuizSpec(decks=("Field",))) == 9
    assert quizzes.matching(QuizSpec(tags=("odd", "even"))) == 6
    assert quizzes.tags(["Field::Parts"]) == ("definition", "even", "odd")


def test_due_and_weak_cards_are_asked_when_wished(collection, clock, quizzes):
    assert quizzes.matching(QuizSpec(due=True)) == 0
    study(
        collection,
        clock,
        lambda now: Grade.AGAIN if now.note.guid == "d/encoder" else Grade.EASY,
        most=4,
    )
    assert quizzes.matching(QuizSpec(weak=True)) == 1
    clock.next_day()

    due = quizzes.matching(QuizSpec(due=True))

    assert due >= 1
    assert quizzes.matching(QuizSpec(due=True, weak=True)) >= due


def test_suspended_cards_are_not_asked(collection, quizzes):
    collection.library.suspend([f"d/{name}" for name in NAMES])

    assert quizzes.matching(QuizSpec()) == 3


def test_an_unknown_deck_and_an_empty_pool_are_told_in_words(collection, quizzes):
    with pytest.raises(StudyError, match="no deck 'Nowhere'"):
        quizzes.begin(QuizSpec(decks=("Nowhere",)))
    with pytest.raises(StudyError, match="No question can be made"):
        quizzes.begin(QuizSpec(kinds=(QuestionKind.ORDER,)))
    with pytest.raises(StudyError, match="not in the collection"):
        quizzes.result("0" * 32)


def test_the_same_seed_gives_the_same_quiz_and_none_lets_chance_choose(quizzes):
    first, second = (quizzes.begin(QuizSpec(seed=5)).quiz for _ in range(2))
    seeds = {quizzes.begin(QuizSpec()).spec.seed for _ in range(5)}

    assert first == second
    assert len(seeds) == 5


def test_a_question_has_its_time_and_a_match_has_more(quizzes):
    run = quizzes.begin(QuizSpec(kinds=(QuestionKind.MATCH,), questions=1, seconds=20, seed=1))

    assert run.seconds == 20 * len(run.current.options)
    assert quizzes.begin(QuizSpec(kinds=TYPED, seconds=20)).seconds == 20
    assert quizzes.begin(QuizSpec(kinds=TYPED, feedback=FeedbackTime.END)).seconds is None


@pytest.mark.parametrize("suffix", [".md", ".html", ".csv"])
def test_the_result_is_exported_with_answer_right_one_and_score(tmp_path, quizzes, suffix):
    run = finished(quizzes.begin(QuizSpec(kinds=TYPED, questions=3, seed=1)), [1, 0, 1])

    path = quizzes.export(run.id, tmp_path / f"result{suffix}")

    text = path.read_text(encoding="utf-8")
    assert "something else altogether" in text
    assert run.result().misses[0].mark.expected in text
    if suffix == ".csv":
        rows = list(csv.DictReader(text.splitlines()))
        assert [row["result"] for row in rows] == ["right", "wrong", "right"]
    else:
        assert "2 / 3" in text


def test_an_export_that_cannot_be_written_says_why(tmp_path, quizzes):
    run = finished(quizzes.begin(QuizSpec(kinds=TYPED, questions=1, seed=1)), [1])

    with pytest.raises(StudyError, match=r"use one of \.md, \.html, \.csv"):
        quizzes.export(run.id, tmp_path / "result.docx")
    with pytest.raises(StudyError, match="cannot be written"):
        quizzes.export(run.id, tmp_path / "nowhere" / "result.md")


def test_a_quiz_of_a_very_large_collection_reads_a_part_that_the_seed_chooses(
    quizzes, collection, monkeypatch
):
    monkeypatch.setattr(quiz_pool, "MOST_NOTES", 4)
    with collection.database.reading() as tx:
        read = [
            [asked.note.guid for asked in quiz_pool.read_pool(tx, spec, date(2026, 3, 2)).asked]
            for spec in [QuizSpec(seed=seed) for seed in (1, 1, 2, 3, 4)]
        ]

    assert {len(guids) for guids in read} == {4}
    assert read[0] == read[1]
    assert len(set(map(tuple, read))) > 2


def test_a_quiz_for_a_role_asks_what_it_is_asked(collection, quizzes):
    known = collection.library.note("d/encoder")
    collection.library.save(replace(known, attributes=(("roles", "safety"),)))
    with collection.database.transaction() as tx:
        tx.decks.set_attributes("Field::Choices", (("roles", "mlops, safety"),))

    assert quizzes.matching(QuizSpec()) == 9
    assert quizzes.matching(QuizSpec(role="mlops")) == 8
    assert quizzes.matching(QuizSpec(role="data-scientist")) == 5
    run = quizzes.begin(QuizSpec(role="data-scientist", seed=1))
    assert run.title == "Data scientist"
    assert quizzes.resume(run.id).spec.role == "data-scientist"


def test_a_finished_quiz_is_found_with_those_before_it(clock, quizzes):
    runs = []
    for answers in ([1, 1], [0, 1], [0, 0]):
        runs.append(finished(quizzes.begin(QuizSpec(kinds=TYPED, questions=2, seed=1)), answers))
        clock.tick(3600)

    assert quizzes.line(runs[1].id) == quizzes.history()[1]
    assert quizzes.earlier(runs[1].id) == quizzes.history()[2:]
    assert quizzes.earlier(runs[2].id, limit=1) == quizzes.history()[1:2]


def test_a_quiz_that_is_not_over_has_no_line(quizzes):
    run = finished(quizzes.begin(QuizSpec(kinds=TYPED, questions=2, seed=1)), [1])

    with pytest.raises(StudyError, match="not finished"):
        quizzes.line(run.id)
