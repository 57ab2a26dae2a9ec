"""Asking for the name of a file to write."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

SaveChooser = Callable[[QWidget, str, str, str], Path | None]
"""Takes parent, title, suggested name and filter; returns the file, None after Cancel."""


def ask_where_to_save(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Return the file that the learner names, None after Cancel."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(Path(folder) / name), kinds)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(Path(name).suffix)
