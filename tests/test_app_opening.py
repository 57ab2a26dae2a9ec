"""The collection opens beside the window: what follows when it does, and when it does not."""

import logging

import pytest

from studyapp import app
from studyapp.app import Opening, run
from studyapp.core.errors import StudyError
from studyapp.ui.tasks import Tasks
from studyapp.ui.theme import Appearance, Scheme, Theme


class Window:
    """Stands for the window: it notes what it is told."""

    def __init__(self):
        self.tasks = Tasks()
        self.told = []

    def use(self, collection):
        self.told.append(("use", collection))

    def tell_unopened(self, error):
        self.told.append(("unopened", str(error)))

    def close(self):
        self.told.append(("close",))


class Collection:
    """Stands for a collection that knows whether it was closed."""

    is_closed = False

    def close(self):
        self.is_closed = True


@pytest.fixture
def window(qapp):
    window = Window()
    yield window
    window.tasks.close()


@pytest.fixture
def opened(qtbot, window, monkeypatch, tmp_path):
    """Open with a stand-in for the services and return the opening when it is through."""

    def run_through(result, *, smoke=False):
        asked = []

        def open_collection(folder, **wishes):
            asked.append((folder, wishes["exclusive"], wishes["shipped"].name))
            if isinstance(result, Exception):
                raise result
            return result

        monkeypatch.setattr("studyapp.services.collection.open_collection", open_collection)
        opening = Opening(tmp_path, window, smoke=smoke)
        opening.start()
        qtbot.waitUntil(lambda: window.tasks.is_idle)
        assert asked == [(tmp_path, True, "decks")]
        return opening

    return run_through


def test_the_window_gets_the_collection_and_stays(opened, window):
    collection = Collection()

    opening = opened(collection)

    assert window.told == [("use", collection)]
    assert not opening.has_failed
    assert not collection.is_closed


def test_at_the_end_the_collection_is_closed(opened, window):
    collection = Collection()
    opening = opened(collection)

    opening.close()

    assert collection.is_closed


def test_a_start_that_is_only_tried_closes_the_window_once_it_is_filled(opened, window):
    collection = Collection()

    opened(collection, smoke=True)

    assert window.told == [("use", collection), ("close",)]


def test_a_collection_that_cannot_be_opened_is_told_and_the_window_closes(opened, window, caplog):
    opening = opened(StudyError("It is damaged."))

    assert window.told == [("unopened", "It is damaged."), ("close",)]
    assert opening.has_failed
    assert caplog.text == ""
    opening.close()


def test_an_error_that_nobody_foresaw_is_logged_too(opened, window, caplog):
    with caplog.at_level(logging.ERROR, "studyapp"):
        opened(ZeroDivisionError("odd"))

    assert "ZeroDivisionError: odd" in caplog.text
    assert window.told[0] == ("unopened", "odd")


def test_a_start_that_is_only_tried_says_what_failed_where_programs_read_it(opened, window, capsys):
    opening = opened(StudyError("It is damaged."), smoke=True)

    assert capsys.readouterr().err == "studyapp: error: It is damaged.\n"
    assert window.told == [("close",)]
    assert opening.has_failed


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (StudyError("no display"), "no display"),
        (OSError(13, "Permission denied"), "cannot be used (Permission denied); choose another"),
        (OSError("strange"), "cannot be used (strange); choose another"),
    ],
)
def test_what_keeps_the_window_from_opening_is_one_line(monkeypatch, capsys, tmp_path, error, said):
    def refuse():
        raise error

    monkeypatch.setattr(app, "require_display", refuse)

    assert run(tmp_path) == 1
    written = capsys.readouterr().err
    assert written.startswith("studyapp: error: ")
    assert written.endswith(f"{said}\n")
    assert written.count("\n") == 1


def test_the_log_names_the_version_that_was_started(monkeypatch, tmp_path):
    monkeypatch.setattr(app, "require_display", lambda: None)
    monkeypatch.setattr(app, "_run_window", lambda folder, *, smoke: 5 if smoke else 6)

    assert run(tmp_path) == 6
    assert run(tmp_path, smoke=True) == 5
    log = (tmp_path / "studyapp.log").read_text(encoding="utf-8")
    assert f"Studyapp {app.__version__} starts" in log


def test_the_application_is_dressed_anew_whenever_the_look_changes(qapp):
    theme = Theme(Appearance(scheme=Scheme.LIGHT))
    app._dress(qapp, theme)
    light = qapp.styleSheet()

    theme.set_appearance(Appearance(scheme=Scheme.DARK))

    assert qapp.styleSheet() != light
    assert theme.tokens.bg in qapp.styleSheet()
    qapp.setStyleSheet("")
