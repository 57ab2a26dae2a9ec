"""What was copied: elsewhere, to be brought in, and here, to be there when the program has ended."""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

Given = Path | str
"""A file, or a text that was pasted."""
_MADE_HERE = "studyapp-text"


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


def copied(text: str) -> QMimeData:
    """Return a text for the clipboard or for dragging, known as made here."""
    mime = QMimeData()
    mime.setObjectName(_MADE_HERE)
    mime.setText(text)
    return mime


def outlast() -> None:
    """Put the text that was copied here on the clipboard anew, as Qt's own.

    What Python made for it ends the program with a crash, because Qt asks for it when Python is
    gone. Call it before the application quits.
    """
    clipboard = QGuiApplication.clipboard()
    mime = clipboard.mimeData()
    if mime is not None and mime.objectName() == _MADE_HERE:
        clipboard.setText(mime.text())
