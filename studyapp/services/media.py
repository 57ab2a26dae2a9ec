"""Pictures that come with imported notes."""

import re
import shutil
from collections.abc import Sequence
from dataclasses import replace
from filecmp import cmp
from hashlib import blake2b
from pathlib import Path

from studyapp.core.cards import Note

_IMAGE = re.compile(r"(!\[[^\]]*\]\()([^)\s]+)((?:\s[^)]*)?\))")
_TYPES = {".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp"}
LARGEST_PICTURE = 20 << 20


def adopt_images(notes: Sequence[Note], folder: Path, media: Path) -> list[Note]:
    """Copy the pictures that notes show from a folder into the media folder.

    A picture whose name is taken by another one gets a new name, and the note follows.
    What lies outside the folder, is no picture or is larger than 20 MB is left where it is.
    """
    return [_adopted(note, folder, media) for note in notes]


def pictures(notes: Sequence[Note]) -> list[str]:
    """Return the names of all pictures that notes show, each once."""
    texts = (
        text
        for note in notes
        for text in (note.front, note.back, note.more, *note.key_points)
        if "![" in text
    )
    return list(dict.fromkeys(match[2] for text in texts for match in _IMAGE.finditer(text)))


def _adopted(note: Note, folder: Path, media: Path) -> Note:
    def moved(text: str) -> str:
        return _IMAGE.sub(lambda m: f"{m[1]}{_copied(m[2], folder, media)}{m[3]}", text)

    if not any("![" in text for text in (note.front, note.back, note.more, *note.key_points)):
        return note
    return replace(
        note,
        front=moved(note.front),
        back=moved(note.back),
        more=moved(note.more),
        key_points=tuple(moved(point) for point in note.key_points),
    )


def _copied(name: str, folder: Path, media: Path) -> str:
    source = (folder / name).resolve()
    if not source.is_relative_to(folder.resolve()) or source.suffix.lower() not in _TYPES:
        return name
    if not source.is_file() or source.stat().st_size > LARGEST_PICTURE:
        return name
    target = media / name
    if target.exists() and not cmp(source, target, shallow=False):
        digest = blake2b(source.read_bytes(), digest_size=6).hexdigest()
        name = str(Path(name).with_stem(f"{source.stem}-{digest}").as_posix())
        target = media / name
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    return name
