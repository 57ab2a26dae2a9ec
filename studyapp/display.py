"""Whether there is a screen to draw on; asked before Qt, which would abort without one."""

import ctypes
import os
import socket
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from studyapp.core.errors import StudyError

_CURSOR_LIBRARY = "libxcb-cursor.so.0"
_IN_THE_TERMINAL = "use 'studyapp study' in the terminal"


def require_display(
    environ: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
    *,
    answers_x: Callable[[str], bool] | None = None,
    answers_wayland: Callable[[Path], bool] | None = None,
) -> None:
    """Raise `StudyError` when a window cannot be opened here."""
    if platform != "linux" or _is_without_screen(environ.get("QT_QPA_PLATFORM", "")):
        return
    wayland, display = environ.get("WAYLAND_DISPLAY"), environ.get("DISPLAY")
    if not wayland and not display:
        raise StudyError(
            "no display, neither DISPLAY nor WAYLAND_DISPLAY is set; "
            f"start a desktop session, or {_IN_THE_TERMINAL}"
        )
    if wayland and (answers_wayland or _answers_wayland)(_wayland_socket(environ, wayland)):
        return
    if not display or not (answers_x or _answers_x)(display):
        named = display or wayland
        raise StudyError(
            f"no display, {named} does not answer; check that it runs and that this user "
            f"may use it, or {_IN_THE_TERMINAL}"
        )


def _is_without_screen(qt_platform: str) -> bool:
    return bool(qt_platform) and qt_platform.partition(":")[0] not in ("xcb", "wayland")


def _wayland_socket(environ: Mapping[str, str], name: str) -> Path:
    return Path(environ.get("XDG_RUNTIME_DIR", "/run")) / name


def _answers_wayland(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        try:
            probe.connect(str(path))
        except OSError:
            return False
    return True


def _answers_x(display: str) -> bool:
    """Ask the way Qt will, with this user's rights; without the library Qt says what is missing."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
        ctypes.CDLL(_CURSOR_LIBRARY)
    except OSError as error:
        raise StudyError(
            f"the window needs a system library that is missing ({error}); install "
            f"libxcb-cursor0 with the system's packages, or {_IN_THE_TERMINAL}"
        ) from error
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    has_failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not has_failed
