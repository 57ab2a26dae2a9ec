"""What the window remembers between two starts, in a small file beside the collection."""

from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QSettings

from studyapp.core.quiz.questions import FeedbackTime, QuestionKind, QuizSpec
from studyapp.ui.theme import TEXT_SIZE, TEXT_SIZES, Appearance, Scheme

FILE = "window.ini"
_FLAGS = {"true": True, "false": False}
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class InterviewWish:
    """What the next interview is to be about; an empty deck means all topics, an empty role all roles."""

    deck: str = ""
    minutes: int = 20
    spoken: bool = False
    role: str = ""


class WindowState:
    """Reads and writes the window's memory; anything unreadable counts as never set.

    Holds only what belongs to this screen: what matters for studying is in the collection.
    """

    def __init__(self, folder: Path) -> None:
        self._values = QSettings(str(folder / FILE), QSettings.Format.IniFormat)

    def save(self) -> None:
        """Write everything now."""
        self._values.sync()

    @property
    def geometry(self) -> QByteArray | None:
        """Place and size of the window as Qt saved them."""
        value = self._values.value("window/geometry")
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._values.setValue("window/geometry", value)

    @property
    def page(self) -> str:
        """The page that was open last."""
        return self._text("window/page", "today")

    @page.setter
    def page(self, name: str) -> None:
        self._values.setValue("window/page", name)

    @property
    def narrow_sidebar(self) -> bool:
        """Whether the sidebar shows icons only."""
        return self._flag("window/narrow_sidebar", False)

    @narrow_sidebar.setter
    def narrow_sidebar(self, narrow: bool) -> None:
        self._values.setValue("window/narrow_sidebar", narrow)

    @property
    def deck(self) -> str | None:
        """The deck whose progress was looked at last; None for all."""
        return self._text("progress/deck", "") or None

    @deck.setter
    def deck(self, name: str | None) -> None:
        self._values.setValue("progress/deck", name or "")

    @property
    def span(self) -> str:
        """The stretch of time that the progress page showed last."""
        return self._text("progress/span", "year")

    @span.setter
    def span(self, name: str) -> None:
        self._values.setValue("progress/span", name)

    @property
    def folded_decks(self) -> frozenset[str] | None:
        """Decks whose sub-decks are hidden; None when the learner never folded any."""
        if not self._values.contains("today/folded"):
            return None
        return frozenset(self._text("today/folded", "").split("\n")) - {""}

    @folded_decks.setter
    def folded_decks(self, names: frozenset[str]) -> None:
        self._values.setValue("today/folded", "\n".join(sorted(names)))

    @property
    def stop_timers(self) -> bool:
        """Whether the clock of a question stands still while the window is hidden."""
        return self.appearance.stop_timers

    @property
    def quiz(self) -> QuizSpec:
        """What the last quiz was to be made of."""
        kinds = self._text("quiz/kinds", "").split()
        known = tuple(kind for kind in QuestionKind if kind in kinds)
        return QuizSpec(
            decks=tuple(filter(None, self._text("quiz/decks", "").split("\n"))),
            tags=tuple(self._text("quiz/tags", "").split()),
            due=self._flag("quiz/due", False),
            weak=self._flag("quiz/weak", False),
            questions=self._number("quiz/questions", 20, range(1, 101)),
            seconds=self._number("quiz/seconds", 0, range(3601)) or None,
            kinds=known or tuple(QuestionKind),
            feedback=_known(FeedbackTime, self._text("quiz/feedback", ""), FeedbackTime.EACH),
        )

    @quiz.setter
    def quiz(self, spec: QuizSpec) -> None:
        values = {
            "decks": "\n".join(spec.decks),
            "tags": " ".join(spec.tags),
            "due": spec.due,
            "weak": spec.weak,
            "questions": str(spec.questions),
            "seconds": str(spec.seconds or 0),
            "kinds": " ".join(spec.kinds),
            "feedback": str(spec.feedback),
        }
        for name, value in values.items():
            self._values.setValue(f"quiz/{name}", value)

    @property
    def interview(self) -> InterviewWish:
        """What the last interview was to be."""
        return InterviewWish(
            deck=self._text("interview/deck", ""),
            minutes=self._number("interview/minutes", 20, range(1, 181)),
            spoken=self._flag("interview/spoken", False),
            role=self._text("interview/role", ""),
        )

    @interview.setter
    def interview(self, wish: InterviewWish) -> None:
        self._values.setValue("interview/deck", wish.deck)
        self._values.setValue("interview/minutes", str(wish.minutes))
        self._values.setValue("interview/spoken", wish.spoken)
        self._values.setValue("interview/role", wish.role)

    @property
    def appearance(self) -> Appearance:
        """The look that the learner chose."""
        return Appearance(
            scheme=_known(Scheme, self._text("look/scheme", ""), Scheme.SYSTEM),
            text_size=self._number("look/text_size", TEXT_SIZE, TEXT_SIZES),
            reduce_motion=self._flag("look/reduce_motion", False),
            key_caps=self._flag("look/key_caps", True),
            stop_timers=self._flag("look/stop_timers", True),
        )

    @appearance.setter
    def appearance(self, appearance: Appearance) -> None:
        for field in fields(appearance):
            value = getattr(appearance, field.name)
            self._values.setValue(f"look/{field.name}", str(value))

    def _text(self, key: str, default: str) -> str:
        value = self._values.value(key, default)
        return value if isinstance(value, str) else default

    def _flag(self, key: str, default: bool) -> bool:
        return _FLAGS.get(str(self._values.value(key, default)).lower(), default)

    def _number(self, key: str, default: int, allowed: range) -> int:
        value = str(self._values.value(key, default))
        return int(value) if value.isdecimal() and int(value) in allowed else default


def _known(kind: type[Choice], value: str, default: Choice) -> Choice:
    return kind(value) if value in list(kind) else default
