"""Editing a note beside the card that it gives."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from studyapp.core import rendering
from studyapp.core.cards import Note, NoteKind
from studyapp.ui.dialogs.dialog import Dialog
from studyapp.ui.dialogs.note_fields import NoteFields, problem
from studyapp.ui.fonts import code_font
from studyapp.ui.icons import Icons
from studyapp.ui.tokens import XS, L, M, S
from studyapp.ui.widgets.card.card_view import CardView
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel

_SIZE = QSize(1060, 720)
_SHARE = 0.94
_PREVIEW_MS = 200
_CODE_SIZE = 13
_LEAST_HEIGHT = 84
_SCALE = 0.9


class EditNoteDialog(Dialog):
    """Returns the edited note; saving it is left to the caller."""

    def __init__(
        self, kit: CardKit, icons: Icons, note: Note, parent: QWidget | None = None
    ) -> None:
        super().__init__(kit.theme, icons, self.tr("Edit note"), parent)
        self._before = note
        self._is_leaving = False
        self.preview = NotePreview(kit)
        self.front_edit = _text_field(self.tr("Front"))
        self.back_edit = _text_field(self.tr("Back"))
        self.points_edit = _text_field(self.tr("Key points, one a line"))
        self.choices_edit = _text_field(self.tr("Options, one a line, the right one with [x]"))
        self.more_edit = _text_field(self.tr("More, shown small"))
        self.tags_edit = QLineEdit()
        self.tags_edit.setAccessibleName(self.tr("Tags, separated by spaces"))
        self.problem_label = Label("", "error", wrap=True)
        self._pause = QTimer(self, singleShot=True, interval=_PREVIEW_MS)
        self._lay_out()
        self._fill(NoteFields.of(note))
        self._connect()
        self._on_pause()
        self.resize(self.sizeHint())

    @classmethod
    def edit(cls, parent: QWidget, kit: CardKit, icons: Icons, note: Note) -> Note | None:
        """Let the learner edit a note; None when nothing is to be saved."""
        dialog = cls(kit, icons, note, parent)
        saved = bool(dialog.exec())
        edited = dialog.note
        dialog.deleteLater()
        return edited if saved and edited != note else None

    @property
    def note(self) -> Note:
        """The note as it is written now."""
        return self._fields().note(self._before)

    def sizeHint(self) -> QSize:
        parent = self.parentWidget()
        around = parent.window().size() if parent else _SIZE
        return _SIZE.boundedTo(QSize(int(around.width() * _SHARE), int(around.height() * _SHARE)))

    def reject(self) -> None:
        """Leave; a second time leaves what was written behind."""
        if self.note != self._before and not self._is_leaving:
            self._is_leaving = True
            self.cancel_button.setText(self.tr("Discard changes"))
            self.problem_label.setText(self.tr("Not saved yet. Press Esc again to discard."))
            return
        super().reject()

    def _lay_out(self) -> None:
        column = QWidget()
        fields = QVBoxLayout(column)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(XS)
        heights = {self.back_edit: 108, self.choices_edit: 116}
        is_choice = self._before.kind is NoteKind.CHOICE
        self.choices_edit.setVisible(is_choice)
        shown = [self.front_edit, self.back_edit, self.points_edit, self.more_edit]
        if is_choice:
            shown.insert(1, self.choices_edit)
        for edit in shown:
            height = heights.get(edit, _LEAST_HEIGHT)
            fields.addWidget(_labelled(edit, height), height)
        fields.addWidget(_labelled(self.tags_edit, 0))
        columns = QHBoxLayout()
        columns.setSpacing(L)
        columns.addWidget(_scrolled(column), 1)
        columns.addWidget(self.preview, 1)
        self.body.addLayout(columns)
        self.footer.insertWidget(0, self.problem_label, 1)
        self.cancel_button = self.add_button(self.tr("Cancel"))
        self.save_button = self.add_button(self.tr("Save"), kind="primary")
        self.save_button.setToolTip(self.tr("Ctrl+Enter"))

    def _fill(self, fields: NoteFields) -> None:
        self.front_edit.setPlainText(fields.front)
        self.back_edit.setPlainText(fields.back)
        self.points_edit.setPlainText(fields.key_points)
        self.choices_edit.setPlainText(fields.choices)
        self.more_edit.setPlainText(fields.more)
        self.tags_edit.setText(fields.tags)

    def _connect(self) -> None:
        for edit in (
            self.front_edit,
            self.back_edit,
            self.points_edit,
            self.choices_edit,
            self.more_edit,
        ):
            edit.textChanged.connect(self._on_edited)
        self.tags_edit.textChanged.connect(self._on_edited)
        self._pause.timeout.connect(self._on_pause)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self._on_save)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self._on_save)

    def _fields(self) -> NoteFields:
        return NoteFields(
            front=self.front_edit.toPlainText(),
            back=self.back_edit.toPlainText(),
            key_points=self.points_edit.toPlainText(),
            choices=self.choices_edit.toPlainText(),
            more=self.more_edit.toPlainText(),
            tags=self.tags_edit.text(),
        )

    def _on_edited(self) -> None:
        self._is_leaving = False
        self.cancel_button.setText(self.tr("Cancel"))
        self._pause.start()

    def _on_pause(self) -> None:
        """Show the card as it is written now."""
        note = self.note
        found = problem(note, self._before)
        if found or not self._is_leaving:
            self.problem_label.setText(found)
        self.save_button.setEnabled(not found)
        self.preview.show_note(note)

    def _on_save(self) -> None:
        self._on_pause()
        if self.save_button.isEnabled():
            self.accept()


class NotePreview(Panel):
    """The first card of a note, question and answer one below the other."""

    def __init__(self, kit: CardKit, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.view = CardView(kit, fits=False, scale=_SCALE)
        self.view.setAccessibleName(self.tr("Preview of the card"))
        self.body.setContentsMargins(M, M, S, M)
        self.body.addWidget(self.view)

    def show_note(self, note: Note) -> None:
        """Show a note's first card; of a choice only the list that says what is right."""
        face = rendering.face(note, note.ordinals()[0])
        is_choice = note.kind is NoteKind.CHOICE
        question = rendering.to_html(note.front) if is_choice else f"{face.question}<hr>"
        points = "".join(f"<li>{point}</li>" for point in rendering.key_points(note))
        listed = f"<ul>{points}</ul>" if points else ""
        self.view.set_card(question + face.answer + listed + rendering.more(note))


def _scrolled(inside: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(inside)
    inside.setAutoFillBackground(False)
    scroll.viewport().setAutoFillBackground(False)
    return scroll


def _labelled(edit: QWidget, least_height: int) -> QWidget:
    """Return a field below its name; the style sheet decides about the field's own height."""
    holder = QWidget()
    holder.setMinimumHeight(least_height)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, XS)
    column.setSpacing(XS)
    column.addWidget(Label(edit.accessibleName(), "caption-strong"))
    column.addWidget(edit)
    return holder


def _text_field(name: str) -> QPlainTextEdit:
    edit = QPlainTextEdit()
    edit.setAccessibleName(name)
    edit.setTabChangesFocus(True)
    edit.setFont(code_font(_CODE_SIZE))
    return edit
