"""What the next quiz is to be made of."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from studyapp.core.cards import DECK_SEPARATOR
from studyapp.core.quiz.questions import FeedbackTime, QuestionKind, QuizSpec
from studyapp.core.statistics import DeckRow
from studyapp.ui import words
from studyapp.ui.icons import Icons
from studyapp.ui.pages.quiz.words_of_quiz import QuizWords
from studyapp.ui.theme import Theme
from studyapp.ui.tips import plain_tip
from studyapp.ui.tokens import L, M, S
from studyapp.ui.widgets.controls.button import Button
from studyapp.ui.widgets.controls.check_picker import CheckPicker
from studyapp.ui.widgets.controls.picker import Picker
from studyapp.ui.widgets.controls.segmented import SegmentedControl
from studyapp.ui.widgets.controls.stepper import Stepper
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel

_INDENT = "\N{NO-BREAK SPACE}" * 4
_SECONDS = ("0", "15", "30", "45", "60", "90", "120")
_QUESTIONS = range(1, 101)
_LARGEST_SEED = 2**31 - 1
_LABEL_WIDTH = 116


class QuizSetupPanel(Panel):
    """A form that gives a `QuizSpec`.

    Signals: `changed` when another quiz is wished for, `begun` when it shall begin.
    """

    changed = Signal()
    begun = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("New quiz"), parent=parent)
        self.decks_picker = CheckPicker(theme, icons, self.tr("Decks"), self.tr("All decks"))
        self.tags_picker = CheckPicker(theme, icons, self.tr("Tags"), self.tr("Any tag"))
        self.cards_control = SegmentedControl(
            self.tr("Cards"),
            (("all", self.tr("All")), ("due", self.tr("Due today")), ("weak", self.tr("Weak"))),
        )
        self.count_stepper = Stepper(theme, icons, self.tr("Questions"), _QUESTIONS, step=5)
        self.time_picker = Picker(theme, icons, self.tr("Time for each"), self._times())
        self.feedback_control = SegmentedControl(
            self.tr("Feedback"),
            (
                (FeedbackTime.EACH, self.tr("After each question")),
                (FeedbackTime.END, self.tr("At the end")),
            ),
        )
        self.kind_buttons = {kind: self._kind_button(kind) for kind in QuestionKind}
        self.seed_edit = QLineEdit()
        self.matching_label = Label("", "quiet", wrap=True)
        self.begin_button = Button(
            theme, icons, self.tr("Begin the quiz"), kind="main", icon="play"
        )
        self._rows = QGridLayout()
        self._lay_out()
        self._connect()

    def show_decks(self, decks: Sequence[DeckRow]) -> None:
        """Offer these decks."""
        self.decks_picker.set_choices(
            (deck.name, _INDENT * deck.depth + deck.leaf) for deck in decks
        )

    def show_tags(self, tags: Sequence[str]) -> None:
        """Offer these tags."""
        self.tags_picker.set_choices((tag, tag) for tag in tags)

    def show_spec(self, spec: QuizSpec) -> None:
        """Show the wishes of an earlier quiz."""
        self.decks_picker.set_chosen(spec.decks)
        self.tags_picker.set_chosen(spec.tags)
        self.cards_control.set_current("due" if spec.due else "weak" if spec.weak else "all")
        self.count_stepper.set_value(spec.questions)
        seconds = str(spec.seconds or 0)
        self.time_picker.set_current(seconds if seconds in _SECONDS else "0")
        self.feedback_control.set_current(spec.feedback)
        for kind, button in self.kind_buttons.items():
            button.setChecked(kind in spec.kinds)

    def spec(self) -> QuizSpec:
        """Return what is wished for now."""
        cards, seed = self.cards_control.current, self.seed_edit.text().strip()
        return QuizSpec(
            decks=outermost(self.decks_picker.chosen),
            tags=self.tags_picker.chosen,
            due=cards == "due",
            weak=cards == "weak",
            questions=self.count_stepper.value,
            seconds=int(self.time_picker.current or 0) or None,
            kinds=tuple(kind for kind, button in self.kind_buttons.items() if button.isChecked()),
            feedback=FeedbackTime(self.feedback_control.current or FeedbackTime.EACH),
            seed=int(seed) if seed.isdecimal() else None,
        )

    def show_matching(self, count: int) -> None:
        """Say how many notes can be asked, and whether there can be a quiz at all."""
        has_kinds = any(button.isChecked() for button in self.kind_buttons.values())
        self.begin_button.setEnabled(bool(count) and has_kinds)
        if not has_kinds:
            text = self.tr("Choose at least one kind of question.")
        elif not count:
            text = self.tr("No card fits. Choose other decks, tags or cards.")
        else:
            text = words.counted(count, self.tr("{count} note fits"), self.tr("{count} notes fit"))
        self.matching_label.setText(text)

    def say(self, text: str) -> None:
        """Say why no quiz could begin."""
        self.matching_label.setText(text)

    def _lay_out(self) -> None:
        self._rows.setHorizontalSpacing(L)
        self._rows.setVerticalSpacing(M)
        self._rows.setColumnMinimumWidth(0, _LABEL_WIDTH)
        self._rows.setColumnStretch(1, 1)
        self.seed_edit.setPlaceholderText(self.tr("A number, to get the same quiz again"))
        self.seed_edit.setAccessibleName(self.tr("Number of the quiz"))
        self.seed_edit.setValidator(QIntValidator(0, _LARGEST_SEED, self))
        for name, control in (
            (self.tr("Decks"), _left(self.decks_picker)),
            (self.tr("Tags"), _left(self.tags_picker)),
            (self.tr("Cards"), _left(self.cards_control)),
            (self.tr("Questions"), _left(self.count_stepper)),
            (self.tr("Time for each"), _left(self.time_picker)),
            (self.tr("Kinds"), self._kinds()),
            (self.tr("Feedback"), _left(self.feedback_control)),
            (self.tr("Repeat"), self.seed_edit),
        ):
            row = self._rows.rowCount()
            self._rows.addWidget(Label(name, "quiet"), row, 0)
            self._rows.addWidget(control, row, 1)
        foot = QHBoxLayout()
        foot.setSpacing(M)
        foot.addWidget(self.matching_label, 1)
        foot.addWidget(self.begin_button)
        self.body.addLayout(self._rows)
        self.body.addSpacing(S)
        self.body.addLayout(foot)
        self.body.addStretch(1)

    def _connect(self) -> None:
        for signal in (
            self.decks_picker.changed,
            self.tags_picker.changed,
            self.cards_control.chosen,
            *(button.toggled for button in self.kind_buttons.values()),
        ):
            signal.connect(lambda *_: self.changed.emit())
        self.begin_button.clicked.connect(self.begun)

    def _kinds(self) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for place, button in enumerate(self.kind_buttons.values()):
            grid.addWidget(button, place // 4, place % 4)
        return box

    def _kind_button(self, kind: QuestionKind) -> QPushButton:
        names = QuizWords(self)
        button = QPushButton(names.name(kind))
        button.setProperty("kind", "soft")
        button.setCheckable(True)
        button.setChecked(True)
        button.setAutoDefault(False)
        button.setToolTip(plain_tip(names.tip(kind)))
        button.setAccessibleName(names.name(kind))
        button.setAccessibleDescription(names.tip(kind))
        return button

    def _times(self) -> list[tuple[str, str]]:
        return [
            (key, self.tr("No limit") if key == "0" else self.tr("{0} seconds").format(key))
            for key in _SECONDS
        ]


def outermost(decks: Sequence[str]) -> tuple[str, ...]:
    """Return decks without those that lie below another of them."""
    chosen = set(decks)

    def is_covered(deck: str) -> bool:
        parts = deck.split(DECK_SEPARATOR)
        return any(DECK_SEPARATOR.join(parts[:n]) in chosen for n in range(1, len(parts)))

    return tuple(deck for deck in decks if not is_covered(deck))


def _left(control: QWidget) -> QWidget:
    """Return a control that stays at the left instead of growing."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(control)
    row.addStretch(1)
    return box
