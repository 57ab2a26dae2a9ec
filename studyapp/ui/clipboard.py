"""What was copied elsewhere and can be brought in."""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

Given = Path | str
"""A file, or a text that was pasted."""


def pasted() -> list[Given]:
    """Return what the clipboard holds: files, or one text."""
    return brought(QGuiApplication.clipboard().mimeData())


def brought(mime: QMimeData | None) -> list[Given]:
    """Return the files of what is dropped or pasted, or its text; nothing from the network."""
    if mime is None:
        return []
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    text = mime.text() if mime.hasText() and not mime.hasUrls() else ""
    return list(files) or ([text] if text.strip() else [])
