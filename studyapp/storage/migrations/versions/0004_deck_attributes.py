"""What a deck's front matter says beside its name: its place on the path, what it needs, for whom.

The decks that ship are read anew after it, so that theirs is known in older collections too.
"""

from alembic import op

revision = "0004"
down_revision = "0003"

_STATEMENTS = (
    "ALTER TABLE deck ADD COLUMN attributes TEXT DEFAULT '' NOT NULL",
    "DELETE FROM setting WHERE \"key\" = 'shipped'",
)


def upgrade() -> None:
    """Add the column, and forget which deck files were read."""
    connection = op.get_bind()
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
