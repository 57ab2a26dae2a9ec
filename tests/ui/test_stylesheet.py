"""What the style sheet does to controls: grounds, inks, focus rings, and sizes that hold still."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from showing import color_at, share_of_color, shown

from studyapp.ui.theme import Appearance, Scheme
from studyapp.ui.tokens import DARK

BUTTONS = ("", "primary", "main", "soft", "ghost", "row", "link", "nav", "segment")
TRANSPARENT = ("ghost", "row", "link", "nav", "segment")


def styled(qtbot, widget, kind="", **properties):
    """Show a widget of a kind on a page, where nothing has the focus."""
    page = QDialog()
    column = QVBoxLayout(page)
    widget.setProperty("kind", kind)
    for name, value in properties.items():
        widget.setProperty(name, value)
    column.addWidget(QPushButton("has the focus first"))
    column.addWidget(widget)
    column.addStretch()
    page.resize(300, 200)
    shown(qtbot, page)
    widget.page = page
    widget.clearFocus()
    return widget


def button(qtbot, kind=""):
    return styled(qtbot, QPushButton("Words"), kind)


def ground(widget) -> str:
    place = widget.mapTo(widget.window(), widget.rect().center())
    left = widget.mapTo(widget.window(), widget.rect().topLeft()).x()
    return color_at(widget.window(), left + 6, place.y())


def edge(widget) -> str:
    place = widget.mapTo(widget.window(), widget.rect().center())
    top = widget.mapTo(widget.window(), widget.rect().topLeft()).y()
    return color_at(widget.window(), place.x(), top)


@pytest.mark.parametrize(
    ("kind", "token"),
    [
        ("", "surface"),
        ("primary", "accent"),
        ("main", "accent"),
        ("soft", "surface2"),
        *[(kind, "bg") for kind in TRANSPARENT],
    ],
)
def test_buttons_have_the_ground_of_their_kind(qtbot, theme, kind, token):
    assert ground(button(qtbot, kind)) == theme.color(token).name()


@pytest.mark.parametrize(
    ("kind", "token"),
    [
        ("", "surface2"),
        ("primary", "accent_hover"),
        ("main", "accent_hover"),
        ("row", "surface2"),
        *[(kind, "hover") for kind in ("soft", "ghost", "link", "nav")],
    ],
)
def test_a_button_answers_the_mouse_above_it(qtbot, theme, kind, token):
    hovered = button(qtbot, kind)

    hovered.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    QTest.mouseMove(hovered, QPoint(1, 1))
    QTest.mouseMove(hovered, hovered.rect().center())

    assert ground(hovered) == theme.color(token).name()


@pytest.mark.parametrize(
    ("kind", "token"), [("", "hover"), ("primary", "accent_press"), ("main", "accent_press")]
)
def test_a_button_answers_the_press(qtbot, theme, kind, token):
    pressed = button(qtbot, kind)

    pressed.setDown(True)

    assert ground(pressed) == theme.color(token).name()


@pytest.mark.parametrize(
    ("kind", "token"),
    [("row", "accent_soft"), ("nav", "surface"), ("segment", "surface"), ("soft", "accent_soft")],
)
def test_what_holds_is_marked(qtbot, theme, kind, token):
    chosen = button(qtbot, kind)
    chosen.setCheckable(True)

    chosen.setChecked(True)

    assert ground(chosen) == theme.color(token).name()


@pytest.mark.parametrize(
    ("kind", "token"), [("", "surface2"), ("primary", "surface2"), ("main", "surface2")]
)
def test_what_cannot_be_pressed_looks_so(qtbot, theme, kind, token):
    idle = button(qtbot, kind)

    idle.setEnabled(False)

    assert ground(idle) == theme.color(token).name()
    assert edge(idle) == theme.color("line").name()


@pytest.mark.parametrize("kind", BUTTONS)
def test_the_keyboard_can_be_seen_on_every_button(qtbot, theme, kind):
    focused = button(qtbot, kind)
    token = "text" if kind in ("primary", "main") else "accent"
    assert edge(focused) != theme.color(token).name()

    focused.setFocus(Qt.FocusReason.TabFocusReason)

    assert edge(focused) == theme.color(token).name()


@pytest.mark.parametrize("kind", BUTTONS)
def test_no_button_grows_or_shrinks_when_the_keyboard_comes(qtbot, theme, kind):
    focused = button(qtbot, kind)
    before = focused.sizeHint()

    focused.setFocus(Qt.FocusReason.TabFocusReason)
    focused.setText("")  # a button keeps its hint until its words change
    focused.setText("Words")

    assert focused.sizeHint() == before


def test_the_more_a_button_matters_the_larger_it_is(qtbot, theme):
    heights = [button(qtbot, kind).sizeHint().height() for kind in ("main", "", "soft", "link")]

    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) == 4


@pytest.mark.parametrize(
    ("kind", "token"),
    [
        ("", "text"),
        ("primary", "on_accent"),
        ("main", "on_accent"),
        ("ghost", "text2"),
        ("link", "accent_text"),
        ("nav", "text2"),
        ("segment", "text2"),
    ],
)
def test_the_words_of_a_button_have_the_ink_of_its_kind(qtbot, theme, kind, token):
    pressed = button(qtbot, kind)
    pressed.setText("I" * 12)

    assert share_of_color(pressed, theme.color(token)) > 0


def test_the_words_of_what_cannot_be_pressed_are_paler(qtbot, theme):
    idle = button(qtbot, "primary")
    idle.setText("I" * 12)

    idle.setEnabled(False)

    assert share_of_color(idle, theme.color("text3")) > 0


def test_the_name_of_the_open_page_is_darker(qtbot, theme):
    chosen = button(qtbot, "nav")
    chosen.setCheckable(True)
    chosen.setText("I" * 12)
    assert share_of_color(chosen, theme.color("text")) == 0

    chosen.setChecked(True)

    assert share_of_color(chosen, theme.color("text")) > 0


@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit, QSpinBox])
def test_fields_show_the_keyboard_and_keep_their_size(qtbot, theme, make):
    field = styled(qtbot, make())
    before, size = edge(field), field.sizeHint()

    field.setFocus(Qt.FocusReason.TabFocusReason)

    assert before == theme.color("field").name()
    assert edge(field) == theme.color("accent").name()
    assert field.sizeHint() == size


@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit, QSpinBox])
def test_a_field_that_cannot_be_written_in_looks_so(qtbot, theme, make):
    field = styled(qtbot, make())
    assert ground(field) == theme.color("surface").name()

    field.setEnabled(False)

    assert ground(field) == theme.color("surface2").name()


@pytest.mark.parametrize(("state", "tone"), [("right", "good"), ("wrong", "again")])
def test_a_typed_answer_that_was_marked_has_the_colour_of_its_mark(qtbot, theme, state, tone):
    field = styled(qtbot, QLineEdit("softmax"), "answer", state=state)

    assert ground(field) == theme.color(f"{tone}_soft").name()
    assert edge(field) == theme.color(tone).name()


def test_an_icon_button_shows_hover_check_and_keyboard(qtbot, theme):
    tool = styled(qtbot, QToolButton())
    tool.setCheckable(True)
    assert ground(tool) == theme.color("bg").name()

    tool.setChecked(True)
    assert ground(tool) == theme.color("accent_soft").name()

    tool.setChecked(False)
    tool.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    assert ground(tool) == theme.color("hover").name()

    tool.setFocus(Qt.FocusReason.TabFocusReason)
    assert edge(tool) == theme.color("accent").name()


@pytest.mark.parametrize(("kind", "side"), [("", 30), ("small", 20)])
def test_icon_buttons_are_large_enough_to_be_hit(qtbot, theme, kind, side):
    hint = styled(qtbot, QToolButton(), kind).sizeHint()

    assert hint.width() >= side
    assert hint.height() >= side
    assert hint.height() < side + 10


@pytest.mark.parametrize(
    ("kind", "token", "size"),
    [
        ("title", "text", 22),
        ("section", "text", 15),
        ("hero", "text", 44),
        ("number", "text", 26),
        ("strong", "text", 14),
        ("quiet", "text2", 14),
        ("caption", "text3", 12),
        ("caption-strong", "text2", 12),
        ("up", "good", 12),
        ("down", "again", 12),
        ("error", "again", 14),
        ("right-count", "good", 14),
        ("wrong-count", "again", 14),
        ("step", "accent_text", 12),
    ],
)
def test_words_have_the_size_and_ink_of_their_kind(qtbot, theme, kind, token, size):
    label = styled(qtbot, QLabel("IIIHHH"), kind)

    assert label.fontInfo().pixelSize() == size
    assert label.palette().color(label.foregroundRole()).name() == theme.color(token).name()


@pytest.mark.parametrize(
    ("heavier", "lighter"), [("strong", ""), ("caption-strong", "caption"), ("title", "")]
)
def test_words_that_matter_are_heavier(qtbot, theme, heavier, lighter):
    heavy, light = styled(qtbot, QLabel("x"), heavier), styled(qtbot, QLabel("x"), lighter)

    assert heavy.font().weight() > light.font().weight()


@pytest.mark.parametrize(
    ("kind", "token"),
    [
        ("panel", "surface"),
        ("notice", "hard_soft"),
        ("reason", "accent_soft"),
        ("term", "surface"),
        ("inset", "surface2"),
        ("top-bar", "bg"),
        ("bottom-bar", "surface"),
        ("line-above", "bg"),
        ("segments", "hover"),
        ("popup", "surface"),
        ("outline", "bg"),
    ],
)
def test_boxes_have_the_ground_of_their_kind(qtbot, theme, kind, token):
    box = styled(qtbot, QFrame(), kind)
    box.setMinimumHeight(40)
    box.page.layout().activate()

    assert ground(box) == theme.color(token).name()


@pytest.mark.parametrize(
    ("kind", "token"),
    [
        ("panel", "line"),
        ("term", "line2"),
        ("popup", "line2"),
        ("outline", "line"),
        ("bottom-bar", "line"),
        ("line-above", "line"),
    ],
)
def test_boxes_that_stand_on_their_own_colour_have_an_outline(qtbot, theme, kind, token):
    box = styled(qtbot, QFrame(), kind)
    box.setMinimumHeight(40)
    box.page.layout().activate()

    assert edge(box) == theme.color(token).name()


@pytest.mark.parametrize(
    ("state", "inside", "outline"),
    [
        ("chosen", "accent_soft", "accent"),
        ("right", "good_soft", "good"),
        ("wrong", "again_soft", "again"),
    ],
)
def test_a_term_to_be_matched_shows_how_it_stands(qtbot, theme, state, inside, outline):
    box = styled(qtbot, QFrame(), "term", state=state)
    box.setMinimumHeight(40)
    box.page.layout().activate()

    assert ground(box) == theme.color(inside).name()
    assert edge(box) == theme.color(outline).name()


def test_a_rule_is_one_pixel_high(qtbot, theme):
    rule = styled(qtbot, QFrame(), "rule")

    assert rule.height() == 1
    assert edge(rule) == theme.color("line").name()


@pytest.mark.parametrize(("name", "token"), [("chip", "surface2"), ("keyCap", "surface")])
def test_chips_and_key_caps_stand_out_from_the_text_around(qtbot, theme, name, token):
    label = QLabel("Word")
    label.setObjectName(name)
    styled(qtbot, label)
    label.setFixedSize(label.sizeHint())
    label.page.layout().activate()

    assert ground(label) == theme.color(token).name()
    assert label.sizeHint().width() > label.fontMetrics().horizontalAdvance("Word") + 8


def test_progress_is_a_thin_line_in_the_colour_of_the_program(qtbot, theme):
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setValue(50)
    styled(qtbot, bar)

    assert bar.height() == 6
    assert share_of_color(bar, theme.color("accent")) == pytest.approx(0.5, abs=0.1)
    assert share_of_color(bar, theme.color("hover")) == pytest.approx(0.5, abs=0.1)


def test_lists_lie_on_the_colour_of_surfaces_or_on_that_of_the_page(qtbot, theme):
    plain, cards = styled(qtbot, QListWidget()), styled(qtbot, QListWidget(), "cards")

    assert color_at(plain, 20, 40) == theme.color("surface").name()
    assert ground(cards) == theme.color("bg").name()


def test_the_row_of_a_menu_under_the_keyboard_is_lit(qtbot, theme):
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction("Export")
    off = menu.addAction("Import")
    off.setEnabled(False)
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    assert share_of_color(menu, theme.color("accent_soft")) == 0

    menu.setActiveAction(menu.actions()[0])

    assert share_of_color(menu, theme.color("accent_soft")) > 0.2
    assert share_of_color(menu, theme.color("surface")) > 0.3


def test_text_to_be_read_lies_on_the_page_without_a_frame(qtbot, theme):
    source = styled(qtbot, QPlainTextEdit("text"), "source")
    assert ground(source) == theme.color("bg").name()

    source.setFocus()

    assert edge(source) == theme.color("bg").name()


def test_a_long_list_has_a_thin_handle_without_arrows(qtbot, theme):
    rows = QListWidget()
    rows.addItems([str(number) for number in range(200)])
    styled(qtbot, rows)
    bar = rows.verticalScrollBar()

    assert bar.width() == 12
    assert 0 < share_of_color(bar, theme.color("line2")) < 0.5


def test_the_chosen_page_stands_out_in_the_dark_too(qtbot, qapp, theme):
    theme.set_appearance(Appearance(scheme=Scheme.DARK))
    theme.apply(qapp)
    chosen = button(qtbot, "nav")
    chosen.setCheckable(True)
    chosen.setChecked(True)

    assert ground(chosen) == DARK.surface2.lower()


def test_selected_text_can_be_read(qtbot, theme):
    field = styled(qtbot, QLineEdit("selected"))
    field.selectAll()
    field.setFocus()

    assert share_of_color(field, theme.color("accent")) > 0.05


def test_a_window_has_the_colour_of_the_page(qtbot, theme):
    page = QWidget()
    page.setProperty("kind", "page")
    page.resize(60, 60)

    assert color_at(shown(qtbot, page), 30, 30) == theme.color("bg").name()
