"""The program from start to exit, each time as a process of its own."""

import os
import signal
import subprocess
import sys

import pytest

from studyapp import app
from studyapp.core.progress import silent
from studyapp.services import collection as collection_module
from studyapp.services.collection import open_collection

START = """
import sys
from pathlib import Path
from studyapp import app
app.shipped = lambda name: None
code = app.run(Path(sys.argv[1]), smoke=True)
print("heavy before the window:", sorted(early))
sys.exit(code)
"""
WATCH = """
early = set()
from studyapp.ui.main_window import MainWindow
show = MainWindow.show
def watched(self):
    early.update({"sqlalchemy", "ziamath", "markdown", "pygments", "nh3"} & set(sys.modules))
    show(self)
MainWindow.show = watched
"""


def start(folder, **environ):
    script = START.replace("code =", f"{WATCH}code =")
    return subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environ},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_start_opens_the_window_first_and_ends_well(tmp_path):
    done = start(tmp_path)

    assert done.returncode == 0, done.stderr
    assert "heavy before the window: []" in done.stdout
    assert (tmp_path / "collection.sqlite").is_file()
    assert "Traceback" not in done.stderr


def test_the_window_can_print(tmp_path, qapp, monkeypatch):
    wanted = {}
    monkeypatch.setattr(
        collection_module, "open_collection", lambda _f, **all_: wanted.update(all_)
    )

    app.Opening(tmp_path, None, smoke=True)._open(silent)
    wanted["printer"]("<p>λ</p>", tmp_path / "page.pdf", silent)

    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes without a signal")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_window_and_everything_is_put_away(tmp_path, number):
    script = """
import sys
from pathlib import Path
from studyapp import app
from studyapp.ui.main_window import MainWindow
use = MainWindow.use
def told(self, collection):
    use(self, collection)
    print("open", flush=True)
MainWindow.use = told
app.shipped = lambda name: None
sys.exit(app.run(Path(sys.argv[1])))
"""
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "open\n"
    process.send_signal(number)
    _, errors = process.communicate(timeout=60)

    assert process.returncode == 0, errors
    assert not list(tmp_path.glob("collection.sqlite-wal"))


def test_a_second_window_is_refused_with_a_sentence(tmp_path):
    first = open_collection(tmp_path, exclusive=True)
    try:
        done = start(tmp_path)
    finally:
        first.close()

    assert done.returncode == 1
    assert "already open" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only X and Wayland can be missing")
def test_without_a_screen_it_says_what_to_do(tmp_path):
    done = start(tmp_path, QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")

    assert done.returncode == 1
    assert done.stderr.startswith("studyapp: error: no display, ")
    assert "use 'studyapp study' in the terminal" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")

    done = start(tmp_path / "file" / "data")

    assert done.returncode == 1
    assert str(tmp_path / "file" / "data") in done.stderr
    assert "Traceback" not in done.stderr


def test_a_collection_that_is_damaged_is_told_and_left_alone(tmp_path):
    broken = b"this is not a collection" * 100
    (tmp_path / "collection.sqlite").write_bytes(broken)

    done = start(tmp_path)

    assert done.returncode == 1
    assert done.stderr.startswith("studyapp: error: ")
    assert "Traceback" not in done.stderr
    assert (tmp_path / "collection.sqlite").read_bytes() == broken
