"""Quizzes and interviews, and cards that are brought forward."""

from alembic import op

revision = "0002"
down_revision = "0001"

_STATEMENTS = (
    "ALTER TABLE card ADD COLUMN planned INTEGER",
    "CREATE INDEX ix_revision_note_guid ON revision (note_guid)",
    """
    CREATE TABLE attempt (
        id BLOB NOT NULL,
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        begun INTEGER NOT NULL,
        ended INTEGER,
        status INTEGER NOT NULL,
        spec TEXT NOT NULL,
        result TEXT,
        PRIMARY KEY (id)
    )
     WITHOUT ROWID
    """,
    "CREATE INDEX attempt_kind ON attempt (kind, status, begun)",
    """
    CREATE TABLE attempt_entry (
        attempt_id BLOB NOT NULL,
        number INTEGER NOT NULL,
        position INTEGER NOT NULL,
        "at" INTEGER NOT NULL,
        note_guid TEXT,
        payload TEXT NOT NULL,
        PRIMARY KEY (attempt_id, number),
        FOREIGN KEY(attempt_id) REFERENCES attempt (id)
    )
     WITHOUT ROWID
    """,
    "CREATE INDEX attempt_entry_note ON attempt_entry (note_guid, at) WHERE note_guid IS NOT NULL",
    """
    CREATE TRIGGER attempt_entry_is_kept BEFORE DELETE ON attempt_entry BEGIN
        SELECT RAISE(ABORT, 'what was answered is kept'); END
    """,
    """
    CREATE TRIGGER attempt_entry_is_fixed BEFORE UPDATE ON attempt_entry BEGIN
        SELECT RAISE(ABORT, 'what was answered is kept'); END
    """,
)


def upgrade() -> None:
    """Add the tables of attempts, and the day for which a card was planned."""
    connection = op.get_bind()
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement.strip())
