"""A card's document: options by their places and states, tables by their cells, text as copied."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextCursor

from studyapp.ui.theme import Appearance, Scheme
from studyapp.ui.widgets.card.decorations import ChoiceState
from studyapp.ui.widgets.card.document import AT_ONCE, MOST_FORMULAS, CardDocument
from studyapp.ui.widgets.card.geometry import box_rect
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.card.style import Ink, syntax_color
from studyapp.ui.widgets.card.tables import MOST_COLUMNS
from studyapp.ui.widgets.card.tree import CHARACTERS, CODE_LINES, ELEMENTS, TABLE_ROWS, parse

OPEN, PICKED, RIGHT, WRONG = (
    *(ChoiceState.OPEN, ChoiceState.PICKED, ChoiceState.RIGHT, ChoiceState.WRONG),
)
CHOICES = '<p>Which?</p><ol class="choices"><li>one</li><li>two</li></ol>'
ANSWERED = '<ol class="choices"><li class="right">one</li><li class="wrong">two</li></ol><p>So.</p>'


@pytest.fixture
def kit(theme):
    return CardKit(theme)


@pytest.fixture
def made(kit):
    def make(html):
        document = CardDocument(html, kit.style(), kit)
        document.set_width(600)
        return document

    return make


def test_an_option_is_found_by_a_point_within_its_frame(made):
    document = made(CHOICES)
    first, second = (box_rect(document.text, box) for box in document.decorations.boxes)

    assert document.choice_at(first.center()) == 0
    assert document.choice_at(second.center()) == 1
    assert document.choice_at(QPointF(first.center().x(), first.top() - 3)) == -1
    assert document.choice_at(QPointF(first.right() + 3, first.center().y())) == -1
    assert made("<blockquote><p>a</p></blockquote>").choice_at(QPointF(20, 10)) == -1


@pytest.mark.parametrize(
    ("states", "shown"),
    [
        ((), (OPEN, OPEN)),
        ((PICKED,), (OPEN, OPEN)),
        ((PICKED, WRONG), (PICKED, WRONG)),
        ((PICKED, WRONG, RIGHT), (PICKED, WRONG)),
    ],
)
def test_options_take_the_states_they_are_given_if_there_is_one_for_each(made, states, shown):
    document = made(CHOICES)

    document.set_choices(states)

    assert tuple(document.decorations.choices) == shown


def test_options_of_an_answer_go_back_to_what_the_html_says(made):
    document = made(ANSWERED)
    before = tuple(document.decorations.choices)
    document.set_choices((PICKED, PICKED))

    document.set_choices(())

    assert tuple(document.decorations.choices) == before
    assert before[0] is RIGHT


@pytest.mark.parametrize(("width", "kept"), [(300, 300), (0, 600), (-5, 600)])
def test_a_document_is_laid_out_for_widths_that_there_are(made, width, kept):
    document = made("<p>a</p>")

    document.set_width(width)

    assert document.text.textWidth() == kept


def formulas(count):
    return "".join(f'<p><span class="math">w_{{{number}}}</span></p>' for number in range(count))


@pytest.mark.parametrize(
    ("count", "waiting"),
    [(AT_ONCE, 0), (AT_ONCE + 1, 1), (MOST_FORMULAS + 9, MOST_FORMULAS - AT_ONCE)],
)
def test_the_first_formulas_are_drawn_at_once_and_the_rest_wait(
    made, kit, monkeypatch, count, waiting
):
    monkeypatch.setattr(type(kit.formulas), "knows", lambda _self, _request: False)
    monkeypatch.setattr(type(kit.formulas), "get", lambda _self, _request: None)

    assert len(made(formulas(count)).waiting) == waiting


def test_formulas_that_are_known_never_wait(made, kit, monkeypatch):
    monkeypatch.setattr(type(kit.formulas), "knows", lambda _self, _request: True)
    monkeypatch.setattr(type(kit.formulas), "get", lambda _self, _request: None)

    assert made(formulas(50)).waiting == []


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n  - b"),
        ("<p>a</p><ol><li>b</li></ol><p>c</p>", "a\n\n1. b\n\nc"),
        (CHOICES, "Which?\n\nA. one\nB. two"),
        ("<p>a<br>b</p>", "a\nb"),
        ("<p>x\u00a0y</p>", "x y"),
        ("<p>a \U0001f600 b <code>c</code> d</p>", "a \U0001f600 b c d"),
        ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>", "1\t2\n3\t4"),
        ("<p>a</p><table><tr><td>1</td></tr></table><p>b</p>", "a\n\n1\n\nb"),
        ('<p><span class="math">x^2</span></p>', "$x^2$"),
    ],
)
def test_text_is_copied_as_one_would_write_it(made, html, text):
    assert made(html).plain_text() == text


def test_a_part_is_copied_without_the_marker_of_a_line_that_it_does_not_begin_with(made):
    document = made("<ul><li>alpha</li><li>beta</li></ul>")

    assert document.plain_text(1, 3) == "lp"
    assert document.plain_text(0, 3) == "- alp"
    assert document.plain_text(2, 8) == "pha\n- be"


@pytest.mark.parametrize(
    ("cell", "alignment"),
    [
        ("<td>", Qt.AlignmentFlag.AlignLeft),
        ('<td align="left">', Qt.AlignmentFlag.AlignLeft),
        ('<td align="right">', Qt.AlignmentFlag.AlignRight),
        ('<td align="center">', Qt.AlignmentFlag.AlignHCenter),
        ('<td style="color: red; text-align: right; x: y">', Qt.AlignmentFlag.AlignRight),
        ('<td align="justify">', Qt.AlignmentFlag.AlignLeft),
    ],
)
def test_a_cell_is_aligned_as_it_wants(made, cell, alignment):
    document = made(f"<table><tr>{cell}x</td></tr></table>")
    table = document.decorations.tables[0]

    assert table.cellAt(0, 0).firstCursorPosition().blockFormat().alignment() == alignment


@pytest.mark.parametrize(("cells", "columns"), [(1, 1), (MOST_COLUMNS, 24), (MOST_COLUMNS + 1, 24)])
def test_a_table_has_as_many_columns_as_can_be_read(made, cells, columns):
    document = made(f"<table><tr>{'<td>x</td>' * cells}</tr><tr></tr><tr><td>y</td></tr></table>")

    table = document.decorations.tables[0]

    assert (table.rows(), table.columns()) == (2, columns)


def test_a_head_is_written_heavier_than_a_cell(made):
    document = made(
        "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>"
    )
    table = document.decorations.tables[0]

    def weight(row):
        cursor = table.cellAt(row, 0).firstCursorPosition()
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
        return cursor.charFormat().fontWeight()

    assert weight(0) > weight(1) == QFont.Weight.Normal


def test_a_table_without_cells_is_none(made):
    assert made("<table><tr></tr></table>").decorations.tables == []


@pytest.mark.parametrize(
    ("classes", "token"),
    [
        (("k",), "syntax_keyword"),
        (("s1",), "syntax_string"),
        (("mi",), "syntax_number"),
        (("c1",), "syntax_comment"),
        (("nf",), "syntax_function"),
        (("nc",), "syntax_class"),
        (("nb",), "syntax_builtin"),
        (("o",), "syntax_operator"),
        (("unknown", "k"), "syntax_keyword"),
        (("n",), ""),
        ((), ""),
    ],
)
def test_each_kind_of_code_has_its_colour(theme, classes, token):
    assert syntax_color(classes) == token
    assert not token or theme.color(token).isValid()


@pytest.mark.parametrize(
    ("ink", "seen"),
    [
        (Ink(weight=700), {"fontWeight": 700}),
        (Ink(italic=True), {"fontItalic": True}),
        (Ink(struck=True), {"fontStrikeOut": True}),
        (Ink(underlined=True), {"fontUnderline": True}),
        (Ink(link="https://x.org"), {"isAnchor": True, "anchorHref": "https://x.org"}),
    ],
)
def test_an_ink_is_seen(kit, ink, seen):
    def told(form):
        return {name: getattr(form, name)() for name in seen}

    assert told(kit.style().format(ink)) == seen
    assert told(kit.style().format(Ink())) != seen


def test_raised_and_lowered_text_stand_above_and_below(kit):
    above, below = (kit.style().format(Ink(raised=way)).verticalAlignment() for way in (1, -1))

    assert (above, below) == (above.AlignSuperScript, above.AlignSubScript)


def test_no_text_is_smaller_than_can_be_seen(kit):
    assert kit.style().format(Ink(scale=0.01)).font().pixelSize() == 6
    assert kit.style().format(Ink(scale=2.0)).font().pixelSize() == 2 * kit.style().size


def test_a_style_is_made_once_for_each_scheme_size_and_tone(kit, theme):
    usual = kit.style()
    assert kit.style() is usual
    assert kit.style(muted=True) is not usual
    assert kit.style(scale=0.5).size == round(usual.size / 2)
    assert kit.style(muted=True).ink().color == "text2"

    theme.set_appearance(Appearance(scheme=Scheme.DARK))
    assert kit.style() is not usual
    theme.set_appearance(Appearance(scheme=Scheme.LIGHT))
    assert kit.style() is usual


@pytest.mark.parametrize(
    ("html", "is_cut"),
    [
        ("a" * CHARACTERS, False),
        ("a" * (CHARACTERS + 1), True),
        ("<b>a</b>" * ELEMENTS, False),
        ("<b>a</b>" * (ELEMENTS + 1), True),
        (f"<pre>{'a' + chr(10)}</pre>" * 300, False),
        (f"<pre>{('a' + chr(10)) * (CODE_LINES - 1)}a</pre>", False),
        (f"<pre>{('a' + chr(10)) * CODE_LINES}a</pre>", True),
        (f"<table>{'<tr></tr>' * TABLE_ROWS}</table>", False),
        (f"<table>{'<tr></tr>' * (TABLE_ROWS + 1)}</table>", True),
        (f"<table>{'<tr></tr>' * TABLE_ROWS}</table>" * 2, False),
    ],
)
def test_a_card_is_cut_just_beyond_its_bounds(html, is_cut):
    assert parse(html).is_cut is is_cut
