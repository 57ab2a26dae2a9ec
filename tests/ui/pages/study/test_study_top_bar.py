"""The bar above the card: the deck's name, the card's number, the progress line, the buttons."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QMenu, QWidget
from recording_painter import boxes, color_at, recorded, texts

from studyapp.core.statistics import Counts
from studyapp.ui.actions import STUDY, Actions
from studyapp.ui.pages.study.top_bar import ProgressLine, StudyTopBar, TitleLine
from studyapp.ui.theme import Scheme


@pytest.fixture
def commands(qtbot, theme, icons):
    page = QWidget()
    qtbot.addWidget(page)
    yield Actions(STUDY, theme, icons, page)
    page.deleteLater()


@pytest.fixture
def top(qtbot, theme, icons, commands):
    made = StudyTopBar(theme, icons, commands, QMenu())
    qtbot.addWidget(made)
    made.resize(900, 60)
    made.show()
    return made


@pytest.fixture
def line(qtbot, theme):
    made = ProgressLine(theme)
    qtbot.addWidget(made)
    made.resize(400, 4)
    return made


def test_it_says_which_card_of_how_many_and_what_is_left(top):
    top.show_progress("AI::Prompts", 2, 10, Counts(new=4, drill=1, due=3))

    assert top.title.accessibleName() == "AI › Prompts, Card 3 of 10"
    assert top.title.toolTip() == "AI › Prompts"
    assert top.legend.accessibleName() == "4 new, 1 drill, 3 due"
    assert top.progress.accessibleName() == "20 % done"
    assert top.legend.isVisible()


@pytest.mark.parametrize(
    ("done", "total", "is_over"), [(9, 10, False), (10, 10, True), (0, 0, True)]
)
def test_at_the_end_no_card_is_named_and_all_is_done(top, done, total, is_over):
    top.show_progress("AI", done, total, Counts())

    assert (top.title.accessibleName() == "AI") is is_over
    assert top.legend.isVisible() is not is_over
    assert (top.progress.accessibleName() == "100 % done") is is_over


def test_the_flag_button_shows_the_flag_of_the_card(top):
    def sign(flag):
        top.show_flag(flag)
        return top.buttons["flag"].icon().pixmap(20).toImage()

    signs = [sign(flag) for flag in range(5)]

    assert all(signs[i] != signs[j] for i in range(5) for j in range(i))
    assert sign(5) == signs[1]


def test_the_flag_is_drawn_anew_in_the_colours_of_another_scheme(top, theme):
    top.show_flag(1)
    before = top.buttons["flag"].icon().pixmap(20).toImage()

    theme.set_appearance(replace(theme.appearance, scheme=Scheme.DARK))

    assert top.buttons["flag"].icon().pixmap(20).toImage() != before


def test_a_button_gives_its_command_and_says_its_key(top, commands, qtbot):
    for name in ("leave", "undo", "edit", "flag", "suspend"):
        with qtbot.waitSignal(commands[name].triggered):
            top.buttons[name].click()

    assert top.buttons["undo"].toolTip() == "Undo (Ctrl+Z)"
    assert top.buttons["leave"].accessibleName() == "Leave"


def test_a_button_goes_with_its_command_and_keeps_its_place(top, commands):
    place = top.buttons["suspend"].pos()

    commands["undo"].setEnabled(False)
    assert not top.buttons["undo"].isVisible()
    assert top.buttons["suspend"].pos() == place

    commands["undo"].setEnabled(True)
    assert top.buttons["undo"].isVisible()


def test_a_long_name_is_shortened_in_its_middle_so_that_the_number_can_be_read(qtbot, theme):
    title = TitleLine(theme)
    qtbot.addWidget(title)
    title.show_text("A deck with quite a long name › And one below it", "Card 3 of 10")
    title.resize(600, 40)
    assert texts(title) == ["A deck with quite a long name › And one below it", "Card 3 of 10"]

    title.resize(240, 40)
    name, position = recorded(title)

    assert "…" in name.text
    assert name.text.startswith("A deck")
    assert position.text == "Card 3 of 10"
    assert position.rect.left() < 240 - 12
    assert (name.color, position.color) == (
        theme.color("text").name(),
        theme.color("text3").name(),
    )


@pytest.mark.parametrize(("share", "end"), [(0.0, 0), (0.25, 100), (0.5, 200), (1.0, 400)])
def test_the_line_is_as_long_as_what_is_done(line, theme, share, end):
    line.show_share(share, theme)

    ground, done = boxes(line)

    assert done.rect.right() == end
    assert (ground.color, done.color) == (
        theme.color("line").name(),
        theme.color("accent").name(),
    )
    assert line.accessibleName() == f"{round(100 * share)} % done"


def test_the_line_glides_on_from_where_it_was(line, theme, qtbot):
    line.show()
    line.show_share(1.0, theme)
    assert color_at(line, 200, 2) == theme.color("line").name()

    qtbot.waitUntil(lambda: boxes(line)[1].rect.right() == 400)


def test_the_line_jumps_where_no_motion_is_wanted(line, theme):
    theme.set_appearance(replace(theme.appearance, reduce_motion=True))
    line.show()

    line.show_share(0.75, theme)

    assert boxes(line)[1].rect.right() == 300
