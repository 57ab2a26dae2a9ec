"""Cards put into a state by hand, beside the program, so that a query is tried alone."""

import sqlite3
from contextlib import closing


def put(path, table="card", where="1 = 1", **values):
    """Set columns of the rows that fulfil a condition."""
    named = ", ".join(f"{name} = ?" for name in values)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE {table} SET {named} WHERE {where}", tuple(values.values()))


def put_card(path, guid, ordinal=0, **values):
    """Set columns of one card."""
    put(
        path,
        where=f"note_id = (SELECT id FROM note WHERE guid = '{guid}') AND ordinal = {ordinal}",
        **values,
    )


def run(path, statement):
    """Run a statement beside the program, whatever it breaks."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(statement)


def run_unguarded(path, table, statement):
    """Run a statement that a table's triggers forbid; they come back afterwards."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?"
        triggers = connection.execute(query, (table,)).fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement)
        for _, sql in triggers:
            connection.execute(sql)
