"""Zip archives from strangers: what they say of themselves is checked, what comes out is counted."""

import re
import stat
import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

import zstandard

from studyapp.core.errors import StudyError

_END, _END_SIZE, _LONGEST_COMMENT = b"PK\x05\x06", 22, 65_535
_END64, _END64_SIZE = b"PK\x06\x06", 56
_LARGE = 0xFFFF, 0xFFFF_FFFF
_HEADER_SIZE, _DIRECTORY_ENTRY = 30, 150
_ENCRYPTED = 0x1
_CHUNK = 1 << 18
_WIDEST_WINDOW = 1 << 27
_DRIVE = re.compile(r"[A-Za-z]:")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|\Z)", re.IGNORECASE)
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f]")
ZSTD = b"\x28\xb5\x2f\xfd"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a package may hold. Sizes in bytes, unpacked; `ratio` counts beyond `free`."""

    entries: int = 60_000  # a shared deck with a sound for each of 20,000 words, and its pictures
    entry: int = 1 << 30  # a million reviews of a hundred bytes are a tenth of it
    total: int = 4 << 30
    # Deflate packs a file of one letter to a 1,032nd, and nothing further: that is a bomb. What
    # stays below 16 MB does no harm, however it was packed.
    ratio: int = 250
    free: int = 16 << 20
    name: int = 255  # bytes, which is what file systems allow
    depth: int = 4


class SafeZip:
    """An archive that is open for reading; every way out of it has a limit."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._path = path
        self._limits = limits
        self._used = 0
        self._file, self._zip = self._opened()
        try:
            self._entries = self._checked()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._zip.close()
        self._file.close()

    @property
    def names(self) -> frozenset[str]:
        """The names of all entries."""
        return frozenset(self._entries)

    def read(self, name: str, most: int) -> bytes:
        """Return a small entry."""
        return b"".join(self.chunks(name, most))

    def extract(self, name: str, target: Path, *, most: int | None = None) -> None:
        """Write an entry to a file, unpacked once more when it is packed by zstd."""
        with target.open("wb") as file:
            for chunk in self.chunks(name, self._limits.entry if most is None else most):
                file.write(chunk)

    def chunks(self, name: str, most: int) -> Iterator[bytes]:
        """Yield the content of an entry, without zstd; `StudyError` beyond a limit."""
        entry = self._entries[name]
        size, packed = 0, max(entry.compress_size, 1)
        for chunk in self._unpacked(entry):
            size += len(chunk)
            self._used += len(chunk)
            if size > most or self._used > self._limits.total:
                raise self._refused(f"'{_shown(name)}' in it is larger than can be read")
            if size > self._limits.free and size > packed * self._limits.ratio:
                raise self._refused(
                    f"'{_shown(name)}' in it unpacks to far more than any deck needs"
                )
            yield chunk

    def _unpacked(self, entry: ZipInfo) -> Iterator[bytes]:
        try:
            with self._zip.open(entry) as stream:
                start = stream.read(len(ZSTD))
                if start == ZSTD:
                    stream.seek(0)
                    yield from _zstd(stream)
                else:
                    yield start
                    while chunk := stream.read(_CHUNK):
                        yield chunk
        except (
            BadZipFile, LargeZipFile, zlib.error, zstandard.ZstdError, EOFError, OSError, ValueError,
            NotImplementedError, RuntimeError, struct.error,
        ) as error:  # fmt: skip
            raise self._damaged() from error

    def _opened(self) -> tuple[IO[bytes], ZipFile]:
        try:
            file = self._path.open("rb")
        except OSError as error:
            reason = error.strerror or error
            raise StudyError(f"{self._path} cannot be read ({reason}).") from error
        try:
            self._check_directory(file)
            return file, ZipFile(file)
        except StudyError:
            file.close()
            raise
        except (
            BadZipFile,
            OSError,
            ValueError,
            NotImplementedError,
            struct.error,
            UnicodeDecodeError,
        ) as error:
            file.close()
            raise self._damaged() from error

    def _check_directory(self, file: IO[bytes]) -> None:
        """Look at how many entries there are before the list of them is read."""
        size = file.seek(0, 2)
        file.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT))
        tail = file.read()
        at = tail.rfind(_END)
        if at < 0 or len(tail) - at < _END_SIZE:
            raise self._damaged()
        entries, length = struct.unpack_from("<HI", tail, at + 10)
        if entries == _LARGE[0] or length == _LARGE[1]:
            at = tail.rfind(_END64)
            if at < 0 or len(tail) - at < _END64_SIZE:
                raise self._damaged()
            entries, length = struct.unpack_from("<QQ", tail, at + 32)
        most = self._limits.entries
        if entries > most or length > most * _DIRECTORY_ENTRY:
            raise self._refused(f"it holds more than {most:,} files")

    def _checked(self) -> dict[str, ZipInfo]:
        infos = self._zip.infolist()
        if len(infos) > self._limits.entries:
            raise self._refused(f"it holds more than {self._limits.entries:,} files")
        found: dict[str, ZipInfo] = {}
        for info in infos:
            self._check(info)
            if info.filename in found:
                raise self._refused(f"it holds '{_shown(info.filename)}' twice")
            found[info.filename] = info
        self._check_places(infos)
        return found

    def _check(self, info: ZipInfo) -> None:
        name = info.orig_filename
        problem = unsafe_name(name, longest=self._limits.name, deepest=self._limits.depth)
        if problem:
            raise self._refused(f"the name '{_shown(name)}' in it {problem}")
        if info.flag_bits & _ENCRYPTED:
            raise self._refused("it is locked with a password")
        if info.file_size > self._limits.entry:
            raise self._refused(f"'{_shown(name)}' in it is larger than can be read")
        if stat.S_ISLNK(info.external_attr >> 16):
            raise self._refused(f"'{_shown(name)}' in it is a link to another file")

    def _check_places(self, infos: Iterable[ZipInfo]) -> None:
        """Refuse entries that lie over each other, which is how small files unpack to enormous ones."""
        end = 0
        for info in sorted(infos, key=lambda each: each.header_offset):
            if info.header_offset < end:
                raise self._refused("files in it lie over each other")
            end = info.header_offset + _HEADER_SIZE + len(info.orig_filename) + info.compress_size

    def _refused(self, reason: str) -> StudyError:
        return StudyError(
            f"{self._path.name} was not opened because {reason}; ask its author for another copy."
        )

    def _damaged(self) -> StudyError:
        return StudyError(
            f"{self._path.name} is damaged or no Anki package; export it or download it again."
        )


