"""Reading and adding many rows at once, without SQLAlchemy looking at each of them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, insert, select
from sqlalchemy.dialects.sqlite import dialect

LISTED = select(func.json_each(bindparam("listed")).table_valued("value").c.value)
"""What `listed` gives as a parameter: a list of any length in one statement."""


def listed(values: Iterable[int | str]) -> dict[str, str]:
    """Return the parameter for `LISTED`."""
    return {"listed": json.dumps(list(values))}


def insert_rows(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Add rows that have every column of the table."""
    take = itemgetter(*table.columns.keys())
    insert_tuples(connection, table, [take(row) for row in rows])


def insert_tuples(connection: Connection, table: Table, rows: list[tuple[Any, ...]]) -> None:
    """Add rows whose values stand in the order of the table's columns."""
    if rows:
        connection.exec_driver_sql(_statement(table), rows)


def plain_rows(
    connection: Connection, sql: str, values: Mapping[str, Any] | None = None
) -> Iterator[Any]:
    """Yield the rows of a query as plain tuples, as fast as the database gives them."""
    yield from connection.connection.cursor().execute(sql, values or {})


@cache
def _statement(table: Table) -> str:
    return str(insert(table).compile(dialect=dialect(paramstyle="qmark")))
