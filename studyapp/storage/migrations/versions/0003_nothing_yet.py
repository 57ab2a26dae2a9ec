"""Keeps a place in the row of versions; it changes nothing."""

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Change nothing."""