def unsafe_name(name: str, *, longest: int = 255, deepest: int = 0) -> str:
    """Return why a name is not safe for a file, empty when it is; `deepest` folders are allowed."""
    if not name or len(name.encode(errors="replace")) > longest:
        return "is empty or too long"
    if _UNPRINTABLE.search(name) or "\\" in name:
        return "has characters that no file name may have"
    if name.startswith("/") or _DRIVE.match(name):
        return "leads outside of the package"
    parts = name.rstrip("/").split("/")
    if ".." in parts or "." in parts or "" in parts:
        return "leads outside of the package"
    if len(parts) - 1 > deepest:
        return "has too many folders"
    if any(_RESERVED.match(part) for part in parts):
        return "means something else to Windows"
    return ""


def _shown(name: str) -> str:
    printable = "".join(each if each.isprintable() else "?" for each in name)
    return printable if len(printable) <= 60 else f"{printable[:57]}..."


def _zstd(packed: IO[bytes]) -> Iterator[bytes]:
    """Unpack zstd, never more than a piece at a time."""
    unpacker = zstandard.ZstdDecompressor(max_window_size=_WIDEST_WINDOW)
    with unpacker.stream_reader(packed, read_size=_CHUNK, closefd=False) as reader:
        while chunk := reader.read(_CHUNK):
            yield chunk
