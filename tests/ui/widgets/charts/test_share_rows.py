"""Rows that each make a whole: parts as wide as their share, read by key and by mouse."""

import pytest
from chart_samples import ROWS, share_rows
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from showing import drawn

from studyapp.ui.widgets.charts.chart import NOTHING
from studyapp.ui.widgets.charts.share_rows import Part, ShareRow, ShareRows

BAR = QRectF(76, 39, 548, 22)


@pytest.fixture
def chart(qtbot, theme):
    chart = share_rows(theme)
    qtbot.addWidget(chart)
    chart.resize(680, 200)
    return chart


def test_share_rows_tell_numbers_and_shares(chart):
    assert chart.tip(0).spoken == "New: 4 answers, Again 1  (25 %), Good 3  (75 %)"
    assert chart.tip(1).spoken == "Mature: 0 answers, Again 0  (0 %), Good 0  (0 %)"
    assert [row.token for row in chart.tip(0).rows] == ["fill_again", "fill_good"]


def test_the_summary_leaves_out_rows_without_answers(chart):
    assert chart.summary() == "Right answers: New 75 %. Arrow keys read each row."

    chart.show_rows(ROWS[1:])

    assert chart.summary() == "No values yet."


def test_a_row_counts_all_its_parts():
    assert ROWS[0].total == 4
    assert ShareRow("None", (), "–").total == 0


def test_parts_are_as_wide_as_their_share_with_a_seam_between(chart, theme):
    drawing = drawn(chart)
    again, good = (
        drawing.filled(theme.color("fill_again")),
        drawing.filled(theme.color("fill_good")),
    )

    assert again[0] == QRectF(BAR.left(), BAR.top(), BAR.width() / 4 - 1, 22)
    assert good[0].left() == BAR.left() + BAR.width() / 4
    assert good[0].right() == pytest.approx(BAR.right())
    assert again[1].width() == good[1].width() == 0


def test_the_last_part_that_is_there_ends_without_a_seam(chart, theme):
    parts = (Part("Again", "fill_again", 2), Part("Good", "fill_good", 0))
    chart.show_rows([ShareRow("New", parts, "0 %"), ROWS[1]])

    assert drawn(chart).filled(theme.color("fill_again"))[0].right() == BAR.right()


def test_a_row_without_answers_is_an_empty_bar(chart, theme):
    chart.show_rows(ROWS[1:])
    image = chart.grab().toImage()

    assert image.pixelColor(300, 100).name() == theme.color("surface2").name()
    assert image.pixelColor(76, 90).name() != theme.color("surface2").name()


def test_names_stand_left_of_the_bars_and_numbers_right(chart, theme):
    drawing = drawn(chart)
    name, number = drawing.said("New"), drawing.said("75 %")

    assert name.place.right() < BAR.left()
    assert number.place.left() == BAR.right()
    assert number.place.right() == chart.width()
    assert name.place.center().y() == number.place.center().y() == BAR.center().y()
    assert number.weight == QFont.Weight.DemiBold.value > name.weight
    assert number.flags & Qt.AlignmentFlag.AlignRight.value
    assert (name.color, number.color) == (
        theme.color("text2").name(),
        theme.color("text").name(),
    )
    assert drawing.said("–").color == theme.color("text3").name()


@pytest.mark.parametrize(
    ("y", "index"), [(-1, NOTHING), (0, 0), (99, 0), (100, 1), (199, 1), (200, NOTHING)]
)
def test_every_place_belongs_to_the_row_it_is_in(chart, y, index):
    assert chart.index_at(QPointF(300, y)) == index


def test_without_rows_there_is_nothing_under_the_mouse(qtbot, theme):
    chart = ShareRows(theme, "Answers")
    qtbot.addWidget(chart)

    assert chart.index_at(QPointF(5, 5)) == NOTHING


def test_the_tip_points_to_the_bar_right_of_its_middle(chart):
    place = chart.anchor(0)

    assert place.y() == BAR.center().y()
    assert BAR.center().x() < place.x() < BAR.right()


@pytest.mark.parametrize(
    ("forth", "back"), [(Qt.Key.Key_Down, Qt.Key.Key_Up), (Qt.Key.Key_Right, Qt.Key.Key_Left)]
)
def test_both_pairs_of_arrow_keys_move_between_rows(chart, forth, back):
    pointed = []
    for key in (forth, forth, back):
        QTest.keyClick(chart, key)
        pointed.append(chart.pointed)

    assert pointed == [0, 1, 0]
    assert chart.step(Qt.Key.Key_A) is None
