"""Studying in the terminal: the same cards, the same events."""

import json
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import date

from rich.console import Console
from rich.markdown import Markdown
from rich.rule import Rule

from studyapp.core import cloze
from studyapp.core.cards import Note, NoteKind
from studyapp.core.rendering.faces import shuffled
from studyapp.core.scheduling.events import Grade
from studyapp.core.statistics import SessionSummary
from studyapp.services.study.session import GRADE_NAMES, Stage, StudyCard, StudySession

_FOUR = {"1": Grade.AGAIN, "2": Grade.HARD, "3": Grade.GOOD, "4": Grade.EASY, "": Grade.GOOD}
_SIX = {str(int(grade)): grade for grade in Grade}
_LEAVE, _UNDO, _SUSPEND, _BURY = "q", "u", "s", "b"
_STAGES = {Stage.NEW: "new", Stage.DRILL: "drill", Stage.DUE: "due"}


def study_in_terminal(
    session: StudySession, console: Console, *, six_grades: bool, as_json: bool
) -> None:
    """Ask the session's cards until it is over or the person leaves; every answer is kept at once.

    With `as_json` each card, answer and the summary is one line of JSON on stdout, and answers
    are read line by line from stdin: an empty line shows the answer, then a grade follows.
    """
    screen: _JsonScreen | _TextScreen = _JsonScreen() if as_json else _TextScreen(console)
    grades = _SIX if six_grades else _FOUR
    while (now := session.current) is not None:
        screen.question(now, session)
        started = time.monotonic()
        if _line(screen.shown_prompt) in (None, _LEAVE):
            break
        screen.answer(now, session, grades)
        if not _graded(session, screen, grades, started):
            break
    screen.summary(session.summary())


def _graded(
    session: StudySession,
    screen: "_JsonScreen | _TextScreen",
    grades: dict[str, Grade],
    started: float,
) -> bool:
    """Read what to do with the card until it is done; False when the person leaves."""
    actions: dict[str, Callable[[], object]] = {
        _UNDO: session.undo,
        _SUSPEND: session.suspend,
        _BURY: session.bury,
    }
    while (typed := _line(screen.grade_prompt)) not in (None, _LEAVE):
        assert typed is not None  # noqa: S101 - narrows the type
        if typed in grades:
            elapsed = int((time.monotonic() - started) * 1000)
            answered = session.answer(grades[typed], elapsed)
            screen.graded(grades[typed], answered.due)
            return True
        if typed in actions:
            screen.did(actions[typed]())
            return True
        screen.unknown(typed, grades)
    return False


def asked(note: Note, ordinal: int) -> tuple[str, str]:
    """Return question and answer of a card as Markdown, for a terminal."""
    if note.kind is NoteKind.CLOZE:
        text = f"**{note.front}**\n\n{note.back}"
        return _gapped(text, ordinal), cloze.reveal(text)
    if note.kind is NoteKind.CHOICE:
        choices = shuffled(note)
        options = _numbered([choice.text for choice in choices])
        marks = _numbered([f"{'✓' if c.right else '✗'} {c.text}" for c in choices])
        return f"{note.front}\n\n{options}", f"{marks}\n\n{note.back}"
    if note.kind is NoteKind.REVERSED and ordinal == 1:
        return note.back, note.front
    points = "\n".join(f"- {point}" for point in note.key_points)
    return note.front, f"{note.back}\n\n{points}".strip()


def _numbered(texts: list[str]) -> str:
    return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1))


def _gapped(text: str, ordinal: int) -> str:
    def written(found: cloze.Cloze, inner: str) -> str:
        return f"[{found.hint or '…'}]" if found.number == ordinal + 1 else inner

    return cloze.replace(text, written)


def _line(prompt: str) -> str | None:
    """Return what was typed, None at the end of the input."""
    try:
        return input(prompt).strip().lower()
    except EOFError:
        return None


class _TextScreen:
    """For a person."""

    shown_prompt = "Enter shows the answer, q leaves: "

    def __init__(self, console: Console) -> None:
        self._console = console
        self.grade_prompt = ""

    def question(self, now: StudyCard, session: StudySession) -> None:
        counts = session.counts
        left = f"{counts.new} new, {counts.drill} drill, {counts.due} due"
        self._console.print(Rule(f"{now.note.deck} ({_STAGES[now.stage]}; {left})", align="left"))
        self._console.print(Markdown(asked(now.note, now.card.ordinal)[0]))

    def answer(self, now: StudyCard, session: StudySession, grades: dict[str, Grade]) -> None:
        self._console.print(Rule(style="dim"))
        self._console.print(Markdown(asked(now.note, now.card.ordinal)[1]))
        if now.note.more:
            self._console.print(Markdown(now.note.more), style="dim")
        dues = session.choices()
        offered = ", ".join(
            f"{key} {GRADE_NAMES[grade]} ({dues[grade]})" for key, grade in grades.items() if key
        )
        self.grade_prompt = f"{offered}, u undo, s suspend, b bury, q leave: "

    def graded(self, grade: Grade, due: date) -> None:
        self._console.print(f"{GRADE_NAMES[grade]}; next on {due}.", style="dim")

    def did(self, what: object) -> None:
        if what == "":
            self._console.print("There is nothing to take back.", style="dim")
            return
        self._console.print(f"Done{f': took back {what}' if what else ''}.", style="dim")

    def unknown(self, typed: str, grades: dict[str, Grade]) -> None:
        keys = ", ".join(key for key in grades if key)
        self._console.print(f"'{typed}' is no grade; type one of {keys}, or u, s, b, q.")

    def summary(self, summary: SessionSummary) -> None:
        self._console.print(
            f"{summary.answers} cards, {summary.right} right, {summary.seconds} seconds."
        )


class _JsonScreen:
    """For another program."""

    shown_prompt = ""
    grade_prompt = ""

    def question(self, now: StudyCard, session: StudySession) -> None:
        question, _ = asked(now.note, now.card.ordinal)
        values = {"card": now.card.guid, "stage": str(now.stage), "question": question}
        _print({**values, "left": asdict(session.counts)})

    def answer(self, now: StudyCard, session: StudySession, grades: dict[str, Grade]) -> None:
        _, answer = asked(now.note, now.card.ordinal)
        dues = session.choices()
        offered = {key: str(dues[grade]) for key, grade in grades.items() if key}
        _print({"card": now.card.guid, "answer": answer, "more": now.note.more, "due": offered})

    def graded(self, grade: Grade, due: date) -> None:
        _print({"grade": int(grade), "due": str(due)})

    def did(self, what: object) -> None:
        _print({"done": True if what is None else what or False})

    def unknown(self, typed: str, grades: dict[str, Grade]) -> None:
        _print({"unknown": typed, "known": [key for key in grades if key] + ["u", "s", "b", "q"]})

    def summary(self, summary: SessionSummary) -> None:
        values = asdict(summary)
        values["next_days"] = {str(day): n for day, n in summary.next_days.items()}
        _print({"summary": values})


def _print(values: dict[str, object]) -> None:
    print(json.dumps(values, ensure_ascii=False), flush=True)
