"""What imports brought to the log has tables of its own."""

import json
from typing import Any

from alembic import op
from sqlalchemy import Connection

revision = "0003"
down_revision = "0002"

_STATEMENTS = (
    """
    CREATE TABLE import_change (
        change_id INTEGER NOT NULL,
        "at" INTEGER NOT NULL,
        taken_back INTEGER,
        PRIMARY KEY (change_id),
        FOREIGN KEY(change_id) REFERENCES change (id)
    )
    """,
    """
    CREATE TABLE import_card (
        change_id INTEGER NOT NULL,
        card_id INTEGER NOT NULL,
        PRIMARY KEY (change_id, card_id),
        FOREIGN KEY(change_id) REFERENCES import_change (change_id),
        FOREIGN KEY(card_id) REFERENCES identity (id)
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE import_event (
        change_id INTEGER NOT NULL,
        card_id INTEGER NOT NULL,
        event_id BLOB NOT NULL,
        PRIMARY KEY (change_id, card_id, event_id),
        FOREIGN KEY(change_id) REFERENCES import_change (change_id),
        FOREIGN KEY(card_id) REFERENCES identity (id)
    )
     WITHOUT ROWID
    """,
)
_PREFIX = "entries of change "
_INSTANTS = "instants of imports taken back"


def upgrade() -> None:
    """Move what the settings kept of imports into tables.

    The instants at which imports were taken back stood in a list, too. All but the newest of
    each change belong to undos that were themselves undone by doing the import again, so that
    nobody asks for them any more.
    """
    connection = op.get_bind()
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement.strip())
    kept = "SELECT key, value FROM setting WHERE substr(key, 1, ?) = ?"
    for key, value in connection.exec_driver_sql(kept, (len(_PREFIX), _PREFIX)).all():
        _move(connection, int(key.removeprefix(_PREFIX)), json.loads(value))
        connection.exec_driver_sql("DELETE FROM setting WHERE key = ?", (key,))
    connection.exec_driver_sql("DELETE FROM setting WHERE key = ?", (_INSTANTS,))


def _move(connection: Connection, change_id: int, brought: dict[str, Any]) -> None:
    connection.exec_driver_sql(
        "INSERT INTO import_change VALUES (?, ?, ?)",
        (change_id, brought["at"], brought.get("back")),
    )
    cards = [(change_id, row) for row in brought["whole"]]
    events = [
        (change_id, int(row), bytes.fromhex(event_id))
        for row, own in brought["some"].items()
        for event_id in own
    ]
    if cards:
        connection.exec_driver_sql("INSERT OR IGNORE INTO import_card VALUES (?, ?)", cards)
    if events:
        connection.exec_driver_sql("INSERT OR IGNORE INTO import_event VALUES (?, ?, ?)", events)
