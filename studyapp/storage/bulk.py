"""Reading and adding many rows at once, without SQLAlchemy looking at each of them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, select

_MOST_VALUES = 900
"""In one statement; SQLite is sure to take 999."""
LISTED = select(func.json_each(bindparam("listed")).table_valued("value").c.value)
"""What `listed` gives as a parameter: a list of any length in one statement."""


def listed(values: Iterable[int | str]) -> dict[str, str]:
    """Return the parameter for `LISTED`."""
    return {"listed": json.dumps(list(values))}


def insert_rows(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Add rows that have every column of the table."""
    take = itemgetter(*table.columns.keys())
    insert_tuples(connection, table, [take(row) for row in rows])


def insert_tuples(
    connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]], otherwise: str = ""
) -> None:
    """Add rows whose values stand in the order of the table's columns.

    Each statement adds many: the triggers begin anew with a statement, which takes its time.
    `otherwise` is what to do with a row that is there already.
    """
    columns = [f'"{name}"' for name in table.c.keys()]  # noqa: SIM118 - going through columns gives no names
    row = f"({', '.join('?' * len(columns))})"
    many = _MOST_VALUES // len(columns)
    last = len(rows) - len(rows) % many
    groups = (chain.from_iterable(rows[start : start + many]) for start in range(0, last, many))
    cursor: Any = connection.connection.cursor()
    for count, values, is_any in (
        (many, map(tuple, groups), last > 0),
        (1, rows[last:], last < len(rows)),
    ):
        if is_any:  # a long statement takes its time even where it adds nothing
            added = f"{table.name} ({', '.join(columns)}) VALUES {', '.join([row] * count)}"
            cursor.executemany(f"INSERT INTO {added} {otherwise}", values)


def plain_rows(
    connection: Connection, sql: str, values: Mapping[str, Any] | None = None
) -> Iterator[Any]:
    """Return the rows of a query one by one as plain tuples, as fast as the database gives them."""
    cursor: Any = connection.connection.cursor()
    rows: Iterator[Any] = cursor.execute(sql, values or {})
    return rows
