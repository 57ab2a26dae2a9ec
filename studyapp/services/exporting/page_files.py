"""A rendered page as a file: for a browser, or on paper, as the file's name says."""

from pathlib import Path
from typing import Protocol

from studyapp.core.errors import StudyError
from studyapp.core.progress import Progress
from studyapp.formats.common.replacing import replacing

_PAPER = ".pdf"


class Printer(Protocol):
    """Puts a page of HTML on paper; what can do that (the window's toolkit) is passed in."""

    def __call__(self, html: str, path: Path, progress: Progress, /) -> None:
        """Write a PDF, whole or not at all; raise `StudyError` when it cannot be written."""
        ...


class PageFiles:
    """Writes pages; the one place that decides between a web page and a PDF."""

    def __init__(self, printer: Printer | None) -> None:
        """Print with a printer; without one there is no PDF."""
        self._printer = printer

    def is_paper(self, path: Path) -> bool:
        """Whether a page of this name is printed.

        Raises `StudyError` when it would have to be, and nothing here can print.
        """
        return self._printer_for(path) is not None

    def write(self, html: str, path: Path, progress: Progress) -> None:
        """Write a page, whole or not at all; raise `StudyError` when it cannot be."""
        printer = self._printer_for(path)
        if printer is not None:
            printer(html, path, progress)
            return
        with replacing(path) as aside:
            aside.write_text(html, encoding="utf-8", newline="\n")

    def _printer_for(self, path: Path) -> Printer | None:
        if path.suffix.lower() != _PAPER:
            return None
        if self._printer is None:
            raise StudyError(
                f"'{path.name}' can be printed from the window only; end the name in .html, "
                "or export it there."
            )
        return self._printer
