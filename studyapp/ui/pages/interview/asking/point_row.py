"""A key point with its three marks, and why the program suggests one of them."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.core.interview.rubric import Tick
from studyapp.core.interview.suggestion import PointSuggestion
from studyapp.core.rendering import to_html
from studyapp.ui.icons import Icons
from studyapp.ui.pages.interview.asking.tick_button import TickButton
from studyapp.ui.tips import plain_tip
from studyapp.ui.tokens import RADIUS_BUTTON, XS, M, S
from studyapp.ui.widgets.card.card_view import CardView
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.layout.label import Label

_SCALE = 0.88


class PointRow(QFrame):
    """Is chosen by focus; the marks are set by mouse or by the page's keys.

    Signals: `ticked` when the learner set a mark, `entered` when the row was chosen.
    """

    ticked = Signal()
    entered = Signal()

    def __init__(self, kit: CardKit, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._own = False
        self._is_current = False
        self.suggestion = PointSuggestion("", Tick.NO)
        self.tick = Tick.NO
        self.view = CardView(kit, scale=_SCALE)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.why_label = Label("", "caption", wrap=True)
        self.wrong_label = Label(self.tr("Wrong to claim"), "wrong-count")
        self.buttons = {tick: TickButton(kit.theme, icons, tick) for tick in Tick}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        for tick, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, tick=tick: self._on_clicked(tick))
        kit.theme.changed.connect(self.update)

    @property
    def is_own(self) -> bool:
        """Whether the mark is the learner's; if not, it is only suggested."""
        return self._own

    def show_point(self, suggestion: PointSuggestion, tick: Tick, *, own: bool) -> None:
        """Show a point with the mark that holds now."""
        self.suggestion = suggestion
        self._own = own
        self.view.set_card(to_html(suggestion.point))
        self.view.setAccessibleName(self.tr("Key point"))
        self.wrong_label.setVisible(suggestion.wrong)
        self._show_tick(tick)

    def set_tick(self, tick: Tick) -> None:
        """Take the learner's mark."""
        self._own = True
        self._show_tick(tick)
        self.ticked.emit()

    def confirm(self) -> None:
        """Take the mark that holds as the learner's, without a signal."""
        self._own = True
        self._show_tick(self.tick)

    def set_current(self, is_current: bool) -> None:
        """Show whether the keys mark this point."""
        self._is_current = is_current
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._kit.theme
        place = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._is_current:
            painter.setPen(QPen(theme.color("accent"), 2 if self.hasFocus() else 1))
            painter.setBrush(theme.color("accent_soft"))
            painter.drawRoundedRect(place, RADIUS_BUTTON, RADIUS_BUTTON)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def _show_tick(self, tick: Tick) -> None:
        self.tick = tick
        for each, button in self.buttons.items():
            button.show_state(holds=each is tick, suggested=not self._own)
        self.why_label.setText(self._why())
        self._tell()

    def _why(self) -> str:
        suggested = self.suggestion
        if not self._own:
            return self.tr("Suggested: {0}").format(suggested.sentence)
        if self.tick is suggested.tick:
            return suggested.sentence
        names = {
            Tick.YES: self.tr("Suggested was “named”: {0}"),
            Tick.HALF: self.tr("Suggested was “half”: {0}"),
            Tick.NO: self.tr("Suggested was “missed”: {0}"),
        }
        return names[suggested.tick].format(suggested.sentence)

    def _tell(self) -> None:
        point, name = self.view.plain_text().strip(), self._names()[self.tick]
        state = name if self._own else self.tr("{0}, suggested").format(name)
        self.setAccessibleName(f"{point}: {state}")
        self.setAccessibleDescription(self.why_label.text())
        for tick, button in self.buttons.items():
            button.setAccessibleName(f"{self._names()[tick]}: {point}")
            button.setToolTip(plain_tip(self._tips()[tick]))

    def _names(self) -> dict[Tick, str]:
        return {
            Tick.YES: self.tr("Named"),
            Tick.HALF: self.tr("Half named"),
            Tick.NO: self.tr("Missed"),
        }

    def _tips(self) -> dict[Tick, str]:
        return {
            Tick.YES: self.tr("Named (Y or 1)"),
            Tick.HALF: self.tr("Half named (H or 2)"),
            Tick.NO: self.tr("Missed (N or 3)"),
        }

    def _on_clicked(self, tick: Tick) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.set_tick(tick)

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.view)
        texts.addWidget(self.wrong_label)
        texts.addWidget(self.why_label)
        self.why_label.setIndent(3)
        self.wrong_label.setIndent(3)
        marks = QHBoxLayout()
        marks.setSpacing(XS)
        for button in self.buttons.values():
            marks.addWidget(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(S, S, S, S)
        row.setSpacing(M)
        row.addLayout(texts, 1)
        row.addLayout(marks)
        row.setAlignment(marks, Qt.AlignmentFlag.AlignTop)
