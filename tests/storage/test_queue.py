"""Which cards a day asks, and in which order."""

import pytest

from studyapp.core.scheduling.memory import Memory


@pytest.fixture
def rows(database, making):
    """Return the rows of three cards of one deck, by name."""
    making.add(database, *(making.note(f"deck/{name}") for name in "abc"))
    with database.reading() as tx:
        return {card.note[-1]: card.id for card in tx.cards.all(tx.decks.within(None))}


def remember(database, rows, **memories):
    with database.transaction() as tx:
        tx.cards.remember((rows[name], *memory) for name, memory in memories.items())


def test_the_drill_asks_in_the_order_in_which_cards_were_missed(database, rows, making):
    today = making.day.toordinal()
    missed = Memory(due_ordinal=today + 1, interval=1, reviews=1, drill_ordinal=today)
    remember(
        database,
        rows,
        a=(missed, False, 3_000),
        b=(missed, False, 1_000),
        c=(missed, False, 2_000),
    )

    with database.reading() as tx:
        drill = tx.queue.drill(tx.decks.within(None), making.day)

    assert drill == [rows["b"], rows["c"], rows["a"]]


def test_studying_ahead_leaves_buried_cards_out(database, rows, making):
    tomorrow = making.day.toordinal() + 1
    due = Memory(due_ordinal=tomorrow, interval=3, reviews=2)
    remember(database, rows, a=(due, False, 1), b=(due, False, 1))
    with database.transaction() as tx:
        tx.cards.bury([rows["a"]], making.day)

    with database.reading() as tx:
        ahead = tx.queue.ahead(tx.decks.within(None), making.day)

    assert [candidate.card for candidate in ahead] == [rows["b"]]
