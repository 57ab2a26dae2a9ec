"""The window's icons: our own drawings, in the colours of the theme."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from studyapp import paths
from studyapp.ui.theme import Theme

SIZE = 18
_SCREEN_RATIOS = (1.0, 2.0)


class Icons:
    """Draws icons when they are first asked for, and keeps them.

    A colour is the name of a token. After the theme has changed, ask again.
    """

    def __init__(self, theme: Theme, folder: Path | None = None) -> None:
        self._theme = theme
        self._folder = folder or paths.shipped("resources") / "icons"
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, int, str, float], QPixmap] = {}
        self._icons: dict[tuple[str, str, int], QIcon] = {}

    def icon(self, name: str, color: str = "text2", size: int = SIZE) -> QIcon:
        """Return an icon, sharp on every screen."""
        shade = self._theme.color(color).name()
        key = (name, shade, size)
        if key not in self._icons:
            icon = QIcon()
            for ratio in {*_SCREEN_RATIOS, _screen_ratio()}:
                icon.addPixmap(self._drawn(name, size, shade, ratio))
            self._icons[key] = icon
        return self._icons[key]

    def pixmap(self, name: str, size: int = SIZE, color: str = "text2") -> QPixmap:
        """Return an icon as a picture of `size` pixels, sharp on this screen."""
        return self._drawn(name, size, self._theme.color(color).name(), _screen_ratio())

    def _drawn(self, name: str, size: int, shade: str, ratio: float) -> QPixmap:
        key = (name, size, shade, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = _draw(self._source(name), size, shade, ratio)
        return self._pixmaps[key]

    def _source(self, name: str) -> str:
        if name not in self._sources:
            self._sources[name] = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
        return self._sources[name]


def _screen_ratio() -> float:
    application = QGuiApplication.instance()
    return application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0


def _draw(source: str, size: int, shade: str, ratio: float) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", shade).encode()))
    pixels = max(1, round(size * ratio))
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
