"""Text written as `Q:` and `A:`, or as Question and Answer in other languages."""

import re
from collections.abc import Sequence

from studyapp.core.importing.drafts import Draft, Place, RepairKind
from studyapp.formats.documents.repairs.blanks import filled
from studyapp.formats.documents.repairs.mending import Mender
from studyapp.formats.documents.shapes.shape import ShapeReading, drafted

FEWEST_QUESTIONS = 2
_AHEAD = r"\s{0,3}(?:[-*+]\s+|#{1,6}\s+|\d{1,4}[.)]\s+)?[*_]{0,3}"
_BEHIND = r"\s?\d{0,4}\s?[*_]{0,3}\s?[:：][*_]{0,3}(?:\s+|\Z)(?P<text>.*)"
_QUESTION = re.compile(
    rf"{_AHEAD}(?:Q|F|P|D|V|Question|Frage|Pregunta|Pergunta|Domanda|Vraag|Вопрос|問|问){_BEHIND}",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    rf"{_AHEAD}(?:A|R|Ans|Answer|Antwort|Réponse|Reponse|Respuesta|Resposta|Risposta|Antwoord|Ответ|答)"
    rf"{_BEHIND}",
    re.IGNORECASE,
)
_BOLD_END = re.compile(r"(?:\*\*|__)\Z")


def questions_in(lines: Sequence[str]) -> list[int]:
    """Return the lines that begin a question which has an answer below it."""
    found: list[int] = []
    waiting = 0
    for number, line in enumerate(lines, 1):
        if len(line) > 5000 and not line.lstrip()[:12].strip():
            continue
        if _QUESTION.match(line):
            waiting = number
        elif waiting and _ANSWER.match(line):
            found.append(waiting)
            waiting = 0
    return found


def read(lines: list[str], mender: Mender) -> ShapeReading:
    """Read questions and answers; what stands above the first question is left out."""
    cuts = [number for number, line in enumerate(lines, 1) if _QUESTION.match(line)]
    title = ""
    dropped: set[int] = set()
    head = [n for n in range(1, cuts[0] if cuts else 1) if lines[n - 1].strip()]
    if head:
        title = _title([lines[n - 1] for n in head])
        dropped = mender.drops(RepairKind.CHROME, lines, head[0], head[-1])

    def compose(place: Place) -> Draft | None:
        told = [
            "" if at in dropped else line
            for at, line in enumerate(lines[place.first - 1 : place.last], place.first)
        ]
        return _draft(place, told, mender)

    return ShapeReading(tuple(cuts), compose, frozenset(dropped), title)


def _title(head: Sequence[str]) -> str:
    """Return the first heading above the questions, or else the first line with a word."""
    worded = [line for line in head if any(map(str.isalnum, line))]
    headings = [line for line in worded if line.startswith("#")]
    return next(iter(headings or worded), "").strip("# *\t")


def _draft(place: Place, lines: Sequence[str], mender: Mender) -> Draft | None:
    asked: list[str] = []
    answered: list[str] = []
    into = asked
    for line in lines:
        question, answer = _QUESTION.match(line), _ANSWER.match(line)
        if question and not asked and not answered:
            into = asked
            into.append(_BOLD_END.sub("", question["text"].rstrip()))
        elif answer and into is asked and any(asked):
            into = answered
            into.append(answer["text"])
        else:
            into.append(line)
    front, back = _text(asked), _text(answered)
    if not front and not back:
        return None
    if not answered and "\n" in front:
        front, back = (part.strip() for part in front.split("\n", 1))
    whole = filled(front or "?", back, place.first, place, mender)
    return drafted(place, whole.front, whole.back, answered="{{c1::" in whole.front)


def _text(lines: Sequence[str]) -> str:
    return "\n".join(line.rstrip() for line in lines).strip()
