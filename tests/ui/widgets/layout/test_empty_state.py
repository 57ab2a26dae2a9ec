"""An empty place says what is the case, in its middle, with what can be done below."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton
from showing import shown

from studyapp.ui.widgets.layout.empty_state import EmptyState
from studyapp.ui.widgets.layout.icon_tile import IconTile


@pytest.fixture
def state(qtbot, theme, icons):
    state = EmptyState(theme, icons, "layers")
    state.buttons.addWidget(QPushButton("Import"))
    state.show_text("No cards yet", "Bring in your notes. " * 6)
    state.resize(900, 700)
    return shown(qtbot, state)


def parts(state):
    return [
        state.findChild(IconTile),
        state.title_label,
        state.text_label,
        state.findChild(QPushButton),
    ]


def test_it_says_what_is_the_case_and_what_can_be_done(state):
    assert state.title_label.text() == "No cards yet"
    assert state.text_label.text().startswith("Bring in your notes.")


def test_icon_title_text_and_buttons_stand_below_each_other(state):
    tops = [part.mapTo(state, QPoint(0, 0)).y() for part in parts(state)]

    assert tops == sorted(tops)
    assert len(set(tops)) == 4


def test_everything_stands_in_the_middle(state):
    for part in parts(state):
        middle = part.mapTo(state, part.rect().center()).x()
        assert middle == pytest.approx(state.width() / 2, abs=2)
    top = parts(state)[0].mapTo(state, QPoint(0, 0)).y()
    last = parts(state)[-1]
    below = state.height() - last.mapTo(state, last.rect().bottomLeft()).y()
    assert top == pytest.approx(below, abs=3)


def test_a_long_text_wraps_at_a_width_that_can_be_read_and_none_of_it_is_cut_off(state):
    assert state.text_label.width() == 440
    assert state.text_label.heightForWidth(440) > 1.5 * state.text_label.fontMetrics().height()
    assert state.text_label.height() == state.text_label.heightForWidth(440)
