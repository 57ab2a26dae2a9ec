"""A note as the texts of an editor's fields, and back."""

import re
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from studyapp.core.cards import Choice, Note, NoteKind, kind_of

_BULLET = re.compile(r"^\s*[-*+]\s+")
_OPTION = re.compile(r"^\s*(?:[-*+]\s+)?\[([ xX])\]\s*(.*)$")


@dataclass(frozen=True, slots=True)
class NoteFields:
    """What the learner sees: lists have one item a line, a right option begins with `[x]`."""

    front: str
    back: str = ""
    key_points: str = ""
    choices: str = ""
    more: str = ""
    tags: str = ""

    @classmethod
    def of(cls, note: Note) -> "NoteFields":
        """Return a note's fields."""
        return cls(
            front=note.front,
            back=note.back,
            key_points="\n".join(" ".join(point.split()) for point in note.key_points),
            choices="\n".join(_option_line(choice) for choice in note.choices),
            more=note.more,
            tags=" ".join(note.tags),
        )

    def note(self, before: Note) -> Note:
        """Return the note with these fields; what was not touched stays as it was."""
        was = NoteFields.of(before)
        points = before.key_points if self.key_points == was.key_points else self._points()
        options = before.choices if self.choices == was.choices else self._options()
        front, back = self.front.strip(), self.back.strip()
        kind = kind_of(front, back, points, options, both_ways=before.kind is NoteKind.REVERSED)
        return replace(
            before,
            kind=kind,
            front=front,
            back=back,
            key_points=points,
            choices=options,
            more=self.more.strip(),
            tags=tuple(dict.fromkeys(tag.lstrip("#.") for tag in self.tags.split() if tag)),
        )

    def _points(self) -> tuple[str, ...]:
        lines = (_BULLET.sub("", line).strip() for line in self.key_points.splitlines())
        return tuple(line for line in lines if line)

    def _options(self) -> tuple[Choice, ...]:
        return tuple(_option(line) for line in self.choices.splitlines() if line.strip())


def problem(note: Note, before: Note) -> str:
    """Return what keeps an edited note from being saved, empty when nothing does."""
    if not note.front:
        return _tr("The front is empty. Write the question.")
    if before.kind is NoteKind.CLOZE and note.kind is not NoteKind.CLOZE:
        return _tr("No gap is left. Mark one as {{c1::text}}.")
    if note.kind is not NoteKind.CHOICE and before.kind is not NoteKind.CHOICE:
        needs_back = note.kind in (NoteKind.PLAIN, NoteKind.REVERSED)
        return _tr("The back is empty. Write the answer.") if needs_back and not note.back else ""
    if note.kind is NoteKind.CHOICE and len(note.choices) < 2:
        return _tr("A choice needs at least two options, one a line.")
    if note.kind is not NoteKind.CHOICE or not any(choice.right for choice in note.choices):
        return _tr("No option is right. Begin the line of the right one with [x].")
    return ""


def _option_line(choice: Choice) -> str:
    return f"[{'x' if choice.right else ' '}] {' '.join(choice.text.split())}"


def _option(line: str) -> Choice:
    match = _OPTION.match(line)
    if match is None:
        return Choice(_BULLET.sub("", line).strip(), False)
    return Choice(match[2].strip(), match[1] != " ")


def _tr(text: str) -> str:
    return QCoreApplication.translate("NoteFields", text)
