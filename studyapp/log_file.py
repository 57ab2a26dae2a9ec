"""The log file: what went wrong, for whoever has to find out why."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path

NAME = "studyapp.log"
_BYTES, _FILES = 500_000, 3


@contextmanager
def logging_to(folder: Path) -> Iterator[logging.Logger]:
    """Write the program's log into a folder; the file appears with its first line.

    Raises `OSError` when the folder cannot be made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    log = logging.getLogger("studyapp")
    handler = RotatingFileHandler(
        folder / NAME, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    try:
        yield log
    finally:
        log.removeHandler(handler)
        handler.close()
