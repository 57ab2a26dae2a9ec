"""A line of a form: words at the left, the control at the right."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPushButton
from showing import shown

from studyapp.ui.widgets.controls.setting_row import SettingRow


def row(qtbot, explanation):
    control = QPushButton("Change")
    setting = SettingRow("Day begins at", explanation, control)
    setting.resize(500, 60)
    return shown(qtbot, setting), control


def test_the_explanation_stands_below_the_title_and_wraps(qtbot, theme):
    setting, _ = row(qtbot, "What is answered before counts for the day before. " * 3)
    title, explanation = setting.findChildren(QLabel)

    assert title.text() == "Day begins at"
    assert explanation.y() > title.y()
    assert explanation.wordWrap()
    assert explanation.height() > title.height()


def test_a_setting_that_explains_itself_has_no_second_line(qtbot, theme):
    setting, _ = row(qtbot, "")

    assert [label.text() for label in setting.findChildren(QLabel)] == ["Day begins at"]


def test_the_control_keeps_its_size_at_the_right_end_in_the_middle(qtbot, theme):
    setting, control = row(qtbot, "")
    place = control.mapTo(setting, QPoint(0, 0))

    assert place.x() + control.width() == setting.width()
    assert control.width() == control.sizeHint().width()
    assert abs(place.y() + control.height() / 2 - setting.height() / 2) <= 1
