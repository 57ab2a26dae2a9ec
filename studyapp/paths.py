"""Where things lie: what ships with the program, and what belongs to the learner."""

import os
from pathlib import Path

import platformdirs

COLLECTION = "collection.sqlite"
_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """Return the folder `decks` or `resources`, in a checkout and in an installed wheel alike."""
    installed = _PACKAGE / "_shipped" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def data_dir(chosen: str | None = None) -> Path:
    """Return the learner's folder: the chosen one, `STUDYAPP_DATA_DIR`, or the system's place."""
    named = chosen or os.environ.get("STUDYAPP_DATA_DIR")
    return (
        Path(named).expanduser() if named else Path(platformdirs.user_data_dir("studyapp", False))
    )
