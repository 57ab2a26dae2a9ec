"""Text of our own formats, which are always UTF-8."""

from studyapp.core.errors import StudyError


def utf8_text(content: bytes, *, source: str) -> str:
    """Return the text of a file; raise `StudyError` when it is not UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StudyError(
            f"The file {source} is not UTF-8 text (byte {error.start}); "
            "save it as UTF-8 and try again."
        ) from error
