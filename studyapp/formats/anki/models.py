"""The note types that our notes have in Anki."""

from typing import Any

import genanki

from studyapp.core.cards import NoteKind
from studyapp.formats.anki.style import CSS

LAYOUT_CHANGED = 1_795_800_000
"""When fields, templates or styles last changed (epoch seconds).

Anki takes over the layout of a package that is newer than its own and otherwise keeps what
the learner has made of it, so this moves only with a change, never with the clock.
"""

_ORIGIN = ("Source", "Guid")
_PROSE = ("Front", "Back", "Key points", "More", *_ORIGIN)
FIELDS: dict[NoteKind, tuple[str, ...]] = {
    NoteKind.PLAIN: _PROSE,
    NoteKind.REVERSED: _PROSE,
    NoteKind.CLOZE: ("Text", "Key points", "More", *_ORIGIN),
    NoteKind.CHOICE: ("Front", "Choices", "Back", "Key points", "More", *_ORIGIN),
    NoteKind.OPEN: _PROSE,
}
_IDENTITY = {
    NoteKind.PLAIN: (1_716_450_310_501, "Studyapp Basic"),
    NoteKind.REVERSED: (1_716_450_310_502, "Studyapp Reversed"),
    NoteKind.CLOZE: (1_716_450_310_503, "Studyapp Cloze"),
    NoteKind.CHOICE: (1_716_450_310_504, "Studyapp Choice"),
    NoteKind.OPEN: (1_716_450_310_505, "Studyapp Open"),
}

_PAGE = '<article class="studyapp">\n<div class="deck">{{{{Subdeck}}}}</div>\n{}\n</article>'
_QUESTION = '<div class="question">{{%s}}</div>'
_ANSWER = '<div class="label" id="answer">Answer</div>\n<div class="text">{{%s}}</div>'
_POINTS = """\
{{#Key points}}<div class="label">Key points</div>
<div class="points">{{Key points}}</div>{{/Key points}}"""
_FOOT = """\
{{#More}}<div class="label">More</div>
<div class="more">{{More}}</div>{{/More}}
{{#Source}}<div class="source">{{Source}}</div>{{/Source}}"""
_CHOICES = '<div class="{}">{{{{Choices}}}}</div>'
_REASON = '{{#Back}}<div class="text">{{Back}}</div>{{/Back}}'


def model(kind: NoteKind) -> genanki.Model:
    """Return the note type for a kind of note; its id and its fields are the same for ever."""
    number, name = _IDENTITY[kind]
    return genanki.Model(
        number,
        name,
        fields=[{"name": field} for field in FIELDS[kind]],
        templates=_templates(kind),
        css=CSS,
        model_type=genanki.Model.CLOZE if kind is NoteKind.CLOZE else genanki.Model.FRONT_BACK,
    )


def model_id(kind: NoteKind) -> int:
    """Return the id under which Anki knows the note type."""
    return _IDENTITY[kind][0]


def _templates(kind: NoteKind) -> list[dict[str, Any]]:
    if kind is NoteKind.CLOZE:
        text = '<div class="text">{{cloze:Text}}</div>'
        return [_template("Cloze", text, text, '<div id="answer"></div>', _POINTS, _FOOT)]
    if kind is NoteKind.CHOICE:
        front = _QUESTION % "Front"
        asked, marked = _CHOICES.format("asked"), _CHOICES.format("marked")
        label = '<div class="label" id="answer">Answer</div>'
        question = f"{front}\n{asked}"
        return [_template("Card 1", question, front, label, marked, _REASON, _POINTS, _FOOT)]
    there = _prose("Card 1", "Front", "Back")
    return [there, _prose("Card 2", "Back", "Front")] if kind is NoteKind.REVERSED else [there]


def _prose(name: str, asked: str, answered: str) -> dict[str, Any]:
    question = _QUESTION % asked
    return _template(name, question, question, _ANSWER % answered, _POINTS, _FOOT)


def _template(name: str, question: str, *answer: str) -> dict[str, Any]:
    return {"name": name, "qfmt": _PAGE.format(question), "afmt": _PAGE.format("\n".join(answer))}
