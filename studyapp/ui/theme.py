"""The look of the window: the scheme in use, and a signal for when it changes."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from studyapp.ui.fonts import window_font
from studyapp.ui.stylesheet import stylesheet
from studyapp.ui.tokens import DARK, LIGHT, Tokens

TEXT_SIZES = range(14, 25)
TEXT_SIZE = 17


class Scheme(StrEnum):
    """Which colours the learner wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Appearance:
    """What the learner can choose about looks; `text_size` is the card's, in pixels."""

    scheme: Scheme = Scheme.SYSTEM
    text_size: int = TEXT_SIZE
    reduce_motion: bool = False
    key_caps: bool = True
    stop_timers: bool = True


class Theme(QObject):
    """Hands the tokens of the scheme in use to every widget.

    Signals: `changed` after the scheme or any other part of the appearance is different.
    """

    changed = Signal()

    def __init__(
        self,
        appearance: Appearance | None = None,
        *,
        system_is_dark: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance or Appearance()
        self._system_is_dark = system_is_dark

    @property
    def appearance(self) -> Appearance:
        """What the learner chose."""
        return self._appearance

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are in use."""
        if self._appearance.scheme is Scheme.SYSTEM:
            return self._system_is_dark
        return self._appearance.scheme is Scheme.DARK

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        return DARK if self.is_dark else LIGHT

    def color(self, token: str, alpha: float = 1.0) -> QColor:
        """Return a colour by the name of its token."""
        color = QColor(getattr(self.tokens, token))
        color.setAlphaF(alpha)
        return color

    def set_appearance(self, appearance: Appearance) -> None:
        """Change the look at once."""
        if appearance != self._appearance:
            self._appearance = appearance
            self.changed.emit()

    def set_system_is_dark(self, dark: bool) -> None:
        """Follow the system's colours, where the learner wants that."""
        before = self.tokens
        self._system_is_dark = dark
        if self.tokens is not before:
            self.changed.emit()

    def apply(self, application: QApplication) -> None:
        """Give an application this look, now; call it again after `changed`."""
        application.setStyle("Fusion")
        application.setFont(window_font())
        application.setPalette(_palette(self.tokens))
        application.setStyleSheet(stylesheet(self.tokens))


def _palette(tokens: Tokens) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: tokens.bg,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Base: tokens.surface,
        QPalette.ColorRole.AlternateBase: tokens.surface2,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.PlaceholderText: tokens.text3,
        QPalette.ColorRole.Button: tokens.surface,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.ToolTipBase: tokens.text,
        QPalette.ColorRole.ToolTipText: tokens.bg,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.Link: tokens.accent_text,
        QPalette.ColorRole.LinkVisited: tokens.accent_text,
    }
    palette = QPalette()
    for role, color in roles.items():
        palette.setColor(role, QColor(color))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.text3))
    return palette
