"""What scanning and copying did to the letters: `Al` for `AI`, ligatures, hyphens at line ends."""

import re
from collections.abc import Iterable

from studyapp.core.importing.drafts import RepairKind
from studyapp.formats.documents.cutting.words import JOINING
from studyapp.formats.documents.repairs.mending import Mender

_AL = re.compile(r"\bAl\b|\bALaaS\b")
_AI = re.compile(r"\bAI\b")
_SMALL_AL = re.compile(r"(?<!et )\bal\b(?!\.)")
_LIGATURE = re.compile("[\ufb00-\ufb06\u00ad]")
_LIGATURES = dict(
    zip(
        "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06\u00ad",
        ("ff", "fi", "fl", "ffi", "ffl", "st", "st", ""),
        strict=True,
    )
)
_HYPHEN = re.compile(r"\b([^\W\d_]{2,30})- ([^\W\d_]{2,30})\b")
_WORD = re.compile(r"[^\W\d_]+")


def mended_letters(lines: list[str], mender: Mender) -> list[str]:
    """Return the lines with misread letters put right, each a repair that can be refused."""
    lines = [
        mender.substituted(RepairKind.OCR, number, line, _LIGATURE, lambda m: _LIGATURES[m[0]])
        if not line.isascii()
        else line
        for number, line in enumerate(lines, 1)
    ]
    lines = _with_hyphens_joined(lines, mender)
    return _with_ai(lines, mender) if _speaks_of_ai(lines) else lines


def _speaks_of_ai(lines: Iterable[str]) -> bool:
    """Return whether `Al` can only be a misread `AI`: in Spanish and Italian it is a word."""
    found = False
    for line in lines:
        if _SMALL_AL.search(line):
            return False
        found = found or _AI.search(line) is not None
    return found


def _with_ai(lines: list[str], mender: Mender) -> list[str]:
    return [
        mender.substituted(
            RepairKind.OCR,
            number,
            line,
            _AL,
            lambda m: m[0].replace("Al", "AI").replace("AL", "AI"),
        )
        for number, line in enumerate(lines, 1)
    ]


def _with_hyphens_joined(lines: list[str], mender: Mender) -> list[str]:
    """Join words that were cut at the end of a line, unless their halves are words here."""
    if not any("- " in line and _HYPHEN.search(line) for line in lines):
        return lines
    known = {word for line in lines for word in _WORD.findall(_HYPHEN.sub(" ", line))}

    def joined(match: re.Match[str]) -> str | None:
        left, right = match[1], match[2]
        if not right.islower() or right in JOINING:
            return None
        whole = left + right
        return whole if whole in known or not {left, right} & known else None

    return [
        mender.substituted(RepairKind.LAYOUT, number, line, _HYPHEN, joined)
        for number, line in enumerate(lines, 1)
    ]
