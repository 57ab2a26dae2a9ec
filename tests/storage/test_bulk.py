"""Many rows in few statements: each arrives once, whatever their number."""

import sqlite3

import pytest
from sqlalchemy import select

from studyapp.storage.bulk import LISTED, insert_rows, insert_tuples, listed, plain_rows
from studyapp.storage.tables import setting


@pytest.fixture
def connection(database):
    with database.transaction() as tx:
        yield tx.settings._connection


def pairs(number):
    return [(f"key {at:04}", str(at)) for at in range(number)]


def kept(connection):
    return list(plain_rows(connection, "SELECT key, value FROM setting ORDER BY key"))


@pytest.mark.parametrize("number", [0, 1, 2, 449, 450, 451, 899, 900, 901])
def test_every_row_arrives_whatever_their_number(connection, number):
    before = kept(connection)

    insert_tuples(connection, setting, pairs(number))

    assert kept(connection) == sorted([*before, *pairs(number)])


def test_rows_are_given_by_the_names_of_their_columns(connection):
    insert_rows(connection, setting, [{"value": "1", "key": "a", "beside": "x"}])

    assert ("a", "1") in kept(connection)


def test_a_row_without_one_of_the_columns_is_refused(connection):
    with pytest.raises(KeyError, match="value"):
        insert_rows(connection, setting, [{"key": "a"}])


def test_a_row_that_is_there_is_refused_or_dealt_with_as_told(connection):
    insert_tuples(connection, setting, [("a", "1")])

    insert_tuples(connection, setting, [("a", "2"), ("b", "3")], "ON CONFLICT DO NOTHING")

    assert {("a", "1"), ("b", "3")} <= set(kept(connection))
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        insert_tuples(connection, setting, [("a", "2")])


def test_a_list_of_any_length_is_one_parameter(connection):
    insert_tuples(connection, setting, pairs(1200))
    wanted = [key for key, _ in pairs(1200)[::2]]

    query = select(setting.c.key).where(setting.c.key.in_(LISTED))
    found = set(connection.execute(query, listed(wanted)).scalars())

    assert found == set(wanted)
    assert connection.execute(query, listed([])).all() == []


def test_a_list_holds_numbers_and_texts_in_any_letters():
    assert listed(iter([1, 2])) == {"listed": "[1, 2]"}
    assert listed(["a"]) == {"listed": '["a"]'}


def test_plain_rows_take_values_by_name(connection):
    insert_tuples(connection, setting, pairs(3))

    sql = "SELECT value FROM setting WHERE key = :key"

    assert list(plain_rows(connection, sql, {"key": "key 0002"})) == [("2",)]
    assert list(plain_rows(connection, sql, {"key": "none"})) == []
