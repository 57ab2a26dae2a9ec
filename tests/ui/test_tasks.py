"""Slow work reports, stops when asked, and never outlives the window."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QThread

from studyapp.core.errors import StudyError
from studyapp.core.progress import Cancelled
from studyapp.ui import tasks as tasks_module
from studyapp.ui.tasks import Task, Tasks


@pytest.fixture
def tasks(qapp):
    tasks = Tasks()
    yield tasks
    tasks.close()


def outcome(qtbot, tasks, work):
    """Run a task to its end and return the names of its signals, with their values."""
    seen = []
    task = Task(work)
    for name in ("succeeded", "failed"):
        getattr(task, name).connect(lambda value, name=name: seen.append((name, value)))
    task.cancelled.connect(lambda: seen.append(("cancelled", None)))
    with qtbot.waitSignal(task.ended):
        tasks.start(task)
    return seen


def test_a_result_arrives_on_the_windows_thread(qtbot, tasks):
    threads = []
    task = Task(lambda _progress: QThread.currentThread())
    task.succeeded.connect(lambda worker: threads.extend([worker, QThread.currentThread()]))

    with qtbot.waitSignal(task.ended):
        tasks.start(task)

    assert threads[0] is not threads[1]
    assert threads[1] is task.thread()


def test_an_error_is_handed_over_as_it_is(qtbot, tasks):
    error = StudyError("The disk is full.")

    def fail(_progress):
        raise error

    assert outcome(qtbot, tasks, fail) == [("failed", error)]


def test_a_cancelled_task_stops_at_its_next_report(qtbot, tasks):
    started, steps = threading.Event(), []

    def work(progress):
        while True:
            progress("counting", 0.5)
            steps.append(len(steps))
            started.set()

    task = Task(work)
    with qtbot.waitSignal(task.cancelled):
        tasks.start(task)
        assert started.wait(5)
        task.cancel()

    assert steps


def test_a_task_cancelled_before_its_turn_never_begins(qtbot, tasks):
    gate, begun = threading.Event(), []
    first = Task(lambda _progress: gate.wait(5))
    second = Task(lambda _progress: begun.append(True))
    tasks.start(first)
    tasks.start(second)

    with qtbot.waitSignal(second.cancelled):
        second.cancel()
        gate.set()

    assert begun == []


def test_progress_is_told_at_most_twenty_times_a_second(qtbot, tasks, monkeypatch):
    clock = iter(index / 1000 for index in range(2001))
    monkeypatch.setattr(tasks_module.time, "monotonic", lambda: next(clock))
    told = []

    def work(progress):
        for index in range(2000):
            progress("working", index / 2000)

    task = Task(work)
    task.progressed.connect(lambda doing, share: told.append((doing, share)))
    with qtbot.waitSignal(task.ended):
        tasks.start(task)

    assert len(told) == 40
    assert told[0] == ("working", 0.0)


def test_many_tasks_in_a_row_each_end_once(qtbot, tasks):
    results = []
    for number in range(200):
        task = Task(lambda _progress, number=number: number)
        task.succeeded.connect(results.append)
        tasks.start(task)

    qtbot.waitUntil(lambda: tasks.is_idle)

    assert results == list(range(200))


def test_closing_waits_for_the_running_task_and_cancels_the_others(qapp):
    tasks, ends, running = Tasks(), [], threading.Event()

    def work(progress):
        running.set()
        try:
            while True:
                progress("working", 0.0)
        finally:
            ends.append("stopped")

    tasks.start(Task(work))
    tasks.start(Task(lambda _progress: ends.append("began")))
    assert running.wait(5)
    tasks.close()

    assert ends == ["stopped"]


@pytest.mark.parametrize(
    ("work", "ends"),
    [
        (lambda _progress: 7, [("succeeded", 7)]),
        (lambda _progress: None, [("succeeded", None)]),
    ],
)
def test_a_result_is_handed_over_as_it_is(qtbot, tasks, work, ends):
    assert outcome(qtbot, tasks, work) == ends


def test_work_that_gives_itself_up_counts_as_cancelled(qtbot, tasks):
    def give_up(_progress):
        raise Cancelled

    assert outcome(qtbot, tasks, give_up) == [("cancelled", None)]


def test_a_task_is_running_until_its_end_was_told(qtbot, tasks):
    gate, idle = threading.Event(), []
    task = Task(lambda _progress: gate.wait(5))
    task.ended.connect(lambda: idle.append(tasks.is_idle))
    assert tasks.is_idle

    tasks.start(task)
    assert not tasks.is_idle
    with qtbot.waitSignal(task.ended):
        gate.set()
    qtbot.waitUntil(lambda: tasks.is_idle)

    assert len(idle) == 1


def test_tasks_run_one_after_the_other(qtbot, tasks):
    running, most = [], []

    def work(_progress):
        running.append(1)
        most.append(len(running))
        running.pop()

    for _ in range(20):
        tasks.start(Task(work))
    qtbot.waitUntil(lambda: tasks.is_idle)

    assert set(most) == {1}


def test_the_last_task_of_many_is_no_longer_held_once_another_starts(qtbot, tasks):
    first = Task(lambda _progress: None)
    held = weakref.ref(first)
    with qtbot.waitSignal(first.ended):
        tasks.start(first)
    del first
    tasks._pool.waitForDone()

    tasks.start(Task(lambda _progress: None))
    qtbot.waitUntil(lambda: tasks.is_idle)
    gc.collect()

    assert held() is None


def test_the_end_comes_after_the_result(qtbot, tasks):
    order = []
    task = Task(lambda progress: progress("half", 0.5))
    task.progressed.connect(lambda *told: order.append(told))
    task.succeeded.connect(lambda _: order.append("succeeded"))
    task.ended.connect(lambda: order.append("ended"))

    with qtbot.waitSignal(task.ended):
        tasks.start(task)

    assert order == [("half", 0.5), "succeeded", "ended"]
