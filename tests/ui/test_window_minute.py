"""Every minute the page of today is read anew, but never while the collection is at work."""

import threading
from datetime import UTC, datetime

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from studyapp.core.cards import Note, NoteKind
from studyapp.services.collection import open_collection
from studyapp.ui.main_window import MainWindow
from studyapp.ui.tasks import Task
from studyapp.ui.window_state import WindowState

MORNING = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def window(qtbot, qapp, theme, tmp_path):
    collection = open_collection(tmp_path, now=lambda: MORNING, zone=UTC)
    collection.library.add([Note("d/1", "D", NoteKind.PLAIN, "What?", "This.")], label="Demo")
    window = MainWindow(WindowState(tmp_path), theme)
    qtbot.addWidget(window, before_close_func=lambda window: window.tasks.close())
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.use(collection)
    window._idle.stop()
    yield window
    window.tasks.close()
    collection.close()


@pytest.fixture
def read(window, monkeypatch):
    """Return the list that grows whenever the page of today is read."""
    times = []
    today = window._opened.reports.today
    monkeypatch.setattr(
        type(window._opened.reports), "today", lambda _self: times.append(1) or today()
    )
    return times


def test_a_minute_later_the_page_is_read_anew(window, read):
    window._minute.timeout.emit()

    assert read == [1]


def test_while_an_import_writes_nothing_is_read(window, read, qtbot):
    may_end = threading.Event()
    task = Task(lambda _progress: may_end.wait(10))
    window.tasks.start(task)

    window._minute.timeout.emit()
    assert read == []

    with qtbot.waitSignal(task.ended):
        may_end.set()
    window._minute.timeout.emit()
    assert read == [1]


def test_a_window_behind_others_is_not_read(window, read, qtbot):
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    QTest.qWaitForWindowActive(other)

    window._minute.timeout.emit()

    assert read == []


def test_other_pages_are_not_read_every_minute(window, read):
    window.open("progress")

    window._minute.timeout.emit()

    assert read == []


def test_an_open_window_counts_its_minutes_and_a_closed_one_does_not(window):
    assert window._minute.isActive()
    assert window._minute.interval() == 60_000

    window.close()

    assert not window._minute.isActive()
