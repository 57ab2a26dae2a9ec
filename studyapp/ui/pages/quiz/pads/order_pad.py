"""Steps to put in order, by dragging or by keys."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from studyapp.core.quiz.marks import MarkedAnswer
from studyapp.core.quiz.questions import Question, Response
from studyapp.core.rendering import plain_text
from studyapp.ui.icons import Icons
from studyapp.ui.pages.quiz.pads.pad import AnswerPad
from studyapp.ui.pages.quiz.pads.step_delegate import PLACE, STATE, StepDelegate
from studyapp.ui.tips import plain_tip
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.layout.label import Label

_INDEX = Qt.ItemDataRole.UserRole


class OrderPad(AnswerPad):
    """Holds the steps as they were put; Alt with Up or Down moves the one that is chosen."""

    def __init__(self, kit: CardKit, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(kit, icons, parent)
        self.list = StepList(kit)
        self.hint_label = Label(
            self.tr("Drag a step, or move it with Alt+Up and Alt+Down."), "caption"
        )
        self.column.addWidget(self.list)
        self.column.addWidget(self.hint_label)
        self._touched = False
        self.list.model().rowsMoved.connect(self._on_moved)

    def ask(self, question: Question) -> None:
        self._touched = False
        self.list.setDragEnabled(True)
        self.hint_label.show()
        self.list.show_steps([(index, text) for index, text in enumerate(question.options)])

    def response(self) -> Response:
        return Response(picked=tuple(self.list.item(row).data(_INDEX) for row in self._rows()))

    @property
    def is_ready(self) -> bool:
        return True

    def show_mark(self, answered: MarkedAnswer) -> None:
        question, picked = answered.question, answered.response.picked
        order = picked or tuple(range(len(question.options)))
        self.list.setDragEnabled(False)
        self.hint_label.hide()
        self.list.show_steps([(index, question.options[index]) for index in order])
        place = {index: row for row, index in enumerate(question.right)}
        for row, index in enumerate(order):
            item = self.list.item(row)
            item.setData(STATE, "right" if place[index] == row else "wrong")
            item.setData(PLACE, place[index] + 1)

    def take_focus(self) -> None:
        self.list.setFocus()

    def _rows(self) -> range:
        return range(self.list.count())

    def _on_moved(self) -> None:
        self._touched = True
        self.changed.emit()


class StepList(QListWidget):
    """The steps as rows that can be moved."""

    def __init__(self, kit: CardKit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "cards")
        self.setAccessibleName(self.tr("Steps in your order"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(StepDelegate(kit, self))
        self.setSpacing(0)

    def show_steps(self, steps: list[tuple[int, str]]) -> None:
        """Show steps, each with its number in the question."""
        self.clear()
        for index, text in steps:
            item = QListWidgetItem(plain_text(text).strip().replace("\n", " "))
            item.setData(_INDEX, index)
            item.setToolTip(plain_tip(item.text()))
            self.addItem(item)
        if steps:
            self.setCurrentRow(0)
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        rows = sum(self.sizeHintForRow(row) for row in range(self.count()))
        return QSize(super().sizeHint().width(), rows + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.move_current(steps[Qt.Key(event.key())])
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def move_current(self, by: int) -> None:
        """Move the chosen step up or down."""
        row = self.currentRow()
        goal = row + by
        if not self.dragEnabled() or row < 0 or not 0 <= goal < self.count():
            return
        parent = self.rootIndex()
        self.model().moveRow(parent, row, parent, goal + (by > 0))
        self.setCurrentRow(goal)
