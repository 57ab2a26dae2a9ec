"""Numbers and units in typed answers: 0.5 is 50 %, 1e3 is 1,000, 2 kB is 2000 bytes."""

import re
from dataclasses import dataclass
from fractions import Fraction

from studyapp.core.quiz.texts import line

_NUMBER = re.compile(
    r"(?:about |around |roughly |approximately |ca\.? |[~≈]\s?)?"
    r"(?P<sign>[-+−]?)(?P<digits>\d[\d,_ ]*(?:\.\d+)?|\.\d+)"
    r"(?:\s?(?:e|[x×*·]\s?10\s?\^?)\s?(?P<exponent>[-+−]?\d+))?"
    r"(?:\s?/\s?(?P<below>\d+(?:\.\d+)?))?"
    r"(?:\s?(?P<unit>[^\d\s].*))?"
)
_POWER = re.compile(r"\+?(?P<sign>[-−]?)10\s?\^\s?\{?(?P<exponent>[-+−]?\d+)\}?\s?(?P<unit>\D.*)?")
_BAD_GROUPS = re.compile(r",(?!\d{3}(?!\d))|[ _](?!\d{3}(?!\d))")
_LONGEST = 40
_SHARE = "%"
_FRACTIONS = str.maketrans({"½": "1/2", "¼": "1/4", "¾": "3/4"})
_WORDS = {
    word: Fraction(value)
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
} | {"none": Fraction(0), "half": Fraction(1, 2), "a half": Fraction(1, 2)}
_PERCENT = ("%", "percent", "per cent", "pct")
_SCALES = {
    "thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "billion": 10**9, "b": 10**9,
    "bn": 10**9, "trillion": 10**12,
}  # fmt: skip
_UNITS: dict[str, tuple[str, Fraction]] = {
    **{
        f"{prefix}b": ("byte", Fraction(10) ** (3 * n))
        for n, prefix in enumerate(("", "k", "m", "g", "t", "p"))
        if prefix
    },
    **{f"{prefix}ib": ("byte", Fraction(2) ** (10 * n)) for n, prefix in enumerate("kmgt", 1)},
    **dict.fromkeys(("byte", "bytes"), ("byte", Fraction(1))),
    **dict.fromkeys(("kilobyte", "kilobytes"), ("byte", Fraction(10**3))),
    **dict.fromkeys(("megabyte", "megabytes"), ("byte", Fraction(10**6))),
    **dict.fromkeys(("gigabyte", "gigabytes"), ("byte", Fraction(10**9))),
    **dict.fromkeys(("terabyte", "terabytes"), ("byte", Fraction(10**12))),
    **dict.fromkeys(("bit", "bits"), ("bit", Fraction(1))),
    **dict.fromkeys(("ms", "millisecond", "milliseconds"), ("second", Fraction(1, 1000))),
    **dict.fromkeys(("µs", "us", "μs"), ("second", Fraction(1, 10**6))),
    **dict.fromkeys(("s", "sec", "second", "seconds"), ("second", Fraction(1))),
    **dict.fromkeys(("min", "minute", "minutes"), ("second", Fraction(60))),
    **dict.fromkeys(("h", "hour", "hours"), ("second", Fraction(3600))),
    **dict.fromkeys(("mm",), ("metre", Fraction(1, 1000))),
    **dict.fromkeys(("cm",), ("metre", Fraction(1, 100))),
    **dict.fromkeys(("metre", "metres", "meter", "meters"), ("metre", Fraction(1))),
    **dict.fromkeys(("km",), ("metre", Fraction(1000))),
    **dict.fromkeys(("g", "gram", "grams"), ("gram", Fraction(1))),
    **dict.fromkeys(("kg",), ("gram", Fraction(1000))),
}
"""Units by their lower-case name; megabits and the like are too rare for decks to tell apart."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in its basic unit; an empty unit means that none was written."""

    value: Fraction
    unit: str = ""


def quantity(markdown: str) -> Quantity | None:
    """Return the quantity that a text states, None when it states something else."""
    text = line(markdown).lstrip(" $").rstrip(" .$").lower().replace("\\%", "%").replace("\\,", " ")
    text = text.translate(_FRACTIONS).replace("**", "^")
    if not text or len(text) > _LONGEST:
        return None
    if text in _WORDS:
        return Quantity(_WORDS[text])
    if power := _POWER.fullmatch(text):
        value = Fraction(10) ** _integer(power["exponent"])
        return _with_unit(-value if power["sign"] else value, power["unit"])
    number = _NUMBER.fullmatch(text)
    stated = None if number is None else _value(number)
    return _with_unit(stated, number["unit"]) if number and stated is not None else None


def same_quantity(typed: Quantity, right: Quantity) -> bool:
    """Whether two quantities are equal; a unit left out is forgiven when the number is the same."""
    if typed.value == right.value and (not typed.unit or typed.unit == right.unit):
        return True
    if right.unit == _SHARE and not typed.unit:
        return typed.value == right.value * 100
    return typed.value == right.value and {typed.unit, right.unit} == {_SHARE, ""}


def _value(number: re.Match[str]) -> Fraction | None:
    digits = number["digits"].strip(" ,_")
    if _BAD_GROUPS.search(digits):
        return None
    value = Fraction(re.sub(r"[,_ ]", "", digits))
    if number["exponent"]:
        value *= Fraction(10) ** _integer(number["exponent"])
    if number["below"]:
        if not float(number["below"]):
            return None
        value /= Fraction(number["below"])
    return -value if number["sign"] in ("-", "−") else value


def _with_unit(value: Fraction, unit: str | None) -> Quantity | None:
    name = (unit or "").strip(" .")
    scale, _, rest = name.partition(" ")
    if scale in _SCALES and scale not in _UNITS:
        return _with_unit(value * _SCALES[scale], rest)
    if name in _PERCENT:
        return Quantity(value / 100, _SHARE)
    if name in _UNITS:
        base, factor = _UNITS[name]
        return Quantity(value * factor, base)
    return Quantity(value, name) if re.fullmatch(r"[a-zµμ° -]*", name) else None


def _integer(text: str) -> int:
    return max(-60, min(60, int(text.replace("−", "-"))))
