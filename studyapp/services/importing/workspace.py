"""A folder for what an import needs while it runs, and no trace of it when it did not end well."""

import json
import os
import shutil
import weakref
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from studyapp.core.errors import StudyError

_LOCK, _PROMISE = ".lock", "media.json"


class Workspace:
    """Lent to one import, made when it is first needed; it goes with the last one who holds it.

    `promise` writes down which files are about to be copied into the media folder, so that
    they are found and taken away when the program dies before the import is stored.
    """

    def __init__(self, folder: Path) -> None:
        self.name = os.urandom(16).hex()
        self._path = folder / self.name
        self._close: weakref.finalize[..., Workspace] | None = None

    @property
    def path(self) -> Path:
        """The folder, which is there from now on."""
        if self._close is None:
            lock = FileLock(self._path / _LOCK, thread_local=False)
            try:
                self._path.mkdir(parents=True)
                lock.acquire()
            except OSError as error:
                reason = error.strerror or error
                raise StudyError(
                    f"The folder {self._path.parent} cannot be written ({reason}); check its rights."
                ) from error
            self._close = weakref.finalize(self, _removed, self._path, lock)
        return self._path

    def promise(self, files: Iterable[Path]) -> None:
        """Note down the files that are to be made; durable when this returns."""
        with (self.path / _PROMISE).open("w", encoding="utf-8") as file:
            json.dump([str(each) for each in files], file)
            file.flush()
            os.fsync(file.fileno())

    def close(self) -> None:
        """Remove the folder."""
        if self._close is not None:
            self._close()


def clear_leftovers(folder: Path, *, stored: str) -> None:
    """Remove what dead imports left behind, their media too unless they were `stored`."""
    for left in [each for each in folder.glob("*") if each.is_dir()]:
        lock = FileLock(left / _LOCK, timeout=0, thread_local=False)
        with suppress(Timeout, OSError):
            lock.acquire()
            if left.name != stored:
                _take_back(left / _PROMISE)
            _removed(left, lock)


def _take_back(promise: Path) -> None:
    if not promise.exists():
        return
    with suppress(ValueError, OSError):
        for name in json.loads(promise.read_text(encoding="utf-8")):
            Path(name).unlink(missing_ok=True)
            Path(f"{name}.part").unlink(missing_ok=True)


def _removed(path: Path, lock: FileLock) -> None:
    with suppress(OSError):
        (path / _PROMISE).unlink(missing_ok=True)
    lock.release()
    shutil.rmtree(path, ignore_errors=True)
    with suppress(OSError):
        path.parent.rmdir()  # when it was the last one
