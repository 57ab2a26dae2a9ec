"""What lies in an Anki package: the newest of its collections, and its media by their names."""

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from studyapp.core.errors import StudyError
from studyapp.formats.anki.reading.protobuf import media_entries, package_version
from studyapp.formats.common.safe_zip import SafeZip, unsafe_name

_COLLECTIONS = ("collection.anki21b", "collection.anki21", "collection.anki2")
_LATEST = 3
_FOR_VERSION = {1: "collection.anki2", 2: "collection.anki21", 3: "collection.anki21b"}
_LARGEST_LIST = 32 << 20
_LARGEST_FILE = 200 << 20
_LARGEST_META = 1_000


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file of a package: the entry it is in, and the name under which notes show it."""

    entry: str
    name: str


class AnkiArchive:
    """The parts of a package that is open."""

    def __init__(self, archive: SafeZip, title: str) -> None:
        self._archive = archive
        self._title = title
        self._version = self._form()

    def extract_collection(self, folder: Path) -> Path:
        """Write the collection to a folder; the stand-in that only asks for an update is never taken."""
        wanted = _FOR_VERSION.get(self._version)
        found = [name for name in _COLLECTIONS if name in self._archive.names]
        if not found or (wanted is not None and wanted != found[0]):
            raise StudyError(
                f"{self._title} holds no collection of Anki that can be read; export it again."
            )
        target = folder / "collection.sqlite"
        self._archive.extract(found[0], target)
        return target

    def media(self) -> dict[str, MediaFile]:
        """Return the media files by their names in Anki."""
        if "media" not in self._archive.names:
            return {}
        content = self._archive.read("media", _LARGEST_LIST)
        listed = self._numbered(content) if self._version >= _LATEST else self._mapped(content)
        files: dict[str, MediaFile] = {}
        for entry, name in listed:
            problem = unsafe_name(name)
            if problem:
                raise StudyError(
                    f"{self._title} was not opened because the name of a media file in it "
                    f"{problem}; ask its author for another copy."
                )
            if entry in self._archive.names:
                normal = unicodedata.normalize("NFC", name)
                files[normal] = MediaFile(entry, normal)
        return files

    def extract_media(self, files: Mapping[str, MediaFile], folder: Path) -> dict[str, Path]:
        """Write files to a folder under the names that are given; return where each one lies."""
        found: dict[str, Path] = {}
        for name, file in files.items():
            found[name] = folder / name
            self._archive.extract(file.entry, found[name], most=_LARGEST_FILE)
        return found

    def _form(self) -> int:
        """Return the form that the package gives itself; older ones say nothing."""
        if "meta" not in self._archive.names:
            newest = "collection.anki21b" in self._archive.names
            return _LATEST if newest else 0
        version = package_version(self._archive.read("meta", _LARGEST_META))
        if version > _LATEST:
            raise StudyError(
                f"{self._title} was made by a newer Anki than Studyapp knows; export it from Anki "
                "with 'Support older Anki versions'."
            )
        return version

    def _numbered(self, content: bytes) -> list[tuple[str, str]]:
        return [
            (str(index if each.entry is None else each.entry), each.name)
            for index, each in enumerate(media_entries(content))
        ]

    def _mapped(self, content: bytes) -> list[tuple[str, str]]:
        try:
            listed = json.loads(content) if content.strip() else {}
        except (ValueError, RecursionError) as error:
            raise self._damaged() from error
        if not isinstance(listed, Mapping) or not all(isinstance(n, str) for n in listed.values()):
            raise self._damaged()
        return list(listed.items())

    def _damaged(self) -> StudyError:
        return StudyError(f"The list of media in {self._title} is damaged; export it again.")
