"""What is painted around a card's text: options, frames, pills, bullets, rules and tables."""

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from recording_painter import RecordingPainter

from studyapp.ui.widgets.card.choices import letter, paint_choice
from studyapp.ui.widgets.card.decorations import BoxKind, ChoiceState, PillKind
from studyapp.ui.widgets.card.document import CardDocument
from studyapp.ui.widgets.card.geometry import block_rect, box_rect, pill_rects, table_rect
from studyapp.ui.widgets.card.kit import CardKit

CHOICES = '<p>Which?</p><ol class="choices"><li>one</li><li>two</li></ol>'
TABLE = "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"


@pytest.fixture
def kit(theme):
    return CardKit(theme)


@pytest.fixture
def made(kit):
    def make(html, width=600):
        document = CardDocument(html, kit.style(), kit)
        document.set_width(width)
        return document

    return make


def painted(document, exposed=None, hovered=-1):
    picture = QImage(700, 700, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ff00ff"))
    painter = QPainter(picture)
    document.paint_decorations(painter, exposed or QRectF(0, 0, 700, 700), hovered)
    painter.end()
    return picture


def at(picture, point):
    return picture.pixelColor(int(point.x()), int(point.y())).name()


def tone(theme, token):
    return theme.color(token).name()


@pytest.mark.parametrize(("index", "said"), [(0, "A"), (25, "Z"), (26, "27"), (30, "31")])
def test_options_have_letters_as_far_as_there_are_any(index, said):
    assert letter(index) == said


@pytest.mark.parametrize(
    ("state", "hovered", "fill", "badge", "sign"),
    [
        (ChoiceState.OPEN, False, "surface", "surface2", "B"),
        (ChoiceState.OPEN, True, "surface2", "surface2", "B"),
        (ChoiceState.PICKED, False, "accent_soft", "accent", "B"),
        (ChoiceState.PICKED, True, "accent_soft", "accent", "B"),
        (ChoiceState.RIGHT, True, "good_soft", "good", ""),
        (ChoiceState.MISSED, False, "surface", "good", ""),
        (ChoiceState.WRONG, False, "again_soft", "again", ""),
        (ChoiceState.OTHER, True, "surface", "surface2", "B"),
    ],
)
def test_an_option_is_painted_as_it_stands(kit, theme, state, hovered, fill, badge, sign):
    painter = RecordingPainter()
    place = QRectF(0, 0, 400, 60)
    paint_choice(painter, place, 30, 1, state, kit.style(), hovered=hovered)
    painter.end()

    frame, mark = (each for each in painter.drawn if each.what == "box")
    assert (frame.color, mark.color) == (tone(theme, fill), tone(theme, badge))
    assert mark.rect.center().y() == 30
    assert place.contains(frame.rect)
    assert [each.text for each in painter.drawn if each.what == "text"] == ([sign] if sign else [])


def test_a_tick_and_a_cross_are_told_apart_by_their_lines(kit):
    def lines(state):
        painter = RecordingPainter()
        paint_choice(painter, QRectF(0, 0, 400, 60), 30, 0, state, kit.style(), hovered=False)
        painter.end()
        return [each.rect for each in painter.drawn if each.what == "line"]

    falling, rising = lines(ChoiceState.WRONG)
    assert lines(ChoiceState.RIGHT) == lines(ChoiceState.MISSED) == []
    assert falling.height() > 0 > rising.height()
    assert falling.center() == rising.center()


def test_the_option_under_the_mouse_is_lit_alone(made, theme):
    document = made(CHOICES)
    first, second = (box_rect(document.text, box) for box in document.decorations.boxes)
    picture = painted(document, hovered=1)

    inside = QPointF(-20, 0)
    assert at(picture, QPointF(first.right(), first.center().y()) + inside) == tone(
        theme, "surface"
    )
    assert at(picture, QPointF(second.right(), second.center().y()) + inside) == tone(
        theme, "surface2"
    )


def test_code_has_a_ground_and_a_quote_a_bar(made, theme):
    document = made("<pre><code>x = 1</code></pre><blockquote><p>quoted</p></blockquote>")
    code, quote = document.decorations.boxes
    picture = painted(document)
    rect, bar = box_rect(document.text, code), box_rect(document.text, quote)

    assert (code.kind, quote.kind) == (BoxKind.CODE, BoxKind.QUOTE)
    assert at(picture, rect.center()) == tone(theme, "code_bg")
    assert at(picture, QPointF(bar.left() + 1, bar.center().y())) == tone(theme, "accent")
    assert at(picture, QPointF(bar.left() + 20, bar.center().y())) == tone(theme, "accent_soft")
    assert rect.bottom() < bar.top()


def test_only_what_is_exposed_is_painted(made):
    document = made(CHOICES + "<pre><code>x = 1</code></pre>" + TABLE)
    nothing = painted(document, QRectF(0, 5000, 700, 10))

    colors = {nothing.pixelColor(x, y).name() for x in range(0, 700, 7) for y in range(0, 700, 3)}
    assert colors == {"#ff00ff"}


@pytest.mark.parametrize(
    ("html", "kind", "token"),
    [
        ("<p>a <code>code</code> b</p>", PillKind.CODE, "code_pill"),
        ('<p>a <span class="cloze">[...]</span> b</p>', PillKind.HIDDEN, "accent_soft"),
        ('<p>a <span class="cloze shown">x</span> b</p>', PillKind.REVEALED, "accent_soft"),
        ("<p>a <mark>marked</mark> b</p>", PillKind.MARK, "mark"),
        ("<p>a <kbd>Q</kbd> b</p>", PillKind.KEY, "surface2"),
    ],
)
def test_words_that_stand_out_lie_on_a_shape_of_their_own(made, theme, html, kind, token):
    document = made(html)
    (pill,) = document.decorations.pills
    (rect,) = pill_rects(document.text, pill)

    assert pill.kind is kind
    assert at(painted(document), rect.center()) == tone(theme, token)
    assert block_rect(document.text, 0).contains(rect.center())


def test_a_shape_goes_on_in_the_next_line(made):
    document = made(f"<p><mark>{'marked words ' * 30}</mark></p>")
    (pill,) = document.decorations.pills

    wide = list(pill_rects(document.text, pill))
    document.set_width(300)
    narrow = list(pill_rects(document.text, pill))

    assert len(narrow) > len(wide) > 1
    assert [rect.top() for rect in wide] == sorted({rect.top() for rect in wide})
    assert all(rect.right() <= 300 for rect in narrow)


def test_shapes_follow_the_text_when_the_width_changes(made, theme):
    document = made(f"<p>{'word ' * 20}<mark>marked</mark></p>")
    painted(document)
    document.set_width(200)
    (rect,) = pill_rects(document.text, document.decorations.pills[0])

    assert at(painted(document), rect.center()) == tone(theme, "mark")


@pytest.mark.parametrize(
    ("html", "markers"),
    [
        ("<ul><li>a</li><li>b</li></ul>", [("", 1), ("", 1)]),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", [("", 1), ("", 2)]),
        ("<ol><li>a</li><li>b</li></ol>", [("1.", 1), ("2.", 1)]),
        ('<ol start="9"><li>a</li><li>b</li></ol>', [("9.", 1), ("10.", 1)]),
    ],
)
def test_items_of_lists_have_their_markers(made, html, markers):
    assert [(each.text, each.level) for each in made(html).decorations.markers] == markers


def test_a_bullet_is_filled_and_that_of_a_list_inside_is_a_ring(made, theme):
    document = made("<ul><li>a<ul><li>b</li></ul></li></ul>")
    picture, style = painted(document), CardKit(theme).style()

    def middle(marker):
        block = document.text.findBlockByNumber(marker.block)
        rect, line = block_rect(document.text, marker.block), block.layout().lineAt(0)
        baseline = rect.top() + line.y() + line.ascent()
        return QPointF(
            rect.left() + line.x() - style.em(0.78), baseline - style.metrics.xHeight() / 2
        )

    outer, inner = document.decorations.markers
    assert at(picture, middle(outer)) == tone(theme, "text3")
    assert at(picture, middle(inner)) == "#ff00ff"


def test_a_rule_goes_from_edge_to_edge(made, theme):
    document = made("<p>a</p><hr><p>b</p>")
    (rule,) = document.decorations.rules
    y = round(block_rect(document.text, rule).center().y())
    picture, line = painted(document), tone(theme, "line")
    margin = document.text.documentMargin()

    inked = [x for x in range(700) if picture.pixelColor(x, y).name() == line]
    assert abs(inked[0] - margin) <= 1
    assert abs(inked[-1] - (600 - margin)) <= 1


def test_a_table_has_a_head_and_a_line_below_it(made, theme):
    document = made(TABLE)
    rect = table_rect(document.text, document.decorations.tables[0])
    picture, x = painted(document), int(rect.center().x())
    column = [picture.pixelColor(x, y).name() for y in range(int(rect.top()), int(rect.bottom()))]

    assert column[5] == tone(theme, "surface2")
    assert column[-5] == "#ff00ff"
    inside = column[3:-3]
    assert inside.count(tone(theme, "line")) == 1
    assert abs(inside.index(tone(theme, "line")) - len(inside) / 2) < 6


def test_a_table_of_one_row_is_all_head(made, theme):
    document = made("<table><tr><th>a</th></tr></table>")
    rect = table_rect(document.text, document.decorations.tables[0])

    assert at(painted(document), QPointF(rect.center().x(), rect.bottom() - 4)) == tone(
        theme, "surface2"
    )
