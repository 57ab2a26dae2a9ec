"""What a proof-reading found, told to a person and to a program."""

import click
import pytest
from click.testing import CliRunner

from studyapp.core.cards import Note, NoteKind
from studyapp.core.learning_path import LearningPath
from studyapp.core.proofreading.findings import Finding
from studyapp.services.proofreading import Proof
from studyapp.terminal.proofreading import FIRST, path_option, proof_values, tell_proof


def note(name, front="Front", kind=NoteKind.PLAIN, priority=""):
    attributes = (("priority", priority),) if priority else ()
    return Note(f"d/{name}", "Deck", kind, front, attributes=attributes)


def proof(*notes, findings=(), warnings=(), knots=(), decks=2):
    path = LearningPath(tuple(each.guid for each in notes), tuple(knots))
    return Proof(decks, notes, tuple(findings), tuple(warnings), path)


def told(capsys, found, most=None):
    tell_proof(found, most)
    return capsys.readouterr()


def test_a_program_reads_everything_that_was_found():
    found = proof(
        note("a", "**Why**\n\nso?", NoteKind.OPEN, "critical"),
        note("b", priority="nice-to-have"),
        findings=[Finding("d/a", "The back is empty")],
        warnings=["w.md: odd"],
        knots=[("d/a", "d/b")],
    )

    assert proof_values(found, None) == {
        "decks": 2,
        "notes": 2,
        "findings": [{"guid": "d/a", "sentence": "The back is empty"}],
        "warnings": ["w.md: odd"],
        "path": [
            {
                "number": 1,
                "note": "d/a",
                "kind": "open",
                "priority": "critical",
                "front": "Why so?",
            },
            {
                "number": 2,
                "note": "d/b",
                "kind": "plain",
                "priority": "nice-to-have",
                "front": "Front",
            },
        ],
        "knots": [["d/a", "d/b"]],
    }


@pytest.mark.parametrize(("most", "steps"), [(None, 100), (1, 1), (100, 100), (101, 101)])
def test_a_program_gets_the_first_hundred_steps_unless_it_wishes(most, steps):
    found = proof(*(note(f"{at:03}") for at in range(102)))

    path = proof_values(found, most)["path"]

    assert len(path) == steps
    assert [step["number"] for step in path] == list(range(1, steps + 1))


def test_a_person_reads_warnings_then_findings_as_sentences(capsys):
    found = proof(
        note("a"),
        findings=[Finding("d/a", "The back is empty"), Finding("Deck", "It has no order")],
        warnings=["w.md: odd"],
    )

    out, err = told(capsys, found)

    assert out == "w.md: odd\nd/a: The back is empty.\nDeck: It has no order.\n"
    assert err == (
        "1 notes in 2 files read, 2 to mend.\nThe path: 1 notes from d/a to d/a, no knot.\n"
    )


@pytest.mark.parametrize(("most", "steps"), [(None, 0), (1, 1), (2, 2), (9, 3)])
def test_a_person_sees_the_path_only_where_it_was_asked_for(capsys, most, steps):
    out, _ = told(capsys, proof(note("a"), note("b"), note("c")), most)

    assert len(out.splitlines()) == steps


def test_a_step_of_the_path_is_one_line_in_columns(capsys):
    out, _ = told(capsys, proof(note("a", "", NoteKind.CLOZE), note("b", "Why?")), 2)

    first, second = out.splitlines()
    assert first == f"   1 {'d/a':40} {'cloze':8} important"
    assert second == f"   2 {'d/b':40} {'plain':8} {'important':12} Why?"


@pytest.mark.parametrize(
    ("front", "shown"),
    [
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
        ("x" * 58 + " yyy", "x" * 58 + "…"),
        ("two\n\nlines", "two lines"),
    ],
)
def test_a_long_front_is_cut_after_sixty_letters(front, shown):
    [step] = proof_values(proof(note("a", front)), None)["path"]

    assert step["front"] == shown


@pytest.mark.parametrize(
    ("knots", "said"),
    [
        ([], "no knot"),
        ([("d/a", "d/b")], "1 knot"),
        ([("d/a", "d/b"), ("d/c",)], "2 knots"),
    ],
)
def test_knots_are_counted(capsys, knots, said):
    _, err = told(capsys, proof(note("a"), note("b"), note("c"), knots=knots))

    assert err.splitlines()[1] == f"The path: 3 notes from d/a to d/c, {said}."


def test_without_notes_the_path_is_empty(capsys):
    assert told(capsys, proof(decks=0), 5) == (
        "",
        "0 notes in 0 files read, 0 to mend.\nThe path is empty.\n",
    )


@pytest.mark.parametrize(
    ("arguments", "most", "code"),
    [
        ([], None, 0),
        (["--path"], FIRST, 0),
        (["--path", "7"], 7, 0),
        (["--path", "1"], 1, 0),
        (["--path", "0"], None, 2),
        (["--path", "x"], None, 2),
    ],
)
def test_the_number_of_steps_may_be_left_out(arguments, most, code):
    seen = []

    @click.command()
    @path_option
    def command(most):
        seen.append(most)

    assert CliRunner().invoke(command, arguments).exit_code == code
    assert seen == ([most] if code == 0 else [])
