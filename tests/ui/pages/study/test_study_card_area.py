"""Where the card lies: what went wrong above it, and how far it is scrolled for the answer."""

from dataclasses import replace

import pytest

from studyapp.ui.pages.study.card_area import CardArea
from studyapp.ui.pages.study.faces import StudyFace
from studyapp.ui.widgets.card.kit import CardKit

PLAIN = StudyFace("<p>What?</p>", "<p>This.</p>", (), "")
LONG = "".join(f"<p>Line {number} of a long text.</p>" for number in range(60))


@pytest.fixture
def area(qtbot, theme, icons):
    theme.set_appearance(replace(theme.appearance, reduce_motion=True))
    made = CardArea(CardKit(theme), icons)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    made.panel.ask(PLAIN)
    return made


def scrolled(area):
    return area.verticalScrollBar().value()


def top_of(area, widget):
    return widget.mapTo(area.viewport(), widget.rect().topLeft()).y()


def reveal(area, face):
    area.panel.ask(face)
    area.to_top()
    area.panel.reveal(face, frozenset())
    area.bring_answer_into_view()


def test_what_went_wrong_is_said_above_the_card_until_it_is_over(area):
    area.complain("The disk is full.")

    assert area.complaint.isVisible()
    assert area.complaint.label.text() == "The disk is full."
    assert area.complaint.accessibleName() == "The disk is full."
    assert top_of(area, area.complaint) < top_of(area, area.panel)

    area.complain("")
    assert not area.complaint.isVisible()


def test_a_complaint_is_scrolled_to_and_its_end_moves_nothing(area):
    reveal(area, replace(PLAIN, answer=LONG))
    area.verticalScrollBar().setValue(200)

    area.complain("")
    assert scrolled(area) == 200

    area.complain("The disk is full.")
    assert scrolled(area) == 0


def test_a_short_answer_moves_nothing(area):
    reveal(area, PLAIN)

    assert scrolled(area) == 0


def test_a_long_answer_is_shown_from_its_first_line(area):
    reveal(area, replace(PLAIN, question=LONG, answer=LONG))

    assert top_of(area, area.panel.answer) == 16


def test_an_answer_that_ends_below_the_edge_is_scrolled_just_as_far_as_it_needs(area):
    question = "".join(f"<p>Line {number}.</p>" for number in range(11))
    reveal(area, replace(PLAIN, question=question))
    end = top_of(area, area.panel) + area.panel.height()

    assert scrolled(area) > 0
    assert 0 <= area.viewport().height() - end <= 30
    assert top_of(area, area.panel.answer) > 16


def test_the_thought_stays_in_view_beside_the_answer(area):
    area.panel.ask(replace(PLAIN, question=LONG))
    area.panel.thought.open()
    area.panel.thought.edit.setPlainText("mine")
    area.panel.reveal(replace(PLAIN, question=LONG, answer=LONG), frozenset())

    area.bring_answer_into_view()

    assert top_of(area, area.panel.thought) == 16


def test_an_answer_that_stands_in_the_question_moves_nothing(area):
    reveal(area, replace(PLAIN, question=LONG, answer=LONG, in_place=True))

    assert scrolled(area) == 0


@pytest.mark.parametrize(("height", "above"), [(200, 20), (500, 35), (700, 49), (2000, 72)])
def test_the_room_above_the_card_grows_with_the_window_between_two_bounds(area, height, above):
    area.resize(900, height)

    assert area.column.contentsMargins().top() == above


def test_the_card_stays_where_it_is_when_a_scroll_bar_comes(area, qtbot):
    def middle():
        return area.panel.mapTo(area, area.panel.rect().center()).x()

    before = middle()

    reveal(area, replace(PLAIN, answer=LONG))

    assert area.verticalScrollBar().maximum() > 0
    assert abs(middle() - before) <= 1
