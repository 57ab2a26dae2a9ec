"""Without a screen one clear sentence says so, before Qt would abort."""

import socket

import pytest

from studyapp.core.errors import StudyError
from studyapp.display import require_display


def no(_name):
    return False


def yes(_name):
    return True


def require(environ, x=no, wayland=no, platform="linux"):
    require_display(environ, platform, answers_x=x, answers_wayland=wayland)


def test_no_variable_names_the_terminal():
    with pytest.raises(
        StudyError, match="no display, neither DISPLAY nor WAYLAND_DISPLAY"
    ) as error:
        require({})

    assert "use 'studyapp study' in the terminal" in str(error.value)


@pytest.mark.parametrize(
    "environ",
    [
        {"DISPLAY": ":7"},
        {"WAYLAND_DISPLAY": "wayland-7"},
        {"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":7"},
    ],
)
def test_a_screen_that_does_not_answer_is_named(environ):
    with pytest.raises(StudyError, match=r"no display, (:7|wayland-7) does not answer"):
        require(environ)


@pytest.mark.parametrize(
    ("environ", "x", "wayland"),
    [
        ({"DISPLAY": ":0"}, yes, no),
        ({"WAYLAND_DISPLAY": "wayland-0"}, no, yes),
        ({"WAYLAND_DISPLAY": "gone", "DISPLAY": ":0"}, yes, no),
        ({"QT_QPA_PLATFORM": "offscreen"}, no, no),
        ({"QT_QPA_PLATFORM": "minimal:fontengine=freetype"}, no, no),
    ],
)
def test_a_screen_that_answers_is_enough(environ, x, wayland):
    require(environ, x, wayland)


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_always_have_a_screen(platform):
    require({}, platform=platform)


def test_the_wayland_socket_is_looked_for_where_the_session_keeps_it(tmp_path):
    asked = []
    environ = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}

    require(environ, wayland=lambda path: asked.append(path) or True)

    assert asked == [tmp_path / "wayland-0"]


def test_a_wayland_socket_that_is_not_there_does_not_answer(tmp_path):
    environ = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}

    with pytest.raises(StudyError, match="wayland-0 does not answer"):
        require_display(environ, "linux")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="only Unix has such sockets")
def test_a_wayland_socket_that_listens_answers(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the name of a socket may have about a hundred letters
    environ = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "."}

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as screen:
        screen.bind("wayland-0")
        screen.listen()
        require_display(environ, "linux")
