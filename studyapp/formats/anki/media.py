"""Images on their way into Anki, whose media folder is flat."""

import os
import re
import unicodedata
from collections.abc import Callable
from hashlib import blake2b
from html import escape, unescape
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from studyapp.core.rendering.drawings import (
    LIGHT_PALETTE,
    PAGE_FONT,
    Drawing,
    DrawingError,
    safe_drawing,
)

_SOURCE = re.compile(r'(<img\b[^>]*?\bsrc=")([^"]*)"')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)
_UNSAFE = re.compile(r"[^\w.-]+")
_MARKED = '<img class="drawing" '
_LONGEST = 100
"""Bytes; Anki shortens names of more than 120 and would rename the file."""


class MediaCollector:
    """Gives every image a flat name that is the same in each export, and remembers the files.

    A drawing with colour words is marked, so that the night mode of our note types turns it.
    """

    def __init__(self, find: Callable[[str], Path | None]) -> None:
        self._find = find
        self._names: dict[str, str] = {}
        self._drawings: set[str] = set()
        self.files: dict[str, Path] = {}
        self.missing: list[str] = []

    def adopt(self, html: str) -> str:
        """Return HTML whose images point to their flat names."""
        return _SOURCE.sub(self._renamed, html) if "<img" in html else html

    def _renamed(self, image: re.Match[str]) -> str:
        source = unquote(unescape(image[2]))
        if not source or _ELSEWHERE.match(source):
            return image[0]
        name = self._name(source)
        tag = image[1].replace("<img ", _MARKED, 1) if name in self._drawings else image[1]
        return f'{tag}{escape(name)}"'

    def _name(self, source: str) -> str:
        if source not in self._names:
            self._names[source] = self._take(source)
        return self._names[source]

    def _take(self, source: str) -> str:
        file, name = self._find(source), flat_name(source)
        if file is None or not (file.is_file() and os.access(file, os.R_OK)):
            self.missing.append(source)
            return name
        is_marked = False
        if is_drawing(file):
            try:
                is_marked = packed_drawing(file).follows_scheme
            except DrawingError:
                self.missing.append(source)
                return name
        if self.files.setdefault(name, file) != file:
            name = _marked(name, source)
            self.files[name] = file
        if is_marked:
            self._drawings.add(name)
        return name


def is_drawing(file: Path) -> bool:
    """Whether a file is packed as what is safe of it, in the colours of paper."""
    return file.suffix.lower() == ".svg"


def packed_drawing(file: Path) -> Drawing:
    """Return a drawing as Anki gets it. Raises `DrawingError` for one that is refused."""
    return safe_drawing(file.read_bytes(), LIGHT_PALETTE, PAGE_FONT)


def without_marks(html: str) -> str:
    """Return HTML as it was before drawings that follow light and dark were marked."""
    return html.replace(_MARKED, "<img ")


def flat_name(source: str) -> str:
    """Return a name without folders that every system and Anki accept as it stands."""
    parts = [part for part in PurePosixPath(source).parts if part not in ("..", "/")]
    plain = _UNSAFE.sub("_", unicodedata.normalize("NFC", "-".join(parts)))
    name = plain.lstrip("_.-") or "image"
    return _marked(name, source) if len(name.encode()) > _LONGEST else name


def _marked(name: str, source: str) -> str:
    path = PurePosixPath(name)
    stem = path.stem.encode()[: _LONGEST - 30].decode(errors="ignore")
    return f"{stem}-{blake2b(source.encode(), digest_size=4).hexdigest()}{path.suffix[:20]}"
