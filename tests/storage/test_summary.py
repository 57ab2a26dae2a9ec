"""The numbers behind the charts, counted by the tally: by state, day, interval and ease."""

from datetime import timedelta

import pytest
from card_rows import put_card, run

REVIEW, SUSPENDED = 1, 2


@pytest.fixture
def today(making):
    return making.day.toordinal()


@pytest.fixture
def shelf(database, path, making, today):
    """Return two decks: One with a young, a mature and a new card, Two with a young and a suspended one."""
    one, two = (("deck/a", "deck/b", "deck/c"), ("deck/d", "deck/e"))
    making.add(
        database,
        *(making.note(guid, deck="One") for guid in one),
        *(making.note(guid, deck="One::Two") for guid in two),
    )
    put_card(path, "deck/a", state=REVIEW, due=today, interval=20, ease=250)
    put_card(path, "deck/b", state=REVIEW, due=today + 3, interval=21, ease=180)
    put_card(path, "deck/d", state=REVIEW, due=today, interval=20, ease=250)
    put_card(path, "deck/e", state=SUSPENDED, due=today, interval=99, ease=130)
    return database


def only(tx, name):
    """Return the rows of one deck without those below it."""
    return [row for row, full in tx.decks.names().items() if full == name]


def test_cards_are_counted_by_their_day_and_by_how_well_they_are_known(shelf, today):
    with shelf.reading() as tx:
        assert tx.summary.due(None) == {(today, False): 2, (today + 3, True): 1}
        assert tx.summary.due(only(tx, "One")) == {(today, False): 1, (today + 3, True): 1}
        assert tx.summary.due(tx.decks.within("One")) == tx.summary.due(None)
        assert tx.summary.due([]) == {}


def test_new_cards_intervals_and_eases_are_counted_by_deck_and_in_all(shelf):
    with shelf.reading() as tx:
        one, two = only(tx, "One"), only(tx, "One::Two")

        assert [tx.summary.new(decks) for decks in (None, one, two)] == [1, 1, 0]
        assert tx.summary.intervals(None) == {20: 2, 21: 1}
        assert tx.summary.intervals(one) == {20: 1, 21: 1}
        assert tx.summary.eases(None) == {250: 2, 180: 1}
        assert tx.summary.eases(two) == {250: 1}


def test_a_card_is_mature_from_three_weeks_on(shelf):
    with shelf.reading() as tx:
        maturity = tx.summary.maturity()

        assert maturity[only(tx, "One")[0]] == (3, 1, 1)
        assert maturity[only(tx, "One::Two")[0]] == (2, 1, 0)


@pytest.mark.parametrize(
    ("days", "oldest", "following"), [(-1, None, 0), (0, 0, 3), (2, 0, 3), (3, 0, None)]
)
def test_the_oldest_and_the_next_due_day_lie_on_both_sides_of_a_day(
    shelf, making, days, oldest, following
):
    def day(count):
        return None if count is None else making.day + timedelta(days=count)

    with shelf.reading() as tx:
        assert tx.summary.oldest_due(day(days)) == day(oldest)
        assert tx.summary.next_due(day(days)) == day(following)


def test_a_day_from_which_all_cards_have_gone_is_neither_due_nor_next(shelf, path, making, today):
    put_card(path, "deck/b", due=today + 9)

    with shelf.reading() as tx:
        assert tx.summary.next_due(making.day) == making.day + timedelta(days=9)
        assert (today + 3, True) not in tx.summary.due(None)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE tally SET cards = cards + 1 WHERE deck_id = 0 AND kind = 0 AND value = 1",
        "UPDATE tally SET cards = cards + 1 WHERE deck_id > 0 AND kind = 1",
        "DELETE FROM tally WHERE kind = 2",
        "DELETE FROM tally WHERE kind = 3",
        "DELETE FROM tally WHERE kind = 0 AND value = 2",
        "INSERT INTO tally VALUES (0, 1, 7, 1)",
    ],
)
def test_a_tally_that_does_not_agree_is_noticed_and_can_be_counted_anew(shelf, path, damage):
    with shelf.reading() as tx:
        right = [tx.summary.due(None), tx.summary.intervals(None), tx.summary.maturity()]
        assert tx.summary.is_sound()
    run(path, damage)

    with shelf.transaction() as tx:
        assert not tx.summary.is_sound()
        tx.summary.rebuild()
        assert tx.summary.is_sound()
        assert [tx.summary.due(None), tx.summary.intervals(None), tx.summary.maturity()] == right


def test_a_row_that_counts_nothing_is_no_fault(shelf, path):
    run(path, "INSERT INTO tally VALUES (0, 1, 7, 0)")

    with shelf.reading() as tx:
        assert tx.summary.is_sound()
