"""Which version of the schema a file has, and how it gets to the current one."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from studyapp.core.errors import StudyError
from studyapp.storage import tables
from studyapp.storage.backup import backup

CURRENT = "0001"
KNOWN = ("0001",)
_VERSION = "SELECT version_num FROM alembic_version"
_TABLES = "SELECT count(*) FROM sqlite_master WHERE type = 'table'"


def prepare(path: Path) -> None:
    """Bring the file at `path` to the current schema: create it, migrate it, or refuse it."""
    is_new = not path.exists() or path.stat().st_size == 0
    if is_new:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _create(path)
    version = _version(path)
    if version is None:
        raise StudyError(
            f"The file {path} is not a Studyapp collection; move it away and start again."
        )
    if version not in KNOWN:
        raise StudyError(
            f"The collection {path} was written by a newer Studyapp (schema {version}); "
            "install the newest version to open it."
        )
    if version != CURRENT:
        _migrate(path)
    return None


def require_current(connection: Connection) -> None:
    """Raise `StudyError` if the open file does not have the current schema."""
    version = connection.exec_driver_sql(_VERSION).scalar()
    if version != CURRENT:
        raise StudyError(f"The collection has schema {version} where {CURRENT} is needed.")


def _version(path: Path) -> str | None:
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        if not {"alembic_version", "event", "card"} <= names:
            return None if names else CURRENT
        row = connection.execute(_VERSION).fetchone()
    return str(row[0]) if row else None


def _create(path: Path) -> None:
    """Make the whole file aside and move it into place, so that a half-made one is never found."""
    aside = path.with_name(f"{path.name}.new")
    aside.unlink(missing_ok=True)
    with closing(sqlite3.connect(aside, isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size = 4096")
        engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
        with engine.begin() as bound:
            create_all(bound)
        engine.dispose()
    aside.replace(path)


def create_all(connection: Connection) -> None:
    """Create every table, index and trigger of the current schema, stamped with its version."""
    tables.metadata.create_all(connection)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (CURRENT,))


def _migrate(path: Path) -> None:
    from studyapp.storage.migrations import upgrade  # Alembic is slow to import

    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    backup(path, path.parent / "backups" / f"before-migration-{stamp}.sqlite")
    upgrade(path, CURRENT)
