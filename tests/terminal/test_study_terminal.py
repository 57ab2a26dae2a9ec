"""Studying in the terminal: what is asked, which words do what, and what a program reads."""

import io
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from rich.console import Console

from studyapp.core.cards import Choice, Note, NoteKind
from studyapp.services.collection import open_collection
from studyapp.terminal.study import asked, study_in_terminal

MORNING = datetime(2026, 11, 20, 9, tzinfo=UTC)
NOTES = [
    Note("d/one", "D", NoteKind.PLAIN, "What is one?", "A number.", more="It is the first."),
    Note("d/two", "D", NoteKind.PLAIN, "What is two?", "Another."),
]


@pytest.fixture
def collection(tmp_path):
    collection = open_collection(tmp_path, now=lambda: MORNING, zone=UTC)
    collection.library.add(NOTES, label="Two")
    yield collection
    collection.close()


@pytest.fixture
def study(collection, monkeypatch, capsys):
    """Study with what is typed and return what was printed, and what the learner was offered."""

    def run(*typed: str, six_grades=False, as_json=False):
        lines, prompts = iter(typed), []

        def read(prompt=""):
            prompts.append(prompt)
            try:
                return next(lines)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("builtins.input", read)
        out = io.StringIO()
        console = Console(file=out, markup=False, width=100)
        session = collection.study.begin()
        study_in_terminal(session, console, six_grades=six_grades, as_json=as_json)
        printed = capsys.readouterr().out
        return (
            [json.loads(line) for line in printed.splitlines()]
            if as_json
            else (
                out.getvalue(),
                prompts,
            )
        )

    return run


def answers(collection) -> int:
    return collection.reports.today().answered


def test_a_person_sees_where_the_card_is_from_and_what_is_left(study):
    out, prompts = study("q")

    assert "D (new; 2 new, 0 drill, 0 due)" in out
    assert "What is one?" in out
    assert "A number." not in out
    assert prompts == ["Enter shows the answer, q leaves: "]
    assert "0 cards, 0 right, 0 seconds." in out


def test_the_answer_comes_with_what_is_more_and_the_days_that_grades_give(study):
    out, prompts = study("", "q")

    assert "A number." in out
    assert "It is the first." in out
    assert prompts[1].startswith("1 Again (2026-11-21), 2 Hard (2026-11-21), 3 Good (2026-11-21)")
    assert prompts[1].endswith("u undo, s suspend, b bury, q leave: ")


@pytest.mark.parametrize(
    ("typed", "said"),
    [("1", "Again"), ("2", "Hard"), ("3", "Good"), ("4", "Easy"), ("", "Good"), (" 3 ", "Good")],
)
def test_each_key_gives_its_grade_and_enter_gives_good(study, collection, typed, said):
    out, _ = study("", typed, "q")

    assert f"{said}; next on 2026-11-" in out
    assert answers(collection) == 1


@pytest.mark.parametrize(("typed", "said"), [("0", "Blackout"), ("1", "Wrong"), ("5", "Easy")])
def test_with_six_grades_the_keys_are_those_of_sm2(study, typed, said):
    out, prompts = study("", typed, "q", six_grades=True)

    assert f"{said}; next on" in out
    assert prompts[1].startswith("0 Blackout")


def test_what_is_no_grade_is_said_and_asked_again(study, collection):
    out, prompts = study("", "7", "X", "3", "q")

    assert "'7' is no grade; type one of 1, 2, 3, 4, or u, s, b, q." in out
    assert "'x' is no grade" in out
    assert len(prompts) == 5
    assert answers(collection) == 1


@pytest.mark.parametrize("typed", [(), ("q",), ("Q",), ("",), ("", "q")])
def test_leaving_or_the_end_of_the_input_answers_nothing(study, collection, typed):
    out, _ = study(*typed)

    assert answers(collection) == 0
    assert out.rstrip().endswith("0 cards, 0 right, 0 seconds.")
    assert ("A number." in out) is (typed[:1] == ("",))


def test_taking_back_names_what_was_taken_back_and_asks_the_card_again(study, collection):
    out, _ = study("", "3", "", "u", "q")

    assert "Done: took back Good." in out
    assert out.count("What is one?") == 2
    assert answers(collection) == 0


