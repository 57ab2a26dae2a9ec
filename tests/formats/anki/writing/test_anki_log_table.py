"""Every row of the log has an id of its own."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.formats.anki.writing.log_table import LogTable

TABLE = (
    "CREATE TABLE revlog (id INTEGER PRIMARY KEY, cid, usn, ease, ivl, last, factor, time, type)"
)


@pytest.fixture
def cursor():
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(TABLE)
        yield connection.cursor()


def row(number, card, button=3):
    return (number, card, button, 1, 0, 2500, 4000, 0)


def written(cursor):
    return cursor.execute("SELECT id, cid, ease FROM revlog ORDER BY id").fetchall()


def test_rows_at_instants_of_their_own_keep_them(cursor):
    LogTable(cursor).add([row(5, 1), row(9, 1), row(7, 2)])

    assert written(cursor) == [(5, 1, 3), (7, 2, 3), (9, 1, 3)]


def test_rows_of_one_instant_follow_each_other(cursor):
    LogTable(cursor).add([row(5, 1, 1), row(5, 1, 2), row(6, 2, 3), row(5, 3, 4)])

    assert written(cursor) == [(5, 1, 1), (6, 1, 2), (7, 2, 3), (8, 3, 4)]


def test_rows_that_came_earlier_keep_their_ids(cursor):
    table = LogTable(cursor)
    table.add([row(5, 1), row(6, 1)])

    table.add([row(5, 2), row(7, 2), row(20, 2)])

    assert written(cursor) == [(5, 1, 3), (6, 1, 3), (7, 2, 3), (8, 2, 3), (20, 2, 3)]


def test_very_many_rows_of_one_instant_all_arrive(cursor):
    table = LogTable(cursor)
    for card in range(400):
        table.add([row(5, card) for _ in range(10)])

    assert [number for number, _, _ in written(cursor)] == list(range(5, 4005))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.integers(1, 12), max_size=8), max_size=6))
def test_no_row_is_lost(batches):
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(TABLE)
        table = LogTable(connection.cursor())
        for card, numbers in enumerate(batches):
            table.add([row(number, card) for number in numbers])
        cards = [card for _, card, _ in written(connection.cursor())]

    assert sorted(cards) == [card for card, numbers in enumerate(batches) for _ in numbers]
