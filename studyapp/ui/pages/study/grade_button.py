"""One grade: its name, when the card comes back, and its key."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from studyapp.core.scheduling.events import Grade
from studyapp.ui.fonts import sized
from studyapp.ui.study_words import grade_name
from studyapp.ui.theme import Theme
from studyapp.ui.tips import plain_tip
from studyapp.ui.tokens import CAPTION, RADIUS_GRADE, SECTION

HEIGHT = 60
_CAP = 20
_NARROW = 150
_TONES = {
    Grade.BLACKOUT: "again",
    Grade.WRONG: "again",
    Grade.AGAIN: "again",
    Grade.HARD: "hard",
    Grade.GOOD: "good",
    Grade.EASY: "easy",
}


class GradeButton(QAbstractButton):
    """Painted, so that all of it changes at once and quickly."""

    def __init__(self, theme: Theme, grade: Grade, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grade = grade
        self._theme = theme
        self._key = key
        self._due = ""
        self.setText(grade_name(grade))
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def show_due(self, due: str, tip: str) -> None:
        """Show when the card comes back with this grade."""
        self._due = due
        self.setToolTip(plain_tip(tip))
        self.setAccessibleName(
            self.tr("{grade}, {due}, key {key}").format(grade=self.text(), due=due, key=self._key)
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(140, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(90, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        tone = _TONES[self.grade]
        painter.setFont(sized(SECTION, 600))
        painter.setPen(self._theme.color(tone))
        center = Qt.AlignmentFlag.AlignCenter
        middle = HEIGHT / 2
        painter.drawText(self._name_place(), center, self.text())
        painter.setFont(sized(CAPTION, 500))
        painter.setPen(self._theme.color("text2"))
        painter.drawText(QRectF(0, middle + 1, self.width(), 18), center, self._due)
        if self._theme.appearance.key_caps:
            self._paint_key(painter)
        painter.end()

    def _name_place(self) -> QRectF:
        """Return where the name goes: in the middle, or beside the key in a narrow button."""
        shares_room = self._theme.appearance.key_caps and self.width() < _NARROW
        room = self._cap().left() if shares_room else self.width()
        return QRectF(0, HEIGHT / 2 - 22, room, 22)

    def _cap(self) -> QRectF:
        width = max(_CAP, QFontMetricsF(sized(11, 600)).horizontalAdvance(self._key) + 10)
        return QRectF(self.width() - width - 9.5, 9.5, width, _CAP - 1)

    def _paint_ground(self, painter: QPainter) -> None:
        tone = _TONES[self.grade]
        is_lit = self.underMouse() or self.isDown()
        outline = self._theme.color(tone, 0.9 if is_lit else 0.34)
        painter.setPen(QPen(outline, 1))
        painter.setBrush(self._theme.color(f"{tone}_soft"))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_GRADE, RADIUS_GRADE
        )
        if self.isDown():
            painter.setBrush(self._theme.color(tone, 0.14))
            painter.drawRoundedRect(QRectF(self.rect()), RADIUS_GRADE, RADIUS_GRADE)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color(tone), 2))
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, RADIUS_GRADE, RADIUS_GRADE)

    def _paint_key(self, painter: QPainter) -> None:
        tone = _TONES[self.grade]
        cap = self._cap()
        painter.setPen(QPen(self._theme.color(tone, 0.45), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cap, 5, 5)
        painter.setFont(sized(11, 600))
        painter.setPen(self._theme.color(tone))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
