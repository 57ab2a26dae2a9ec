import os
import random
import sqlite3
import tempfile
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Event, Thread, Timer

import pytest

from studyapp.core.errors import StudyError
from studyapp.storage.database import Database

NOBODY = 65534


@pytest.fixture
def studied(path, making):
    """Return a closed collection with notes and answers."""
    with Database(path) as database:
        making.add(database, *(making.note(f"deck/{n}", back="word " * 50) for n in range(60)))
        making.append(database, *(making.event(n, card=f"deck/{n}#0") for n in range(1, 40)))
    return path


@contextmanager
def as_an_ordinary_person():
    """Give up the rights of an administrator, who may write everywhere, for a while."""
    administrator = os.geteuid() == 0
    if administrator:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if administrator:
            os.seteuid(0)


@pytest.fixture
def open_folder():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder
        folder.chmod(0o777)


@contextmanager
def written_to(path):
    """Hold the file's write lock, as another program does while it saves."""
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other
        if other.in_transaction:
            other.execute("COMMIT")


def contents(path):
    with Database(path) as database, database.reading() as tx:
        assert tx.integrity.damage() == []
        return tx.notes.count(), tx.log.count()


def pragma(database, name):
    with database.reading() as tx:
        return tx.integrity._connection.exec_driver_sql(f"PRAGMA {name}").scalar()


@pytest.mark.parametrize(
    ("name", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 10_000)],
)
def test_a_collection_is_durable_and_patient(database, name, value):
    assert pragma(database, name) == value


def test_a_block_that_ends_is_saved_and_a_block_that_breaks_is_not(database, path):
    with database.transaction() as tx:
        tx.settings.set("colour", "green")
    with suppress(KeyboardInterrupt), database.transaction() as tx:
        tx.settings.set("colour", "red")
        raise KeyboardInterrupt

    with Database(path) as other, other.reading() as tx:
        assert tx.settings.get("colour") == "green"


@pytest.mark.parametrize("block", ["reading", "rehearsal"])
def test_what_is_only_read_or_rehearsed_leaves_no_trace(database, block):
    with getattr(database, block)() as tx:
        tx.settings.set("colour", "green")
        assert tx.settings.get("colour") == "green"

    with database.reading() as tx:
        assert tx.settings.get("colour") is None


def test_blocks_do_not_nest(database):
    with database.transaction(), pytest.raises(RuntimeError, match="nest"):
        database.reading().__enter__()

    with database.reading() as tx:
        assert tx.notes.count() == 0


def test_threads_take_turns(database):
    inside, go_on = Event(), Event()

    def slow():
        with database.transaction() as tx:
            inside.set()
            go_on.wait()
            tx.settings.set("written", "whole")

    thread = Thread(target=slow)
    thread.start()
    inside.wait()
    Timer(0.05, go_on.set).start()

    with database.reading() as tx:
        seen = tx.settings.get("written")

    thread.join()
    assert seen == "whole"


def test_reading_keeps_no_writer_out(database, path):
    with database.reading() as tx:
        assert tx.settings.get("written") is None
        with Database(path) as other, other.transaction() as writing:
            writing.settings.set("written", 1)
        assert tx.settings.get("written") is None

    with database.reading() as tx:
        assert tx.settings.get("written") == 1


def test_a_short_writer_is_waited_for(studied):
    with Database(studied) as database, written_to(studied) as other:
        Timer(0.1, lambda: other.execute("COMMIT")).start()

        with database.transaction() as tx:
            tx.settings.set("written", 1)

    with Database(studied) as database, database.reading() as tx:
        assert tx.settings.get("written") == 1


def test_a_file_that_stays_locked_is_named_and_usable_afterwards(studied):
    with Database(studied, busy_milliseconds=1) as database:
        with written_to(studied), pytest.raises(StudyError, match="in use by another program"):
            database.transaction().__enter__()

        with database.transaction() as tx:
            tx.settings.set("written", 1)

    assert contents(studied) == (60, 39)


