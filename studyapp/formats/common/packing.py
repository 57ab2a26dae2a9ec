"""A large file packed into a new ZIP archive by all processors at once."""

import os
import struct
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

_PIECE = 1 << 20
_AT_ONCE = 16
_WINDOW = 1 << 15
_MOST_THREADS = 4
_LARGEST = (1 << 32) - (1 << 24)
"""What the sizes of a plain ZIP entry can hold, with room for the little that packing may add."""
_VERSION, _NAME_IS_UTF8, _DEFLATED, _FIRST_DAY = 20, 1 << 11, 8, 1 << 5 | 1
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")

_Entry = tuple[int, int, int]
"""Checksum, packed size, size."""


def pack_file(archive: Path, source: Path, name: str, *, level: int) -> None:
    """Make an archive that holds one file; more can be appended to it.

    A deflated stream may be put together from pieces, and each piece is packed in a thread.
    """
    size = source.stat().st_size
    if size > _LARGEST:
        with ZipFile(archive, "w", ZIP_DEFLATED, compresslevel=level) as plain:
            plain.write(source, name)
        return
    encoded = name.encode()
    with archive.open("wb") as file:
        file.write(_local(encoded, (0, 0, 0)))
        entry = _packed(file, source, size, level)
        start = file.tell()
        file.write(_directory(encoded, entry, start))
        file.seek(0)
        file.write(_local(encoded, entry))


def _packed(file: BinaryIO, source: Path, size: int, level: int) -> _Entry:
    begun, checksum = file.tell(), 0
    places = range(0, max(size, 1), _PIECE)
    threads = min(_MOST_THREADS, os.cpu_count() or 1)
    with ThreadPoolExecutor(threads) as pool:
        for group in _groups(places):
            for content, packed in pool.map(lambda at: _piece(source, at, size, level), group):
                checksum = zlib.crc32(content, checksum)
                file.write(packed)
    return checksum, file.tell() - begun, size


def _groups(places: range) -> Iterator[range]:
    for first in range(0, len(places), _AT_ONCE):
        yield places[first : first + _AT_ONCE]


def _piece(source: Path, at: int, size: int, level: int) -> tuple[bytes, bytes]:
    """Return a piece of a file and the same deflated, as if what stands before it had been, too."""
    with source.open("rb") as file:
        file.seek(max(0, at - _WINDOW))
        before = file.read(min(at, _WINDOW))
        content = file.read(_PIECE)
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=before)
    is_last = at + _PIECE >= size
    packed = packer.compress(content)
    return content, packed + packer.flush(zlib.Z_FINISH if is_last else zlib.Z_SYNC_FLUSH)


def _local(name: bytes, entry: _Entry) -> bytes:
    values = (_VERSION, _NAME_IS_UTF8, _DEFLATED, 0, _FIRST_DAY, *entry, len(name), 0)
    return _LOCAL.pack(b"PK\3\4", *values) + name


def _directory(name: bytes, entry: _Entry, start: int) -> bytes:
    values = (_VERSION, _VERSION, _NAME_IS_UTF8, _DEFLATED, 0, _FIRST_DAY, *entry, len(name))
    central = _CENTRAL.pack(b"PK\1\2", *values, 0, 0, 0, 0, 0, 0) + name
    return central + _END.pack(b"PK\5\6", 0, 0, 1, 1, len(central), start, 0)
