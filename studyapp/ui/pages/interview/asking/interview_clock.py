"""The time that an answer took, over pauses and from one sitting to the next."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from studyapp.ui.widgets.question.attention import Attention
from studyapp.ui.widgets.question.timer import AnswerTimer


class InterviewClock:
    """Counts while the learner looks at a widget, unless it is paused."""

    def __init__(self, clock: Callable[[], float], widget: QWidget) -> None:
        self._timer = AnswerTimer(clock)
        self._attention = Attention(self._timer, widget)
        self._before = 0
        self._runs = False

    @property
    def milliseconds(self) -> int:
        """What was counted for this answer."""
        return self._before + (self._timer.milliseconds if self._runs else 0)

    @property
    def runs(self) -> bool:
        """Whether the clock is wanted to run."""
        return self._runs

    def set_always(self, always: bool) -> None:
        """Count on while nobody looks, if the learner wants it so."""
        self._attention.set_always(always)

    def begin(self, milliseconds: int = 0) -> None:
        """Count on from what was counted in an earlier sitting."""
        self._before = milliseconds
        self._runs = True
        self._attention.start()

    def stop(self) -> None:
        """Stand still."""
        self._before = self.milliseconds
        self._runs = False
        self._attention.stop()

    def go_on(self) -> None:
        """Count on after a stop."""
        self.begin(self._before)
