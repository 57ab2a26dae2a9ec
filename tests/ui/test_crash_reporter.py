"""An error that nobody caught is logged and told once; a sentence for the learner stays one."""

import logging
import sys
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from studyapp.core.errors import StudyError
from studyapp.ui.crash_reporter import CrashReporter, report
from studyapp.ui.dialogs.crash import CrashDialog
from studyapp.ui.dialogs.message import MessageDialog


@pytest.fixture
def reporter(qtbot, theme, icons, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    return CrashReporter(theme, icons, tmp_path / "studyapp.log", window)


@pytest.fixture
def told(monkeypatch):
    told = []
    monkeypatch.setattr(CrashDialog, "exec", lambda d: told.append(d.report_edit.toPlainText()))
    monkeypatch.setattr(MessageDialog, "exec", lambda d: told.append(d.text_label.text()))
    return told


def fail(error):
    try:
        raise error
    except type(error):
        return sys.exc_info()


def test_an_error_is_logged_with_its_trace_and_shown(reporter, told, caplog):
    with caplog.at_level(logging.ERROR, "studyapp"):
        reporter.handle(*fail(ValueError("odd")))

    assert "ValueError: odd" in caplog.text
    assert len(told) == 1
    assert "ValueError: odd" in told[0]
    assert reporter.has_reported


def test_the_same_error_again_is_only_logged(reporter, told, caplog):
    for _ in range(3):
        reporter.handle(*fail(ValueError("odd")))

    assert len(told) == 1
    assert caplog.text.count("ValueError: odd") == 3


def test_another_error_is_shown_too(reporter, told):
    reporter.handle(*fail(ValueError("odd")))
    reporter.handle(*fail(KeyError("missing")))

    assert len(told) == 2


def test_a_study_error_is_a_sentence_not_a_crash(reporter, told, caplog):
    reporter.handle(*fail(StudyError("The disk is full; free some space.")))

    assert told == ["The disk is full; free some space."]
    assert caplog.text == ""
    assert not reporter.has_reported


def test_errors_while_a_report_is_open_do_not_open_more(reporter, monkeypatch):
    opened = []

    def show(_dialog):
        opened.append(True)
        reporter.handle(*fail(KeyError("while open")))

    monkeypatch.setattr(CrashDialog, "exec", show)
    reporter.handle(*fail(ValueError("first")))

    assert opened == [True]


def test_errors_of_slots_and_threads_come_here_while_it_is_installed(qtbot, reporter, told):
    before = sys.excepthook, threading.excepthook
    with reporter.installed():
        hook = sys.excepthook
        worker = threading.Thread(target=lambda: 1 / 0)
        worker.start()
        worker.join()
        qtbot.waitUntil(lambda: len(told) == 1)

    assert hook == reporter.handle
    assert "ZeroDivisionError" in told[0]
    assert (sys.excepthook, threading.excepthook) == before


def test_control_c_closes_the_window(qtbot, reporter):
    window = reporter.parent()
    window.show()

    reporter.handle(*fail(KeyboardInterrupt()))

    assert not window.isVisible()


def test_a_report_names_the_versions(reporter):
    text = report(*fail(ValueError("odd")))

    assert text.startswith("Studyapp ")
    assert "Qt " in text.splitlines()[0]
    assert "Traceback" in text


def test_messages_of_qt_are_logged(reporter, caplog):
    with reporter.installed(), caplog.at_level(logging.WARNING, "studyapp"):
        QTimer.singleShot(-5, lambda: None)

    assert "Qt: " in caplog.text
