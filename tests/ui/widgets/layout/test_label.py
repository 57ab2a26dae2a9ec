"""Labels show plain text, in a look that can change, and end in an ellipsis where they must."""

import pytest
from PySide6.QtCore import Qt
from showing import share_of_color, shown

from studyapp.ui.widgets.layout.label import ElidedLabel, Label


def test_marks_are_shown_and_not_obeyed(qtbot, theme):
    label = shown(qtbot, Label("<i>x</i>"))

    assert label.text() == "<i>x</i>"
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_another_kind_changes_the_look_at_once(qtbot, theme):
    label = shown(qtbot, Label("91 %", "up"))
    assert share_of_color(label, theme.color("good")) > 0

    label.set_kind("down")

    assert share_of_color(label, theme.color("again")) > 0
    assert share_of_color(label, theme.color("good")) == 0


def test_a_label_wraps_only_where_that_is_wanted(qtbot, theme):
    one, many = (shown(qtbot, Label("words " * 40, **wrap)) for wrap in ({}, {"wrap": True}))

    assert one.heightForWidth(200) < 2 * one.fontMetrics().height()
    assert many.heightForWidth(200) > 3 * many.fontMetrics().height()


@pytest.fixture
def elided(qtbot, theme):
    label = ElidedLabel("Generative AI::Transformers::Attention", "title")
    label.resize(600, 40)
    return shown(qtbot, label)


def ink_columns(label) -> list[int]:
    image = label.grab().toImage()
    ground = image.pixelColor(image.width() - 1, 0).name()
    rows = range(image.height())
    return [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).name() != ground for y in rows)
    ]


def test_a_line_without_room_ends_in_an_ellipsis_inside_its_place(elided):
    whole = ink_columns(elided)[-1]
    assert whole == pytest.approx(elided.fontMetrics().horizontalAdvance(elided.text()), abs=4)

    elided.resize(200, 40)

    shortened = elided.fontMetrics().elidedText(elided.text(), Qt.TextElideMode.ElideRight, 200)
    assert shortened.startswith("Generative")
    assert ink_columns(elided)[-1] == pytest.approx(
        elided.fontMetrics().horizontalAdvance(shortened), abs=4
    )


def test_a_line_that_can_be_shortened_needs_no_room_but_takes_what_there_is(elided):
    assert elided.minimumSizeHint().width() == 1
    assert elided.minimumSizeHint().height() >= elided.fontMetrics().height()
    assert elided.sizePolicy().expandingDirections() == Qt.Orientation.Horizontal


def test_a_shortened_line_has_the_colour_of_its_kind_and_stands_in_the_middle(qtbot, theme):
    label = ElidedLabel("91 % of the answers", "up")
    label.resize(300, 80)
    shown(qtbot, label)
    image = label.grab().toImage()
    rows = [
        y
        for y in range(image.height())
        if any(
            image.pixelColor(x, y).name() == theme.color("good").name()
            for x in range(image.width())
        )
    ]

    assert (rows[0] + rows[-1]) / 2 == pytest.approx(40, abs=4)
