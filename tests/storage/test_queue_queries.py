"""What a day holds: each condition of the queue at both sides of its day."""

import pytest
from card_rows import put_card

from studyapp.core.cards import NoteKind
from studyapp.core.statistics import Counts

NEW, REVIEW, SUSPENDED = 0, 1, 2


@pytest.fixture
def today(making):
    return making.day.toordinal()


@pytest.fixture
def shelf(database, making):
    """Return three notes of one deck, one of them with two cards, and one of another."""
    making.add(
        database,
        making.note("deck/a", deck="One"),
        making.note("deck/b", deck="One"),
        making.note("deck/two", deck="One", kind=NoteKind.REVERSED, back="Back"),
        making.note("deck/far", deck="Two"),
    )
    return database


def names(database, candidates):
    with database.reading() as tx:
        guids = {card.id: card.guid for card in tx.cards.all(tx.decks.within(None))}
    return [guids[c if isinstance(c, int) else c.card].removeprefix("deck/") for c in candidates]


def ask(database, query, deck=None):
    with database.reading() as tx:
        found = query(tx.queue, tx.decks.within(deck))
    return names(database, found)


@pytest.mark.parametrize(
    ("values", "is_due"),
    [
        ({"state": REVIEW, "due": 0}, True),
        ({"state": REVIEW, "due": -3}, True),
        ({"state": REVIEW, "due": 1}, False),
        ({"state": SUSPENDED, "due": 0}, False),
        ({"state": NEW, "due": 0}, False),
        ({"state": REVIEW, "due": 0, "buried": 0}, False),
        ({"state": REVIEW, "due": 0, "buried": 1}, False),
        ({"state": REVIEW, "due": 0, "buried": -1}, True),
    ],
)
def test_a_card_is_due_from_its_day_on_unless_it_is_kept_back(
    shelf, path, making, today, values, is_due
):
    days = {key: today + value for key, value in values.items() if key != "state"}
    put_card(path, "deck/a", state=values["state"], interval=3, **days)

    assert ask(shelf, lambda queue, decks: queue.due(decks, making.day)) == (
        ["a#0"] if is_due else []
    )
    with shelf.reading() as tx:
        counted = tx.queue.counts(making.day, most_new=100)[tx.decks.within("One")[0]]
    assert counted.due == int(is_due)


def test_a_due_card_tells_how_late_it_is_its_interval_and_its_deck(shelf, path, making, today):
    put_card(path, "deck/far", state=REVIEW, due=today - 4, interval=9)

    with shelf.reading() as tx:
        (found,) = tx.queue.due(tx.decks.within(None), making.day)

    assert (found.days_late, found.interval, found.deck) == (4, 9, "Two")


def test_only_the_decks_that_are_asked_for_are_looked_at(shelf, path, making, today):
    for guid in ("deck/a", "deck/far"):
        put_card(path, guid, state=REVIEW, due=today, drill=today, interval=1)

    for query in (
        lambda queue, decks: queue.due(decks, making.day),
        lambda queue, decks: queue.drill(decks, making.day),
    ):
        assert ask(shelf, query, "One") == ["a#0"]
        assert ask(shelf, query, "Two") == ["far#0"]
    assert ask(shelf, lambda queue, decks: queue.new(decks, making.day, 9), "Two") == []


@pytest.mark.parametrize(
    ("values", "is_drilled"),
    [
        ({"state": REVIEW, "drill": 0}, True),
        ({"state": REVIEW, "drill": -1}, False),
        ({"state": REVIEW, "drill": 1}, False),
        ({"state": SUSPENDED, "drill": 0}, False),
        ({"state": REVIEW, "drill": 0, "buried": 0}, False),
        ({"state": REVIEW, "drill": 0, "buried": -1}, True),
    ],
)
def test_a_missed_card_is_drilled_that_day_only(shelf, path, making, today, values, is_drilled):
    days = {key: today + value for key, value in values.items() if key != "state"}
    put_card(path, "deck/a", state=values["state"], due=today + 5, interval=1, **days)

    assert ask(shelf, lambda queue, decks: queue.drill(decks, making.day)) == (
        ["a#0"] if is_drilled else []
    )
    with shelf.reading() as tx:
        counted = tx.queue.counts(making.day, most_new=100)[tx.decks.within("One")[0]]
    assert counted.drill == int(is_drilled)


def test_new_cards_come_one_a_note_in_the_order_of_learning(shelf, path, making):
    def new(limit):
        return ask(shelf, lambda queue, decks: queue.new(decks, making.day, limit))

    assert new(9) == ["a#0", "b#0", "two#0", "far#0"]
    put_card(path, "deck/a", position=10**15)
    assert new(9)[-1] == "a#0"
    assert new(1) == ["b#0", "far#0"]
    assert new(0) == []


