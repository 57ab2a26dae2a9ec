"""The lines of a `<pre>` while HTML is read."""

import re

from studyapp.formats.html.tokens import attributes

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_LANGUAGE = re.compile(r"(?:^|\s)(?:language|lang|brush:|highlight-source)[-\s]?([\w#+.-]{1,30})")
_LINES = ("div", "p", "li", "tr")


class Preformatted:
    """Gathers code, and the language that an attribute names."""

    def __init__(self, rest: str) -> None:
        self._pieces: list[str] = []
        self.language = _language(rest)

    def text(self, text: str) -> None:
        """Add text as it stands."""
        self._pieces.append(text)

    def start(self, name: str, rest: str) -> None:
        """Take note of a tag inside."""
        if name == "br":
            self._pieces.append("\n")
        elif name in _LINES:
            self._end_line()
        elif name == "code" and not self.language:
            self.language = _language(rest)

    def end(self, name: str) -> None:
        """Take note of the end of a tag inside."""
        if name in _LINES:
            self._end_line()

    @property
    def code(self) -> str:
        """The lines, without blank ones around them."""
        code = "".join(self._pieces).replace("\r\n", "\n").replace("\xa0", " ")
        return _CONTROLS.sub("", code).strip("\n").rstrip()

    def _end_line(self) -> None:
        if self._pieces and not self._pieces[-1].endswith("\n"):
            self._pieces.append("\n")


def _language(rest: str) -> str:
    if "class" not in rest:
        return ""
    found = _LANGUAGE.search(attributes(rest).get("class", ""))
    return found[1] if found else ""
