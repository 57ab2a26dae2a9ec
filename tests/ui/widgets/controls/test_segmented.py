"""Of the segments of a control exactly one holds, by click, by key and by call."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton
from showing import shown

from studyapp.ui.widgets.controls.segmented import SegmentedControl

SPANS = (("month", "Month"), ("year", "Year"), ("all", "All"))


@pytest.fixture
def control(qtbot, theme):
    return shown(qtbot, SegmentedControl("Time", SPANS))


def segment(control, text) -> QPushButton:
    return next(b for b in control.findChildren(QPushButton) if b.text() == text)


def test_one_segment_holds_and_only_the_learner_is_told_about(qtbot, control):
    with qtbot.assertNotEmitted(control.chosen):
        control.set_current("month")

    with qtbot.waitSignal(control.chosen) as blocker:
        segment(control, "All").click()

    assert blocker.args == ["all"]
    assert control.current == "all"
    assert sum(button.isChecked() for button in control.findChildren(QPushButton)) == 1


def test_nothing_holds_before_something_was_set(control):
    assert control.current == ""


def test_arrow_keys_move_between_segments(qtbot, control):
    control.set_current("month")
    segment(control, "Month").setFocus()

    with qtbot.waitSignal(control.chosen) as blocker:
        QTest.keyClick(segment(control, "Month"), Qt.Key.Key_Right)

    assert blocker.args == ["year"]


def test_segments_stand_in_the_order_given_and_say_what_they_choose(control):
    buttons = sorted(control.findChildren(QPushButton), key=lambda button: button.x())

    assert [button.text() for button in buttons] == ["Month", "Year", "All"]
    assert [button.accessibleName() for button in buttons] == [
        "Time: Month",
        "Time: Year",
        "Time: All",
    ]
    assert control.accessibleName() == "Time"


def test_enter_in_a_dialog_presses_no_segment(qtbot, theme):
    dialog = shown(qtbot, QDialog())
    control = SegmentedControl("Time", SPANS, dialog)

    assert not any(button.autoDefault() for button in control.findChildren(QPushButton))


def test_the_words_of_a_segment_can_change(control):
    control.set_text("year", "12 months")

    assert segment(control, "12 months").accessibleName() == "Time: 12 months"


def test_a_segment_can_be_taken_away_and_offered_again(control):
    control.set_shown("all", False)
    assert not segment(control, "All").isVisible()

    control.set_shown("all", True)
    assert segment(control, "All").isVisible()
