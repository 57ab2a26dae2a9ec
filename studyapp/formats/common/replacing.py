"""Files that are whole or not there at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from studyapp.core.errors import StudyError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a path to write to; the file takes the place of `path` when the block ends well.

    It is written in a folder of its own beside `path`, so that the last step is a rename
    on one disk. After an error nothing is left and a file that was there is untouched.
    """
    try:
        with TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as folder:
            written = Path(folder, path.name)
            yield written
            _to_disk(written)
            written.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"{path} cannot be written ({reason}): choose another folder or make room"
        raise StudyError(message) from error


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
