"""The few messages of Anki that are needed, read from the wire format with every length checked."""

from collections.abc import Iterator
from dataclasses import dataclass

from studyapp.core.errors import StudyError

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_LONGEST_VARINT = 10
DAMAGED = "The package is damaged (a list in it cannot be read); export it from Anki again."


@dataclass(frozen=True, slots=True)
class MediaEntry:
    """A media file in the list of a package; `entry` is its name there if that is written down."""

    name: str
    size: int
    entry: int | None = None


def media_entries(data: bytes) -> list[MediaEntry]:
    """Return the list of media files."""
    return [_media_entry(entry) for number, entry in messages(data) if number == 1]


def _media_entry(data: bytes) -> MediaEntry:
    values = Fields(data)
    return MediaEntry(values.text(1), values.number(2), values.optional(255))


def package_version(data: bytes) -> int:
    """Return the number that a package's `meta` gives its own form."""
    return Fields(data).number(1)


class Fields:
    """The values of one message by their numbers; the last of each counts."""

    __slots__ = ("values",)

    def __init__(self, data: bytes) -> None:
        self.values: dict[int, int | bytes] = dict(fields(data))

    def number(self, field: int) -> int:
        """Return a number, 0 when it is not there."""
        value = self.values.get(field, 0)
        return value if isinstance(value, int) else 0

    def optional(self, field: int) -> int | None:
        """Return a number, None when it is not there."""
        value = self.values.get(field)
        return value if isinstance(value, int) else None

    def data(self, field: int) -> bytes:
        """Return bytes or an inner message, empty when they are not there."""
        value = self.values.get(field, b"")
        return value if isinstance(value, bytes) else b""

    def text(self, field: int) -> str:
        """Return a text, empty when it is not there."""
        return self.data(field).decode(errors="replace")


def messages(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the inner messages of a message with their numbers."""
    return ((number, value) for number, value in fields(data) if isinstance(value, bytes))


def fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Yield numbers and values of a message; `StudyError` when a length leads outside of it."""
    position = 0
    while position < len(data):
        key, position = _varint(data, position)
        number, kind = key >> 3, key & 7
        if number == 0:
            raise StudyError(DAMAGED)
        if kind == _VARINT:
            value, position = _varint(data, position)
            yield number, value
            continue
        length = {_FIXED64: 8, _FIXED32: 4}.get(kind)
        if kind == _BYTES:
            length, position = _varint(data, position)
        if length is None or length > len(data) - position:
            raise StudyError(DAMAGED)
        yield number, data[position : position + length]
        position += length


def _varint(data: bytes, position: int) -> tuple[int, int]:
    value = 0
    for place in range(_LONGEST_VARINT):
        if position + place >= len(data):
            break
        byte = data[position + place]
        value |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            return value & 0xFFFF_FFFF_FFFF_FFFF, position + place + 1
    raise StudyError(DAMAGED)
