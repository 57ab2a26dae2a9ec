"""What SQLite says about a file, said to the learner: what, where, and what to do."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import exc

from studyapp.core.errors import StudyError
from studyapp.storage import file
from studyapp.storage.file import connect, explained

PATH = Path("/home/ada/collection.sqlite")


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("database is locked", "is in use by another program; close it there and try again"),
        ("attempt to write a readonly database", "cannot be written; check the rights"),
        ("unable to open database file", "cannot be opened; check that its folder is writable"),
        ("database or disk is full", "so the last change was not saved in"),
        ("disk I/O error", "The disk did not take the last change to"),
        ("file is not a database", "is not a Studyapp collection; move it away"),
        ("database disk image is malformed", "is damaged; restore a backup"),
        ("Could not decode to UTF-8", "is damaged; restore a backup"),
        ("vtable constructor failed: note_search", "is damaged; restore a backup"),
        ("no such table: event", "is damaged; restore a backup"),
        ("no such column: grade", "is damaged; restore a backup"),
    ],
)
@pytest.mark.parametrize("wrapped", [True, False])
def test_every_reason_is_said_with_the_file_and_what_to_do(reason, said, wrapped):
    error = sqlite3.OperationalError(reason)

    with pytest.raises(StudyError) as told, explained(PATH):
        raise exc.OperationalError("SELECT", {}, error) if wrapped else error

    assert said in str(told.value)
    assert str(PATH) in str(told.value)
    assert str(told.value).endswith(f"({reason}).")


def test_half_a_character_in_the_file_is_damage():
    with pytest.raises(StudyError, match="is damaged"), explained(PATH):
        b"\xff".decode()


@pytest.mark.parametrize(
    "error", [sqlite3.IntegrityError("UNIQUE constraint failed: note.guid"), ValueError("locked")]
)
def test_a_fault_of_the_program_is_not_blamed_on_the_file(error):
    with pytest.raises(type(error)) as told, explained(PATH):
        raise error

    assert told.value is error


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("foreign_keys", 1), ("temp_store", 2), ("cache_size", -8192), ("synchronous", 2)],
)
def test_a_connection_is_durable_and_keeps_its_references(tmp_path, pragma, value):
    with closing(connect(tmp_path / "c.sqlite")) as connection:
        assert connection.execute(f"PRAGMA {pragma}").fetchone() == (value,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert not connection.in_transaction


def test_a_connection_waits_as_long_as_it_was_told(tmp_path):
    with closing(connect(tmp_path / "c.sqlite", 1234)) as connection:
        assert connection.execute("PRAGMA busy_timeout").fetchone() == (1234,)


def test_a_change_of_the_journal_is_tried_again_while_others_hold_the_file(tmp_path, monkeypatch):
    path = tmp_path / "c.sqlite"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("CREATE TABLE t (x)")
    other.execute("BEGIN IMMEDIATE")
    slept = []

    def pause(seconds):
        slept.append(seconds)
        if len(slept) == 3:
            other.execute("COMMIT")

    monkeypatch.setattr(file, "sleep", pause)
    with closing(connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)

    assert len(slept) == 3
    other.close()


def test_it_gives_up_when_the_file_is_held_for_longer(tmp_path, monkeypatch):
    path = tmp_path / "c.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("CREATE TABLE t (x)")
        other.execute("BEGIN EXCLUSIVE")
        now = iter(range(0, 1000, 4))
        monkeypatch.setattr(file, "monotonic", lambda: next(now))
        monkeypatch.setattr(file, "sleep", lambda _seconds: None)

        with pytest.raises(sqlite3.OperationalError, match="locked"):
            connect(path, 5)


def test_what_is_no_database_is_not_waited_for(tmp_path, monkeypatch):
    path = tmp_path / "c.sqlite"
    path.write_bytes(b"no database at all" * 100)
    monkeypatch.setattr(file, "sleep", lambda _seconds: pytest.fail("waited"))

    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        connect(path)
