"""Writing cloze markers around texts of other programs."""

from studyapp.core import cloze

_COLONS, _BRACES = "&#58;:", "}&#125;"


def marker(number: int, text: str, hint: str = "") -> str:
    """Return a text as cloze `number`; what would end the marker early is written as an entity."""
    inner = _guarded(text)
    return (
        f"{{{{c{number}::{inner}::{_guarded(hint)}}}}}" if hint else f"{{{{c{number}::{inner}}}}}"
    )


def is_cloze(*texts: str) -> bool:
    """Whether a text has a cloze that is found again."""
    return bool(cloze.numbers(*texts))


def _guarded(text: str) -> str:
    return text.replace("::", _COLONS).replace("}}", _BRACES)
