"""A legend names the colours of a chart and is wide enough for all of them."""

import itertools

import pytest
from PySide6.QtCore import Qt
from showing import drawn, is_repainted_by, shown

from studyapp.ui.theme import Appearance, Scheme
from studyapp.ui.widgets.charts.legend import HeatLegend, Legend

ITEMS = [("New", "new"), ("Young", "young"), ("Mature", "mature")]


@pytest.fixture
def legend(qtbot, theme):
    return shown(qtbot, Legend(theme, ITEMS))


def test_a_legend_names_its_colours_and_is_wide_enough(legend):
    narrow = legend.sizeHint().width()

    legend.set_items([*ITEMS, ("Learning", "learn")])

    assert legend.accessibleName() == "New, Young, Mature, Learning"
    assert legend.sizeHint().width() > narrow
    assert legend.minimumSizeHint() == legend.sizeHint()


def test_other_names_are_seen_at_once(legend):
    assert is_repainted_by(legend, lambda: legend.set_items(ITEMS[:1]))
    assert drawn(legend).texts == ["New"]


def test_each_dot_has_its_colour_and_stands_before_its_name(legend, theme):
    legend.resize(legend.sizeHint())
    drawing = drawn(legend)
    ends = []
    for text, token in ITEMS:
        (dot,), name = drawing.filled(theme.color(token)), drawing.said(text)
        assert dot.width() == dot.height() == 10
        assert dot.center().y() == legend.height() / 2
        assert name.place.left() - dot.right() == 6
        assert name.color == theme.color("text2").name()
        assert name.flags == Qt.AlignmentFlag.AlignVCenter.value
        ends += [dot.left(), name.place.left()]

    assert ends == sorted(ends)
    assert ends[0] == 0
    assert ends[2] - ends[1] > 16


def test_the_last_name_ends_where_the_legend_ends(legend):
    legend.resize(legend.sizeHint())
    image = legend.grab().toImage()
    ground = image.pixelColor(image.width() - 1, 0)
    used = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) != ground for y in range(image.height()))
    ]

    assert image.width() - 6 <= used[-1] < image.width() - 1


def test_a_legend_of_nothing_takes_no_room(qtbot, theme):
    legend = Legend(theme, [])
    qtbot.addWidget(legend)

    assert legend.sizeHint().width() == 0
    assert legend.accessibleName() == ""


def test_the_steps_of_a_heat_map_go_from_less_to_more(qtbot, theme):
    legend = shown(qtbot, HeatLegend(theme))
    drawing = drawn(legend)
    less, more = drawing.words
    steps = [shape for shape in drawing.shapes if shape.kind == "box"]

    assert legend.accessibleName() == "Less to more"
    assert [step.fill for step in steps] == [color.lower() for color in theme.tokens.heat]
    assert (less.text, more.text) == ("Less", "More")
    assert (
        less.place.right() <= steps[0].place.left() < steps[-1].place.right() <= more.place.left()
    )
    assert more.place.right() == legend.width()
    assert more.flags & Qt.AlignmentFlag.AlignRight.value


def test_the_steps_are_squares_equally_apart_in_the_middle_of_the_line(qtbot, theme):
    legend = shown(qtbot, HeatLegend(theme))
    steps = [shape.place for shape in drawn(legend).shapes if shape.kind == "box"]

    assert {(step.width(), step.height(), step.center().y()) for step in steps} == {(12, 12, 10)}
    assert {b.left() - a.left() for a, b in itertools.pairwise(steps)} == {16}
    assert steps[0].left() - 38 == 2
    assert all(shape.pen == "" for shape in drawn(legend).shapes)


def test_the_steps_follow_the_scheme(qtbot, theme):
    legend = shown(qtbot, HeatLegend(theme))

    theme.set_appearance(Appearance(scheme=Scheme.DARK))

    assert drawn(legend).shapes[-1].fill == theme.tokens.heat[-1].lower()
