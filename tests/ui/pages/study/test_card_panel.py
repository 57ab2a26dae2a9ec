"""The card itself: question, options as they were picked, answer, and its focus."""

from dataclasses import replace

import pytest

from studyapp.ui.pages.study.faces import StudyFace
from studyapp.ui.pages.study.panel import CardPanel, marked, right_options
from studyapp.ui.widgets.card.decorations import ChoiceState
from studyapp.ui.widgets.card.kit import CardKit

OPEN, PICKED = ChoiceState.OPEN, ChoiceState.PICKED
RIGHT, WRONG = ChoiceState.RIGHT, ChoiceState.WRONG
MISSED, OTHER = ChoiceState.MISSED, ChoiceState.OTHER
PLAIN = StudyFace("<p>What?</p>", "<p>This.</p>", (), "")
CLOZE = replace(PLAIN, answer="<p>What it is.</p>", in_place=True)


@pytest.fixture
def panel(qtbot, theme, icons):
    theme.set_appearance(replace(theme.appearance, reduce_motion=True))
    made = CardPanel(CardKit(theme), icons)
    qtbot.addWidget(made)
    made.resize(786, 500)
    made.show()
    return made


@pytest.mark.parametrize(
    ("right", "picked", "states"),
    [
        ((True, False, False), set(), (RIGHT, OTHER, OTHER)),
        ((True, False, False), {0}, (RIGHT, OTHER, OTHER)),
        ((True, False, False), {2}, (RIGHT, OTHER, WRONG)),
        ((True, True, False), set(), (RIGHT, RIGHT, OTHER)),
        ((True, True, False), {0}, (RIGHT, MISSED, OTHER)),
        ((True, True, False), {2}, (MISSED, MISSED, WRONG)),
        ((True, True, False), {0, 1}, (RIGHT, RIGHT, OTHER)),
        ((), set(), ()),
    ],
)
def test_each_option_is_marked_as_it_was_and_as_it_was_picked(right, picked, states):
    assert marked(right, frozenset(picked)) == states


def test_the_right_options_are_known_by_their_places():
    assert right_options(replace(PLAIN, right=(False, True, False, True))) == {1, 3}


@pytest.mark.parametrize(
    ("right", "picked", "verdict"),
    [
        ((True, False), {0}, "You picked right"),
        ((True, False), {1}, "You picked wrong"),
        ((True, True, False), {0}, "You picked wrong"),
        ((True, True, False), {0, 1}, "You picked right"),
        ((True, True, False), {0, 1, 2}, "You picked wrong"),
        ((True, False), set(), "Answer"),
    ],
)
def test_the_verdict_is_right_only_for_all_right_options_and_no_other(
    panel, right, picked, verdict
):
    face = replace(PLAIN, right=right)
    panel.ask(face)

    panel.reveal(face, frozenset(picked))

    assert panel.answer.rule.accessibleName() == verdict


def test_a_question_is_shown_alone(panel):
    panel.ask(PLAIN)
    panel.reveal(PLAIN, frozenset())
    panel.thought.open()

    panel.ask(replace(PLAIN, question="<p>Next?</p>"))

    assert panel.question.plain_text() == "Next?"
    assert not panel.answer.isVisible()
    assert not panel.thought.isVisible()


def test_the_answer_of_a_cloze_takes_the_place_of_its_question(panel):
    panel.ask(CLOZE)

    panel.reveal(CLOZE, frozenset())

    assert panel.question.plain_text() == "What it is."
    assert not panel.answer.isVisible()


@pytest.mark.parametrize(("face", "reads"), [(PLAIN, "answer"), (CLOZE, "question")])
def test_the_focus_goes_to_where_the_answer_stands(panel, qtbot, face, reads):
    panel.activateWindow()
    panel.ask(face)
    panel.reveal(face, frozenset())

    panel.read_answer()

    view = panel.answer.view if reads == "answer" else panel.question
    qtbot.waitUntil(view.hasFocus)


@pytest.mark.parametrize("revealed", [True, False])
def test_a_changed_card_shows_its_new_answer_only_where_it_was_shown(panel, revealed):
    panel.ask(PLAIN)
    panel.thought.open()
    panel.thought.edit.setPlainText("mine")
    new = replace(PLAIN, question="<p>Which?</p>", answer="<p>That.</p>")

    panel.rewrite(new, revealed=revealed)

    assert panel.question.plain_text() == "Which?"
    assert panel.thought.text == "mine"
    assert panel.answer.isVisible() is revealed
    if revealed:
        assert panel.answer.view.plain_text() == "That."


def test_a_clicked_option_is_told(panel, qtbot):
    with qtbot.waitSignal(panel.choice_picked) as told:
        panel.question.choice_clicked.emit(2)

    assert told.args == [2]


def test_picked_options_are_marked_before_the_answer(panel):
    face = replace(
        PLAIN,
        question="<ul><li>[ ] a</li></ul>",
        right=(True, True, False),
    )
    panel.ask(face)
    marks = []
    panel.question.set_choices = marks.append

    panel.mark_picked(frozenset({1}), face)

    assert marks == [(OPEN, PICKED, OPEN)]


@pytest.mark.parametrize(("face", "kept_by"), [(PLAIN, "answer"), (CLOZE, "question")])
def test_the_answer_is_built_where_it_will_be_shown(panel, face, kept_by):
    panel.ask(face)
    panel.prepare(face)

    view = panel.answer.view if kept_by == "answer" else panel.question

    assert face.answer in view._kept
