"""An error that nobody caught is logged and told once; a sentence for the learner stays one."""

import logging
import sys
import threading

import pytest
from PySide6.QtCore import QTimer, QtMsgType, qCritical, qDebug, qInfo, qWarning
from PySide6.QtWidgets import QLabel, QWidget

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


def test_the_same_kind_of_error_elsewhere_is_another_error(reporter, told):
    reporter.handle(*fail(ValueError("here")))
    try:
        raise ValueError("there")
    except ValueError:
        reporter.handle(*sys.exc_info())

    assert len(told) == 2


def test_another_kind_of_error_at_the_same_line_is_shown_too(reporter, told):
    for error in (ValueError("odd"), KeyError("missing")):
        reporter.handle(*fail(error))

    assert len(told) == 2


def test_an_error_without_a_trace_can_be_told(reporter, told):
    reporter.handle(ValueError, ValueError("from nowhere"), None)

    assert "ValueError: from nowhere" in told[0]


def test_after_a_report_was_closed_the_next_error_is_shown(qtbot, reporter, told, monkeypatch):
    def broken(_dialog):
        raise RuntimeError("the dialog itself")

    with monkeypatch.context() as patched, qtbot.capture_exceptions() as raised:
        patched.setattr(CrashDialog, "exec", broken)
        reporter.handle(*fail(ValueError("first")))
    assert [kind for kind, *_ in raised] == [RuntimeError]

    reporter.handle(*fail(KeyError("second")))

    assert len(told) == 1
    assert "second" in told[0]


def test_a_study_error_is_told_under_a_heading_over_the_window(reporter, monkeypatch):
    dialogs = []
    monkeypatch.setattr(MessageDialog, "exec", lambda d: dialogs.append(d))

    reporter.handle(*fail(StudyError("The disk is full.")))

    assert dialogs[0].parent() is reporter.parent()
    assert "That did not work" in [label.text() for label in dialogs[0].findChildren(QLabel)]


def test_a_study_error_is_told_every_time(reporter, told):
    for _ in range(2):
        reporter.handle(*fail(StudyError("The disk is full.")))

    assert len(told) == 2


def test_the_report_says_where_the_log_is(reporter, monkeypatch, tmp_path):
    dialogs = []
    monkeypatch.setattr(CrashDialog, "exec", lambda d: dialogs.append(d))

    reporter.show_report("what happened")

    texts = " ".join(label.text() for label in dialogs[0].findChildren(QLabel))
    assert str(tmp_path / "studyapp.log") in texts


@pytest.mark.parametrize(
    ("kind", "level"),
    [
        (QtMsgType.QtDebugMsg, logging.DEBUG),
        (QtMsgType.QtInfoMsg, logging.INFO),
        (QtMsgType.QtWarningMsg, logging.WARNING),
        (QtMsgType.QtCriticalMsg, logging.ERROR),
    ],
)
def test_messages_of_qt_keep_their_weight(reporter, caplog, kind, level):
    write = {
        QtMsgType.QtDebugMsg: qDebug,
        QtMsgType.QtInfoMsg: qInfo,
        QtMsgType.QtWarningMsg: qWarning,
        QtMsgType.QtCriticalMsg: qCritical,
    }[kind]

    with reporter.installed(), caplog.at_level(logging.DEBUG, "studyapp"):
        write("from below")

    assert [(r.levelno, r.getMessage()) for r in caplog.records] == [(level, "Qt: from below")]


def test_messages_of_qt_go_where_they_went_before_once_it_is_removed(reporter, caplog):
    with reporter.installed():
        pass

    with caplog.at_level(logging.DEBUG, "studyapp"):
        qDebug("afterwards")

    assert [r for r in caplog.records if r.name == "studyapp"] == []


def test_the_hooks_come_back_even_when_the_program_ends_badly(reporter):
    before = sys.excepthook, threading.excepthook

    with pytest.raises(SystemExit), reporter.installed():
        raise SystemExit

    assert (sys.excepthook, threading.excepthook) == before
