"""The deck tree shows names, numbers and levels, and stays small where it is big."""

import pytest
from report_samples import DECKS
from showing import laid_out, shown

from studyapp.core.statistics import Counts, DeckRow
from studyapp.ui.widgets.decks.deck_row_view import DeckHeading, DeckRowView
from studyapp.ui.widgets.decks.deck_tree import DeckTree, first_folds, visible_decks


def many() -> tuple[DeckRow, ...]:
    found = ["A"]
    for child in range(4):
        found.append(f"A::{child}")
        found += [f"A::{child}::{leaf}" for leaf in range(5)]
    return tuple(DeckRow(name, Counts(1), 10, 0, 0) for name in found)


def test_a_folded_deck_hides_all_decks_below_it():
    assert [deck.name for deck in visible_decks(DECKS, frozenset({"AI"}))] == ["AI"]


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
    assert len(tree.views()) == len(tree.findChildren(DeckRowView)) == 5

    tree.show_decks(DECKS, frozenset())
    tree.show_decks(DECKS[:2], frozenset())

    assert [view.property("deck") for view in tree.views()] == ["AI", "AI::Prompts"]
    assert len(tree.findChildren(DeckRowView)) == 5


def tree_of(qtbot, theme, icons, decks, folded=None):
    tree = DeckTree(theme, icons)
    tree.show_decks(decks, folded)
    return shown(qtbot, tree)


def names(tree) -> list[str]:
    return [view.property("deck") for view in tree.views()]


def test_rows_stand_below_the_heading_in_the_order_given(qtbot, theme, icons):
    tree = laid_out(tree_of(qtbot, theme, icons, DECKS))
    tops = [view.y() for view in tree.views()]

    assert names(tree) == [deck.name for deck in DECKS]
    assert tops == sorted(tops)
    assert tops[0] == tree.findChild(DeckHeading).height()
    assert tops[1] - tops[0] == tree.views()[0].height()
    assert tree.views()[0].x() == 0


def test_the_button_of_a_row_studies_the_deck_that_it_shows_now(qtbot, theme, icons):
    tree = tree_of(qtbot, theme, icons, DECKS)
    tree.show_decks(DECKS[1:], frozenset())

    with qtbot.waitSignal(tree.study_requested) as asked:
        tree.views()[1].study_button.click()

    assert asked.args == ["AI::Transformers"]


def test_folding_hides_what_is_below_and_tells_all_that_are_folded(qtbot, theme, icons):
    tree = tree_of(qtbot, theme, icons, DECKS)

    with qtbot.waitSignal(tree.folded) as told:
        tree.views()[2].fold_button.click()
    assert told.args == [frozenset({"AI::Transformers"})]
    assert names(tree) == ["AI", "AI::Prompts", "AI::Transformers"]

    with qtbot.waitSignal(tree.folded) as told:
        tree.views()[0].fold_button.click()
    assert told.args == [frozenset({"AI", "AI::Transformers"})]
    assert names(tree) == ["AI"]


def test_unfolding_brings_back_what_was_open_below(qtbot, theme, icons):
    tree = tree_of(qtbot, theme, icons, DECKS, frozenset({"AI", "AI::Transformers"}))

    with qtbot.waitSignal(tree.folded) as told:
        tree.views()[0].fold_button.click()

    assert told.args == [frozenset({"AI::Transformers"})]
    assert names(tree) == ["AI", "AI::Prompts", "AI::Transformers"]


def test_only_decks_with_sub_decks_can_be_folded(qtbot, theme, icons):
    tree = tree_of(qtbot, theme, icons, DECKS)

    assert [view.fold_button.isVisible() for view in tree.views()] == [True, False, True, False]


def test_a_choice_of_the_learner_goes_before_the_first_folds_of_a_big_tree(qtbot, theme, icons):
    tree = tree_of(qtbot, theme, icons, many())
    assert len(names(tree)) == 5

    tree.show_decks(many(), frozenset())

    assert len(names(tree)) == len(many())


@pytest.mark.parametrize(("count", "folds"), [(14, False), (15, True)])
def test_a_tree_of_fourteen_decks_still_begins_open(count, folds):
    decks = [*many()[:1], DeckRow("A::0::x", Counts(), 1, 0, 0)]
    decks += [DeckRow(f"B{n}", Counts(), 1, 0, 0) for n in range(count - 2)]

    assert bool(first_folds(decks)) is folds
