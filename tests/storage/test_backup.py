import sqlite3
from contextlib import closing

import pytest

from studyapp.core.errors import StudyError
from studyapp.storage.backup import backup
from studyapp.storage.database import Database


def test_a_backup_of_an_open_collection_holds_everything_that_was_saved(
    path, database, tmp_path, making
):
    making.add(database, making.note("deck/a"), making.note("deck/b"))
    target = tmp_path / "backups" / "copy.sqlite"

    with database.transaction() as tx:
        tx.settings.set("half", "done")
        backup(path, target)

    with Database(target) as copy, copy.reading() as tx:
        assert tx.notes.count() == 2
        assert tx.settings.get("half") is None
        assert tx.integrity.damage() == []


def test_a_backup_is_one_file(path, database, tmp_path):
    backup(path, tmp_path / "backups" / "copy.sqlite")

    assert [file.name for file in (tmp_path / "backups").iterdir()] == ["copy.sqlite"]


@pytest.mark.parametrize("damage", ["cut off", "scribbled on", "gone"])
def test_a_collection_that_cannot_be_copied_leaves_the_backup_there_was(
    path, database, tmp_path, making, damage
):
    making.add(database, *(making.note(f"deck/{n}", back="word " * 200) for n in range(100)))
    database.close()
    whole = path.read_bytes()
    middle = len(whole) // 2
    if damage == "gone":
        path.unlink()
    else:
        scribbled = whole[: middle - 8192] + b"x" * 16384 + whole[middle + 8192 :]
        path.write_bytes(whole[:middle] if damage == "cut off" else scribbled)
    target = tmp_path / "backups" / "copy.sqlite"
    target.parent.mkdir()
    target.write_text("the backup of yesterday")

    with pytest.raises(StudyError, match=r"backup .* could not be made"):
        backup(path, target)

    assert target.read_text() == "the backup of yesterday"
    assert [file.name for file in target.parent.iterdir()] == ["copy.sqlite"]


def test_a_backup_replaces_an_older_one_only_as_a_whole(path, database, tmp_path, making):
    target = tmp_path / "copy.sqlite"
    backup(path, target)
    making.add(database, making.note("deck/a"))

    backup(path, target)

    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("SELECT guid FROM note").fetchall() == [("deck/a",)]


def test_what_an_interrupted_backup_left_is_no_hindrance(path, database, tmp_path, making):
    making.add(database, making.note("deck/a"))
    target = tmp_path / "deep" / "backups" / "copy.sqlite"
    target.parent.mkdir(parents=True)
    target.with_name("copy.sqlite.part").write_bytes(b"half of a copy" * 1000)

    backup(path, target)

    assert [file.name for file in target.parent.iterdir()] == ["copy.sqlite"]
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("SELECT guid FROM note").fetchall() == [("deck/a",)]


def test_folders_on_the_way_to_a_backup_are_made(path, database, tmp_path):
    backup(path, tmp_path / "new" / "and" / "deep" / "copy.sqlite")

    assert (tmp_path / "new" / "and" / "deep" / "copy.sqlite").is_file()


def test_a_copy_needs_no_other_file_to_be_read(path, database, tmp_path):
    target = tmp_path / "copy.sqlite"
    backup(path, target)

    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_copy_that_does_not_pass_the_check_is_thrown_away(path, database, tmp_path, monkeypatch):
    target = tmp_path / "backups" / "copy.sqlite"

    def copied(_source, aside):
        aside.write_bytes(b"a copy")
        return "row 1 missing from index"

    monkeypatch.setattr("studyapp.storage.backup._copied", copied)

    with pytest.raises(StudyError, match=r"could not be made \(row 1 missing from index\)"):
        backup(path, target)

    assert list(target.parent.iterdir()) == []
