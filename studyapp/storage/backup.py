"""Copies of a collection, made while it is in use and verified by opening them."""

import sqlite3
from contextlib import closing
from pathlib import Path

from studyapp.core.errors import StudyError


def backup(source: Path, target: Path) -> None:
    """Copy the collection with SQLite's online backup; the target appears only when it is whole.

    Raises `StudyError` when the copy does not pass SQLite's own check.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f"{target.name}.part")
    aside.unlink(missing_ok=True)
    with closing(sqlite3.connect(source)) as origin, closing(sqlite3.connect(aside)) as copy:
        origin.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        verdict = copy.execute("PRAGMA quick_check").fetchone()[0]
    if verdict != "ok":
        aside.unlink(missing_ok=True)
        raise StudyError(f"The backup {target} could not be verified ({verdict}); try again.")
    aside.replace(target)
