"""Pictures of a card: only files inside the folders that are allowed, never the network."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from PySide6.QtCore import QByteArray, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer

from studyapp.core.rendering.drawings import DrawingError, Palette, safe_drawing
from studyapp.ui.drawing_colours import drawing_palette
from studyapp.ui.tokens import LIGHT, Tokens

FILE_BYTES = 20_000_000
LONGEST_SIDE = 2_400
_STAMP = 64
_RASTER = {".png": b"png", ".jpg": b"jpeg", ".jpeg": b"jpeg", ".gif": b"gif", ".webp": b"webp"}
_REMOTE = re.compile(r"^[a-zA-Z][a-zA-Z0-9+.-]*:|^[/\\]")


@dataclass(frozen=True, slots=True)
class Picture:
    """A loaded picture; `size` is its natural size in pixels of the screen at scale 1.

    A transparent one, without a ground of its own, needs light paper in the dark.
    """

    size: QSizeF
    image: QImage | None = None
    vector: QSvgRenderer | None = None
    is_transparent: bool = False

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Draw it into a rectangle."""
        if self.vector is not None:
            self.vector.render(painter, rect)
        elif self.image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(rect, self.image)


class Media:
    """Finds and loads the pictures that cards name, and keeps those that were loaded.

    Drawings are kept once for each scheme that they were wanted in.
    """

    def __init__(self, folders: Callable[[], Sequence[Path]] = tuple) -> None:
        self._folders = folders
        self._loaded: dict[tuple[Path, int, Tokens, str], Picture | None] = {}

    def picture(self, name: str, tokens: Tokens = LIGHT, family: str = "") -> Picture | None:
        """Return the picture with a relative name, None where there is none that is allowed.

        A drawing has the colours of `tokens`, and its text is set in a `family` of fonts.
        """
        path = self._path(name)
        if path is None:
            return None
        key = (path, path.stat().st_mtime_ns, tokens, family)
        if key not in self._loaded:
            self._loaded[key] = _load(path, drawing_palette(tokens), family or "sans-serif")
        return self._loaded[key]

    def is_there(self, name: str) -> bool:
        """Whether there is a file of that name in the folders that are allowed."""
        return self._path(name) is not None

    def _path(self, name: str) -> Path | None:
        name = unquote(name.strip())
        if not name or "\0" in name or _REMOTE.match(name):
            return None
        for folder in self._folders():
            try:
                home = folder.resolve()
                path = (home / name).resolve()
                if path.is_relative_to(home) and path.is_file():
                    return path
            except OSError:
                continue
        return None


def _load(path: Path, palette: Palette, family: str) -> Picture | None:
    suffix = path.suffix.lower()
    if suffix == ".svg":
        return _load_svg(path, palette, family)
    if suffix not in _RASTER or path.stat().st_size > FILE_BYTES:
        return None
    reader = QImageReader(str(path))
    reader.setFormat(QByteArray(_RASTER[suffix]))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > LONGEST_SIDE:
        square = QSize(LONGEST_SIDE, LONGEST_SIDE)
        reader.setScaledSize(size.scaled(square, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return None
    return Picture(QSizeF(image.size()), image=image, is_transparent=_has_no_ground(image))


def _load_svg(path: Path, palette: Palette, family: str) -> Picture | None:
    if path.stat().st_size > FILE_BYTES:
        return None
    try:
        drawing = safe_drawing(path.read_bytes(), palette, family, one_family=True)
    except DrawingError:
        return None
    if not drawing.is_quick:
        return None
    vector = QSvgRenderer(QByteArray(drawing.content))
    if not vector.isValid():
        return None
    size = QSizeF(vector.defaultSize())
    if drawing.follows_scheme:
        return Picture(size, vector=vector)
    stamp = QImage(_STAMP, _STAMP, QImage.Format.Format_ARGB32_Premultiplied)
    stamp.fill(Qt.GlobalColor.transparent)
    painter = QPainter(stamp)
    vector.render(painter, QRectF(stamp.rect()))
    painter.end()
    return Picture(size, vector=vector, is_transparent=_has_no_ground(stamp))


def _has_no_ground(image: QImage) -> bool:
    """Whether the middle of an edge shows through; corners may be round."""
    if not image.hasAlphaChannel():
        return False
    right, bottom = image.width() - 1, image.height() - 1
    edges = ((right // 2, 0), (right // 2, bottom), (0, bottom // 2), (right, bottom // 2))
    return any(image.pixelColor(x, y).alpha() < 200 for x, y in edges)
