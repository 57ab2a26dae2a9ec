"""What a chart says about a value: drawn beside it inside the chart, and spoken in one line."""

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF
from showing import drawn_by

from studyapp.ui.fonts import sized
from studyapp.ui.widgets.charts.tip import Tip, TipRow, draw_tip

TIP = Tip("Fri 20 Nov", (TipRow("Mature", "1,200", "mature"), TipRow("Together", "1,205")))
ROOM = QRectF(0, 0, 400, 200)


def drawing_of(theme, anchor=(100, 100), tip=TIP, room=ROOM):
    return drawn_by(lambda p: draw_tip(p, theme, tip, QPointF(*anchor), room), 400, 200)


def box_of(theme, *args, **changes) -> QRectF:
    return drawing_of(theme, *args, **changes).outlined(theme.color("line2"))[0]


def test_a_tip_is_spoken_in_one_line():
    assert TIP.spoken == "Fri 20 Nov, Mature 1,200, Together 1,205"
    assert Tip("No answers", (TipRow("Mon 17 Nov 2025", ""),)).spoken == (
        "No answers, Mon 17 Nov 2025"
    )
    assert Tip("Alone").spoken == "Alone"


def test_a_tip_stands_right_of_its_value_in_the_middle_of_its_height(theme):
    box = box_of(theme)

    assert box.left() == pytest.approx(112, abs=1)
    assert box.center().y() == pytest.approx(100, abs=1)


def test_a_tip_without_room_at_the_right_stands_at_the_left(theme):
    box = box_of(theme, (380, 100))

    assert box.right() == pytest.approx(368, abs=1)


@pytest.mark.parametrize("anchor", [(5, 0), (395, 0), (5, 200), (395, 200), (200, 100)])
def test_a_tip_never_leaves_its_room(theme, anchor):
    box = box_of(theme, anchor)

    assert ROOM.contains(box)


def test_a_tip_wider_than_its_room_begins_at_the_left_edge(theme):
    box = box_of(theme, (10, 10), room=QRectF(0, 0, 60, 200))

    assert box.left() == pytest.approx(1, abs=1)
    assert box.width() > 60


def test_rows_stand_below_the_title_each_a_line_apart_inside_the_box(theme):
    drawing = drawing_of(theme)
    box = drawing.outlined(theme.color("line2"))[0]
    tops = [drawing.said(text).place.top() for text in ("Fri 20 Nov", "Mature", "Together")]

    assert tops == [box.top() + 7, box.top() + 7 + 19, box.top() + 7 + 38]
    assert box.height() == 3 * 19 + 2 * 7
    assert all(box.contains(words.place) for words in drawing.words)


def test_values_stand_at_the_right_end_of_the_line_of_their_label(theme):
    drawing = drawing_of(theme)
    label, value = drawing.said("Together"), drawing.said("1,205")

    assert label.place == value.place
    assert value.flags & Qt.AlignmentFlag.AlignRight.value
    assert not label.flags & Qt.AlignmentFlag.AlignRight.value
    assert (label.color, value.color) == (theme.color("text2").name(), theme.color("text").name())


def test_the_title_stands_out(theme):
    title = drawing_of(theme).said("Fri 20 Nov")

    assert title.weight == QFont.Weight.DemiBold.value
    assert title.color == theme.color("text").name()


def test_only_a_row_with_a_colour_has_a_dot_and_its_label_makes_room_for_it(theme):
    drawing = drawing_of(theme)
    (dot,) = drawing.filled(theme.color("mature"))
    coloured, plain = drawing.said("Mature"), drawing.said("Together")

    assert dot.width() == dot.height() == 8
    assert dot.left() == plain.place.left()
    assert coloured.place.left() - dot.right() == 6
    assert dot.center().y() == coloured.place.center().y()


def test_a_box_fits_its_title_and_covers_the_chart(theme):
    drawing = drawing_of(theme, tip=Tip("A title alone"))
    (box,) = drawing.outlined(theme.color("line2"))
    room = QFontMetricsF(sized(12, QFont.Weight.DemiBold)).horizontalAdvance("A title alone")

    assert box.width() == pytest.approx(room + 24)
    assert drawing.filled(theme.color("surface")) == [box]


@pytest.mark.parametrize(
    ("wider", "narrower"),
    [
        (Tip("A", (TipRow("label", "1", "new"),)), Tip("A", (TipRow("label", "1"),))),
        (Tip("A", (TipRow("label", "1"),)), Tip("A", (TipRow("label1", ""),))),
        (Tip("A long title over all", (TipRow("x", "1"),)), Tip("A", (TipRow("x", "1"),))),
    ],
)
def test_a_tip_is_as_wide_as_its_longest_line(theme, wider, narrower):
    assert box_of(theme, tip=wider).width() > box_of(theme, tip=narrower).width() + 10
