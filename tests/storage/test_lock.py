import subprocess
import sys
from threading import Thread

import pytest

from studyapp.core.errors import StudyError
from studyapp.storage.lock import CollectionLock

HOLDER = """
import sys
from pathlib import Path
from studyapp.storage.lock import CollectionLock

lock = CollectionLock(Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other_window(tmp_path):
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout.readline() == "held\n"
        yield run
        run.kill()


def test_a_second_window_is_told_that_the_collection_is_open(tmp_path, other_window):
    with pytest.raises(StudyError, match=r"already open on .*; use that window, or close it"):
        CollectionLock(tmp_path).acquire()


def test_a_window_that_was_killed_leaves_the_collection_free(tmp_path, other_window):
    other_window.kill()
    other_window.wait()

    lock = CollectionLock(tmp_path)
    lock.acquire()
    lock.release()


def test_a_lock_that_was_given_back_can_be_taken(tmp_path):
    first, second = CollectionLock(tmp_path), CollectionLock(tmp_path)
    first.acquire()
    first.release()

    second.acquire()

    with pytest.raises(StudyError, match="already open"):
        first.acquire()
    second.release()


def test_a_lock_taken_on_one_thread_can_be_given_back_on_another(tmp_path):
    first, second = CollectionLock(tmp_path), CollectionLock(tmp_path)
    thread = Thread(target=first.acquire)
    thread.start()
    thread.join()

    first.release()

    second.acquire()
    second.release()


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(StudyError, match=r"file/collection.*cannot be used"):
        CollectionLock(tmp_path / "file" / "collection").acquire()
