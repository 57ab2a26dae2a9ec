"""One piece of slow work at a time, and what is told of it when it was stopped."""

from threading import Event

import pytest

from studyapp.ui.pages.importing.runner import Runner
from studyapp.ui.pages.importing.waiting_step import WaitingStep
from studyapp.ui.tasks import Tasks


@pytest.fixture
def waiting(qtbot, theme, icons):
    step = WaitingStep(theme, icons)
    qtbot.addWidget(step)
    return step


@pytest.fixture
def runner(qtbot, waiting):
    tasks = Tasks()
    runner = Runner(tasks, waiting, waiting)
    runner.told = []
    runner.ended.connect(lambda: runner.told.append("ended"))
    runner.cancelled.connect(lambda: runner.told.append("cancelled"))
    runner.failed.connect(lambda error: runner.told.append(str(error)))
    yield runner
    tasks.close()


def stopped_too_late(qtbot, runner, **wanted):
    """Run work that has reported its last progress when it is stopped."""
    began, let_go = Event(), Event()

    def work(_progress):
        began.set()
        let_go.wait(5)
        return "done"

    runner.run("Working", work, runner.told.append, **wanted)
    began.wait(5)
    runner.stop()
    let_go.set()
    qtbot.waitUntil(lambda: not runner.is_busy)


def test_what_was_written_before_it_could_stop_is_never_called_cancelled(qtbot, runner):
    stopped_too_late(qtbot, runner, writes=True)

    assert runner.told == ["ended", "done"]


def test_what_was_only_read_before_it_could_stop_is_forgotten(qtbot, runner):
    stopped_too_late(qtbot, runner)

    assert runner.told == ["ended", "cancelled"]


def test_that_one_was_stopped_says_nothing_of_the_next(qtbot, runner):
    stopped_too_late(qtbot, runner)
    runner.told.clear()

    runner.run("Working", lambda _progress: "done", runner.told.append)
    qtbot.waitUntil(lambda: not runner.is_busy)

    assert runner.told == ["ended", "done"]


def test_work_that_stops_in_time_is_cancelled_even_if_it_writes(qtbot, runner):
    began = Event()

    def work(progress):
        began.set()
        while True:
            progress("Working", 0.5)

    runner.run("Working", work, runner.told.append, writes=True)
    began.wait(5)
    runner.stop()
    qtbot.waitUntil(lambda: not runner.is_busy)

    assert runner.told == ["ended", "cancelled"]


def test_while_something_runs_nothing_else_begins(qtbot, runner):
    let_go = Event()
    runner.run("First", lambda _progress: let_go.wait(5) and "first", runner.told.append)
    runner.run("Second", lambda _progress: "second", runner.told.append)
    let_go.set()
    qtbot.waitUntil(lambda: not runner.is_busy)

    assert runner.told == ["ended", "first"]


def test_what_fails_says_why(qtbot, runner):
    def work(_progress):
        raise ValueError("why")

    runner.run("Working", work, runner.told.append)
    qtbot.waitUntil(lambda: not runner.is_busy)

    assert runner.told == ["ended", "why"]


def test_stopping_nothing_is_nothing(runner, waiting):
    runner.stop()

    assert not runner.is_busy
    assert runner.told == []
    assert waiting.stop_button.isEnabled()


def test_only_what_lasts_is_shown_and_what_cannot_stop_has_no_button(qtbot, runner, waiting):
    let_go = Event()
    with qtbot.waitSignal(runner.lasted, timeout=3000):
        runner.run("Undoing", lambda _p: let_go.wait(5), runner.told.append, can_stop=False)
    assert waiting.stop_button.isHidden()
    let_go.set()
    qtbot.waitUntil(lambda: not runner.is_busy)

    with qtbot.assertNotEmitted(runner.lasted, wait=300):
        runner.run("Working", lambda _progress: "quick", runner.told.append)
        qtbot.waitUntil(lambda: not runner.is_busy)
    assert not waiting.stop_button.isHidden()
