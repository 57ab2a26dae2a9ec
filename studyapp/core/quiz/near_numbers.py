"""Wrong numbers beside a right one, written in the same way."""

import re
from random import Random

from studyapp.core.quiz.texts import line

_NUMBER = re.compile(
    r"(?P<sign>[-−]?)(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<rest>(?: ?[%A-Za-z]\w*)?)"
)
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "eight", "ten")
_MANY = 20
"""From here on a near number is a multiple: beside 12 heads stand 11 and 24, beside 20 layers 40
and 200; "19" and "21" beside a thousand would be guessed at once."""


def near_numbers(markdown: str, chance: Random) -> list[str]:
    """Return other whole numbers that might stand in the same place, none for any other text."""
    text = line(markdown)
    if text.lower() in _WORDS:
        at = _WORDS.index(text.lower())
        others = [_WORDS[i] for i in (at - 2, at - 1, at + 1, at + 2) if 0 <= i < len(_WORDS)]
        return _shuffled(
            [word.capitalize() if text[0].isupper() else word for word in others], chance
        )
    found = _NUMBER.fullmatch(text)
    if found is None:
        return []
    value = int(found["digits"].replace(",", ""))
    grouped = "," in found["digits"] or value < 1000
    values = [other for other in _others(value, percent="%" in found["rest"]) if other != value]
    return _shuffled([_written(found, other, grouped) for other in dict.fromkeys(values)], chance)


def _others(value: int, *, percent: bool) -> list[int]:
    if percent:
        return [
            v for v in (value // 2, 2 * value, 100 - value, value + 10, value - 5) if 0 < v < 100
        ]
    if value < _MANY:
        return [v for v in (value - 2, value - 1, value + 1, value + 2, 2 * value) if v >= 0]
    return [value * 2, value * 10, value // 2, value // 10, value * 5 // 4]


def _written(found: re.Match[str], value: int, grouped: bool) -> str:
    digits = f"{value:,}" if grouped else str(value)
    return f"{found['sign'] if value else ''}{digits}{found['rest']}"


def _shuffled(texts: list[str], chance: Random) -> list[str]:
    chance.shuffle(texts)
    return texts
