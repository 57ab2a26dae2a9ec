"""The names that pictures and sounds of a package have in our notes, and which of them are used."""

import binascii
import re
import unicodedata
from base64 import b64decode
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from studyapp.formats.anki.media import flat_name
from studyapp.formats.anki.reading.archive import MediaFile

_ELSEWHERE = re.compile(r"(?:https?|ftp|mailto):|//|#", re.IGNORECASE)
_INLINE = re.compile(r"data:image/(png|jpe?g|gif|webp|bmp|svg)(?:\+xml)?;base64,", re.IGNORECASE)
_LARGEST_INLINE = 20 << 20


class MediaNames:
    """Gives each file that notes show a safe name, and remembers it."""

    def __init__(self, files: Mapping[str, MediaFile], workspace: Path) -> None:
        self._files = files
        self._workspace = workspace
        self._taken: dict[str, str] = {}
        self.used: dict[str, MediaFile] = {}
        self.inline: dict[str, Path] = {}
        self.missing: dict[str, None] = {}

    def renamed(self, source: str) -> str:
        """Return the address in Markdown of what HTML shows or plays."""
        if _ELSEWHERE.match(source):
            return source
        if source[:5].lower() == "data:":
            return self._unpacked(source)
        for wanted in (source, unquote(source)):
            name = unicodedata.normalize("NFC", wanted)
            if name in self._files:
                return self._safe(name)
        self.missing[source] = None
        return flat_name(source)

    def _safe(self, name: str) -> str:
        safe = flat_name(name)
        if self._taken.setdefault(safe, name) != name:
            path = PurePosixPath(safe)
            mark = blake2b(name.encode(errors="replace"), digest_size=4).hexdigest()
            safe = f"{path.stem}-{mark}{path.suffix}"
            self._taken[safe] = name
        self.used[safe] = self._files[name]
        return safe

    def _unpacked(self, source: str) -> str:
        """Write a picture that stands in the text itself to a file of its own."""
        form = _INLINE.match(source)
        if form is None or len(source) > _LARGEST_INLINE:
            return ""
        try:
            content = b64decode(source[form.end() :], validate=False)
        except (binascii.Error, ValueError):
            return ""
        suffix = form[1].lower().replace("jpeg", "jpg")
        name = f"image-{blake2b(content, digest_size=8).hexdigest()}.{suffix}"
        if name not in self.inline:
            self.inline[name] = self._workspace / name
            self.inline[name].write_bytes(content)
        return name
