"""The card view shows rich text, loads nothing, copies sensibly and follows the theme."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QImage, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from studyapp.ui.clipboard import outlast
from studyapp.ui.theme import TEXT_SIZE, Scheme
from studyapp.ui.tokens import DARK, LIGHT
from studyapp.ui.widgets.card.card_view import CardView, ask_and_open
from studyapp.ui.widgets.card.decorations import ChoiceState
from studyapp.ui.widgets.card.document import AT_ONCE, CardDocument
from studyapp.ui.widgets.card.geometry import box_rect
from studyapp.ui.widgets.card.kit import CardKit

FORMULA = '<span class="math">x_{{{}}}</span>'
CODE = '<pre><code class="language-python"><span class="k">def</span> f():\n    return 1\n</code></pre>'
CHOICES = '<p>Which?</p><ol class="choices"><li>one</li><li>two</li></ol>'


@pytest.fixture
def kit(theme, tmp_path):
    return CardKit(theme, lambda: (tmp_path,))


@pytest.fixture
def view(qtbot, kit):
    opened = []
    view = CardView(kit, open_link=lambda _parent, url: opened.append(url.toString()))
    view.opened = opened
    qtbot.addWidget(view)
    view.resize(700, 100)
    view.show()
    return view


def colors(view):
    """All colours of the picture that the view gives."""
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(image.height())
    }


def has_color(view, token):
    return QColor(token).name() in colors(view)


def copied(view):
    view.selectAll()
    view.copy()
    text = QApplication.clipboard().text()
    outlast()  # or else the end of the tests would crash
    return text


def test_the_view_is_as_high_as_its_card(view):
    view.set_card("<p>one line</p>")
    low = view.height()
    view.set_card("<p>one line</p>" * 9)

    assert view.height() > 5 * low


def test_formulas_are_drawn_and_not_shown_as_source(view):
    view.set_card(r'<p>so <span class="math">\frac{a}{b}</span></p><div class="math">x^2</div>')

    assert "frac" not in view.toPlainText()
    assert view.toPlainText().count("\ufffc") == 2


def test_a_formula_that_cannot_be_drawn_is_shown_as_source(view):
    view.set_card(r'<p><span class="math">\frac{1</span></p>')

    assert r"\frac{1" in view.toPlainText()


def test_a_formula_too_wide_for_the_column_is_made_smaller(view):
    view.set_card(f'<div class="math">{"a+b+c+d+" * 30}e</div>')

    document = view.document()
    assert document.idealWidth() <= document.textWidth()


def test_many_formulas_come_after_the_text_is_shown(qtbot, view):
    html = "<p>" + " ".join(FORMULA.format(i) for i in range(2 * AT_ONCE)) + "</p>"

    view.set_card(html)
    assert "x_{19}" in view.toPlainText()

    qtbot.waitUntil(lambda: "x_" not in view.toPlainText())
    assert view.toPlainText().count("\ufffc") == 2 * AT_ONCE


def test_code_is_coloured_on_its_own_ground(view):
    view.set_card(CODE)

    assert has_color(view, LIGHT.code_bg)
    assert has_color(view, LIGHT.syntax_keyword)


def test_hidden_and_shown_clozes_are_boxed(view):
    view.set_card('<p>The <span class="cloze">[...]</span> is</p>')

    assert has_color(view, LIGHT.accent_soft)
    assert "[...]" not in view.toPlainText()


@pytest.mark.parametrize(
    ("states", "token"),
    [
        ((ChoiceState.RIGHT, ChoiceState.OTHER), LIGHT.good_soft),
        ((ChoiceState.WRONG, ChoiceState.OTHER), LIGHT.again_soft),
        ((ChoiceState.PICKED, ChoiceState.OPEN), LIGHT.accent_soft),
    ],
)
def test_options_show_how_they_were_answered(view, states, token):
    view.set_card(CHOICES)
    assert not has_color(view, token)

    view.set_choices(states)

    assert view.choices == states
    assert has_color(view, token)


def test_marks_on_options_do_not_stay_for_the_next_time(view):
    view.set_card(CHOICES)
    view.set_choices((ChoiceState.WRONG, ChoiceState.RIGHT))
    view.set_card("<p>other</p>")
    view.set_card(CHOICES)

    assert view.choices == (ChoiceState.OPEN, ChoiceState.OPEN)


def test_options_of_an_answer_are_marked_by_the_html(view):
    view.set_card('<ol class="choices"><li class="right">a</li><li class="wrong">b</li></ol>')

    assert view.choices == (ChoiceState.RIGHT, ChoiceState.OTHER)


def test_a_click_on_an_option_says_which(qtbot, view):
    view.set_card(CHOICES)
    place = QPoint(200, view.height() - 15)

    with qtbot.waitSignal(view.choice_clicked) as clicked:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert clicked.args == [1]


def test_a_missing_picture_is_named(view):
    view.set_card('<p><img src="no.png" alt="A plot"></p>')

    assert copied(view) == "A plot"
    assert view.height() > 50


def test_a_picture_is_not_wider_than_the_column(view, tmp_path):
    image = QImage(3000, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    image.save(str(tmp_path / "wide.png"))

    view.set_card('<p><img src="wide.png" alt=""></p>')

    assert has_color(view, "#123456")
    assert view.document().idealWidth() <= view.document().textWidth()


@pytest.mark.parametrize("name", ["file:///etc/hostname", "https://example.org/x.png", "x.png"])
def test_the_document_itself_loads_nothing(view, name):
    loaded = view.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))

    assert loaded.isEmpty()


def test_copying_gives_formulas_as_latex_and_lists_with_their_markers(view):
    view.set_card(
        '<p>Use <code>a_b</code> for <span class="math">x^2</span>:</p>'
        "<ol><li>one<ul><li>in</li></ul></li><li>two</li></ol>" + CODE
    )

    assert copied(view) == (
        "Use a_b for $x^2$:\n\n1. one\n  - in\n2. two\n\ndef f():\n    return 1"
    )


def test_copying_a_table_gives_tabs_and_lines(view):
    view.set_card(
        "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2 \U0001d465</td></tr></table>"
    )

    assert copied(view) == "a\tb\n1\t2 \U0001d465"


def test_copying_options_gives_their_letters(view):
    view.set_card(CHOICES)

    assert copied(view) == "Which?\n\nA. one\nB. two"


def test_only_web_links_can_be_opened(view):
    view.set_card('<p><a href="https://example.org/">a</a> <a href="file:///etc">b</a></p>')

    view.anchorClicked.emit(QUrl("https://example.org/"))
    view.anchorClicked.emit(QUrl("file:///etc"))

    assert view.opened == ["https://example.org/"]
    assert not view.openLinks()


def test_the_theme_changes_the_card_at_once(view, theme):
    view.set_card(CODE)
    theme.set_appearance(replace(theme.appearance, scheme=Scheme.DARK))

    assert has_color(view, DARK.code_bg)
    assert not has_color(view, LIGHT.code_bg)


def drawing(path, colour):
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40">'
        f'<rect width="90" height="40" fill="{colour}"/></svg>'
    )


def test_a_drawing_follows_the_theme_at_once(view, theme, tmp_path):
    drawing(tmp_path / "d.svg", "var(--warn)")
    view.set_card('<p><img src="d.svg" alt="a"></p>')
    before = colors(view)

    theme.set_appearance(replace(theme.appearance, scheme=Scheme.DARK))

    assert LIGHT.hard.lower() in before
    assert has_color(view, DARK.hard)
    assert not has_color(view, LIGHT.hard)
    assert not has_color(view, LIGHT.surface2)


def test_a_drawing_that_is_refused_is_told_from_one_that_is_missing(kit, tmp_path):
    (tmp_path / "refused.svg").write_text("<svg")

    card = CardDocument(
        '<p><img src="refused.svg"><img src="gone.svg" alt="Gone"></p>', kit.style(), kit
    )

    shown = [(each.alt, each.is_refused) for each in card.decorations.objects]
    assert shown == [("refused.svg", True), ("Gone", False)]


def test_zooming_makes_the_text_larger_within_limits(view, theme):
    view.set_card("<p>some words</p>")
    height = view.height()

    view.zoom(4)
    assert theme.appearance.text_size == TEXT_SIZE + 4
    assert view.height() > height

    view.zoom(100)
    assert theme.appearance.text_size == 24

    view.zoom(0)
    assert theme.appearance.text_size == TEXT_SIZE
    assert view.height() == height


def test_the_wheel_zooms_with_ctrl_and_is_left_to_the_page_without(view, theme):
    def turned(modifier):
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            modifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        view.wheelEvent(event)
        return event.isAccepted()

    assert turned(Qt.KeyboardModifier.ControlModifier)
    assert theme.appearance.text_size == TEXT_SIZE + 1
    assert not turned(Qt.KeyboardModifier.NoModifier)


def test_a_prepared_card_is_the_one_that_is_shown(view):
    view.prepare("<p>next</p>")
    prepared = view._kept["<p>next</p>"]

    view.set_card("<p>next</p>")

    assert view.document() is prepared.text


def test_a_very_long_card_is_cut_and_says_so(view):
    view.set_card("<p>" + "word " * 50_000 + "</p>")

    assert "very long" in view.toPlainText()


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<ul></ul>",
        "<ol><li></li></ol>",
        "<table></table>",
        "<table><tr></tr></table>",
        "<blockquote></blockquote>",
        "<blockquote><table><tr><td>a</td></tr></table></blockquote>",
        "<ul><li><blockquote><pre><code>x</code></pre></blockquote></li></ul>",
        "<pre></pre>",
        "<pre><code>\n\n</code></pre>",
        "<table><tr><td><ul><li>x</li></ul></td></tr></table>",
        "<hr>",
        '<ol class="choices"></ol>',
        '<ol class="choices"><li></li></ol>',
        '<p><span class="math"></span></p>',
        "<code></code>",
        "<h1></h1>",
        '<ol start="x"><li>a</li></ol>',
    ],
)
def test_odd_cards_are_painted_without_complaint(view, html):
    view.set_card(html)

    assert not view.grab().isNull()


def test_nested_boxes_lie_inside_one_another(view):
    view.set_card("<blockquote><pre><code>a</code></pre><p>b</p></blockquote><p>c</p>")
    card = view._card
    outer, inner = (box_rect(card.text, box) for box in card.decorations.boxes)

    assert outer.contains(inner)
    assert outer.bottom() < card.height


@pytest.mark.parametrize(
    ("answer", "opened"),
    [
        (QMessageBox.StandardButton.Yes, ["https://example.org/"]),
        (QMessageBox.StandardButton.No, []),
    ],
)
def test_a_web_page_is_opened_only_if_the_learner_agrees(view, monkeypatch, answer, opened):
    asked, pages = [], []
    monkeypatch.setattr(QMessageBox, "question", lambda *args: asked.append(args[2]) or answer)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: pages.append(url.toString()))

    ask_and_open(view, QUrl("https://example.org/"))

    assert asked == ["Open https://example.org/?"]
    assert pages == opened
