"""Pictures inside a drawing: their kind and size are read before anything unpacks them."""

import binascii
import re
import struct
from base64 import b64decode, b64encode
from dataclasses import dataclass

MOST_PIXELS = 16_000_000
_DATA = re.compile(r"\s*data:image/(?:png|jpe?g|gif|webp)(?:;[\w=-]+)*;base64,", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_PLAIN_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, slots=True)
class Embedded:
    """A picture as its address, and its number of pixels."""

    address: str
    pixels: int


def embedded_picture(address: str) -> Embedded | None:
    """Return the picture in a data address, None unless it is one of a modest size."""
    start = _DATA.match(address)
    if start is None:
        return None
    try:
        content = b64decode(_SPACES.sub("", address[start.end() :]), validate=True)
        kind, width, height = _kind_and_size(content)
    except (binascii.Error, ValueError, struct.error, IndexError):
        return None
    pixels = width * height
    if not 0 < pixels <= MOST_PIXELS:
        return None
    return Embedded(f"data:image/{kind};base64,{b64encode(content).decode()}", pixels)


def _kind_and_size(content: bytes) -> tuple[str, int, int]:
    """Return kind, width and height from the first bytes. Raises ValueError for other files."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR":
        return ("png", *struct.unpack(">II", content[16:24]))
    if content[:6] in (b"GIF87a", b"GIF89a"):
        return ("gif", *struct.unpack("<HH", content[6:10]))
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return ("webp", *_webp_size(content))
    if content.startswith(b"\xff\xd8\xff"):
        return ("jpeg", *_jpeg_size(content))
    raise ValueError("no picture")


def _webp_size(content: bytes) -> tuple[int, int]:
    kind = content[12:16]
    if kind == b"VP8X":
        width, height = content[24:27], content[27:30]
        return int.from_bytes(width, "little") + 1, int.from_bytes(height, "little") + 1
    if kind == b"VP8 ":
        wide, high = struct.unpack("<HH", content[26:30])
        return wide & 0x3FFF, high & 0x3FFF
    if kind == b"VP8L":
        bits = int.from_bytes(content[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    raise ValueError("no picture")


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """Return width and height from the frame; the segments before it are stepped over."""
    place = 2
    while content[place] == 0xFF:
        marker = content[place + 1]
        if marker in _PLAIN_FRAMES:
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return width, height
        length = struct.unpack(">H", content[place + 2 : place + 4])[0]
        if length < 2:
            break
        place += 2 + length
    raise ValueError("no picture")
