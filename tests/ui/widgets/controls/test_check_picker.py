"""A list of which any number hold: found by writing, ticked by key and by click."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from showing import ink, shown

from studyapp.ui.theme import Appearance, Scheme
from studyapp.ui.widgets.controls.check_picker import CheckPicker

DECKS = [("a", "Attention"), ("b", "Bias & variance"), ("c", "  Calculus"), ("d", "Data")]


@pytest.fixture
def picker(qtbot, theme, icons):
    picker = shown(qtbot, CheckPicker(theme, icons, "Decks", "All decks"))
    picker.set_choices(DECKS)
    return picker


@pytest.fixture
def popup(picker):
    picker.click()
    QTest.qWaitForWindowExposed(picker.popup)
    return picker.popup


def offered(popup) -> list[str]:
    rows = (popup.list.item(row) for row in range(popup.list.count()))
    return [item.text() for item in rows if not item.isHidden()]


def ticked(popup) -> list[str]:
    rows = (popup.list.item(row) for row in range(popup.list.count()))
    return [item.text() for item in rows if item.checkState() is Qt.CheckState.Checked]


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ([], "All decks"),
        (["a"], "Attention"),
        (["b", "a"], "Attention, Bias & variance"),
        (["a", "b", "c"], "Attention, Bias & variance and 1 more"),
        (["d", "c", "b", "a"], "Attention, Bias & variance and 2 more"),
    ],
)
def test_the_button_names_two_and_counts_the_rest(picker, chosen, said):
    picker.set_chosen(chosen)

    assert picker.accessibleName() == f"Decks: {said}"
    assert picker.text() == said.replace("&", "&&") + "\N{NO-BREAK SPACE}"


def test_the_tip_of_the_button_names_all_that_hold(picker):
    picker.set_chosen(["c", "a", "d"])

    assert picker.toolTip() == "Attention\nCalculus\nData"


def test_what_holds_is_told_in_the_order_offered_and_without_a_signal(qtbot, picker):
    with qtbot.assertNotEmitted(picker.changed):
        picker.set_chosen(["d", "a", "unknown"])

    assert picker.chosen == ("a", "d")
    assert ticked(picker.popup) == ["Attention", "Data"]


def test_other_choices_keep_what_is_still_offered(qtbot, picker):
    picker.set_chosen(["a", "d"])

    with qtbot.assertNotEmitted(picker.changed):
        picker.set_choices(DECKS[1:])

    assert picker.chosen == ("d",)
    assert picker.accessibleName() == "Decks: Data"
    assert ticked(picker.popup) == ["Data"]
    picker.set_choices(DECKS)
    assert picker.chosen == ("d",)


def test_a_click_on_the_button_opens_the_list_below_it(picker, popup):
    button = picker.mapToGlobal(QPoint(0, 0))

    assert popup.isVisible()
    assert popup.y() >= button.y() + picker.height()
    assert abs(popup.x() - button.x()) <= 4


def test_the_list_is_as_wide_as_a_wide_button_and_never_narrow(picker, popup):
    assert popup.width() == 340

    popup.open_at(QPoint(0, 0), 500)

    assert popup.width() == 500


def test_the_list_opens_inside_the_screen(popup):
    screen = popup.screen().availableGeometry()

    popup.open_at(screen.bottomRight(), 0)
    assert screen.contains(popup.geometry())

    popup.open_at(screen.topLeft() - QPoint(50, 50), 0)
    assert popup.pos() == screen.topLeft()


def test_a_short_list_is_low_and_a_long_one_scrolls(picker, popup):
    low = popup.list.height()
    assert popup.list.visualItemRect(popup.list.item(0)).height() == 30

    picker.set_choices([(str(n), f"Deck {n}") for n in range(50)])
    picker.open()

    assert low == 4 * 30 + 4
    assert popup.list.height() == 340
    picker.set_choices([])
    picker.open()
    assert popup.list.height() == 34
    assert popup.height() < 120


def test_a_row_that_is_clicked_is_ticked_and_told(qtbot, picker, popup):
    place = popup.list.visualItemRect(popup.list.item(1)).center()

    with qtbot.waitSignal(picker.changed):
        QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picker.chosen == ("b",)
    assert picker.accessibleName() == "Decks: Bias & variance"

    with qtbot.waitSignal(picker.changed):
        QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picker.chosen == ()
    assert picker.accessibleName() == "Decks: All decks"


def test_writing_narrows_the_list_whatever_the_case(popup):
    QTest.keyClicks(popup.filter_edit, "aT")

    assert offered(popup) == ["Attention", "Data"]


def test_enter_ticks_the_first_that_was_found_and_again_unticks_it(qtbot, picker, popup):
    QTest.keyClicks(popup.filter_edit, "da")

    with qtbot.waitSignal(picker.changed):
        QTest.keyClick(popup.filter_edit, Qt.Key.Key_Return)
    assert picker.chosen == ("d",)

    QTest.keyClick(popup.filter_edit, Qt.Key.Key_Return)
    assert picker.chosen == ()


@pytest.mark.parametrize("written", ["", "  ", "nothing like it"])
def test_enter_ticks_nothing_when_nothing_was_looked_for_or_found(qtbot, picker, popup, written):
    QTest.keyClicks(popup.filter_edit, written)

    with qtbot.assertNotEmitted(picker.changed):
        QTest.keyClick(popup.filter_edit, Qt.Key.Key_Return)


def test_down_goes_from_the_field_to_the_first_row_that_is_shown(picker, popup):
    QTest.keyClicks(popup.filter_edit, "cal")

    QTest.keyClick(popup.filter_edit, Qt.Key.Key_Down)

    assert popup.list.hasFocus()
    assert popup.list.currentItem().text() == "  Calculus"
    QTest.keyClick(popup.list, Qt.Key.Key_Space)
    assert picker.chosen == ("c",)


def test_down_leaves_a_row_that_is_no_longer_shown(picker, popup):
    QTest.keyClick(popup.filter_edit, Qt.Key.Key_Down)
    popup.filter_edit.setFocus()
    QTest.keyClicks(popup.filter_edit, "data")

    QTest.keyClick(popup.filter_edit, Qt.Key.Key_Down)

    assert popup.list.currentItem().text() == "Data"
    assert popup.list.currentItem().isSelected()


def test_enter_in_the_list_ticks_and_unticks_the_row(picker, popup):
    QTest.keyClick(popup.filter_edit, Qt.Key.Key_Down)

    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    assert picker.chosen == ("a",)

    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    assert picker.chosen == ()


def test_down_with_nothing_found_is_harmless(popup):
    QTest.keyClicks(popup.filter_edit, "zzz")

    QTest.keyClick(popup.filter_edit, Qt.Key.Key_Down)

    assert popup.list.hasFocus()


def test_other_keys_stay_in_the_field(popup):
    QTest.keyClicks(popup.filter_edit, "ab")
    QTest.keyClick(popup.filter_edit, Qt.Key.Key_Left)
    QTest.keyClicks(popup.filter_edit, "x")

    assert popup.filter_edit.text() == "axb"


def test_opening_again_forgets_what_was_looked_for_and_takes_the_keyboard(picker, popup):
    QTest.keyClicks(popup.filter_edit, "cal")
    popup.hide()

    picker.open()

    assert popup.filter_edit.text() == ""
    assert len(offered(popup)) == 4
    assert popup.filter_edit.hasFocus()


def test_list_and_field_say_what_they_are(popup):
    assert popup.list.accessibleName() == "Decks"
    assert popup.filter_edit.accessibleName() == "Find in the list"
    assert popup.filter_edit.placeholderText() == "Find"


def test_the_arrow_stands_right_of_the_words_and_follows_the_scheme(picker, theme):
    assert picker.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert ink(picker.icon()) == theme.color("text2").name()

    theme.set_appearance(Appearance(scheme=Scheme.DARK))

    assert ink(picker.icon()) == theme.color("text2").name()


def test_before_anything_is_offered_nothing_holds_and_enter_opens_no_list(qtbot, theme, icons):
    dialog = shown(qtbot, QDialog())
    picker = CheckPicker(theme, icons, "Tags", "All tags", dialog)

    assert picker.chosen == ()
    assert picker.accessibleName() == "Tags: All tags"
    assert not picker.autoDefault()
