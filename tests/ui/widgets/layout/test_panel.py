"""A panel has a heading with a note beside it, or none at all."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel
from showing import color_at, laid_out, shown

from studyapp.ui.widgets.layout.panel import SIDE, TOP, Panel


def labels(panel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel)]


def test_a_note_stands_right_of_the_title_and_can_change(qtbot, theme):
    panel = Panel("Forecast", "next 14 days")
    panel.resize(500, 100)
    shown(qtbot, panel)
    title = panel.findChildren(QLabel)[0]

    panel.set_note("next 30 days")

    assert labels(panel) == ["Forecast", "next 30 days"]
    assert panel.note_label.x() > title.geometry().right()
    assert panel.note_label.geometry().right() < panel.width() / 2


def test_a_panel_without_a_title_has_no_heading(qtbot, theme):
    panel = shown(qtbot, Panel())
    panel.body.addWidget(first := QLabel("first"))
    laid_out(panel)

    assert labels(panel) == ["first"]
    assert first.mapTo(panel, QPoint(0, 0)) == QPoint(SIDE + 1, TOP + 1)


def test_a_panel_is_a_box_in_the_colour_of_surfaces(qtbot, theme):
    panel = Panel("Decks")
    panel.resize(300, 100)

    assert color_at(shown(qtbot, panel), 150, 90) == theme.color("surface").name()


def test_the_body_stands_below_the_heading(qtbot, theme):
    panel = shown(qtbot, Panel("Decks"))
    panel.body.addWidget(row := QLabel("row"))
    laid_out(panel)

    assert row.y() > panel.findChildren(QLabel)[0].geometry().bottom()