def test_a_file_that_another_program_keeps_to_itself_is_not_opened(studied):
    with closing(sqlite3.connect(studied, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")

        with pytest.raises(StudyError, match="in use by another program; close it there"):
            Database(studied, busy_milliseconds=1)

        other.execute("COMMIT")

    assert contents(studied) == (60, 39)


def test_a_folder_where_the_file_should_be_is_no_collection(path):
    path.mkdir()

    with pytest.raises(StudyError, match="cannot be opened: it is a folder"):
        Database(path)

    assert path.is_dir()


def test_a_file_where_the_folder_should_be_is_named(path):
    path.write_text("a letter")

    with pytest.raises(StudyError, match=r"collection.sqlite/c.sqlite cannot be opened"):
        Database(path / "c.sqlite")

    assert path.read_text() == "a letter"


def test_a_read_only_folder_gets_no_collection(open_folder):
    open_folder.chmod(0o555)

    with as_an_ordinary_person(), pytest.raises(StudyError, match="its folder is writable"):
        Database(open_folder / "collection.sqlite")

    assert list(open_folder.iterdir()) == []


def test_a_read_only_file_is_left_alone(open_folder, studied):
    path = open_folder / "collection.sqlite"
    path.write_bytes(studied.read_bytes())
    path.chmod(0o444)
    open_folder.chmod(0o555)

    with as_an_ordinary_person(), pytest.raises(StudyError, match=r"cannot be (written|opened)"):
        Database(path)

    assert path.read_bytes() == studied.read_bytes()
    assert [file.name for file in open_folder.iterdir()] == [path.name]


def test_a_folder_that_nobody_may_look_into_is_named(open_folder):
    hidden = open_folder / "hidden"
    hidden.mkdir(mode=0o700)

    with (
        as_an_ordinary_person(),
        pytest.raises(StudyError, match=r"hidden.*cannot be (opened|read)"),
    ):
        Database(hidden / "deeper" / "collection.sqlite")


def test_a_full_disk_loses_only_the_change_that_did_not_fit(studied):
    with Database(studied) as database:
        with database.reading() as tx:
            tx.integrity._connection.exec_driver_sql("PRAGMA max_page_count = 1")

        with pytest.raises(StudyError, match="disk is full, so the last change was not saved"):
            fill(database)

        with database.transaction() as tx:
            assert tx.settings.get("filling") is None

    assert contents(studied) == (60, 39)


def fill(database):
    with database.transaction() as tx:
        tx.settings.set("filling", "x" * 10_000_000)


@pytest.mark.parametrize("content", [b"Dear diary, ", b"\x00" * 5000, os.urandom(9000)])
def test_a_file_that_is_no_database_is_left_alone(path, content):
    path.write_bytes(content)

    with pytest.raises(StudyError, match="not a Studyapp collection; move it away"):
        Database(path)

    assert path.read_bytes() == content


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_that_was_cut_off_is_reported_as_damaged(studied, share):
    whole = studied.read_bytes()
    studied.write_bytes(whole[: int(len(whole) * share)])

    with pytest.raises(StudyError, match=r"is damaged|is not a Studyapp collection"):
        read_all(studied)


def test_scribbled_pages_are_damage_and_never_a_crash(studied):
    whole, chance = studied.read_bytes(), random.Random(20260302)
    found = 0
    for _ in range(40):
        place = chance.randrange(100, len(whole) - 300)
        studied.write_bytes(whole[:place] + chance.randbytes(300) + whole[place + 300 :])
        try:
            found += bool(read_all(studied))
        except StudyError:
            found += 1

    assert found > 5


def read_all(path):
    with Database(path) as database, database.transaction() as tx:
        return tx.integrity.damage()


def test_long_reading_and_writing_have_connections_of_their_own(tmp_path):
    with Database(tmp_path / "collection.sqlite") as database:
        with database.transaction() as tx:
            tx.settings.set("key", 1)
        with database.reading_apart() as reader:
            before = reader.settings.get("key")
            with database.transaction() as tx:
                tx.settings.set("key", 2)
            assert reader.settings.get("key") == before == 1
        with database.transaction_apart() as writer:
            writer.settings.set("key", 3)
            with database.reading() as tx:
                assert tx.settings.get("key") == 2
        with database.reading() as tx:
            assert tx.settings.get("key") == 3


def test_what_only_reads_apart_cannot_write(tmp_path):
    with (
        Database(tmp_path / "collection.sqlite") as database,
        pytest.raises(StudyError, match="cannot be written"),
        database.reading_apart() as tx,
    ):
        tx.settings.set("key", 1)


def test_what_fails_apart_did_not_happen(tmp_path):
    with Database(tmp_path / "collection.sqlite") as database:
        with suppress(ZeroDivisionError), database.transaction_apart() as tx:
            tx.settings.set("key", 1)
            1 / 0  # noqa: B018
        with database.transaction() as tx:
            assert tx.settings.get("key") is None
