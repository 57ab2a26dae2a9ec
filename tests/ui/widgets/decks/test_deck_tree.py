"""The deck tree shows names, numbers and levels, and stays small where it is big."""

from report_samples import DECKS

from studyapp.core.statistics import Counts, DeckRow
from studyapp.ui.widgets.decks.deck_columns import PAD, deck_columns
from studyapp.ui.widgets.decks.deck_tree import DeckTree, first_folds, visible_decks


def many() -> tuple[DeckRow, ...]:
    names = ["A"]
    for child in range(4):
        names.append(f"A::{child}")
        names += [f"A::{child}::{leaf}" for leaf in range(5)]
    return tuple(DeckRow(name, Counts(1), 10, 0, 0) for name in names)


def test_a_folded_deck_hides_all_decks_below_it():
    names = [deck.name for deck in visible_decks(DECKS, frozenset({"AI"}))]

    assert names == ["AI"]


def test_a_deck_with_a_longer_name_is_not_below_it():
    decks = [DeckRow(name, Counts(), 0, 0, 0) for name in ("AI", "AI ethics", "AI::A")]

    assert [d.name for d in visible_decks(decks, frozenset({"AI"}))] == ["AI", "AI ethics"]


def test_a_small_tree_begins_open_and_a_big_one_folded_below_its_second_level():
    assert first_folds(DECKS) == frozenset()
    assert first_folds(many()) == {"A::0", "A::1", "A::2", "A::3"}


def test_rows_are_made_only_for_what_is_seen_and_used_again(qtbot, theme, icons):
    tree = DeckTree(theme, icons)
    qtbot.addWidget(tree)
    tree.show_decks(many(), None)
    assert len(tree.views()) == len(tree._views) == 5

    tree.show_decks(DECKS, frozenset())
    tree.show_decks(DECKS[:2], frozenset())

    assert [view.property("deck") for view in tree.views()] == ["AI", "AI::Prompts"]
    assert len(tree._views) == 5


def test_columns_do_not_overlap_and_the_bar_goes_where_there_is_no_room():
    for width in (400, 500, 620, 1200):
        columns = deck_columns(width, 48)
        places = [columns.name, columns.mature, *columns.numbers, columns.button]
        edges = [edge for place in places for edge in (place.left(), place.right())]
        assert edges == sorted(edges)
        assert columns.name.width() > 100
        assert columns.button.right() == width - PAD
    assert deck_columns(400, 48).mature.isEmpty()
    assert not deck_columns(620, 48).mature.isEmpty()


def test_the_tip_of_a_row_tells_how_well_a_deck_is_known(qtbot, theme, icons):
    tree = DeckTree(theme, icons)
    qtbot.addWidget(tree)
    tree.show_decks(DECKS, None)

    tip = tree.views()[0].toolTip()
    assert "What models do." in tip
    assert "100 cards: 30 mature, 20 young, 50 to learn" in tip
