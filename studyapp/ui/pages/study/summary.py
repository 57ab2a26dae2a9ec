"""What a session came to: shown in place of the card when it is over."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studyapp.core import rendering
from studyapp.core.statistics import SessionSummary, percent
from studyapp.ui import words
from studyapp.ui.fonts import sized
from studyapp.ui.icons import Icons
from studyapp.ui.study_words import due_words
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import BODY, CAPTION, XL, L, M, S
from studyapp.ui.widgets.card.card_view import CardView
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.controls.button import Button
from studyapp.ui.widgets.layout.icon_tile import IconTile
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.painted import Painted
from studyapp.ui.widgets.layout.panel import Panel
from studyapp.ui.widgets.layout.stat_tile import StatTile

WIDTH = 640
_ROWS = 5
_ROW = 30
_SCALE = 0.88
_DONE_WIDTH = 220


class SummaryPanel(QWidget):
    """Answers, share right, time, what comes back when, and what was hard.

    Signals: `done` and `ahead` for its two buttons.
    """

    done = Signal()
    ahead = Signal()

    def __init__(self, kit: CardKit, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = kit.theme
        self._tile = IconTile(theme, icons, "party", "accent", 72)
        self.title_label = Label("", "title")
        self.text_label = Label("", "quiet", wrap=True)
        self._answers = StatTile(theme, icons, "layers", self.tr("cards answered"))
        self._right = StatTile(theme, icons, "target", self.tr("right"), "good")
        self._time = StatTile(theme, icons, "clock", self.tr("time"), "easy")
        self.days = ComeBack(theme)
        self._days_panel = _panel(self.tr("When they come back"), self.days)
        self.hard_view = CardView(kit, scale=_SCALE)
        self.hard_view.setAccessibleName(self.tr("Hardest this time"))
        self._hard_panel = _panel(self.tr("Hardest this time"), self.hard_view)
        self.leech_view = CardView(kit, scale=_SCALE)
        self.leech_view.setAccessibleName(self.tr("Often missed"))
        self._leech_panel = Panel(kind="notice")
        self._leech_panel.body.addWidget(self.leech_view)
        self.done_button = Button(theme, icons, self.tr("Done"), kind="main")
        self.ahead_button = Button(theme, icons, self.tr("Study ahead"))
        self.ahead_button.setToolTip(self.tr("Tomorrow's cards, and more new ones"))
        self._lay_out()
        self.done_button.clicked.connect(self.done)
        self.ahead_button.clicked.connect(self.ahead)

    def show_session(self, summary: SessionSummary, today: date) -> None:
        """Show what a session came to; without any answer, that there was nothing to do."""
        has_answers = summary.answers + summary.drilled > 0
        self._show_title(summary, has_answers)
        self._answers.show_value(f"{summary.answers:,}")
        self._right.show_value(f"{percent(summary.right, summary.answers):.0f} %")
        self._time.show_value(_minutes(summary.seconds))
        for tile in (self._answers, self._right, self._time):
            tile.setVisible(has_answers)
        self.days.show_days(summary.next_days, today)
        self._days_panel.setVisible(bool(summary.next_days))
        self.hard_view.set_card(_listed(summary.hardest))
        self._hard_panel.setVisible(bool(summary.hardest))
        self.leech_view.set_card(self._leech_html(summary.leeches))
        self._leech_panel.setVisible(bool(summary.leeches))
        self._scroll.verticalScrollBar().setValue(0)

    def _show_title(self, summary: SessionSummary, has_answers: bool) -> None:
        if not has_answers:
            self._tile.set_icon("check", "accent")
            self.title_label.setText(self.tr("Nothing to study here now"))
            self.text_label.setText(self.tr("All cards of today are answered."))
            return
        self._tile.set_icon("party", "accent")
        self.title_label.setText(self.tr("Session complete"))
        parts = (
            (summary.reviews, self.tr("{count} review"), self.tr("{count} reviews")),
            (summary.new, self.tr("{count} new card"), self.tr("{count} new cards")),
            (summary.drilled, self.tr("{count} drill answer"), self.tr("{count} drill answers")),
        )
        said = (words.counted(count, one, many) for count, one, many in parts if count)
        self.text_label.setText(" · ".join(said))

    def _leech_html(self, fronts: tuple[str, ...]) -> str:
        said = self.tr(
            "You miss these again and again. More repetitions will hardly help: "
            "write them anew, or split each into smaller cards."
        )
        return f"<p>{said}</p>{_listed(fronts)}"

    def _lay_out(self) -> None:
        center = Qt.AlignmentFlag.AlignHCenter
        self.text_label.setAlignment(center)
        column = QVBoxLayout()
        column.setSpacing(M)
        column.addStretch(1)
        column.addWidget(self._tile, 0, center)
        column.addSpacing(S)
        column.addWidget(self.title_label, 0, center)
        column.addWidget(self.text_label)
        column.addSpacing(S)
        column.addLayout(_row(self._answers, self._right, self._time))
        for panel in (self._days_panel, self._hard_panel, self._leech_panel):
            column.addWidget(panel)
        column.addStretch(2)
        column.setContentsMargins(0, XL, 0, XL)
        self._scroll = _scrolled(column)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._bar())

    def _bar(self) -> QFrame:
        self.done_button.setFixedWidth(_DONE_WIDTH)
        bar = QFrame()
        bar.setProperty("kind", "bottom-bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(XL, M, XL, M)
        row.setSpacing(M)
        row.addStretch()
        row.addWidget(self.done_button)
        row.addWidget(self.ahead_button)
        row.addStretch()
        return bar


class ComeBack(Painted):
    """How many cards come back on which day, as bars."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.rows: list[tuple[str, int]] = []

    def show_days(self, days: Mapping[date, int], today: date) -> None:
        """Show the first days one by one, all later ones together."""
        ordered = sorted(days.items())
        rows = [(due_words(day, today), count) for day, count in ordered[:_ROWS]]
        if later := sum(count for _, count in ordered[_ROWS:]):
            rows.append((self.tr("later"), later))
        self.rows = rows
        self.setAccessibleName(", ".join(f"{text}: {count}" for text, count in rows))
        self.setFixedHeight(_ROW * len(rows))
        self.update()

    def paint(self, painter: QPainter) -> None:
        most = max((count for _, count in self.rows), default=1)
        bars = self.width() - 160
        for index, (text, count) in enumerate(self.rows):
            top = index * _ROW
            painter.setPen(self.theme.color("text2"))
            painter.setFont(sized(BODY))
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, top, 110, _ROW), middle, text)
            length = max(6.0, bars * count / most)
            self.fill_rounded(painter, QRectF(114, top + 10, length, 10), 5, "accent")
            painter.setPen(self.theme.color("text"))
            painter.setFont(sized(CAPTION, 600))
            right = middle | Qt.AlignmentFlag.AlignRight
            painter.drawText(QRectF(0, top, self.width(), _ROW), right, f"{count:,}")


def _scrolled(column: QVBoxLayout) -> QScrollArea:
    middle = QWidget()
    middle.setMaximumWidth(WIDTH)
    middle.setLayout(column)
    ground = QWidget()
    ground.setProperty("kind", "page")
    outer = QHBoxLayout(ground)
    outer.setContentsMargins(XL, 0, XL, 0)
    outer.addWidget(middle)
    scroll = QScrollArea()
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(ground)
    return scroll


def _panel(title: str, content: QWidget) -> Panel:
    panel = Panel(title)
    panel.body.setSpacing(L // 2)
    panel.body.addWidget(content)
    return panel


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(M)
    for widget in widgets:
        row.addWidget(widget)
    return row


def _listed(fronts: tuple[str, ...]) -> str:
    items = (rendering.to_html(front.strip().partition("\n\n")[0]) for front in fronts)
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def _minutes(seconds: int) -> str:
    return f"{seconds} s" if seconds < 60 else f"{round(seconds / 60)} min"
