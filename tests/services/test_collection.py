import subprocess
import sys
from datetime import UTC, datetime

import psutil
import pytest
from studying import assert_sound, note, opened, plain_notes, study

from studyapp.core.errors import StudyError
from studyapp.core.scheduling.events import Grade
from studyapp.services import collection as collection_module
from studyapp.services.collection import open_collection

WINDOW = """
import sys
from pathlib import Path
from studyapp.services.collection import open_collection

collection = open_collection(Path(sys.argv[1]), exclusive=True)
print("open", flush=True)
sys.stdin.read()
collection.close()
"""


def test_the_first_run_makes_the_collection_where_it_is_told_to(tmp_path, clock):
    folder = tmp_path / "not" / "there" / "yet"

    collection = opened(folder, clock)

    assert collection.library.search("").total == 0
    assert (folder / "collection.sqlite").exists()
    collection.close()


def test_everything_is_there_after_a_restart(tmp_path, clock):
    collection = opened(tmp_path, clock)
    collection.library.add(plain_notes(5))
    study(collection, clock, most=3)
    collection.study.begin().suspend()
    before = collection.study.counts(), collection.reports.today(), collection.library.search("")
    collection.close()

    again = opened(tmp_path, clock)

    assert (again.study.counts(), again.reports.today(), again.library.search("")) == before
    assert_sound(again)
    again.close()


def test_a_closed_collection_is_one_file(tmp_path, clock):
    collection = opened(tmp_path / "data", clock)
    collection.library.add(plain_notes(5))

    collection.close()

    assert [file.name for file in (tmp_path / "data").iterdir()] == ["collection.sqlite"]


@pytest.fixture
def window(tmp_path):
    """Return another process that has the collection open."""
    command = [sys.executable, "-c", WINDOW, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout.readline() == "open\n"
        yield run
        run.kill()


def test_a_second_window_is_refused_with_a_clear_sentence(tmp_path, window):
    with pytest.raises(StudyError, match=r"already open on .*; use that window, or close it first"):
        open_collection(tmp_path, exclusive=True)

    window.communicate("")
    open_collection(tmp_path, exclusive=True).close()


def test_a_command_beside_the_window_sees_and_changes_the_same_collection(tmp_path, clock):
    window = opened(tmp_path, clock, exclusive=True)
    window.library.add(plain_notes(4))
    session = window.study.begin()
    session.answer(Grade.GOOD, 1000)

    command = opened(tmp_path, clock)
    assert command.study.counts().new == 3
    command.library.add([note("more")])
    study(command, clock, most=3)
    command.close()

    assert window.study.counts().new == 1
    session.answer(Grade.GOOD, 1000)
    assert_sound(window)
    window.close()


@pytest.mark.parametrize("step", ["Preferences", "ImportingService"])
def test_a_collection_that_fails_to_open_is_let_go_of(tmp_path, clock, monkeypatch, step):
    monkeypatch.setattr(collection_module, step, lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        opened(tmp_path, clock, exclusive=True)

    names = [file.path for file in psutil.Process().open_files()]
    assert not [name for name in names if name.startswith(str(tmp_path))]
    monkeypatch.undo()
    opened(tmp_path, clock, exclusive=True).close()


def test_a_broken_shipped_deck_lets_go_of_the_collection(tmp_path, clock):
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "bad.md").write_bytes(b"\xff")

    with pytest.raises(StudyError, match=r"bad\.md"):
        opened(tmp_path / "data", clock, exclusive=True, shipped=tmp_path / "decks")

    opened(tmp_path / "data", clock, exclusive=True).close()
    names = [file.path for file in psutil.Process().open_files()]
    assert not [name for name in names if name.startswith(str(tmp_path))]


def test_the_clock_and_the_zone_of_the_machine_are_used_unless_told(tmp_path):
    collection = open_collection(tmp_path)
    collection.library.add(plain_notes(1))
    before = datetime.now(UTC)

    collection.study.begin().answer(Grade.GOOD, 1000)

    with collection.database.reading() as tx:
        [(_, [event])] = tx.log.by_card()
    assert before.timestamp() - 1 <= event.at / 1000 <= datetime.now(UTC).timestamp()
    collection.close()


def test_closing_twice_does_no_harm(tmp_path, clock):
    collection = opened(tmp_path, clock, exclusive=True)

    collection.close()
    collection.close()

    opened(tmp_path, clock, exclusive=True).close()
