"""Studying: one card at a time, the whole window for it."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QStackedWidget, QVBoxLayout, QWidget

from studyapp.core import rendering
from studyapp.core.errors import StudyError
from studyapp.core.scheduling.events import Grade
from studyapp.ui.dialogs.edit_note import EditNoteDialog
from studyapp.ui.dialogs.history import HistoryDialog
from studyapp.ui.icons import Icons
from studyapp.ui.pages.study.actions import CHOICES, ScreenState, StudyActions
from studyapp.ui.pages.study.bar import FOUR, SIX, ActionBar
from studyapp.ui.pages.study.card_area import CardArea
from studyapp.ui.pages.study.faces import StudyFace, StudyFaces
from studyapp.ui.pages.study.summary import SummaryPanel
from studyapp.ui.pages.study.top_bar import StudyTopBar
from studyapp.ui.study_words import stage_words
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.question.attention import Attention
from studyapp.ui.widgets.question.timer import AnswerTimer

if TYPE_CHECKING:
    from studyapp.core.cards import Note
    from studyapp.services.study.service import StudyService
    from studyapp.services.study.session import StudyCard, StudySession

_SHORT = 60
Done = TypeVar("Done")
EditNote = Callable[[QWidget, "Note"], "Note | None"]


class StudyPage(QWidget):
    """Walks through a session: question, answer, grade, next.

    Signals: `left` when the learner is done or leaves, `ahead_chosen` when they want
    tomorrow's cards too, `changed` after something was written to the collection.
    """

    left = Signal()
    ahead_chosen = Signal()
    changed = Signal()
    _session: "StudySession"

    def __init__(
        self,
        kit: CardKit,
        icons: Icons,
        study: "StudyService",
        *,
        clock: Callable[[], float] = time.monotonic,
        edit_note: EditNote | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._kit = kit
        self._icons = icons
        self._study = study
        self._edit_note = edit_note or self._ask_for_note
        self._shown: StudyCard | None = None
        self._face = StudyFace("", "", (), "")
        self._faces = StudyFaces()
        self._timer = AnswerTimer(clock)
        self._attention = Attention(self._timer, self)
        self._phase = ScreenState.SUMMARY
        self._picked: frozenset[int] = frozenset()
        self._idle = QTimer(self, singleShot=True, interval=0)
        self._build()
        self._connect()
        self.commands.set_phase(ScreenState.SUMMARY, options=0, can_undo=False)

    def open(self, session: "StudySession") -> None:
        """Begin to ask a session's cards."""
        self._session = session
        keys = SIX if self._study.settings.six_grades else FOUR
        self.bar.set_grades(keys)
        self.commands.set_grade_keys(keys)
        self._show_current()

    @property
    def phase(self) -> ScreenState:
        """What is on screen."""
        return self._phase

    def reveal(self) -> None:
        """Show the answer and the grades."""
        if self._phase is not ScreenState.QUESTION or self._shown is None:
            return
        try:
            due = self._session.choices()
        except StudyError as error:
            self.card_area.complain(str(error))
            return
        self.card_area.panel.reveal(self._face, self._picked)
        drills = self._shown.stage == "drill"
        self.bar.offer_grades(due, self._study.today(), drills=drills)
        self._enter(ScreenState.ANSWER)
        self.card_area.bring_answer_into_view()
        self.card_area.panel.read_answer()

    def grade(self, grade: Grade) -> None:
        """Grade the card on screen and show the next one."""
        shown = self._shown
        if shown is None or self._phase is not ScreenState.ANSWER:
            return
        answered = self._do(lambda: self._session.answer(grade, self._timer.milliseconds))
        if answered is not None and answered.is_leech:
            self.bar.say(
                self.tr("You often miss “{0}”. Rewriting or splitting it may help.").format(
                    _short(shown.note.front)
                )
            )

    def _build(self) -> None:
        theme = self._kit.theme
        self.commands = StudyActions(theme, self._icons, self)
        menu = self.commands.menu(self)
        self.top = StudyTopBar(theme, self._icons, self.commands.usual, menu)
        self.card_area = CardArea(self._kit, self._icons)
        self.summary = SummaryPanel(self._kit, self._icons)
        self.bar = ActionBar(theme, self._icons)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.card_area)
        self._stack.addWidget(self.summary)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.bar)

    def _connect(self) -> None:
        self.bar.show_chosen.connect(self.reveal)
        self.bar.thought_chosen.connect(self._on_thought)
        self.bar.grade_chosen.connect(self.grade)
        self.card_area.panel.choice_picked.connect(self._on_choice)
        self.card_area.panel.thought.finished.connect(self.reveal)
        self.card_area.panel.thought.left.connect(self._focus_card)
        self.summary.done.connect(self.left)
        self.summary.ahead.connect(self.ahead_chosen)
        self.commands.flag_chosen.connect(self._flag)
        self._idle.timeout.connect(self._prepare_next)
        for action, grade in self.commands.grades():
            action.triggered.connect(lambda _checked=False, grade=grade: self.grade(grade))
        for index, name in enumerate(CHOICES):
            chosen = self.commands[name].triggered
            chosen.connect(lambda _checked=False, index=index: self._on_choice(index))
        slots = {
            "show": self._on_space,
            "undo": self._on_undo,
            "edit": self._on_edit,
            "flag": self._on_flag,
            "suspend": self._on_suspend,
            "bury": self._on_bury,
            "why": self._on_why,
            "thought": self._on_thought,
            "leave": self.left.emit,
            "larger": lambda: self.card_area.panel.question.zoom(1),
            "smaller": lambda: self.card_area.panel.question.zoom(-1),
            "usual_size": lambda: self.card_area.panel.question.zoom(0),
        }
        for name, slot in slots.items():
            self.commands[name].triggered.connect(lambda _checked=False, slot=slot: slot())

    def _show_current(self) -> None:
        """Ask the session's card from the beginning."""
        self._shown = self._session.current
        self._picked = frozenset()
        self.card_area.complain("")
        self._show_progress()
        if self._shown is None:
            self._show_summary()
            return
        self._face = self._faces.face(self._shown.note, self._shown.card)
        self._show_head(self._shown)
        self._stack.setCurrentWidget(self.card_area)
        self.bar.show()
        self.card_area.panel.ask(self._face)
        self.card_area.to_top()
        self.bar.ask(is_choice=bool(self._face.right))
        self._enter(ScreenState.QUESTION)
        self._attention.start()
        self._focus_card()
        self._idle.start()

    def _show_changed(self) -> None:
        """Show the same card again after its note or flag has changed."""
        before, self._shown = self._shown, self._session.current
        if self._shown is None or before is None or self._shown.card.id != before.card.id:
            self._show_current()
            return
        face = self._faces.face(self._shown.note, self._shown.card)
        self.card_area.complain("")
        self._show_progress()
        self._show_head(self._shown)
        if face != self._face:
            self._face, self._picked = face, frozenset()
            self.card_area.panel.rewrite(face, revealed=self._phase is ScreenState.ANSWER)
        self._enter(self._phase)

    def _show_head(self, shown: "StudyCard") -> None:
        card = shown.card
        words = stage_words(shown.stage, card)
        self.card_area.panel.head.show_card(shown.note.tags, words, card.flag)

    def _show_progress(self) -> None:
        session = self._session
        title = session.title or self.tr("All decks")
        self.top.show_progress(title, session.done, session.total, session.counts)
        self.top.show_flag(self._shown.card.flag if self._shown else 0)

    def _show_summary(self) -> None:
        self._attention.stop()
        self.summary.show_session(self._session.summary(), self._study.today())
        self._stack.setCurrentWidget(self.summary)
        self.bar.hide()
        self._enter(ScreenState.SUMMARY)

    def _enter(self, phase: ScreenState) -> None:
        self._phase = phase
        options = len(self._face.right) if phase is ScreenState.QUESTION else 0
        self.commands.set_phase(phase, options=options, can_undo=self._session.can_undo)

    def _prepare_next(self) -> None:
        """Build what will be wanted soon, while the learner reads."""
        if self._shown is None:
            return
        self.card_area.panel.prepare(self._face)
        upcoming = self._session.upcoming()
        if upcoming is not None:
            face = self._faces.face(upcoming.note, upcoming.card)
            self.card_area.panel.question.prepare(face.question)

    def _do(self, change: Callable[[], Done]) -> Done | None:
        """Change the session and show its card; a `StudyError` is shown and changes nothing."""
        try:
            result = change()
        except StudyError as error:
            self.card_area.complain(str(error))
            return None
        self._show_current()
        self.changed.emit()
        return result

    def _on_space(self) -> None:
        focused = self.focusWidget()
        if isinstance(focused, QAbstractButton) and focused.isVisible():
            focused.click()
        elif self._phase is ScreenState.QUESTION:
            self.reveal()
        elif self._phase is ScreenState.ANSWER:
            self.grade(Grade.GOOD)
        else:
            self.left.emit()

    def _on_choice(self, index: int) -> None:
        if self._phase is not ScreenState.QUESTION or index >= len(self._face.right):
            return
        if self._face.has_several_right:
            self._picked = self._picked ^ {index}
            self.card_area.panel.mark_picked(self._picked, self._face)
        else:
            self._picked = frozenset({index})
            self.reveal()

    def _on_thought(self) -> None:
        if self._phase is ScreenState.QUESTION:
            self.card_area.panel.thought.open()

    def _on_undo(self) -> None:
        label = self._do(self._session.undo)
        if label:
            self.bar.say(self.tr("Taken back: {0}.").format(label))

    def _on_suspend(self) -> None:
        self._leave_out(self._session.suspend, self.tr("Suspended: it is not asked any more."))

    def _on_bury(self) -> None:
        self._leave_out(self._session.bury, self.tr("Buried: it comes back tomorrow."))

    def _leave_out(self, change: Callable[[], None], said: str) -> None:
        def left_out() -> bool:
            change()
            return True

        if self._do(left_out):
            self.bar.say(self.tr("{0} Ctrl+Z takes it back.").format(said))

    def _on_flag(self) -> None:
        if self._shown is not None:
            self._flag(0 if self._shown.card.flag else 1)

    def _flag(self, flag: int) -> None:
        self._change_in_place(lambda: self._session.flag(flag))

    def _on_edit(self) -> None:
        if self._shown is None:
            return
        self._timer.pause()
        note = self._edit_note(self, self._shown.note)
        self._come_back()
        if note is not None:
            self._change_in_place(lambda: self._session.edit(note))

    def _change_in_place(self, change: Callable[[], None]) -> None:
        try:
            change()
        except StudyError as error:
            self.card_area.complain(str(error))
            return
        self._show_changed()
        self.changed.emit()

    def _on_why(self) -> None:
        if self._shown is None:
            return
        try:
            history = self._study.history(self._shown.card.id)
        except StudyError as error:
            self.card_area.complain(str(error))
            return
        today = self._study.today()
        dialog = HistoryDialog(self._kit.theme, self._icons, history, today, self)
        dialog.finished.connect(self._come_back)
        dialog.open()

    def _ask_for_note(self, parent: QWidget, note: "Note") -> "Note | None":
        return EditNoteDialog.edit(parent, self._kit, self._icons, note)

    def _come_back(self) -> None:
        """Take the keys again after a dialog; without a window manager nobody else sees to it."""
        self.window().activateWindow()
        self._attention.check()

    def _focus_card(self) -> None:
        self.card_area.panel.question.setFocus(Qt.FocusReason.OtherFocusReason)


def _short(markdown: str) -> str:
    line = rendering.plain_text(markdown).strip().partition("\n")[0]
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1]}…"
