"""A row of the deck tree: its numbers, its button, its fold, and what the mouse does."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QFont
from PySide6.QtTest import QTest
from showing import drawn, is_repainted_by, shown

from studyapp.core.statistics import Counts, DeckRow
from studyapp.ui.widgets.decks.deck_columns import ROW, deck_columns
from studyapp.ui.widgets.decks.deck_row_view import INDENT, DeckHeading, DeckRowView

DECK = DeckRow("AI::Transformers", Counts(5, 0, 1200), 2000, 600, 400, "How models read.")
DONE = DeckRow("AI", Counts(), 20, 5, 5)
UNTOUCHED = DeckRow("AI", Counts(), 20, 0, 0)
BOLD, USUAL = QFont.Weight.DemiBold.value, QFont.Weight.Normal.value


@pytest.fixture
def row(qtbot, theme, icons):
    row = DeckRowView(theme, icons)
    row.resize(800, ROW)
    row.show_deck(DECK, False)
    return shown(qtbot, row)


def hover(row):
    row.enterEvent(QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))


def test_the_heading_names_each_column_where_it_is(qtbot, theme):
    heading = DeckHeading(theme)
    qtbot.addWidget(heading)
    heading.resize(800, 34)
    drawing = drawn(heading)
    columns = deck_columns(800, 34)

    assert drawing.texts == ["Decks", "Mature", "New", "Drill", "Due"]
    places = [words.place for words in drawing.words]
    assert places == [columns.name, columns.mature, *columns.numbers]
    assert all(words.flags & Qt.AlignmentFlag.AlignRight.value for words in drawing.words[2:])
    assert drawing.said("Decks").weight == BOLD
    assert drawing.said("Decks").size > drawing.said("Due").size
    assert heading.height() == 34


def test_a_narrow_heading_does_not_name_the_bar_that_is_not_there(qtbot, theme):
    heading = DeckHeading(theme)
    qtbot.addWidget(heading)
    heading.resize(499, 34)

    assert "Mature" not in drawn(heading).texts


def test_numbers_stand_in_their_columns_in_the_colours_of_their_kind(row, theme):
    drawing = drawn(row)
    numbers = drawing.words[2:]

    assert [words.text for words in numbers] == ["5", "0", "1,200"]
    assert [words.place for words in numbers] == list(deck_columns(800, ROW).numbers)
    assert [words.color for words in numbers] == [
        theme.color(token).name() for token in ("easy", "text3", "good")
    ]
    assert [words.weight for words in numbers] == [BOLD, USUAL, BOLD]
    assert all(words.flags & Qt.AlignmentFlag.AlignRight.value for words in numbers)


def test_what_is_to_be_drilled_has_its_own_colour(row, theme):
    row.show_deck(DeckRow("AI", Counts(0, 7, 0), 20, 0, 0), None)

    assert drawn(row).said("7").color == theme.color("hard").name()


def test_the_last_part_of_the_name_stands_indented_with_the_number_of_cards_behind(row, theme):
    drawing = drawn(row)
    name, count = drawing.said("Transformers"), drawing.said("2,000")

    assert name.place.left() == deck_columns(800, ROW).name.left() + INDENT + 26
    assert count.place.left() > name.place.left() + 60
    assert count.color == theme.color("text3").name()
    assert count.size < name.size


@pytest.mark.parametrize(
    ("deck", "depth", "weight", "token"),
    [
        ("AI", 0, BOLD, "text"),
        ("AI::B", 1, USUAL, "text"),
        ("AI::B::C", 2, USUAL, "text2"),
        ("AI::B::C::D", 3, USUAL, "text2"),
    ],
)
def test_deeper_decks_are_further_in_and_quieter(row, theme, deck, depth, weight, token):
    row.show_deck(DeckRow(deck, Counts(), 1, 0, 0), None)
    name = drawn(row).words[0]

    assert name.place.left() == 8 + depth * INDENT + 26
    assert (name.weight, name.color) == (weight, theme.color(token).name())
    assert row.fold_button.x() == 8 + depth * INDENT - 4


def test_a_name_without_room_is_shortened_and_its_number_stays(row):
    row.resize(420, ROW)
    row.show_deck(DeckRow("AI::" + "long name " * 9, Counts(), 1234, 0, 0), None)
    name, count = drawn(row).words[:2]
    column = deck_columns(420, ROW).name

    assert name.text.startswith("long name")
    assert name.text.endswith("…")
    assert count.text == "1,234"
    assert count.place.right() == column.right()
    assert count.place.width() > 25


def test_the_bar_shows_mature_then_young_out_of_all_cards(row, theme):
    drawing = drawn(row)
    (mature,), (young,) = (
        drawing.filled(theme.color("mature")),
        drawing.filled(theme.color("young")),
    )
    column = deck_columns(800, ROW).mature

    assert mature.left() == column.left()
    assert mature.width() == pytest.approx(column.width() * 0.2, abs=1.5)
    assert young.left() == pytest.approx(column.left() + column.width() * 0.2, abs=0.01)
    assert young.width() == pytest.approx(column.width() * 0.3, abs=1.5)
    assert mature.height() == 6
    assert mature.center().y() == ROW / 2


def test_a_narrow_row_has_no_bar(row, theme):
    row.resize(499, ROW)

    assert drawn(row).filled(theme.color("mature")) == []


def test_a_line_parts_a_row_from_the_one_above(row, theme):
    (line,) = drawn(row).outlined(theme.color("line"))

    assert (line.left(), line.right(), line.top()) == (8, 792, 0)


def test_a_deck_that_is_done_has_a_tick_where_the_button_was(row):
    assert drawn(row).pictures == []
    assert row.study_button.isVisible()

    row.show_deck(DONE, None)

    (tick,) = drawn(row).pictures
    assert tick.center() == deck_columns(800, ROW).button.center()
    assert not row.study_button.isVisible()


@pytest.mark.parametrize(("young", "mature"), [(1, 0), (0, 1)])
def test_one_card_that_was_learnt_is_enough_for_the_tick(row, young, mature):
    row.show_deck(DeckRow("AI", Counts(), 20, young, mature), None)

    assert len(drawn(row).pictures) == 1


def test_a_deck_that_was_never_begun_has_neither_tick_nor_button(row):
    row.show_deck(UNTOUCHED, None)

    assert drawn(row).pictures == []
    assert not row.study_button.isVisible()


def test_the_button_studies_and_says_what_there_is_to_do(qtbot, row):
    assert row.study_button.accessibleName() == (
        "Study AI::Transformers: 5 new, 0 to drill, 1200 due"
    )
    column = deck_columns(800, ROW).button
    assert QRectF(row.study_button.geometry()).center().x() == column.center().x()
    assert abs(row.study_button.geometry().center().y() - ROW / 2) <= 1

    with qtbot.waitSignal(row.study_requested), qtbot.assertNotEmitted(row.fold_toggled):
        row.study_button.click()


def test_the_button_stays_at_the_right_end_when_the_row_is_resized(row):
    row.resize(1000, ROW)

    assert row.study_button.geometry().left() == deck_columns(1000, ROW).button.left()


@pytest.mark.parametrize(
    ("folded", "name"),
    [
        (True, "Show the decks in Transformers"),
        (False, "Hide the decks in Transformers"),
    ],
)
def test_the_arrow_says_what_it_does(qtbot, row, folded, name):
    row.show_deck(DECK, folded)

    assert row.fold_button.isVisible()
    assert row.fold_button.accessibleName() == name
    assert row.fold_button.height() == row.fold_button.width() == 26
    with qtbot.waitSignal(row.fold_toggled):
        row.fold_button.click()


@pytest.mark.parametrize(("folded", "icon"), [(True, "chevron-right"), (False, "chevron-down")])
def test_the_arrow_points_to_what_is_folded_away_or_open_below(row, icons, folded, icon):
    row.show_deck(DECK, folded)
    drawn_icon = row.fold_button.icon().pixmap(14, 14).toImage()

    assert drawn_icon == icons.icon(icon, "text2", 14).pixmap(14, 14).toImage()
    assert abs(row.fold_button.geometry().center().y() - ROW / 2) <= 1


def test_a_click_folds_a_deck_with_sub_decks(qtbot, row):
    with qtbot.waitSignal(row.fold_toggled):
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(300, 20))


def test_other_buttons_and_a_release_outside_fold_nothing(qtbot, row):
    with qtbot.assertNotEmitted(row.fold_toggled):
        QTest.mouseClick(row, Qt.MouseButton.RightButton, pos=QPoint(300, 20))
        QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=QPoint(300, 20))
        QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=QPoint(300, 90))


def test_a_deck_without_sub_decks_does_not_fold(qtbot, row):
    row.show_deck(DECK, None)

    assert not row.fold_button.isVisible()
    with qtbot.assertNotEmitted(row.fold_toggled):
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(300, 20))


def test_only_a_row_that_can_be_folded_lights_up_under_the_mouse(row, theme):
    ground = theme.color("surface2")
    row.leaveEvent(None)
    assert drawn(row).filled(ground) == []

    assert is_repainted_by(row, lambda: hover(row))
    (lit,) = drawn(row).filled(ground)
    assert QRectF(row.rect()).contains(lit)

    assert is_repainted_by(row, lambda: row.leaveEvent(None))
    assert drawn(row).filled(ground) == []

    row.show_deck(DECK, None)
    hover(row)
    assert drawn(row).filled(ground) == []


@pytest.mark.parametrize(
    ("deck", "tip"),
    [
        (DECK, "How models read.\n2,000 cards: 400 mature, 600 young, 1000 to learn"),
        (DONE, "20 cards: 5 mature, 5 young, 10 to learn"),
    ],
)
def test_the_tip_tells_the_description_and_how_well_a_deck_is_known(row, deck, tip):
    row.show_deck(deck, None)

    assert row.toolTip() == tip


def test_before_it_has_a_deck_a_row_is_empty(qtbot, theme, icons):
    row = DeckRowView(theme, icons)
    qtbot.addWidget(row)
    row.resize(600, ROW)

    assert drawn(row).words == []
    assert row.height() == ROW
    assert row.sizeHint().height() == ROW


def test_another_deck_is_seen_at_once(row):
    assert is_repainted_by(row, lambda: row.show_deck(DONE, None))