def test_with_nothing_to_take_back_nothing_is_said_to_be_done(study):
    out, _ = study("", "u", "q")

    assert "There is nothing to take back." in out
    assert "Done" not in out


@pytest.mark.parametrize("key", ["s", "b"])
def test_a_card_that_is_kept_back_is_not_asked_again(study, collection, key):
    out, _ = study("", key, "q")

    assert "Done." in out
    assert "What is two?" in out
    assert collection.study.begin().counts.total == 1
    assert answers(collection) == 0


def test_a_session_ends_by_itself_when_every_card_was_answered(study):
    out, prompts = study("", "3", "", "4")

    assert "2 cards, 2 right, 0 seconds." in out
    assert len(prompts) == 4


def test_a_missed_card_is_drilled_in_the_same_session(study):
    out, _ = study("", "1", "", "3", "", "3")

    assert "D (drill; 0 new, 1 drill, 0 due)" in out
    assert "2 cards, 1 right" in out


def test_a_program_reads_each_card_its_answer_and_what_was_done(study):
    question, answer, graded, after, summary = study("", "3", "q", as_json=True)

    assert question == {
        "card": "d/one#0",
        "stage": "new",
        "question": "What is one?",
        "left": {"new": 2, "drill": 0, "due": 0},
    }
    assert (answer["answer"], answer["more"]) == ("A number.", "It is the first.")
    assert set(answer["due"]) == {"1", "2", "3", "4"}
    assert graded == {"grade": 4, "due": answer["due"]["3"]}
    assert after["card"] == "d/two#0"
    assert summary["summary"]["answers"] == 1
    assert summary["summary"]["next_days"] == {graded["due"]: 1}


def test_a_program_is_told_what_it_may_type_and_what_became_of_it(study):
    told = study("", "9", "u", "", "s", "", "3", "", as_json=True)

    assert {"unknown": "9", "known": ["1", "2", "3", "4", "u", "s", "b", "q"]} in told
    assert [values["done"] for values in told if "done" in values] == [False, True]


def test_a_program_is_told_the_name_of_what_was_taken_back(study):
    told = study("", "3", "", "u", "q", as_json=True)

    assert [values["done"] for values in told if "done" in values] == ["Good"]


def test_a_reversed_card_asks_from_the_back():
    note = Note("d/n", "D", NoteKind.REVERSED, "Front", "Back", key_points=("a point",))

    assert asked(note, 0) == ("Front", "Back\n\n- a point")
    assert asked(note, 1) == ("Back", "Front")
    assert asked(replace(note, kind=NoteKind.PLAIN), 1)[0] == "Front"


def test_a_note_of_points_alone_has_its_points_as_the_answer():
    note = Note("d/n", "D", NoteKind.PLAIN, "Front", key_points=("one", "two"))

    assert asked(note, 0)[1] == "- one\n- two"


def test_options_are_numbered_and_the_answer_marks_each_in_the_same_order():
    choices = (Choice("seven", True), Choice("eight", False), Choice("nine", False))
    note = Note("d/n", "D", NoteKind.CHOICE, "Which is prime?", "Only seven.", choices=choices)

    question, answer = asked(note, 0)
    options = [line[3:] for line in question.splitlines()[2:]]

    assert question.startswith("Which is prime?\n\n1. ")
    assert sorted(options) == ["eight", "nine", "seven"]
    marked = [f"{'✓' if text == 'seven' else '✗'} {text}" for text in options]
    assert [line[3:] for line in answer.splitlines()[:3]] == marked
    assert answer.endswith("\n\nOnly seven.")


@pytest.mark.parametrize(
    ("ordinal", "gapped"),
    [(0, "**The [a hint] and second**\n\nmore"), (1, "**The first and […]**\n\nmore")],
)
def test_a_gap_shows_its_hint_and_the_others_are_read(ordinal, gapped):
    front = "The {{c1::first::a hint}} and {{c2::second}}"
    note = Note("d/n", "D", NoteKind.CLOZE, front, "more")

    assert asked(note, ordinal) == (gapped, "**The first and second**\n\nmore")
