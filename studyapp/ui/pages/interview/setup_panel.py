"""What the next interview is to be about, how long it takes and how it is answered."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from studyapp.core.interview.planning import MINUTES
from studyapp.core.roles import Role
from studyapp.services.interview.service import InterviewTopic
from studyapp.ui.icons import Icons
from studyapp.ui.pages.interview.topic_list import METER, SCORE, SIDE, TopicList
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import L, M, S
from studyapp.ui.widgets.controls.button import Button
from studyapp.ui.widgets.controls.picker import Picker
from studyapp.ui.widgets.controls.segmented import SegmentedControl
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel
from studyapp.ui.window_state import InterviewWish

_WRITTEN, _SPOKEN = "written", "spoken"
_LABEL_WIDTH = 72


class InterviewSetupPanel(Panel):
    """A form that gives an `InterviewWish`.

    Signals: `changed` when another interview is wished for, `begun` when it shall begin,
    `answers_wanted` with a deck whose earlier answers are to be shown.
    """

    changed = Signal()
    begun = Signal()
    answers_wanted = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("New interview"), parent=parent)
        self.topics = TopicList(theme)
        self.answers_button = Button(
            theme, icons, self.tr("Earlier answers"), kind="soft", icon="history"
        )
        self.length_control = SegmentedControl(
            self.tr("Length"),
            [(str(minutes), self.tr("{0} minutes").format(minutes)) for minutes in MINUTES],
        )
        self.way_control = SegmentedControl(
            self.tr("Answers"),
            ((_WRITTEN, self.tr("Written")), (_SPOKEN, self.tr("Spoken"))),
        )
        roles = [(str(role), role.label) for role in Role]
        self.role_picker = Picker(
            theme, icons, self.tr("Role"), [("", self.tr("All roles")), *roles]
        )
        self.way_label = Label("", "quiet", wrap=True)
        self.said_label = Label("", "error", wrap=True)
        self.begin_button = Button(
            theme, icons, self.tr("Begin the interview"), kind="main", icon="play"
        )
        self._lay_out()
        self._connect()

    def show_topics(self, topics: Sequence[InterviewTopic], wish: InterviewWish) -> None:
        """Offer topics, with an earlier wish chosen."""
        self.topics.show_topics(topics, wish.deck)
        minutes = wish.minutes if wish.minutes in MINUTES else MINUTES[1]
        self.length_control.set_current(str(minutes))
        self.way_control.set_current(_SPOKEN if wish.spoken else _WRITTEN)
        self.role_picker.set_current(wish.role if wish.role in list(Role) else "")
        self.begin_button.setEnabled(bool(topics))
        self.say("")
        self._explain()

    def wish(self) -> InterviewWish:
        """Return what is wished for now."""
        return InterviewWish(
            deck=self.topics.deck,
            minutes=int(self.length_control.current or MINUTES[1]),
            spoken=self.way_control.current == _SPOKEN,
            role=self.role_picker.current,
        )

    def say(self, text: str) -> None:
        """Say why no interview could begin, or nothing more."""
        self.said_label.setText(text)
        self.said_label.setVisible(bool(text))

    def _explain(self) -> None:
        self.way_label.setText(
            self.tr("Speak each answer aloud and note down what you said: the notes are compared.")
            if self.way_control.current == _SPOKEN
            else self.tr("Write each answer; it is compared with what a strong answer names.")
        )
        topic = self.topics.topic()
        asked = topic is not None and bool(topic.deck) and topic.percent is not None
        self.answers_button.setEnabled(asked)

    def _connect(self) -> None:
        for signal in (
            self.topics.chosen,
            self.length_control.chosen,
            self.way_control.chosen,
            self.role_picker.chosen,
        ):
            signal.connect(self._on_changed)
        self.topics.itemActivated.connect(lambda _item: self.begin_button.setFocus())
        self.begin_button.clicked.connect(self.begun)
        self.answers_button.clicked.connect(lambda: self.answers_wanted.emit(self.topics.deck))

    def _on_changed(self) -> None:
        self._explain()
        self.changed.emit()

    def _captions(self) -> QHBoxLayout:
        captions = QHBoxLayout()
        captions.setContentsMargins(SIDE, 0, SIDE, 0)
        captions.setSpacing(0)
        captions.addWidget(Label(self.tr("Topic"), "caption"), 1)
        for text, width, place in (
            (self.tr("Weakness"), METER, Qt.AlignmentFlag.AlignLeft),
            (self.tr("Last score"), SCORE, Qt.AlignmentFlag.AlignRight),
        ):
            label = Label(text, "caption")
            label.setFixedWidth(width)
            label.setAlignment(place)
            captions.addWidget(label)
        return captions

    def _lay_out(self) -> None:
        self.head.addWidget(self.answers_button)
        rows = QGridLayout()
        rows.setHorizontalSpacing(L)
        rows.setVerticalSpacing(M)
        rows.setColumnMinimumWidth(0, _LABEL_WIDTH)
        rows.setColumnStretch(2, 1)
        rows.addWidget(Label(self.tr("Length"), "quiet"), 0, 0)
        rows.addWidget(self.length_control, 0, 1)
        rows.addWidget(Label(self.tr("Answers"), "quiet"), 1, 0)
        rows.addWidget(self.way_control, 1, 1)
        rows.addWidget(self.way_label, 2, 1, 1, 2)
        rows.addWidget(Label(self.tr("Role"), "quiet"), 3, 0)
        rows.addWidget(self.role_picker, 3, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.said_label, 1)
        foot.addStretch(1)
        foot.addWidget(self.begin_button)
        self.body.addLayout(self._captions())
        self.body.addWidget(self.topics)
        self.body.addSpacing(S)
        self.body.addLayout(rows)
        self.body.addLayout(foot)
        self.body.addStretch(1)
