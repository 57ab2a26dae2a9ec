"""One window a collection."""

from pathlib import Path

from filelock import FileLock, Timeout

from studyapp.core.errors import StudyError


class CollectionLock:
    """Held while a program studies or imports; the system frees it even when the program dies."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = FileLock(folder / ".lock", timeout=0, thread_local=False)

    def acquire(self) -> None:
        """Take the lock.

        Raises `StudyError` when another Studyapp holds it, or the folder cannot be used.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
        except Timeout as error:
            raise StudyError(
                f"Studyapp is already open on {self._folder}; use that window, or close it first."
            ) from error
        except OSError as error:
            raise StudyError(
                f"The folder {self._folder} cannot be used ({error.strerror or error}); "
                "check its rights, or choose another one."
            ) from error

    def release(self) -> None:
        """Give the lock back."""
        self._lock.release()
