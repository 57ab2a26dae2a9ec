"""An import is killed at any moment: all of it is there, or nothing, in the media folder too."""

import json
import os
import random
import shutil
import signal
import threading
import time
import warnings
from contextlib import suppress
from dataclasses import replace

import pytest
from studying import HandClock, assert_sound, note, opened, plain_notes, study
from test_importing_schedule import arrival, load, record, review, state

from studyapp.core.progress import Cancelled
from studyapp.core.scheduling.events import Grade
from studyapp.services.importing.workspace import Workspace, clear_leftovers
from studyapp.storage.notes import NoteRepository

NOTES = 120
STEPS = 6

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot fork here")


def content(folder):
    notes, logs = [], {}
    for number in range(NOTES):
        name = f"n{number:03}"
        notes.append(note(name, back=f"![]({number % 8}.png) and text"))
        logs[name] = [record(name, *(review(name, day) for day in range(0, 40, 4)))]
    media = {}
    for number in range(8):
        media[f"{number}.png"] = folder / f"{number}.png"
        media[f"{number}.png"].write_bytes(b"%d" % number * 5000)
    return arrival(notes, logs, media=media)


def imports(collection, files, progress):
    plan = collection.importing.plan_arrival(content(files))
    collection.importing.apply(plan, progress=progress)


def forked(work):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # said of processes with threads
        child = os.fork()
    if child == 0:
        with suppress(BaseException):
            work()
        os._exit(0)
    return child


def media(folder):
    return {
        each.relative_to(folder).as_posix()
        for each in folder.rglob("*")
        if each.is_file() and "media" in each.parts
    }


@pytest.fixture
def shelf(tmp_path):
    folder = tmp_path / "data"
    collection = opened(folder, HandClock())
    collection.library.add(plain_notes(3, name="old"))
    study(collection, HandClock())
    collection.close()
    (tmp_path / "files").mkdir()
    return folder


def outcome(folder):
    """Return what stands in the collection; it opens, is sound, and no leftovers are in it."""
    collection = opened(folder, HandClock(), exclusive=True)
    assert_sound(collection)
    assert not (folder / "importing").exists()
    found = state(collection), media(folder)
    collection.close()
    return found


def wholes(shelf, tmp_path):
    """Return what stands there before and after an import that nobody disturbs."""
    before = outcome(shelf)
    whole = tmp_path / "whole"
    shutil.copytree(shelf, whole)
    collection = opened(whole, HandClock())
    imports(collection, tmp_path / "files", lambda _doing, _share: None)
    collection.close()
    return before, outcome(whole)


@needs_fork
def test_an_import_that_is_killed_leaves_all_or_nothing(shelf, tmp_path):
    before, after = wholes(shelf, tmp_path)
    chance, seen = random.Random(20261121), []
    assert before != after

    for number in range(24):
        folder = tmp_path / f"killed-{number}"
        shutil.copytree(shelf, folder)

        def work(folder=folder, number=number):
            calls = []

            def progress(_doing, _share):
                calls.append(1)
                if len(calls) == number:
                    os.kill(os.getpid(), signal.SIGKILL)

            imports(opened(folder, HandClock()), tmp_path / "files", progress)

        child = forked(work)
        if number >= STEPS:
            time.sleep(chance.random() * 0.35)
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        seen.append(outcome(folder))

    assert all(found in (before, after) for found in seen)
    assert before in seen


@pytest.mark.parametrize("step", range(1, STEPS))
def test_an_import_that_is_stopped_leaves_no_trace(shelf, tmp_path, step):
    collection = opened(shelf, HandClock(), exclusive=True)
    before = state(collection), media(shelf)
    calls = []

    def stop(_doing, _share):
        calls.append(1)
        if len(calls) == step:
            raise Cancelled

    with pytest.raises(Cancelled):
        imports(collection, tmp_path / "files", stop)

    assert (state(collection), media(shelf)) == before
    assert_sound(collection)
    collection.close()


def test_media_of_an_import_that_was_stored_stay_even_if_it_was_killed_right_after(
    shelf, tmp_path, monkeypatch
):
    collection = opened(shelf, HandClock())
    monkeypatch.setattr(Workspace, "close", lambda _workspace: None)
    plan = collection.importing.plan_arrival(content(tmp_path / "files"))
    workspace = Workspace(shelf / "importing")
    collection.importing.apply(replace(plan, workspace=workspace))
    copy = tmp_path / "copy"
    collection.close()
    shutil.copytree(shelf, copy)

    assert len(outcome(copy)[1]) == 8


def test_the_folder_of_an_import_that_still_runs_is_left_alone(tmp_path):
    running = Workspace(tmp_path)
    (running.path / "file").write_text("x")

    clear_leftovers(tmp_path, stored="")

    assert (running.path / "file").exists()
    running.close()
    assert list(tmp_path.glob("*/*")) == []


def test_pictures_of_a_stored_import_stay_when_it_died_before_it_could_clear_up(shelf, tmp_path):
    collection = opened(shelf, HandClock())
    left = Workspace(shelf / "importing")
    plan = collection.importing.plan_arrival(content(tmp_path / "files"))
    collection.importing.apply(replace(plan, workspace=left))
    dead = shelf / "importing" / left.name
    dead.mkdir(parents=True)
    (dead / "media.json").write_text(json.dumps([str(shelf / "media" / "0.png")]))

    load(collection, arrival([note("without a picture")]))
    collection.importing.clear_leftovers()

    assert not dead.exists()
    assert (shelf / "media" / "0.png").exists()
    collection.close()


def test_studying_goes_on_while_decks_are_read_for_export(shelf, tmp_path, monkeypatch):
    clock = HandClock()
    collection = opened(shelf, clock)
    clock.next_day(7)
    session, answered, read = collection.study.begin(), [], NoteRepository.within

    def within(notes, decks):
        worker = threading.Thread(
            target=lambda: answered.append(session.answer(Grade.GOOD, 1000)), daemon=True
        )
        worker.start()
        worker.join(5)
        return read(notes, decks)

    monkeypatch.setattr(NoteRepository, "within", within)
    collection.exporting.export(tmp_path / "out.md")

    assert len(answered) == 1
    collection.close()


def test_reading_goes_on_while_an_import_is_written(shelf, tmp_path):
    collection = opened(shelf, HandClock())
    counted = []

    def progress(_doing, share):
        if share > 0.3:
            counted.append(collection.library.search("").total)

    load(collection, arrival([note("new")]))
    imports(collection, tmp_path / "files", progress)

    assert counted
    assert set(counted) == {4}
    assert collection.library.search("").total == 4 + NOTES
    collection.close()
