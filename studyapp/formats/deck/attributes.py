"""The attribute list at the end of a heading: `{#id .tag key=value key="a value"}`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BARE = r"""[^\s"'{}=\\#.][^\s"'{}=\\]*"""
_QUOTED = r""""(?:\\.|[^"\\])*"|'[^']*\'"""
_ITEM = rf"""\#{_BARE}|\.{_BARE}|{_BARE}=(?:{_QUOTED}|[^\s"'{{}}=\\]*)"""
_LIST = re.compile(rf"(?:\A|[ \t])\{{:?[ \t]*((?:{_ITEM})(?:[ \t]+(?:{_ITEM}))*)[ \t]*\}}[ \t]*\Z")
_ITEMS = re.compile(
    rf"\#(?P<id>{_BARE})|\.(?P<tag>{_BARE})|(?P<key>{_BARE})=(?P<value>{_QUOTED}|\S*)"
)
_CLOSING = re.compile(r"(?:\A|[ \t])#+\Z")
_NAME = re.compile(_BARE)
_SAFE_VALUE = re.compile(r"""[^\s"'{}=\\]+""")
_SUSPECT = re.compile(r"\{[#.:].*\}[ \t]*\Z", re.DOTALL)
_ESCAPED = re.compile(r'\\(["\\])')


@dataclass(frozen=True, slots=True)
class NoteHeading:
    """A note's heading: its text, and the items of its attribute list as pairs.

    The id is the pair `("#", id)`, a tag `(".", tag)`.
    """

    text: str
    items: tuple[tuple[str, str], ...] = ()

    def values(self, key: str) -> list[str]:
        """Return all values of a key, in the order they were written."""
        return [value for name, value in self.items if name == key]

    @property
    def looks_unread(self) -> bool:
        """Whether the text ends like an attribute list that could not be understood."""
        return bool(_SUSPECT.search(self.text))


def read_heading(line: str) -> NoteHeading:
    """Return what stands after the `##` of a line."""
    found = _LIST.search(line)
    text = line[: found.start()] if found else line
    closing = _CLOSING.search(text.strip(" \t"))
    text = text.strip(" \t")[: closing.start()] if closing else text
    return NoteHeading(text.strip(" \t"), tuple(_pairs(found[1])) if found else ())


def _pairs(items: str) -> Iterator[tuple[str, str]]:
    for match in _ITEMS.finditer(items):
        if match["id"]:
            yield "#", match["id"]
        elif match["tag"]:
            yield ".", match["tag"]
        else:
            yield match["key"], _unquoted(match["value"])


def _unquoted(value: str) -> str:
    if value[:1] == '"':
        return _ESCAPED.sub(r"\1", value[1:-1])
    return value[1:-1] if value[:1] == "'" else value


def write_heading(heading: NoteHeading) -> str:
    """Return what `read_heading` reads; the text must be one line."""
    items = " ".join(_written(key, value) for key, value in heading.items)
    return " ".join(part for part in (heading.text, f"{{{items}}}" if items else "") if part)


def _written(key: str, value: str) -> str:
    if key in ("#", "."):
        return f"{key}{value}"
    if _SAFE_VALUE.fullmatch(value):
        return f"{key}={value}"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{key}="{escaped}"'


def is_name(text: str) -> bool:
    """Return whether a text can be an id, a tag or a key."""
    return _NAME.fullmatch(text) is not None
