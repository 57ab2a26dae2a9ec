"""The texts of a card as HTML, rendered once."""

from collections import OrderedDict
from dataclasses import dataclass

from studyapp.core import rendering
from studyapp.core.cards import Card, Note, NoteKind
from studyapp.core.rendering.faces import shuffled

_KEPT = 32
_LONGEST_HEADING = 260


@dataclass(frozen=True, slots=True)
class StudyFace:
    """What a card shows. `right` says of each option, in the order shown, whether it is right.

    With `in_place` the answer is the question's own text, its gaps filled.
    """

    question: str
    answer: str
    key_points: tuple[str, ...]
    more: str
    right: tuple[bool, ...] = ()
    in_place: bool = False

    @property
    def has_several_right(self) -> bool:
        """Whether more than one option has to be picked."""
        return sum(self.right) > 1


class StudyFaces:
    """Renders cards and keeps the latest."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Note, int], StudyFace] = OrderedDict()

    def face(self, note: Note, card: Card) -> StudyFace:
        """Return what a card shows."""
        key = (note, card.ordinal)
        if key not in self._kept:
            self._kept[key] = _rendered(note, card.ordinal)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return self._kept[key]


def _rendered(note: Note, ordinal: int) -> StudyFace:
    sides = rendering.face(note, ordinal)
    is_choice, is_cloze = note.kind is NoteKind.CHOICE, note.kind is NoteKind.CLOZE
    return StudyFace(
        question=_headed(sides.question, alone=not is_cloze),
        answer=_answer(note, sides),
        key_points=rendering.key_points(note),
        more=rendering.more(note),
        right=tuple(choice.right for choice in shuffled(note)) if is_choice else (),
        in_place=is_cloze,
    )


def _answer(note: Note, sides: rendering.Face) -> str:
    if note.kind is NoteKind.CHOICE:  # the options are marked where they stand in the question
        return rendering.to_html(note.back)
    return _headed(sides.answer, alone=False) if note.kind is NoteKind.CLOZE else sides.answer


def _headed(html: str, *, alone: bool) -> str:
    """Let a short first paragraph stand out, unless it is what has the gaps.

    `alone` says that it stands out even without anything below it.
    """
    first, _, rest = html.partition("</p>")
    is_plain = first.startswith("<p>") and 'class="cloze' not in first and "<img" not in first
    if not is_plain or len(first) > _LONGEST_HEADING or not (alone or rest.strip()):
        return html
    return f"<h3>{first[3:]}</h3>{rest}"
