"""A screen of its own for programs under measurement, watched without taking part in it.

Xvfb keeps its pixels in a file, so that a look at them costs a checksum of the memory and
disturbs no program; whether a window is mapped is asked of the X server through libX11.
"""

import ctypes
import mmap
import os
import struct
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zlib import adler32

WIDTH, HEIGHT = 1280, 900
_LOOK_EVERY = 0.003
_SMALLEST_WINDOW = 300
_COLOUR_BYTES = 12


@dataclass(frozen=True, slots=True)
class Change:
    """Seconds after the start at which pixels changed first and last."""

    first: float
    last: float


class Screen:
    """One running Xvfb."""

    def __init__(self, name: str, pixels: mmap.mmap) -> None:
        self.name = name
        self._pixels = memoryview(pixels)
        self._server = _Server(name)

    def fingerprint(self, below: int = 0) -> int:
        """Return a checksum of the screen below a line of pixels."""
        return adler32(self._pixels[_first_byte(self._pixels, below) :])

    def has_window(self) -> bool:
        """Whether a window is mapped that is no mere helper."""
        return self._server.window() is not None

    def window_top(self) -> int:
        """Return the line of pixels at which the window begins."""
        window = self._server.window()
        return 0 if window is None else self._server.top(window)

    def focus(self) -> None:
        """Give the window the keyboard, as a window manager would."""
        self._server.focus()

    def type_key(self, keysym: str) -> float:
        """Press and release a key, as the keyboard would; return the instant."""
        self._server.type_key(keysym)
        return time.perf_counter()

    def until_mapped(self, started: float, limit: float) -> float:
        """Return how long after `started` the first window was mapped."""
        while not self.has_window():
            if time.perf_counter() - started > limit:
                raise TimeoutError(f"no window within {limit} s")
            time.sleep(_LOOK_EVERY)
        return time.perf_counter() - started

    def until_settled(
        self, started: float, *, quiet: float, limit: float, below: int = 0
    ) -> Change:
        """Return when pixels changed first and last, once nothing moved for `quiet` seconds."""
        first, last, seen = 0.0, time.perf_counter(), self.fingerprint(below)
        while (now := time.perf_counter()) - last < quiet or not first:
            if now - started > limit:
                raise TimeoutError(f"the screen did not come to rest within {limit} s")
            time.sleep(_LOOK_EVERY)
            if (found := self.fingerprint(below)) != seen:
                seen, last = found, time.perf_counter()
                first = first or last
        return Change(first - started, last - started)

    def picture(self, path: Path) -> None:
        """Save what is on the screen."""
        subprocess.run(["import", "-display", self.name, "-window", "root", str(path)], check=False)


@contextmanager
def screen() -> Iterator[Screen]:
    """Run an Xvfb on a free display for the length of the block."""
    with tempfile.TemporaryDirectory(prefix="studyapp-screen-") as folder:
        reading, writing = os.pipe()
        size = f"{WIDTH}x{HEIGHT}x24"
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-fbdir", folder]
        server = subprocess.Popen(
            [*command, "-nolisten", "tcp"], pass_fds=[writing], stderr=subprocess.DEVNULL
        )
        os.close(writing)
        try:
            with os.fdopen(reading) as answer:
                name = f":{answer.readline().strip()}"
            with (Path(folder) / "Xvfb_screen0").open("rb") as pixels:
                yield Screen(name, mmap.mmap(pixels.fileno(), 0, access=mmap.ACCESS_READ))
        finally:
            server.terminate()
            server.wait()


def _first_byte(pixels: memoryview, line: int) -> int:
    """Return where a line of pixels begins in an X window dump (see XWDFile.h)."""
    header = struct.unpack_from(">25I", pixels)
    header_size, bytes_a_line, colours = header[0], header[12], header[19]
    return header_size + colours * _COLOUR_BYTES + line * bytes_a_line


class _Attributes(ctypes.Structure):
    """XWindowAttributes, as Xlib.h has it."""

    _fields_ = (
        *[(name, ctypes.c_int) for name in ("x", "y", "width", "height", "border", "depth")],
        ("visual", ctypes.c_void_p),
        ("root", ctypes.c_ulong),
        *[(name, ctypes.c_int) for name in ("class", "bit_gravity", "win_gravity", "store")],
        *[(name, ctypes.c_ulong) for name in ("planes", "pixel")],
        ("save_under", ctypes.c_int),
        ("colormap", ctypes.c_ulong),
        *[(name, ctypes.c_int) for name in ("map_installed", "map_state")],
        *[(name, ctypes.c_long) for name in ("all_events", "your_events", "no_propagate")],
        ("override_redirect", ctypes.c_int),
        ("screen", ctypes.c_void_p),
    )


_VIEWABLE, _REVERT_TO_PARENT = 2, 2
_OnError = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
"""A window may vanish between two questions; Xlib would end the process for that."""


class _Server:
    """The few questions to an X server that are asked here."""

    def __init__(self, name: str) -> None:
        self._x, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x.XStringToKeysym.restype = ctypes.c_ulong
        self._ignore = _OnError(lambda _display, _event: 0)
        self._x.XSetErrorHandler(self._ignore)
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(name.encode()))
        self._root = self._x.XDefaultRootWindow(self._display)

    def window(self) -> int | None:
        for window in self._top_windows():
            found = self._attributes(window)
            is_large = min(found.width, found.height) >= _SMALLEST_WINDOW
            if found.map_state == _VIEWABLE and is_large:
                return window
        return None

    def top(self, window: int) -> int:
        return max(0, self._attributes(window).y)

    def _attributes(self, window: int) -> _Attributes:
        """Return what is known of a window; all is 0 when it has vanished meanwhile."""
        found = _Attributes()
        self._x.XGetWindowAttributes(self._display, ctypes.c_ulong(window), ctypes.byref(found))
        return found

    def focus(self) -> None:
        window = ctypes.c_ulong(self.window() or 0)
        self._x.XSetInputFocus(self._display, window, _REVERT_TO_PARENT, ctypes.c_ulong(0))
        self._x.XFlush(self._display)

    def type_key(self, keysym: str) -> None:
        symbol = ctypes.c_ulong(self._x.XStringToKeysym(keysym.encode()))
        code = self._x.XKeysymToKeycode(self._display, symbol)
        for pressed in (1, 0):
            self._test.XTestFakeKeyEvent(self._display, code, pressed, ctypes.c_ulong(0))
        self._x.XFlush(self._display)

    def _top_windows(self) -> list[int]:
        root, parent, count = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_uint()
        children = ctypes.POINTER(ctypes.c_ulong)()
        answers = [ctypes.byref(each) for each in (root, parent, children, count)]
        self._x.XQueryTree(self._display, ctypes.c_ulong(self._root), *answers)
        windows = [children[index] for index in range(count.value)]
        if windows:
            self._x.XFree(children)
        return windows
