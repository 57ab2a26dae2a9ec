"""One note of an import, and what the learner decides about it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from studyapp.core.cards import Note
from studyapp.core.errors import StudyError
from studyapp.core.importing.likeness import NoteLikeness, Whereabouts
from studyapp.ui.actions import DECISIONS
from studyapp.ui.icons import Icons
from studyapp.ui.pages.importing import words_of_import as say
from studyapp.ui.pages.importing.checking.compare_view import CompareView
from studyapp.ui.pages.importing.checking.diff_view import DiffView
from studyapp.ui.pages.importing.checking.item_model import ItemRow
from studyapp.ui.pages.importing.checking.note_view import NoteView
from studyapp.ui.tokens import M, S
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.controls.button import Button
from studyapp.ui.widgets.controls.key_cap import KeyCap
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel

KEYS = {command.name: command.keys[0] for command in DECISIONS.commands}


class ItemDetail(Panel):
    """Shows a note, how it changes or the one it is like, with the buttons that fit.

    Signals: `decided` with the name of a decision (mine, theirs, join, skip, edit).
    """

    decided = Signal(str)

    def __init__(
        self,
        kit: CardKit,
        icons: Icons,
        find: Callable[[str], Note],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._find = find
        self._theme = kit.theme
        self._holders: dict[str, QWidget] = {}
        self.title_label = Label("", "strong", wrap=True)
        self.other: Note | None = None
        self.note_view = NoteView(kit, self.tr("The note as a card"))
        self.diff_view = DiffView(kit.theme)
        self.compare_view = CompareView(kit)
        self._stack = QStackedWidget()
        for view in (self.note_view, self.diff_view, self.compare_view):
            self._stack.addWidget(view)
        self.buttons = {
            "theirs": Button(kit.theme, icons, self.tr("Take theirs"), kind="soft"),
            "mine": Button(kit.theme, icons, self.tr("Keep mine"), kind="soft"),
            "join": Button(kit.theme, icons, self.tr("Merge"), kind="soft"),
            "skip": Button(kit.theme, icons, self.tr("Skip"), kind="soft"),
            "edit": Button(kit.theme, icons, self.tr("Edit"), kind="soft", icon="edit"),
        }
        self._lay_out()

    def show_entry(self, entry: ItemRow, other: Note | None = None) -> None:
        """Show an entry; `other` is the note it is like where that is in the same file."""
        item, like = entry.item, entry.likeness
        self.other = None
        if like is not None:
            self.other = other or self._found(like)
            self.title_label.setText(say.sentence_of_likeness(like))
            self.compare_view.show_notes(self.other, entry.note, say.whereabouts(like))
            self._stack.setCurrentWidget(self.compare_view)
        elif item.before is not None and item.after is not None and item.before != item.after:
            self.title_label.setText(say.sentence(item))
            self.diff_view.show_change(item.before, item.after)
            self._stack.setCurrentWidget(self.diff_view)
        else:
            self.title_label.setText(say.sentence(item))
            self.note_view.show_note(entry.note)
            self._stack.setCurrentWidget(self.note_view)
        self._show_buttons(entry)

    def offered(self) -> tuple[str, ...]:
        """Return the decisions that can be made now."""
        return tuple(name for name in self.buttons if self._is_offered(name))

    def _found(self, like: NoteLikeness) -> Note:
        try:
            return self._find(like.other)
        except StudyError:
            return say.stand_in(like)

    def _show_buttons(self, entry: ItemRow) -> None:
        offered = offers(entry)
        if self.other is not None and not self.other.back and not self.other.key_points:
            offered.pop("join", None)
        for name, button in self.buttons.items():
            self._holders[name].setVisible(name in offered)
            if name in offered:
                text, is_chosen = offered[name]
                spaced = f"\N{NO-BREAK SPACE}{text}" if name == "edit" else text
                button.setText(spaced)
                button.setAccessibleName(text)
                button.setCheckable(name != "edit")
                button.setChecked(is_chosen)

    def _is_offered(self, name: str) -> bool:
        return not self._holders[name].isHidden()

    def _with_key(self, name: str, button: Button) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, S, 0)
        row.setSpacing(6)
        row.addWidget(button)
        row.addWidget(KeyCap(self._theme, KEYS[name]))
        return holder

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(S)
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, name=name: self.decided.emit(name))
            self._holders[name] = self._with_key(name, button)
            row.addWidget(self._holders[name])
        row.addStretch()
        self.body.setContentsMargins(M + 4, M, M + 4, M)
        self.body.setSpacing(M)
        self.body.addWidget(self.title_label)
        self.body.addWidget(self._stack, 1)
        self.body.addLayout(row)


def offers(entry: ItemRow) -> dict[str, tuple[str, bool]]:
    """Return the decisions about an entry: their words, and whether they hold now."""
    item, state = entry.item, entry.item.state
    if entry.likeness is not None:
        return {
            "theirs": (say.offer("both"), state in ("new", "changed")),
            "join": (say.offer("join"), state == "merged"),
            "skip": (say.offer("skip"), state == "skipped"),
        }
    if item.after is None:
        return {
            "theirs": (say.offer("suspend"), state == "removed"),
            "mine": (say.offer("keep"), state == "kept"),
        }
    if item.before == item.after:
        return {"edit": (say.offer("edit"), False)}
    if item.before is not None:
        return {
            "theirs": (say.offer("theirs"), state == "changed"),
            "mine": (say.offer("mine"), state in ("kept", "same")),
            "edit": (say.offer("edit"), False),
        }
    return {
        "theirs": (say.offer("take"), state == "new"),
        "skip": (say.offer("skip"), state in ("skipped", "merged")),
        "edit": (say.offer("edit"), False),
    }


def is_elsewhere(like: NoteLikeness) -> bool:
    """Whether the other note stands outside the file."""
    return like.where is not Whereabouts.FILE
