"""Which version of the schema a file has, and how it gets to the current one."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from studyapp.core.errors import StudyError
from studyapp.storage import tables
from studyapp.storage.backup import backup
from studyapp.storage.file import BUSY_MILLISECONDS, connect

_VERSION = "SELECT version_num FROM alembic_version"
_NAMES = "SELECT name FROM sqlite_master"
_OURS = {"alembic_version", "event", "card"}
_EMPTY = "nothing yet"


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of the schema, oldest first, and the folder of the revisions between them."""

    known: tuple[str, ...]
    scripts: Path

    @property
    def current(self) -> str:
        """The version that this program reads and writes."""
        return self.known[-1]


VERSIONS = Versions(("0001", "0002", "0003"), Path(__file__).parent / "migrations")


def prepare(
    path: Path, versions: Versions = VERSIONS, *, busy_milliseconds: int = BUSY_MILLISECONDS
) -> None:
    """Bring the file at `path` to the current schema: create it, migrate it, or refuse it.

    Raises `StudyError` when it is something else or from a newer version; it is not touched then.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    version = _version(path, busy_milliseconds)
    if version == _EMPTY:
        _create(path)
    elif version is None:
        raise StudyError(
            f"The file {path} is not a Studyapp collection; move it away and start again."
        )
    elif version not in versions.known:
        raise StudyError(
            f"The collection {path} was written by a newer Studyapp (schema {version}); "
            "install the newest version to open it."
        )
    elif version != versions.current:
        _migrate(path, versions)


def require_current(connection: Connection) -> None:
    """Raise `StudyError` if the open file does not have the current schema."""
    version = connection.exec_driver_sql(_VERSION).scalar()
    if version != VERSIONS.current:
        raise StudyError(f"The collection has schema {version} where {VERSIONS.current} is needed.")


def create_all(connection: Connection) -> None:
    """Create every table, index and trigger of the current schema, stamped with its version."""
    tables.metadata.create_all(connection)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (VERSIONS.current,))


def _version(path: Path, busy_milliseconds: int) -> str | None:
    """Read the version without writing anything, unless an interrupted write must be cleared up."""
    if not path.exists():
        return _EMPTY
    if path.is_dir():
        raise StudyError(f"The collection {path} cannot be opened: it is a folder; move it away.")
    uri, timeout = f"{path.resolve().as_uri()}?{_mode(path)}", busy_milliseconds / 1000
    with closing(sqlite3.connect(uri, uri=True, timeout=timeout)) as connection:
        names = {row[0] for row in connection.execute(_NAMES)}
        if not names:
            return _EMPTY
        row = connection.execute(_VERSION).fetchone() if names >= _OURS else None
    return str(row[0]) if row else None


def _mode(path: Path) -> str:
    if path.with_name(f"{path.name}-journal").exists():
        return "mode=rw"
    return "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "mode=ro&immutable=1"


def _create(path: Path) -> None:
    """Make the whole schema in one transaction, unless another program was faster."""
    with closing(connect(path)) as plain:
        engine = create_engine("sqlite://", creator=lambda: plain, poolclass=StaticPool)
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            if connection.exec_driver_sql(_NAMES).first() is None:
                create_all(connection)
            connection.commit()
        engine.dispose()


def _migrate(path: Path, versions: Versions) -> None:
    from studyapp.storage.migrations import upgrade  # Alembic is slow to import

    folder = path.parent / "backups"
    backup(path, folder / f"before-migration-{datetime.now(UTC):%Y%m%d-%H%M%S}.sqlite")
    try:
        upgrade(path, versions.current, versions.scripts)
    except Exception as error:
        raise StudyError(
            f"The collection {path} could not be brought up to date, so nothing was changed "
            f"({error}); go on with the Studyapp you had, a copy of the collection is in {folder}."
        ) from error
