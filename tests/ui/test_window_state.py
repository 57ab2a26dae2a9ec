"""The window comes back as it was left, whatever has happened to its file."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QByteArray

from studyapp.core.quiz.questions import FeedbackTime, QuestionKind, QuizSpec
from studyapp.ui.theme import Appearance, Scheme
from studyapp.ui.window_state import FILE, InterviewWish, WindowState

VALUES = {
    "geometry": QByteArray(b"\x01\xd9\xd0\xcb\x00\x03"),
    "page": "progress",
    "narrow_sidebar": True,
    "deck": "Generative AI::Größe, 50 %",
    "span": "month",
    "folded_decks": frozenset({"A::B, C", "D"}),
    "quiz": QuizSpec(
        decks=("A::B, C", "D"),
        tags=("exam", "größe"),
        due=True,
        weak=True,
        questions=7,
        seconds=45,
        kinds=(QuestionKind.TYPED, QuestionKind.SINGLE),
        feedback=FeedbackTime.END,
    ),
    "interview": InterviewWish("AI::Prompts, more", 45, spoken=True),
    "appearance": Appearance(
        Scheme.DARK, text_size=21, reduce_motion=True, key_caps=False, stop_timers=False
    ),
}


@pytest.mark.parametrize("name", VALUES)
def test_a_value_is_there_after_a_restart(tmp_path, name):
    state = WindowState(tmp_path)
    setattr(state, name, VALUES[name])
    state.save()

    assert same(getattr(WindowState(tmp_path), name), VALUES[name])


def same(found, kept) -> bool:
    """A quiz's kinds are kept as a set: they come back in the order of the window."""
    if isinstance(kept, QuizSpec):
        return replace(found, kinds=()) == replace(kept, kinds=()) and (
            set(found.kinds) == set(kept.kinds)
        )
    return found == kept


def test_a_first_start_has_defaults(tmp_path):
    state = WindowState(tmp_path)

    assert state.geometry is None
    assert (state.page, state.deck, state.span) == ("today", None, "year")
    assert state.folded_decks is None
    assert state.appearance == Appearance()
    assert state.quiz == QuizSpec()
    assert state.interview == InterviewWish("", 20, spoken=False)
    assert not state.narrow_sidebar
    assert state.stop_timers


def test_unfolding_every_deck_is_remembered_too(tmp_path):
    state = WindowState(tmp_path)
    state.folded_decks = frozenset()
    state.save()

    assert WindowState(tmp_path).folded_decks == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "[look]\nscheme=purple\ntext_size=900\nreduce_motion=perhaps\n[window]\ngeometry=12\n",
        "[look]\ntext_size=-3\n\x00\x00]]]",
        "[look]\nkey_caps=perhaps\nstop_timers=1, 2\n[window]\nnarrow_sidebar=\n",
        "",
    ],
)
def test_a_spoilt_file_counts_as_never_written(tmp_path, text):
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    state = WindowState(tmp_path)

    assert state.appearance == Appearance()
    assert state.geometry is None


@pytest.mark.parametrize(
    ("text", "spec"),
    [
        ("[quiz]\nfeedback=never\n", QuizSpec()),
        ("[quiz]\nquestions=0\nseconds=3601\n", QuizSpec()),
        ("[quiz]\nquestions=101\nseconds=-1\n", QuizSpec()),
        ("[quiz]\nquestions=100\nseconds=3600\n", QuizSpec(questions=100, seconds=3600)),
        ("[quiz]\nquestions=1\nseconds=1\n", QuizSpec(questions=1, seconds=1)),
        ("[quiz]\nkinds=riddle\n", QuizSpec()),
        ("[quiz]\nkinds=riddle typed\n", QuizSpec(kinds=(QuestionKind.TYPED,))),
        ("[quiz]\ndue=yes\nweak=TRUE\n", QuizSpec(weak=True)),
    ],
)
def test_a_spoilt_quiz_is_made_of_what_can_still_be_read(tmp_path, text, spec):
    (tmp_path / FILE).write_text(text, encoding="utf-8")

    assert WindowState(tmp_path).quiz == spec


@pytest.mark.parametrize(
    ("minutes", "read"), [("1", 1), ("180", 180), ("0", 20), ("181", 20), ("soon", 20)]
)
def test_an_interview_has_a_length_that_can_be_held(tmp_path, minutes, read):
    (tmp_path / FILE).write_text(f"[interview]\nminutes={minutes}\n", encoding="utf-8")

    assert WindowState(tmp_path).interview.minutes == read


@pytest.mark.parametrize(("size", "read"), [("14", 14), ("24", 24), ("13", 17), ("25", 17)])
def test_a_text_size_that_cannot_be_chosen_is_the_usual_one(tmp_path, size, read):
    (tmp_path / FILE).write_text(f"[look]\ntext_size={size}\n", encoding="utf-8")

    assert WindowState(tmp_path).appearance.text_size == read


def test_a_quiz_without_a_clock_comes_back_without_one(tmp_path):
    state = WindowState(tmp_path)
    state.quiz = QuizSpec(seconds=60)
    state.quiz = QuizSpec(seconds=None)
    state.save()

    assert WindowState(tmp_path).quiz.seconds is None


def test_all_decks_can_be_looked_at_again_after_one_was(tmp_path):
    state = WindowState(tmp_path)
    state.deck = "AI"
    state.deck = None
    state.save()

    assert WindowState(tmp_path).deck is None


def test_an_empty_geometry_is_none(tmp_path):
    state = WindowState(tmp_path)
    state.geometry = QByteArray()

    assert state.geometry is None


def test_the_file_lies_beside_the_collection_once_it_is_saved(tmp_path):
    state = WindowState(tmp_path)
    state.page = "quiz"

    state.save()

    assert "page=quiz" in (tmp_path / FILE).read_text(encoding="utf-8")
