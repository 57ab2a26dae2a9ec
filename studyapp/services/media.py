"""Pictures that come with imported notes."""

import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from filecmp import cmp
from hashlib import blake2b
from pathlib import Path

from studyapp.core.cards import Choice, Note
from studyapp.core.errors import StudyError

_IMAGE = re.compile(r"(!\[[^\]]*\]\()([^)\s]+)((?:\s[^)]*)?\))")
_TYPES = {".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp"}
LARGEST_PICTURE = 20 << 20


@dataclass(frozen=True, slots=True)
class Adopted:
    """Notes as they name their pictures in the media folder, and where those pictures lie now."""

    notes: tuple[Note, ...]
    pictures: Mapping[str, Path]


def adopted(notes: Sequence[Note], folder: Path, media: Path) -> Adopted:
    """Return notes from a folder as they will stand in the collection; nothing is copied yet.

    A picture whose name is taken by another one gets a new name, and the note follows.
    What lies outside the folder, is no picture or is larger than 20 MB is left where it is.
    """
    found: dict[str, Path] = {}

    def named(match: re.Match[str]) -> str:
        source = _picture(match[2], folder)
        if source is None:
            return match[0]
        name = _name(match[2], source, folder, media)
        found[os.path.normpath(name)] = source
        return f"{match[1]}{name}{match[3]}"

    return Adopted(
        tuple(_rewritten(note, lambda text: _IMAGE.sub(named, text)) for note in notes), found
    )


@contextmanager
def copied(names: Iterable[str], pictures: Mapping[str, Path], media: Path) -> Iterator[None]:
    """Copy the named pictures into the media folder; take them away again if the block fails.

    Raises `StudyError` when one cannot be copied.
    """
    made: list[Path] = []
    try:
        for name in names:
            source = pictures.get(os.path.normpath(name))
            if source is not None:
                made += _copy(source, media / name)
        yield
    except BaseException:
        for picture in made:
            picture.unlink(missing_ok=True)
        raise


def pictures(notes: Iterable[Note]) -> list[str]:
    """Return the names of all pictures that notes show, each once."""
    texts = (text for note in notes for text in _texts(note) if "![" in text)
    return list(dict.fromkeys(match[2] for text in texts for match in _IMAGE.finditer(text)))


def _texts(note: Note) -> tuple[str, ...]:
    options = tuple(choice.text for choice in note.choices)
    return (note.front, note.back, note.more, *note.key_points, *options)


def _rewritten(note: Note, rewrite: Callable[[str], str]) -> Note:
    if not any("![" in text for text in _texts(note)):
        return note
    return replace(
        note,
        front=rewrite(note.front),
        back=rewrite(note.back),
        more=rewrite(note.more),
        key_points=tuple(rewrite(point) for point in note.key_points),
        choices=tuple(Choice(rewrite(choice.text), choice.right) for choice in note.choices),
    )


def _picture(name: str, folder: Path) -> Path | None:
    """Return the picture that a note in a folder means, None for what is not to be adopted."""
    try:
        source = (folder / name).resolve()
        is_ours = source.is_relative_to(folder.resolve()) and source.suffix.lower() in _TYPES
        if is_ours and source.is_file() and source.stat().st_size <= LARGEST_PICTURE:
            return source
    except (OSError, ValueError):
        pass
    return None


def _name(written: str, source: Path, folder: Path, media: Path) -> str:
    """Return the name for a picture in the media folder: the written one, if that is safe and free."""
    inside = source.relative_to(folder.resolve())
    name = written if os.path.normpath(written) == str(inside) else inside.as_posix()
    target = media / name
    if not target.exists() or cmp(source, target, shallow=False):
        return name
    digest = blake2b(source.read_bytes(), digest_size=6).hexdigest()
    return Path(name).with_stem(f"{source.stem}-{digest}").as_posix()


def _copy(source: Path, target: Path) -> list[Path]:
    """Copy a picture unless it is there; return what was made."""
    try:
        if target.exists():
            if cmp(source, target, shallow=False):
                return []
            raise StudyError(f"The picture {target} was changed meanwhile; import again.")
        target.parent.mkdir(parents=True, exist_ok=True)
        aside = target.with_name(f"{target.name}.part")
        shutil.copyfile(source, aside)
        aside.replace(target)
    except OSError as error:
        reason = error.strerror or error
        raise StudyError(
            f"The picture {source} could not be copied to {target} ({reason}); "
            "nothing was imported."
        ) from error
    return [target]
