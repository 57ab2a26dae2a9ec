"""The first step of an import: telling which format a file is of, before it is read."""

from collections.abc import Sequence
from pathlib import Path

from studyapp.core.errors import StudyError
from studyapp.core.importing.opened import Opened
from studyapp.core.progress import Progress, silent
from studyapp.formats.common.file_sample import FileSample
from studyapp.formats.common.format_reader import FormatReader

# A file is held in memory as bytes, as text and as notes: a quarter of a gigabyte is what a small
# laptop bears. Packages of Anki are read from their path and have limits of their own.
LARGEST = 256 << 20
_ZIP = b"PK\x03\x04"
_PASTED = "Pasted text"


def look(
    file: Path | str,
    readers: Sequence[FormatReader],
    *,
    name: str = "",
    form: str | None = None,
    progress: Progress = silent,
) -> Opened:
    """Return what a file or a pasted text is; raise `StudyError` when nothing can be made of it.

    The first reader that recognises it has it, unless `form` names another one.
    """
    progress("Looking at the file", 0.0)
    if isinstance(file, str):
        sample = FileSample(name or _PASTED, file.encode(errors="replace"))
        return _understood(sample, readers, form, None)
    return _understood(_sample(file, name or file.name, form), readers, form, file)


def reader_of(form: str, readers: Sequence[FormatReader]) -> FormatReader:
    """Return the reader of a format; raise `StudyError` when there is none of that name."""
    found = next((reader for reader in readers if reader.form == form), None)
    if found is None:
        known = ", ".join(reader.form for reader in readers)
        raise StudyError(f"There is no format '{form}'; choose one of {known}.")
    return found


def _sample(path: Path, name: str, form: str | None) -> FileSample:
    if _read(path, len(_ZIP)) != _ZIP:
        return FileSample(name, _read(path))
    return FileSample(name, entries=_entries(path) if form is None else frozenset())


def _entries(path: Path) -> frozenset[str]:
    from studyapp.formats.common.safe_zip import Limits, SafeZip

    with SafeZip(path, Limits()) as package:
        return package.names


def _understood(
    sample: FileSample, readers: Sequence[FormatReader], form: str | None, path: Path | None
) -> Opened:
    if not sample.is_package and not sample.content.strip():
        raise StudyError(f"{sample.name} is empty: choose a file with notes in it, or a deck.")
    reader = reader_of(form, readers) if form else _recognised(sample, readers)
    is_wanted = sample.is_package and path is not None and not reader.from_path
    content = _read(path) if is_wanted and path is not None else sample.content
    deck = Path(sample.name).stem or sample.name
    has_decks = reader.has_decks
    return reader.understand(
        Opened(reader.form, sample.name, deck, content, path, has_decks=has_decks)
    )


def _recognised(sample: FileSample, readers: Sequence[FormatReader]) -> FormatReader:
    for reader in readers:
        if reader.recognises(sample):
            return reader
    raise _refusal(sample)


def _refusal(sample: FileSample) -> StudyError:
    name = sample.name
    if sample.is_office_file:
        said = f"{name} is an office file or a book: open it, copy its text and paste that here."
    elif sample.is_package:
        said = f"The package {name} holds no cards; Studyapp reads packages of Anki and Mnemosyne."
    elif sample.is_web_page:
        said = f"{name} is a web page: open it, copy its text and paste that here."
    else:
        said = (
            f"{name} is no JSON export of Studyapp: save what is in it as a table (CSV) or as text."
        )
    return StudyError(said)


def _read(path: Path, most: int = LARGEST + 1) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(most)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise StudyError(f"The file {path} cannot be read ({reason}).") from error
    if len(content) > LARGEST:
        raise StudyError(f"The file {path} is larger than {LARGEST >> 20} MB; cut it into parts.")
    return content