@pytest.mark.parametrize(
    ("card", "values", "waits"),
    [
        (1, {"state": REVIEW, "due": 0}, True),
        (1, {"state": REVIEW, "due": 1}, False),
        (1, {"state": REVIEW, "due": 5, "last": 0}, True),
        (1, {"state": REVIEW, "due": 5, "last": -1}, False),
        (0, {"state": NEW, "buried": 0}, False),
    ],
)
def test_a_new_card_waits_for_its_sibling(shelf, path, making, today, card, values, waits):
    days = {key: today + value for key, value in values.items() if key != "state"}
    put_card(path, "deck/two", card, state=values["state"], interval=3, **days)

    new = ask(shelf, lambda queue, decks: queue.new(decks, making.day, 9), "One")

    assert ("two#0" in new or "two#1" in new) is not waits
    with shelf.reading() as tx:
        counted = tx.queue.counts(making.day, most_new=100)[tx.decks.within("One")[0]]
    assert counted.new == len(new)


def test_a_buried_new_card_lets_its_sibling_come(shelf, path, making, today):
    put_card(path, "deck/two", buried=today)

    assert ask(shelf, lambda queue, decks: queue.new(decks, making.day, 9), "One")[-1] == "two#1"


@pytest.mark.parametrize(("most", "new"), [(0, 0), (1, 1), (2, 2), (3, 3), (9, 3)])
def test_at_most_so_many_new_notes_are_counted(shelf, making, most, new):
    with shelf.reading() as tx:
        counted = tx.queue.counts(making.day, most_new=most)
        one, two = tx.decks.within("One")[0], tx.decks.within("Two")[0]

    assert counted[one] == Counts(new, 0, 0)
    assert counted[two].new == min(1, most)


def test_two_due_cards_of_a_note_count_once_and_not_after_one_was_asked(shelf, path, making, today):
    for ordinal in (0, 1):
        put_card(path, "deck/two", ordinal, state=REVIEW, due=today, interval=3)

    def due():
        with shelf.reading() as tx:
            return tx.queue.counts(making.day, most_new=9)[tx.decks.within("One")[0]].due

    assert due() == 1
    put_card(path, "deck/two", 0, last=today, due=today + 3)
    assert due() == 0


@pytest.mark.parametrize(("last", "is_asked"), [(0, True), (-1, False), (1, False), (None, False)])
def test_a_note_was_asked_on_the_day_of_its_last_answer(shelf, path, making, today, last, is_asked):
    put_card(path, "deck/a", last=None if last is None else today + last)

    with shelf.reading() as tx:
        assert len(tx.queue.asked(making.day)) == int(is_asked)


@pytest.mark.parametrize(
    ("dues", "ahead"),
    [
        ({"deck/a": 0}, []),
        ({"deck/a": 1, "deck/b": 1, "deck/far": 2}, ["a#0", "b#0"]),
        ({"deck/a": -2, "deck/b": 4}, ["b#0"]),
        ({"deck/far": 3}, ["far#0"]),
    ],
)
def test_ahead_lie_the_cards_of_the_next_day_that_has_any(shelf, path, making, today, dues, ahead):
    for guid, due in dues.items():
        put_card(path, guid, state=REVIEW, due=today + due, interval=6)

    assert ask(shelf, lambda queue, decks: queue.ahead(decks, making.day)) == ahead


def test_what_lies_ahead_is_never_late(shelf, path, making, today):
    put_card(path, "deck/a", state=REVIEW, due=today + 2, interval=6)

    with shelf.reading() as tx:
        (found,) = tx.queue.ahead(tx.decks.within("One"), making.day)
        assert tx.queue.ahead(tx.decks.within("Two"), making.day) == []

    assert (found.days_late, found.interval, found.deck) == (0, 6, "One")


@pytest.mark.parametrize(
    "values", [{"state": SUSPENDED}, {"state": REVIEW, "buried": 0}, {"state": NEW}]
)
def test_what_is_kept_back_today_does_not_lie_ahead(shelf, path, making, today, values):
    days = {key: today + value for key, value in values.items() if key != "state"}
    put_card(path, "deck/a", state=values["state"], due=today + 1, interval=6, **days)

    assert ask(shelf, lambda queue, decks: queue.ahead(decks, making.day)) == []


@pytest.mark.parametrize(
    ("values", "is_new"),
    [
        ({"state": REVIEW, "due": 5}, False),
        ({"state": SUSPENDED}, False),
        ({"state": NEW, "buried": 0}, False),
        ({"state": NEW, "buried": 1}, False),
        ({"state": NEW, "buried": -1}, True),
    ],
)
def test_only_what_was_never_asked_and_is_not_kept_back_is_new(
    shelf, path, making, today, values, is_new
):
    days = {key: today + value for key, value in values.items() if key != "state"}
    put_card(path, "deck/a", state=values["state"], interval=3, **days)

    new = ask(shelf, lambda queue, decks: queue.new(decks, making.day, 9), "One")

    assert ("a#0" in new) is is_new
    with shelf.reading() as tx:
        counted = tx.queue.counts(making.day, most_new=9)[tx.decks.within("One")[0]]
    assert counted.new == len(new)
