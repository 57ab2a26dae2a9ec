import json
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Barrier, Thread

import pytest

from studyapp.core.errors import StudyError
from studyapp.core.statistics import ReportSpan
from studyapp.services.collection import open_collection
from studyapp.storage import schema
from studyapp.storage.database import Database
from studyapp.storage.migrations import upgrade
from studyapp.storage.schema import Versions

DATA = Path(__file__).parents[1] / "data"
SECOND = '''"""Adds a column, for tests."""

from alembic import op

revision = "0099"
down_revision = "{current}"


def upgrade() -> None:
    op.execute("ALTER TABLE note ADD COLUMN colour TEXT")
    {then}
'''
HALF = '"half written".encode().decode("no such codec")'


def run(path, *statements):
    with closing(sqlite3.connect(path)) as connection, connection:
        return [connection.execute(statement).fetchall() for statement in statements][-1]


def everything(path):
    [names] = [run(path, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {name: run(path, f"SELECT * FROM {name}") for (name,) in names}


def parts(path):
    """Return what the schema consists of, however its statements are laid out.

    A table is its columns and what they point to: a column that was added later stands behind
    the keys in the statement.
    """
    rows = run(path, "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name")
    return [
        (kind, name, *(columns(path, name) if kind == "table" else (table, tokens(sql))))
        for kind, name, table, sql in rows
    ]


def columns(path, table):
    name = table.replace("'", "''")
    return (
        run(path, f"SELECT * FROM pragma_table_xinfo('{name}')"),
        sorted(run(path, f"SELECT * FROM pragma_foreign_key_list('{name}')"), key=lambda k: k[2:4]),
        run(path, f"SELECT wr, strict FROM pragma_table_list WHERE name = '{name}'"),
    )


def tokens(sql):
    return re.findall(r"\w+|\S", sql or "")


@pytest.fixture
def scripts(tmp_path):
    """Return the revisions that ship, in a folder to which a test can add one."""
    folder = tmp_path / "scripts"
    (folder / "versions").mkdir(parents=True)
    for source in (
        *schema.VERSIONS.scripts.glob("*.py"),
        *schema.VERSIONS.scripts.glob("versions/*.py"),
    ):
        (folder / source.relative_to(schema.VERSIONS.scripts)).write_text(source.read_text())
    return folder


@pytest.fixture
def studied(path, making):
    """Return a closed collection with a note and an answer."""
    with Database(path) as database:
        making.add(database, making.note("deck/a", tags=("x",)))
        making.append(database, making.event(1))
    return path


def second(scripts: Path, then="pass") -> Versions:
    (scripts / "versions" / "0099_second.py").write_text(
        SECOND.format(then=then, current=schema.VERSIONS.current)
    )
    return Versions((*schema.VERSIONS.known, "0099"), scripts)


def test_a_new_file_and_a_migrated_one_have_the_same_schema(path, tmp_path):
    migrated = tmp_path / "migrated.sqlite"

    schema.prepare(path)
    upgrade(migrated, schema.VERSIONS.current, schema.VERSIONS.scripts)

    assert parts(migrated) == parts(path)
    assert run(migrated, "SELECT * FROM alembic_version") == [(schema.VERSIONS.current,)]


def test_a_collection_made_by_the_revisions_can_be_studied(tmp_path, making):
    path = tmp_path / "migrated.sqlite"
    upgrade(path, schema.VERSIONS.current, schema.VERSIONS.scripts)

    with Database(path) as database:
        making.add(database, making.note("deck/a"))
        making.append(database, making.event(1))

        with database.reading() as tx:
            assert tx.log.count() == 1
            assert tx.integrity.wrong_parts() == {}
            assert tx.summary.is_sound()


def test_the_revisions_that_ship_are_the_versions_that_are_known():
    files = sorted(file.name[:4] for file in (schema.VERSIONS.scripts / "versions").glob("0*.py"))

    assert files == list(schema.VERSIONS.known)


def test_a_revision_does_not_depend_on_the_schema_of_today():
    texts = [file.read_text() for file in (schema.VERSIONS.scripts / "versions").glob("*.py")]

    assert texts
    assert not any("studyapp" in text for text in texts)


def test_an_older_collection_is_upgraded_with_all_it_holds(studied, scripts):
    before = everything(studied)

    schema.prepare(studied, second(scripts))

    after = everything(studied)
    assert run(studied, "SELECT guid, colour FROM note") == [("deck/a", None)]
    assert after["alembic_version"] == [("0099",)]
    assert after["event"] == before["event"]
    assert after["card"] == before["card"]


def stored(folder, version):
    """Return a copy of the collection that a version of the schema left."""
    path = folder / "collection.sqlite"
    shutil.copyfile(DATA / f"collection_{version}.sqlite", path)
    return path


def test_every_older_schema_has_a_stored_collection():
    names = [path.name for path in sorted(DATA.glob("collection_0*.sqlite"))]

    assert names == [f"collection_{each}.sqlite" for each in schema.VERSIONS.known[:-1]]


@pytest.mark.parametrize("version", schema.VERSIONS.known[:-1])
def test_a_stored_collection_is_upgraded_and_sound(tmp_path, version):
    path = stored(tmp_path, version)
    before = everything(path)

    with closing(open_collection(tmp_path)) as collection:
        report = collection.checking.check()

    after = everything(path)
    assert after["alembic_version"] == [(schema.VERSIONS.current,)]
    assert after["event"] == before["event"]
    assert [row[: len(old)] for row, old in zip(after["card"], before["card"], strict=True)] == (
        before["card"]
    )
    assert report.problems == ()
    assert report.events == len(before["event"]) > 0


def test_what_the_settings_kept_of_imports_moves_into_tables(tmp_path):
    path = stored(tmp_path, "0002")
    kept = {key: json.loads(value) for key, value in run(path, "SELECT key, value FROM setting")}
    whole = [(5, 22), (5, 23), (7, 25)]
    some = [
        (int(key.rpartition(" ")[2]), int(row), bytes.fromhex(event))
        for key, value in kept.items()
        if key.startswith("entries of change")
        for row, own in value["some"].items()
        for event in own
    ]

    schema.prepare(path)

    assert len(some) == 2
    assert run(path, "SELECT * FROM import_card") == whole
    assert run(path, "SELECT * FROM import_event") == sorted(some)
    assert run(path, "SELECT * FROM import_change") == [
        (
            change,
            kept[f"entries of change {change}"]["at"],
            kept[f"entries of change {change}"].get("back"),
        )
        for change in (5, 6, 7)
    ]
    assert run(path, "SELECT key FROM setting WHERE key LIKE '%imports taken%'") == []
    assert run(path, "SELECT key FROM setting WHERE key LIKE 'entries of change%'") == []


def test_an_import_of_before_the_upgrade_is_done_again_and_taken_back_after_it(tmp_path):
    stored(tmp_path, "0002")
    with closing(open_collection(tmp_path)) as collection:
        before = collection.reports.progress(None, ReportSpan.ALL).total_answers

        assert collection.library.redo() == "Import"
        again = collection.reports.progress(None, ReportSpan.ALL).total_answers
        assert collection.checking.check().problems == ()

        assert collection.library.undo() == "Import"
        assert collection.library.undo() == "Import"
        back = collection.reports.progress(None, ReportSpan.ALL).total_answers
        assert collection.checking.check().problems == ()

    assert (again - before, back - before) == (3, -1)


def test_an_upgrade_is_preceded_by_a_backup_that_opens(studied, scripts):
    before = everything(studied)

    schema.prepare(studied, second(scripts))

    [backup] = (studied.parent / "backups").iterdir()
    assert everything(backup) == before
    with Database(backup) as opened, opened.reading() as tx:
        assert tx.notes.get("deck/a") is not None


def test_an_upgrade_that_fails_half_way_changes_nothing(studied, scripts, making):
    before = everything(studied), parts(studied)

    with pytest.raises(StudyError, match=r"could not be brought up to date.*backups"):
        schema.prepare(studied, second(scripts, then=HALF))

    assert (everything(studied), parts(studied)) == before
    with Database(studied) as database:
        making.append(database, making.event(2))


def test_an_upgrade_whose_backup_fails_is_not_begun(studied, scripts):
    (studied.parent / "backups").write_text("a file is in the way")
    before = studied.read_bytes()

    with pytest.raises(StudyError):
        schema.prepare(studied, second(scripts))

    assert studied.read_bytes() == before


def test_an_upgrade_may_rebuild_a_table_that_others_point_to(studied, scripts, making):
    rebuild = (
        'op.execute("CREATE TABLE other AS SELECT * FROM deck"); op.execute("DROP TABLE deck"); '
        'op.execute("CREATE TABLE deck (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE, '
        "description TEXT DEFAULT '' NOT NULL, attributes TEXT DEFAULT '' NOT NULL)\"); "
        'op.execute("INSERT INTO deck SELECT * FROM other"); op.execute("DROP TABLE other")'
    )

    schema.prepare(studied, second(scripts, then=rebuild))

    assert run(studied, "SELECT name FROM deck") == [("Deck",)]
    assert run(studied, "PRAGMA foreign_key_check") == []


def test_an_upgrade_that_loses_rows_which_others_need_is_refused(studied, scripts):
    before = everything(studied)

    with pytest.raises(StudyError, match="could not be brought up to date"):
        schema.prepare(studied, second(scripts, then='op.execute("DELETE FROM deck")'))

    assert everything(studied) == before


def test_a_collection_from_a_newer_version_is_refused_and_left_alone(studied):
    run(studied, "UPDATE alembic_version SET version_num = '0099'")
    before = studied.read_bytes()

    with pytest.raises(StudyError, match=r"newer Studyapp.*0099.*install the newest"):
        Database(studied)

    assert studied.read_bytes() == before
    assert [file.name for file in studied.parent.iterdir()] == [studied.name]


def test_a_newer_collection_that_is_still_open_elsewhere_is_left_alone(studied):
    with closing(sqlite3.connect(studied)) as other:
        other.execute("UPDATE alembic_version SET version_num = '0099'")
        other.commit()
        before = studied.read_bytes(), Path(f"{studied}-wal").read_bytes()

        with pytest.raises(StudyError, match="newer Studyapp"):
            Database(studied)

        assert (studied.read_bytes(), Path(f"{studied}-wal").read_bytes()) == before


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TABLE recipe (name TEXT)"],
        ["CREATE TABLE card (id)", "CREATE TABLE event (id)", "CREATE TABLE note (id)"],
        ["CREATE TABLE alembic_version (version_num)"],
    ],
    ids=["another program's", "without a version", "a version only"],
)
def test_a_database_of_another_program_is_refused_and_left_alone(path, statements):
    run(path, *statements)
    before = path.read_bytes()

    with pytest.raises(StudyError, match="not a Studyapp collection"):
        Database(path)

    assert path.read_bytes() == before


