"""The sidebar lists pages and tools, marks the open page, and can be narrow."""

import pytest
from PySide6.QtWidgets import QWidget
from showing import color_at, drawn, shown

from studyapp.ui.actions import WINDOW, Actions
from studyapp.ui.widgets.controls.nav_button import NavButton
from studyapp.ui.widgets.layout.sidebar import NARROW, PAGES, TOOLS, WIDE, Brand, Sidebar


@pytest.fixture
def actions(qtbot, theme, icons):
    holder = QWidget()
    qtbot.addWidget(holder)
    yield Actions(WINDOW, theme, icons, holder)
    holder.close()


@pytest.fixture
def sidebar(qtbot, theme, icons, actions):
    sidebar = Sidebar(theme, icons, actions)
    sidebar.resize(WIDE, 700)
    return shown(qtbot, sidebar)


def test_pages_stand_at_the_top_and_tools_at_the_bottom_in_order(sidebar):
    tops = {name: sidebar.button(name).y() for name in PAGES + TOOLS}

    assert list(tops) == sorted(tops, key=tops.__getitem__)
    assert tops["import"] - tops["progress"] > 200
    assert sidebar.height() - sidebar.button("settings").geometry().bottom() < 20
    assert len(sidebar.findChildren(NavButton)) == 8
    assert sidebar.findChild(Brand).geometry().bottom() < tops["today"]
    assert sidebar.findChild(Brand).isVisible()


@pytest.mark.parametrize("page", PAGES)
def test_exactly_the_open_page_is_marked(sidebar, page):
    sidebar.mark("today")

    sidebar.mark(page)

    assert [name for name in PAGES if sidebar.button(name).isChecked()] == [page]


def test_tools_are_never_marked(sidebar):
    assert all(sidebar.button(name).isCheckable() for name in PAGES)
    assert not any(sidebar.button(name).isCheckable() for name in TOOLS)


def test_an_entry_triggers_its_command(qtbot, sidebar, actions):
    with qtbot.waitSignal(actions["quiz"].triggered):
        sidebar.button("quiz").click()


def test_a_narrow_sidebar_shows_icons_alone_and_can_be_wide_again(sidebar):
    assert not sidebar.is_narrow
    assert sidebar.width() == WIDE

    sidebar.set_narrow(True)
    assert sidebar.is_narrow
    assert sidebar.width() == NARROW
    assert not any(sidebar.button(name).text() for name in PAGES + TOOLS)

    sidebar.set_narrow(False)
    assert not sidebar.is_narrow
    assert sidebar.button("quiz").text().strip() == "Quiz"


def test_the_sidebar_has_a_ground_of_its_own(sidebar, theme):
    assert color_at(sidebar, WIDE / 2, 400) == theme.color("sidebar").name()


@pytest.mark.parametrize(("width", "texts"), [(WIDE, ["Studyapp"]), (NARROW, [])])
def test_the_name_of_the_program_is_there_where_there_is_room(qtbot, theme, icons, width, texts):
    brand = Brand(theme, icons)
    qtbot.addWidget(brand)
    brand.resize(width, 36)

    assert drawn(brand).texts == texts


def test_the_sign_stands_left_of_the_name_with_its_drawing_in_the_middle(qtbot, theme, icons):
    brand = Brand(theme, icons)
    qtbot.addWidget(brand)
    brand.resize(WIDE, 36)
    drawing = drawn(brand)
    (badge,) = drawing.filled(theme.color("accent"))
    name = drawing.said("Studyapp")

    assert drawing.pictures[0].center() == badge.center()
    assert name.place.left() > badge.right()
    assert name.place.center().y() == badge.center().y() == 18
    assert name.color == theme.color("text").name()
