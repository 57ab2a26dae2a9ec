"""Reading a person's text files."""

from pathlib import Path

from studyapp.core.errors import StudyError


def read_text(path: Path) -> str:
    """Return the text of a file; raise `StudyError` when it is not there or is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise StudyError(
            f"The file {path} is not UTF-8 text (byte {error.start}); save it as UTF-8 and try again."
        ) from error
    except OSError as error:
        raise StudyError(f"The file {path} cannot be read ({error.strerror}).") from error
