"""Small controls: what they show, what they tell, and how keys move them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studyapp.ui.theme import Appearance, Scheme
from studyapp.ui.widgets.charts.legend import HeatLegend, Legend
from studyapp.ui.widgets.charts.ring import Ring
from studyapp.ui.widgets.charts.split_bar import SplitBar
from studyapp.ui.widgets.controls.button import Button, IconButton
from studyapp.ui.widgets.controls.picker import Picker
from studyapp.ui.widgets.controls.segmented import SegmentedControl
from studyapp.ui.widgets.controls.stepper import Stepper
from studyapp.ui.widgets.controls.switch import Switch

SPANS = (("month", "Month"), ("year", "Year"), ("all", "All"))


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    QTest.qWaitForWindowActive(widget)
    return widget


def test_one_segment_holds_and_only_the_learner_is_told_about(qtbot, theme):
    control = shown(qtbot, SegmentedControl("Time", SPANS))
    with qtbot.assertNotEmitted(control.chosen):
        control.set_current("month")

    with qtbot.waitSignal(control.chosen) as blocker:
        control._buttons["all"].click()

    assert blocker.args == ["all"]
    assert control.current == "all"
    assert sum(button.isChecked() for button in control._buttons.values()) == 1


def test_arrow_keys_move_between_segments(qtbot, theme):
    control = shown(qtbot, SegmentedControl("Time", SPANS))
    control.set_current("month")
    control._buttons["month"].setFocus()

    with qtbot.waitSignal(control.chosen) as blocker:
        QTest.keyClick(control._buttons["month"], Qt.Key.Key_Right)

    assert blocker.args == ["year"]


def test_a_picker_shows_its_choice_and_tells_a_change_once(qtbot, theme, icons):
    picker = shown(qtbot, Picker(theme, icons, "Deck", [("", "All decks"), ("a", "R&D")]))
    assert picker.accessibleName() == "Deck: All decks"

    with qtbot.waitSignal(picker.chosen) as blocker:
        picker.menu().actions()[1].trigger()
    with qtbot.assertNotEmitted(picker.chosen):
        picker.menu().actions()[1].trigger()

    assert blocker.args == ["a"]
    assert picker.accessibleName() == "Deck: R&D"
    assert picker.text().strip() == "R&&D"


def test_a_picker_keeps_its_choice_while_it_is_offered(qtbot, theme, icons):
    picker = shown(qtbot, Picker(theme, icons, "Deck", [("", "All"), ("a", "A"), ("b", "B")]))
    picker.set_current("b")

    picker.set_choices([("", "All"), ("b", "B")])
    assert picker.current == "b"

    picker.set_choices([("", "All"), ("a", "A")])
    assert picker.current == ""


def test_a_stepper_stops_at_its_ends(qtbot, theme, icons):
    stepper = shown(qtbot, Stepper(theme, icons, "New cards", range(0, 21), step=10))
    stepper.set_value(10)

    with qtbot.waitSignal(stepper.changed) as blocker:
        stepper.more_button.click()

    assert blocker.args == [20]
    assert not stepper.more_button.isEnabled()
    assert stepper.less_button.isEnabled()


def test_the_number_of_a_stepper_can_be_seen(qtbot, theme, icons):
    stepper = shown(qtbot, Stepper(theme, icons, "Reviews", range(0, 10_000)))

    assert stepper.spin.lineEdit().width() > 40


def test_a_switch_turns_by_space_and_by_click(qtbot, theme):
    switch = shown(qtbot, Switch(theme, "Reduce motion"))

    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert switch.isChecked()

    QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert not switch.isChecked()


def test_a_switch_that_is_on_looks_different(qtbot, theme):
    switch = shown(qtbot, Switch(theme, "Reduce motion"))
    off = switch.grab().toImage()

    switch.setChecked(True)

    assert switch.grab().toImage() != off


@pytest.mark.parametrize(("share", "shown_share"), [(-1, 0), (0.4, 0.4), (7, 1)])
def test_a_ring_shows_a_share_between_nothing_and_all(qtbot, theme, share, shown_share):
    ring = shown(qtbot, Ring(theme))

    ring.set_share(share)

    assert ring.share == shown_share
    assert not ring.grab().isNull()


def test_parts_of_a_bar_are_as_wide_as_their_share(qtbot, theme):
    bar = shown(qtbot, SplitBar(theme, 10))
    bar.resize(200, 10)
    bar.show_parts((("new", 1), ("mature", 3)), 8)
    image = bar.grab().toImage()
    row = [image.pixelColor(x, 5).name() for x in range(200)]

    assert row.count(theme.color("new").name()) == pytest.approx(25, abs=3)
    assert row.count(theme.color("mature").name()) == pytest.approx(75, abs=3)
    assert row.count(theme.color("hover").name()) == pytest.approx(100, abs=5)


def test_a_legend_names_its_colours_and_is_wide_enough(qtbot, theme):
    legend = shown(qtbot, Legend(theme, [("New", "new"), ("Mature", "mature")]))
    narrow = legend.sizeHint().width()

    legend.set_items([("New", "new"), ("Mature", "mature"), ("Young", "young")])

    assert legend.accessibleName() == "New, Mature, Young"
    assert legend.sizeHint().width() > narrow
    assert HeatLegend(theme).accessibleName() == "Less to more"


def test_buttons_keep_their_name_and_recolour_their_icon(qtbot, theme, icons):
    button = shown(qtbot, Button(theme, icons, "Study now", kind="main", icon="play"))
    small = shown(qtbot, IconButton(theme, icons, "close", "Leave"))
    before = [widget.icon().pixmap(18, 18).toImage() for widget in (button, small)]

    theme.set_appearance(Appearance(scheme=Scheme.DARK))

    after = [widget.icon().pixmap(18, 18).toImage() for widget in (button, small)]
    assert button.accessibleName() == "Study now"
    assert small.accessibleName() == small.toolTip() == "Leave"
    assert before[0] != after[0]
    assert before[1] != after[1]
