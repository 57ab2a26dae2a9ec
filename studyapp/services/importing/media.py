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
from studyapp.services.importing.workspace import Workspace

_IMAGE = re.compile(r"(!\[[^\]]*\]\()([^)\s]+)((?:\s[^)]*)?\))")
_LINK = re.compile(r"(!?\[[^\]]*\]\()([^)\s]+)((?:\s[^)]*)?\))")
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

    def settled(written: str) -> tuple[str, Path] | None:
        source = _picture(written, folder)
        if source is None:
            return None
        inside = source.relative_to(folder.resolve())
        name = written if os.path.normpath(written) == str(inside) else inside.as_posix()
        return name, source

    return _adopted(notes, settled, _IMAGE, media)


def adopted_files(notes: Sequence[Note], files: Mapping[str, Path], media: Path) -> Adopted:
    """Return notes as they will stand in the collection, given the files that came with them.

    Pictures and whatever else a note links to; a name that is taken by another file changes.
    """

    def settled(written: str) -> tuple[str, Path] | None:
        source = files.get(written)
        return None if source is None else (written, source)

    if not files:
        return Adopted(tuple(notes), {})
    return _adopted(notes, settled, _LINK, media)


def _adopted(
    notes: Sequence[Note],
    settled: Callable[[str], tuple[str, Path] | None],
    link: re.Pattern[str],
    media: Path,
) -> Adopted:
    found: dict[str, Path] = {}
    named: dict[str, str] = {}

    def rename(match: re.Match[str]) -> str:
        written = match[2]
        if written not in named:
            answer = settled(written)
            named[written] = written if answer is None else _free_name(*answer, media)
            if answer is not None:
                found[os.path.normpath(named[written])] = answer[1]
        return f"{match[1]}{named[written]}{match[3]}"

    return Adopted(
        tuple(_rewritten(note, lambda text: link.sub(rename, text)) for note in notes), found
    )


@contextmanager
def copied(
    names: Iterable[str], pictures: Mapping[str, Path], media: Path, workspace: Workspace
) -> Iterator[None]:
    """Copy the named files into the media folder; take them away again if the block fails.

    Raises `StudyError` when one cannot be copied.
    """
    wanted = {
        media / name: source
        for name in names
        if (source := pictures.get(os.path.normpath(name))) is not None
    }
    made: list[Path] = []
    try:
        if wanted and any(not target.exists() for target in wanted):
            workspace.promise(target.resolve() for target in wanted if not target.exists())
        for target, source in wanted.items():
            made += _copy(source, target)
        yield
    except BaseException:
        for picture in made:
            picture.unlink(missing_ok=True)
        raise


def pictures(notes: Iterable[Note]) -> list[str]:
    """Return the names of all pictures that notes show, each once."""
    return _names(notes, _IMAGE)


def linked(notes: Iterable[Note]) -> list[str]:
    """Return the names of all pictures and other files that notes show or link to, each once."""
    return _names(notes, _LINK)


def _names(notes: Iterable[Note], link: re.Pattern[str]) -> list[str]:
    texts = (text for note in notes for text in _texts(note) if "](" in text)
    return list(dict.fromkeys(match[2] for text in texts for match in link.finditer(text)))


def _texts(note: Note) -> tuple[str, ...]:
    options = tuple(choice.text for choice in note.choices)
    return (note.front, note.back, note.more, *note.key_points, *options)


def _rewritten(note: Note, rewrite: Callable[[str], str]) -> Note:
    if not any("](" in text for text in _texts(note)):
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


def _free_name(name: str, source: Path, media: Path) -> str:
    """Return the name for a file in the media folder: its own, if that is free or the same file."""
    target = media / name
    try:
        if not target.exists() or cmp(source, target, shallow=False):
            return name
        digest = blake2b(source.read_bytes(), digest_size=6).hexdigest()
    except OSError:
        return name  # copying it will say what is wrong
    return Path(name).with_stem(f"{Path(name).stem}-{digest}").as_posix()


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
