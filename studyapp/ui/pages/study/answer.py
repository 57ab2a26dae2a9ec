"""What stands below the question once the answer is shown."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studyapp.ui.fonts import sized
from studyapp.ui.icons import Icons
from studyapp.ui.pages.study.faces import StudyFace
from studyapp.ui.pages.study.key_points import KeyPointList
from studyapp.ui.pages.study.more import MoreSection
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import CAPTION, XS, M
from studyapp.ui.widgets.card.card_view import CardView
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.layout.painted import Painted
from studyapp.ui.widgets.question.veil import Veil

_ICON = 16


class AnswerPart(QWidget):
    """Answer, key points and small print of one card, faded in."""

    def __init__(self, kit: CardKit, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.rule = SectionRule(kit.theme, icons, self.tr("Answer"))
        self.view = CardView(kit)
        self.view.setAccessibleName(self.tr("Answer"))
        self.points = KeyPointList(kit)
        self.more = MoreSection(kit, icons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, M, 0, 0)
        layout.setSpacing(XS)
        for part in (self.rule, self.view, self.points, self.more):
            layout.addWidget(part)
        self._veil = Veil(kit.theme, self)
        self.hide()

    def prepare(self, face: StudyFace) -> None:
        """Build the text ahead of time."""
        if face.answer and not face.in_place:
            self.view.prepare(face.answer)
        self.more.prepare(face.more)

    def reveal(self, face: StudyFace, verdict: bool | None) -> None:
        """Show the answer; `verdict` says whether the picked option was right."""
        text = "" if face.in_place else face.answer
        self.rule.show_verdict(verdict)
        self.rule.setVisible(bool(text) or verdict is not None)
        self.view.setVisible(bool(text))
        self.view.set_card(text)
        self.points.show_points(face.key_points)
        self.more.show_text(face.more)
        self.setVisible(bool(text or face.key_points or face.more) or verdict is not None)
        if not self._kit.theme.appearance.reduce_motion:
            self._veil.lift()


class SectionRule(Painted):
    """A small heading with a line to the right end; says right or wrong where that is known."""

    def __init__(
        self, theme: Theme, icons: Icons, text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self._title = text
        self._verdict: bool | None = None
        self.setFixedHeight(28)

    def show_verdict(self, verdict: bool | None) -> None:
        """Show whether the picked option was right, nothing for other cards."""
        self._verdict = verdict
        self.setAccessibleName(self._text())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 28)

    def paint(self, painter: QPainter) -> None:
        left = 4.0
        if self._verdict is not None:
            icon = "circle-check" if self._verdict else "circle-cross"
            top = (self.height() - _ICON) / 2
            painter.drawPixmap(QPointF(left, top), self._icons.pixmap(icon, _ICON, self._color()))
            left += _ICON + 6
        font = sized(CAPTION, 600)
        painter.setFont(font)
        painter.setPen(self.theme.color(self._color()))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, 0, self.width(), self.height()), middle, self._text())
        left += QFontMetricsF(font).horizontalAdvance(self._text()) + 12
        painter.setPen(QPen(self.theme.color("line"), 1))
        y = self.height() // 2 + 0.5
        painter.drawLine(QPointF(left, y), QPointF(self.width() - 4, y))

    def _text(self) -> str:
        if self._verdict is None:
            return self._title
        return self.tr("You picked right") if self._verdict else self.tr("You picked wrong")

    def _color(self) -> str:
        if self._verdict is None:
            return "text2"
        return "good" if self._verdict else "again"
