"""Copies of a collection, made while it is in use and verified by opening them."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from studyapp.core.errors import StudyError


def backup(source: Path, target: Path) -> None:
    """Copy the collection with SQLite's online backup; the target appears only when it is whole.

    Raises `StudyError` when the copy cannot be made or does not pass SQLite's own check.
    """
    aside = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        aside.unlink(missing_ok=True)
        verdict = _copied(source, aside)
        if verdict == "ok":
            aside.replace(target)
            return
        aside.unlink()
    except (OSError, sqlite3.Error) as error:
        verdict = str(error)
        with suppress(OSError):
            aside.unlink()
    raise StudyError(
        f"The backup {target} could not be made ({verdict}); check the disk and try again."
    )


def _copied(source: Path, aside: Path) -> str:
    uri = f"{source.resolve().as_uri()}?mode=rw"
    with (
        closing(sqlite3.connect(uri, uri=True)) as origin,
        closing(sqlite3.connect(aside)) as copy,
    ):
        origin.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        return str(copy.execute("PRAGMA quick_check").fetchone()[0])
