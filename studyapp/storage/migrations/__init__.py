"""Schema changes, one Alembic revision each."""

from pathlib import Path

from alembic import command
from alembic.config import Config

from studyapp.storage import database


def upgrade(path: Path, revision: str) -> None:
    """Bring the file at `path` to a revision, all or nothing."""
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    engine = create_engine(
        "sqlite://", creator=lambda: database.connect(path), poolclass=StaticPool
    )
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.commit()
    engine.dispose()
