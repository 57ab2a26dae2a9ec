"""Values written as Python or JSON literals, read without running anything."""

import re
from collections.abc import Mapping

Value = str | float | int | bool | None | list["Value"] | dict[str, "Value"]

MAX_DEPTH = 12  # "{'steps': [{'parts': [...]}]}" has four; 500 braces in a row are an attack
MAX_LENGTH = 100_000  # characters: a record is a paragraph or a page, and this is a book
_TOKEN = re.compile(
    r"""\s*(?:(?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
    |(?P<number>[-+]?\d{1,40}(?:\.\d{0,40})?(?:[eE][-+]?\d{1,3})?)
    |(?P<word>[A-Za-z_]{1,10})
    |(?P<mark>[\[\]{}(),:]))""",
    re.VERBOSE,
)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "", "b": "", "f": "", "0": "", "a": "", "v": ""}
_WORDS: dict[str, Value] = {
    "None": None,
    "null": None,
    "True": True,
    "true": True,
    "False": False,
    "false": False,
}
_CLOSING = {"[": "]", "(": ")", "{": "}"}
_LAST_CHARACTER = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)


class _Unreadable(Exception):  # noqa: N818 - never leaves this file
    """The text is no literal."""


def read_mapping(text: str) -> Mapping[str, Value] | None:
    """Return the mapping that a text is, or None when it is anything else."""
    text = text.strip()
    if not (text.startswith("{") and text.endswith("}")) or len(text) > MAX_LENGTH:
        return None
    try:
        return _Literal(text).mapping()
    except _Unreadable:
        return None


class _Literal:
    """One walk through the text of a literal."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def mapping(self) -> dict[str, Value]:
        self._expect("{")
        value = self._mapping(1)
        if self._text[self._at :].strip():
            raise _Unreadable
        return value

    def _next(self) -> re.Match[str]:
        token = _TOKEN.match(self._text, self._at)
        if token is None:
            raise _Unreadable
        self._at = token.end()
        return token

    def _expect(self, mark: str) -> None:
        if self._next()["mark"] != mark:
            raise _Unreadable

    def _value(self, token: re.Match[str], depth: int) -> Value:
        if token["string"]:
            return _string(token["string"])
        if token["number"]:
            return _number(token["number"])
        if token["word"] in _WORDS:
            return _WORDS[token["word"]]
        if token["mark"] in _CLOSING and depth < MAX_DEPTH:
            opened = token["mark"]
            return self._mapping(depth + 1) if opened == "{" else self._list(opened, depth + 1)
        raise _Unreadable

    def _list(self, opened: str, depth: int) -> Value:
        values: list[Value] = []
        token = self._next()
        while token["mark"] != _CLOSING[opened]:
            values.append(self._value(token, depth))
            token = self._after_value(_CLOSING[opened])
        return values

    def _mapping(self, depth: int) -> dict[str, Value]:
        values: dict[str, Value] = {}
        token = self._next()
        while token["mark"] != "}":
            key = self._value(token, depth)
            if not isinstance(key, str | int | float):
                raise _Unreadable
            self._expect(":")
            values[str(key)] = self._value(self._next(), depth)
            token = self._after_value("}")
        return values

    def _after_value(self, closing: str) -> re.Match[str]:
        """Return what follows a value: the end, or the next value after a comma."""
        token = self._next()
        if token["mark"] == closing:
            return token
        if token["mark"] != ",":
            raise _Unreadable
        return self._next()


def _number(text: str) -> int | float:
    return int(text) if text.lstrip("+-").isdigit() else float(text)


def _string(quoted: str) -> str:
    return _ESCAPE.sub(_character, quoted[1:-1])


def _character(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code:
        number = int(code, 16)
        known = number <= _LAST_CHARACTER and number not in _SURROGATES
        return chr(number) if known else "\ufffd"
    return _ESCAPED.get(match[4], match[4])
