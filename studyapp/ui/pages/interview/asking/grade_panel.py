"""The grade that follows from the marks, with its rule; the learner may give another."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studyapp.core.interview.rubric import RULE, Tick, explained, grade_of
from studyapp.core.scheduling.events import Grade
from studyapp.ui.icons import Icons
from studyapp.ui.pages.interview.words_of_interview import grade_words
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import M, S
from studyapp.ui.widgets.controls.button import Button
from studyapp.ui.widgets.controls.key_cap import KeyCap
from studyapp.ui.widgets.controls.segmented import SegmentedControl
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel


class GradePanel(Panel):
    """Follows the marks until the learner gives a grade of their own.

    Signals: `changed` when the grade did.
    """

    changed = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Grade"), "\N{NO-BREAK SPACE}", parent)
        self._ticks: tuple[Tick, ...] = ()
        self._own: Grade | None = None
        self.control = SegmentedControl(
            self.tr("Grade"), [(str(int(grade)), str(int(grade))) for grade in Grade]
        )
        for grade in Grade:
            self.control.set_text(str(int(grade)), str(int(grade)))
        self.follow_button = Button(theme, icons, self.tr("Follow the marks"), kind="link")
        self.name_label = Label("", "strong")
        self.sum_label = Label("", wrap=True)
        self.rule_label = Label(RULE, "caption", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(M)
        row.addWidget(self.control)
        row.addWidget(self.name_label)
        row.addStretch(1)
        row.addWidget(KeyCap(theme, "−"))
        row.addWidget(KeyCap(theme, "+"))
        self.body.setSpacing(S)
        self.head.addWidget(self.follow_button)
        self.body.addLayout(row)
        self.body.addWidget(self.sum_label)
        self.body.addWidget(self.rule_label)
        self.control.chosen.connect(lambda key: self._give(Grade(int(key))))
        self.follow_button.clicked.connect(self.follow)

    @property
    def grade(self) -> Grade:
        """The grade that holds."""
        return grade_of(self._ticks) if self._own is None else self._own

    @property
    def own(self) -> Grade | None:
        """The grade that the learner gave, None while it follows from the marks."""
        return self._own

    def show_ticks(self, ticks: Sequence[Tick]) -> None:
        """Show the grade of these marks; a grade of the learner's own stays."""
        self._ticks = tuple(ticks)
        self._tell()

    def show_grade(self, ticks: Sequence[Tick], grade: Grade) -> None:
        """Show marks with the grade that was given for them."""
        self._ticks = tuple(ticks)
        self._own = None if grade is grade_of(ticks) else grade
        self._tell()

    def step(self, by: int) -> None:
        """Give a grade more or less."""
        self._give(Grade(min(int(Grade.EASY), max(int(Grade.BLACKOUT), int(self.grade) + by))))

    def follow(self) -> None:
        """Let the grade follow from the marks again."""
        if self._own is not None:
            self._own = None
            self._tell()
            self.changed.emit()

    def _give(self, grade: Grade) -> None:
        before = self.grade
        self._own = None if grade is grade_of(self._ticks) else grade
        self._tell()
        if self.grade is not before:
            self.changed.emit()

    def _tell(self) -> None:
        self.control.set_current(str(int(self.grade)))
        self.name_label.setText(grade_words(self.grade))
        said = explained(self._ticks) if self._ticks else ""
        if self._own is not None:
            said = self.tr("{0} You gave {1}.").format(said, int(self._own))
        self.sum_label.setText(said)
        self.follow_button.setVisible(self._own is not None)
        self.setAccessibleName(
            self.tr("Grade {0}: {1}").format(int(self.grade), self.name_label.text())
        )
