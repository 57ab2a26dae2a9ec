"""A stepper steps, can be typed into, and stops at its ends."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSpinBox
from showing import shown

from studyapp.ui.widgets.controls.stepper import Stepper


@pytest.fixture
def stepper(qtbot, theme, icons):
    return shown(qtbot, Stepper(theme, icons, "New cards", range(0, 21), step=10))


def test_a_stepper_stops_at_its_ends(qtbot, stepper):
    stepper.set_value(10)

    with qtbot.waitSignal(stepper.changed) as blocker:
        stepper.more_button.click()

    assert blocker.args == [20]
    assert not stepper.more_button.isEnabled()
    assert stepper.less_button.isEnabled()


def test_less_goes_down_and_stops_at_the_lowest(qtbot, stepper):
    stepper.set_value(10)

    with qtbot.waitSignal(stepper.changed) as blocker:
        stepper.less_button.click()

    assert blocker.args == [0]
    assert not stepper.less_button.isEnabled()
    assert stepper.more_button.isEnabled()


def test_the_lowest_number_is_known_as_the_end_even_before_anything_changes(stepper):
    stepper.set_value(0)

    assert not stepper.less_button.isEnabled()


def test_a_stepper_without_a_step_goes_by_one(qtbot, theme, icons):
    stepper = shown(qtbot, Stepper(theme, icons, "Text size", range(14, 25)))

    stepper.more_button.click()

    assert stepper.value == 15


def test_a_number_can_be_typed_and_is_told(qtbot, stepper):
    stepper.spin.selectAll()

    with qtbot.waitSignal(stepper.changed, check_params_cb=lambda value: value == 7):
        QTest.keyClicks(stepper.spin, "7")

    assert stepper.value == 7


def test_each_part_says_what_it_is(stepper):
    assert stepper.spin.accessibleName() == "New cards"
    assert stepper.less_button.accessibleName() == "Less: New cards"
    assert stepper.more_button.accessibleName() == "More: New cards"


def test_less_stands_left_of_the_number_and_more_right_of_it(stepper):
    places = [w.geometry() for w in (stepper.less_button, stepper.spin, stepper.more_button)]

    assert [place.left() for place in places] == sorted(place.left() for place in places)
    assert places[0].left() == 0
    assert places[2].right() == stepper.width() - 1


def test_the_number_of_a_stepper_can_be_seen(qtbot, theme, icons):
    stepper = shown(qtbot, Stepper(theme, icons, "Reviews", range(0, 10_000)))

    assert stepper.spin.lineEdit().width() > 40
    assert stepper.spin.buttonSymbols() == QSpinBox.ButtonSymbols.NoButtons
    assert stepper.spin.alignment() == Qt.AlignmentFlag.AlignHCenter


def test_steppers_below_each_other_are_equally_wide(qtbot, theme, icons):
    few, many = (shown(qtbot, Stepper(theme, icons, "", range(end))) for end in (9, 99_999))

    assert few.spin.width() == many.spin.width()
