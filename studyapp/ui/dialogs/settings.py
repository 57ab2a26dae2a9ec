"""What the learner can set about looks and about studying."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from studyapp.core.settings import Settings
from studyapp.ui.dialogs.dialog import Dialog
from studyapp.ui.icons import Icons
from studyapp.ui.theme import TEXT_SIZES, Appearance, Scheme, Theme
from studyapp.ui.tokens import L
from studyapp.ui.widgets.controls.picker import Picker
from studyapp.ui.widgets.controls.segmented import SegmentedControl
from studyapp.ui.widgets.controls.setting_row import SettingRow
from studyapp.ui.widgets.controls.stepper import Stepper
from studyapp.ui.widgets.controls.switch import Switch
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel

NEW_CARDS = range(0, 201)
REVIEWS = range(10, 2001)
HOURS = range(0, 13)
_FOUR, _SIX = "four", "six"


@dataclass(frozen=True, slots=True)
class SettingsChoice:
    """What the learner saved."""

    appearance: Appearance
    settings: Settings


class SettingsDialog(Dialog):
    """Edits settings. Looks change at once, so that they can be judged; Cancel takes them back."""

    def __init__(
        self, theme: Theme, icons: Icons, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, icons, self.tr("Settings"), parent, width=600)
        self._before = theme.appearance
        self._settings = settings
        self.scheme_control = SegmentedControl(
            self.tr("Colours"),
            (
                (Scheme.SYSTEM, self.tr("System")),
                (Scheme.LIGHT, self.tr("Light")),
                (Scheme.DARK, self.tr("Dark")),
            ),
        )
        self.text_stepper = Stepper(theme, icons, self.tr("Text size of cards"), TEXT_SIZES)
        self.sample_label = Label(self.tr("What does a query look for?"), "quiet")
        self.motion_switch = Switch(theme, self.tr("Reduce motion"))
        self.caps_switch = Switch(theme, self.tr("Show keys on the screen"))
        self.timer_switch = Switch(theme, self.tr("Stop timers while the window is hidden"))
        self.new_stepper = Stepper(theme, icons, self.tr("New cards a day"), NEW_CARDS)
        self.review_stepper = Stepper(theme, icons, self.tr("Reviews a day"), REVIEWS, step=10)
        self.hour_picker = Picker(
            theme, icons, self.tr("Day starts at"), [(str(h), f"{h}:00") for h in HOURS]
        )
        self.grades_control = SegmentedControl(
            self.tr("Grades"), ((_FOUR, self.tr("Four")), (_SIX, self.tr("Six")))
        )
        self.mix_switch = Switch(theme, self.tr("Mix decks"))
        self.fuzz_switch = Switch(theme, self.tr("Spread due days"))
        self.leech_switch = Switch(theme, self.tr("Suspend leeches"))
        self._build()
        self._load()
        self._connect()

    @classmethod
    def edit(
        cls, theme: Theme, icons: Icons, settings: Settings, parent: QWidget | None = None
    ) -> SettingsChoice | None:
        """Show the dialog; return what was saved, None after Cancel."""
        dialog = cls(theme, icons, settings, parent)
        return dialog.choice() if dialog.exec() else None

    def choice(self) -> SettingsChoice:
        """Return what the dialog shows now."""
        return SettingsChoice(self._appearance(), self._chosen_settings())

    def reject(self) -> None:
        self.theme.set_appearance(self._before)
        super().reject()

    def _appearance(self) -> Appearance:
        return Appearance(
            scheme=Scheme(self.scheme_control.current),
            text_size=self.text_stepper.value,
            reduce_motion=self.motion_switch.isChecked(),
            key_caps=self.caps_switch.isChecked(),
            stop_timers=self.timer_switch.isChecked(),
        )

    def _chosen_settings(self) -> Settings:
        return replace(
            self._settings,
            new_per_day=self.new_stepper.value,
            reviews_per_day=self.review_stepper.value,
            rollover_hour=int(self.hour_picker.current),
            six_grades=self.grades_control.current == _SIX,
            interleave=self.mix_switch.isChecked(),
            fuzz=self.fuzz_switch.isChecked(),
            leech_suspends=self.leech_switch.isChecked(),
        )

    def _load(self) -> None:
        look, study = self._before, self._settings
        self.scheme_control.set_current(look.scheme)
        self.text_stepper.set_value(look.text_size)
        self.motion_switch.setChecked(look.reduce_motion)
        self.caps_switch.setChecked(look.key_caps)
        self.timer_switch.setChecked(look.stop_timers)
        self.new_stepper.set_value(study.new_per_day)
        self.review_stepper.set_value(study.reviews_per_day)
        self.hour_picker.set_current(str(study.rollover_hour))
        self.grades_control.set_current(_SIX if study.six_grades else _FOUR)
        self.mix_switch.setChecked(study.interleave)
        self.fuzz_switch.setChecked(study.fuzz)
        self.leech_switch.setChecked(study.leech_suspends)
        self._show_sample()

    def _connect(self) -> None:
        self.scheme_control.chosen.connect(self._on_look_changed)
        self.text_stepper.changed.connect(self._on_look_changed)
        self.motion_switch.toggled.connect(self._on_look_changed)
        self.caps_switch.toggled.connect(self._on_look_changed)
        self.timer_switch.toggled.connect(self._on_look_changed)

    def _on_look_changed(self) -> None:
        self.theme.set_appearance(self._appearance())
        self._show_sample()

    def _show_sample(self) -> None:
        self.sample_label.setStyleSheet(f"font-size: {self.text_stepper.value}px")

    def _build(self) -> None:
        sheet = QWidget()
        sheet.setProperty("kind", "page")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(L)
        column.addWidget(self._panel(self.tr("Look"), self._look_rows()))
        column.addWidget(self._panel(self.tr("Study"), self._study_rows()))
        column.addWidget(self._panel(self.tr("Quiz and interview"), self._quiz_rows()))
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(sheet)
        self.body.addWidget(scroll, 1)
        self.cancel_button = self.add_button(self.tr("Cancel"))
        self.save_button = self.add_button(self.tr("Save"), kind="primary")
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.accept)
        self.resize(600, 720)

    def _panel(self, title: str, rows: tuple[tuple[str, str, QWidget], ...]) -> Panel:
        panel = Panel(title)
        panel.body.setSpacing(2)
        for name, explanation, control in rows:
            panel.body.addWidget(SettingRow(name, explanation, control))
        if title == self.tr("Look"):
            panel.body.insertWidget(3, self.sample_label)
        return panel

    def _look_rows(self) -> tuple[tuple[str, str, QWidget], ...]:
        return (
            (self.tr("Colours"), "", self.scheme_control),
            (
                self.tr("Text size of cards"),
                self.tr("Headings and code follow."),
                self.text_stepper,
            ),
            (
                self.tr("Reduce motion"),
                self.tr("Answers appear without a fade."),
                self.motion_switch,
            ),
            (
                self.tr("Show keys on the screen"),
                self.tr("Small caps beside what a key does."),
                self.caps_switch,
            ),
        )

    def _quiz_rows(self) -> tuple[tuple[str, str, QWidget], ...]:
        return (
            (
                self.tr("Stop timers while the window is hidden"),
                self.tr("The clock of a question waits until you come back."),
                self.timer_switch,
            ),
        )

    def _study_rows(self) -> tuple[tuple[str, str, QWidget], ...]:
        return (
            (
                self.tr("New cards a day"),
                self.tr("Begin low: every new card comes back many times."),
                self.new_stepper,
            ),
            (
                self.tr("Reviews a day"),
                self.tr("When more is due, the cards most at risk come first."),
                self.review_stepper,
            ),
            (
                self.tr("Day starts at"),
                self.tr("Answers before this hour count for the day before."),
                self.hour_picker,
            ),
            (
                self.tr("Grades"),
                self.tr("Again, Hard, Good, Easy; or SM-2's own 0 to 5."),
                self.grades_control,
            ),
            (
                self.tr("Mix decks"),
                self.tr("Switching topics is harder today and holds longer."),
                self.mix_switch,
            ),
            (
                self.tr("Spread due days"),
                self.tr("Cards learnt together do not all come back on one day."),
                self.fuzz_switch,
            ),
            (
                self.tr("Suspend leeches"),
                self.tr("Set a card aside once it was forgotten eight times."),
                self.leech_switch,
            ),
        )
