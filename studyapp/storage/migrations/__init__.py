"""Schema changes, one Alembic revision each."""

from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from studyapp.core.errors import StudyError
from studyapp.storage.file import connect


def upgrade(path: Path, revision: str, scripts: Path) -> None:
    """Bring the file at `path` to a revision from the folder `scripts`, all or nothing.

    Foreign keys rest meanwhile, so that a revision can rebuild a table; they are checked at
    the end. Raises `StudyError` when they do not hold.
    """
    with closing(connect(path)) as plain:
        plain.execute("PRAGMA foreign_keys = OFF")
        engine = create_engine("sqlite://", creator=lambda: plain, poolclass=StaticPool)
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            _run(connection, revision, scripts)
            connection.commit()


def _run(connection: Connection, revision: str, scripts: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise StudyError(f"rows of {broken[0]} would point to missing rows of {broken[2]}")
