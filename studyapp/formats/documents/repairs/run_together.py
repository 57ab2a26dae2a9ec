"""Answers that lost their lines: labels in capitals and lists written in one row."""

import re

from studyapp.core.importing.drafts import Place, RepairKind
from studyapp.formats.documents.cutting.plain import literal, paragraph
from studyapp.formats.documents.cutting.source import short
from studyapp.formats.documents.cutting.words import LABEL_WORDS
from studyapp.formats.documents.repairs.mending import Mender

_WORD = r"[A-ZÀ-ÞŒ]{1,30}"
_ASKED = (
    r"(?:HOW|WHEN|WHY|WHAT|WHERE|WIE|WANN|WARUM|COMMENT|POURQUOI|QUAND|CÓMO|CUÁNDO|QUANDO|COMO)"
)
_LINK = r"(?:TO|OF|FOR|IN|WITH|BETWEEN|EXPECTED|USED|VON|FÜR|ZU|DE|DU|DES|DEL|DO|DA)"
_LABEL = re.compile(
    rf"(?<![^\s.)])(?P<label>(?:{'|'.join(LABEL_WORDS)})(?![\w'])(?:\s{_LINK}(?:\s{_WORD}(?![\w'])){{0,3}})?"
    rf"|(?:{_ASKED}|OTHER|MOST)(?:[\s/](?!{_ASKED}\b){_WORD}(?![\w'])){{1,8}}\??)"
    r"(?P<colon>\s?:)?(?=\s|$)"
)
_BRACKETS = re.compile(r"[()\[\]]|\|\|")
_DASH = re.compile(r"(?:^|(?<=\s))--?\s(?=\S)")
_NUMBER = re.compile(r"(?:^|(?<=\s))(\d{1,2})[.)]\s(?=\S)")
# "Do: - one - two" is a list; without the colon, "Do - one - two" is a sentence with dashes, and
# with a third item a list.
_FEWEST = 2
_FEWEST_LOOSE = 3


def laid_out(text: str, line: int, mender: Mender) -> str:
    """Return a one-line answer as Markdown with its labels and lists on lines of their own."""
    place = Place(line, line)
    blocks: list[str] = []
    start = 0
    label = ""
    for match in _LABEL.finditer(text):
        if not mender.makes(
            RepairKind.LAYOUT, place, match[0], f"**{match['label']}** on a line of its own"
        ):
            continue
        blocks += _section(label, text[start : match.start()], place, mender)
        label, start = match["label"], match.end()
    blocks += _section(label, text[start:], place, mender)
    return "\n\n".join(blocks)


def _section(label: str, text: str, place: Place, mender: Mender) -> list[str]:
    text = text.strip()
    blocks = _listed(text, place, mender) if text else []
    if not label:
        return blocks
    return [f"**{literal(label)}**", *blocks]


def _listed(text: str, place: Place, mender: Mender) -> list[str]:
    """Return the blocks of a section: what leads in, and its list, if it surely holds one."""
    for marks, bullet in ((_numbers(text), "{}."), (_dashes(text), "-")):
        if not marks:
            continue
        items = [
            text[mark.end() : after].strip()
            for mark, after in zip(marks, [m.start() for m in marks[1:]] + [len(text)], strict=True)
        ]
        lead = text[: marks[0].start()].strip()
        after = f"a list of {len(items)}"
        if all(items) and mender.makes(RepairKind.LAYOUT, place, short(text), after):
            rows = (f"{bullet.format(n)} {_item(item)}" for n, item in enumerate(items, 1))
            return [*([paragraph(lead)] if lead else []), "\n".join(rows)]
    return [paragraph(text)]


def _item(text: str) -> str:
    return paragraph(text)


def _numbers(text: str) -> list[re.Match[str]]:
    """Return the marks of a list numbered 1, 2, 3 without a second beginning."""
    marks = list(_NUMBER.finditer(text))
    numbers = [int(mark[1]) for mark in marks]
    return marks if len(marks) >= _FEWEST and numbers == list(range(1, len(marks) + 1)) else []


def _dashes(text: str) -> list[re.Match[str]]:
    """Return the dashes that begin items: the first stands at the start or after a colon."""
    marks = _outside_of_brackets(text, list(_DASH.finditer(text)))
    if not marks:
        return []
    ahead = text[: marks[0].start()].rstrip()
    if ahead and not ahead.endswith(":") and len(marks) < _FEWEST_LOOSE:
        return []
    return marks if len(marks) >= _FEWEST else []


def _outside_of_brackets(text: str, marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the marks that stand in no brackets and between no bars; open ends open nothing."""
    if not marks:
        return []
    inside: list[tuple[int, int]] = []
    opened: dict[str, int] = {}
    for bracket in _BRACKETS.finditer(text):
        kind = bracket[0].translate(str.maketrans(")]", "(["))
        if kind in opened and bracket[0] not in "([":
            inside.append((opened.pop(kind), bracket.start()))
        else:
            opened[kind] = bracket.start()
    return [mark for mark in marks if not any(a < mark.start() < b for a, b in inside)]