def test_a_collection_that_lost_its_version_is_refused_and_left_alone(studied):
    run(studied, "DELETE FROM alembic_version")
    before = studied.read_bytes()

    with pytest.raises(StudyError, match="not a Studyapp collection"):
        Database(studied)

    assert studied.read_bytes() == before


@pytest.mark.parametrize("content", [None, "empty file", "empty database"])
def test_an_empty_place_becomes_a_collection(path, content, making):
    if content:
        path.touch()
    if content == "empty database":
        run(path, "CREATE TABLE gone (id)", "DROP TABLE gone")
        assert path.stat().st_size > 0

    with Database(path) as database:
        making.add(database, making.note("deck/a"))

    with Database(path) as database, database.reading() as tx:
        assert tx.notes.count() == 1
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_programs_that_open_a_new_place_at_once_share_one_collection(path, making):
    barrier, opened = Barrier(4), []

    def open_and_add(number):
        barrier.wait()
        with Database(path) as database:
            making.add(database, making.note(f"deck/{number}"))
            opened.append(number)

    threads = [Thread(target=open_and_add, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with Database(path) as database, database.reading() as tx:
        assert sorted(opened) == [0, 1, 2, 3]
        assert tx.notes.count() == 4


def test_a_first_run_that_was_killed_is_begun_again(path):
    path.write_bytes(b"")
    path.with_name(f"{path.name}-journal").write_bytes(b"half a page")

    with Database(path) as database, database.reading() as tx:
        assert tx.notes.count() == 0


def test_a_log_left_by_a_collection_that_was_moved_away_is_not_mixed_into_a_new_one(
    path, tmp_path, making
):
    database = Database(path)
    making.add(database, making.note("deck/a"))
    copy = tmp_path / "elsewhere"
    copy.mkdir()
    for name in (f"{path.name}-wal", f"{path.name}-shm"):
        (copy / name).write_bytes((tmp_path / name).read_bytes())
    database.close()

    with Database(copy / path.name) as opened, opened.reading() as tx:
        assert tx.notes.count() == 0
        assert tx.integrity.damage() == []
