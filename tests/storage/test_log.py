import sqlite3
from contextlib import closing, suppress
from datetime import date

import pytest

from studyapp.core.scheduling.events import Grade, Reset, Review, Seed, SetDue, Undo

ACTIONS = {
    "review": Review(Grade.HARD, date(2026, 3, 9), 1234, scheduler="sm2-hybrid-fuzz"),
    "drill": Review(Grade.WRONG, date(2026, 3, 3), 0, drill=True, scheduler="sm2-delphi"),
    "undo": Undo("019cad00-0000-7000-8000-000000000001"),
    "seed": Seed(40, 230, date(2026, 4, 1), 5, 9, 2),
    "reset": Reset(),
    "set due": SetDue(date(2027, 1, 1)),
}


@pytest.fixture
def raw(path, database, making):
    making.append(database, making.event(1), making.event(2))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET grade = 5",
        "UPDATE event SET day = day + 1 WHERE grade = 4",
        "DELETE FROM event",
        "DELETE FROM event WHERE id = (SELECT max(id) FROM event)",
        "INSERT OR REPLACE INTO event SELECT card_id, id, at, kind, day, 5, due, milliseconds, "
        "drill, scheduler_id, payload FROM event",
        "DELETE FROM identity",
        "UPDATE identity SET guid = 'other'",
    ],
)
def test_the_log_refuses_to_be_rewritten(raw, statement):
    before = raw.execute("SELECT * FROM event JOIN identity ON card_id = identity.id").fetchall()

    with pytest.raises(sqlite3.IntegrityError, match=r"append-only|kept"):
        raw.execute(statement)

    after = raw.execute("SELECT * FROM event JOIN identity ON card_id = identity.id").fetchall()
    assert after == before
    assert len(before) == 2


@pytest.mark.parametrize("action", ACTIONS.values(), ids=ACTIONS.keys())
def test_an_event_comes_back_as_it_was_written(database, making, action):
    event = making.event(1, action)

    making.append(database, event)

    with database.reading() as tx:
        card_id = tx.log.identify([event.card])[event.card]
        assert tx.log.of_card(card_id) == [event]
        assert tx.log.get(event.id, card_id) == event


def test_events_lie_together_by_card_in_the_order_of_their_ids(database, making, raw):
    making.append(database, making.event(9), making.event(7), making.event(8, card="deck/b#0"))

    rows = [row[:2] for row in raw.execute("SELECT * FROM event")]

    assert rows == sorted(rows)
    assert len(rows) == 5
    with pytest.raises(sqlite3.OperationalError, match="no such column"):
        raw.execute("SELECT rowid FROM event")


def test_a_card_reads_its_events_by_instant_whatever_their_order_of_writing(database, making):
    first, second, third = (making.event(number) for number in (1, 2, 3))

    making.append(database, third, first, second)

    with database.reading() as tx:
        card_id = tx.log.identify([first.card])[first.card]
        assert tx.log.of_card(card_id) == [first, second, third]
        assert tx.log.of_cards([card_id]) == {card_id: [first, second, third]}


def test_every_card_is_read_once_with_its_own_events(database, making):
    events = [making.event(n, card=f"deck/{n % 3}#0") for n in range(1, 10)]

    making.append(database, *events)

    with database.reading() as tx:
        rows = tx.log.identify([f"deck/{n}#0" for n in range(3)])
        logs = dict(tx.log.by_card())
    assert logs == {
        rows[f"deck/{n}#0"]: [e for e in events if e.card == f"deck/{n}#0"] for n in range(3)
    }


def test_a_rolled_back_answer_leaves_no_scheduler_name_behind(database, making):
    event = making.event(1, ACTIONS["review"])
    with suppress(KeyboardInterrupt), database.transaction() as tx:
        tx.log.append(event, tx.log.identify([event.card])[event.card])
        raise KeyboardInterrupt

    making.append(database, event)

    making.append(database, making.event(2, ACTIONS["drill"]))
    with database.reading() as tx:
        card_id = tx.log.identify([event.card])[event.card]
        found = [tx.log.get(making.event(number).id, card_id) for number in (2, 1)]
        keys = [each.action.scheduler for each in found]
    assert keys == ["sm2-delphi", "sm2-hybrid-fuzz"]


def test_a_card_keeps_its_row_for_ever(database):
    with database.transaction() as tx:
        first = tx.log.identify(["deck/a#0", "deck/b#0"])
    with database.transaction() as tx:
        again = tx.log.identify(["deck/b#0", "deck/c#0", "deck/c#0"])

    assert again["deck/b#0"] == first["deck/b#0"]
    assert len({*first.values(), *again.values()}) == 3
