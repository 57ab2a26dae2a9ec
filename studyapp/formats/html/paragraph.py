"""The paragraph in the making while HTML is read: pieces of text with their styles."""

import re
from collections.abc import Callable

from studyapp.formats.html.formulas import Sound
from studyapp.formats.html.tokens import attributes
from studyapp.formats.markdown.inline import BREAK, LINK, Run, Styles
from studyapp.formats.markdown.text import code_span, escaped, image

STYLES = {
    **dict.fromkeys(("b", "strong"), "b"),
    **dict.fromkeys(("i", "em", "var", "cite", "dfn"), "i"),
    **dict.fromkeys(("s", "strike", "del"), "s"),
    **{name: name for name in ("u", "ins", "sub", "sup", "small", "mark", "kbd")},
    "rt": "sup",
}
"""Tags that give text a style, and the tag that stands for it in Markdown."""
PLAYED = {
    **dict.fromkeys(("audio", "video", "source", "embed", "iframe"), "src"),
    "object": "data",
}
"""Tags that show another file, and the attribute that names it."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_WEIGHT = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_SLANT = re.compile(r"font-style\s*:\s*italic")
_LINE_UNDER = re.compile(r"text-decoration[a-z-]*\s*:\s*[^;]*underline")
_LINE_THROUGH = re.compile(r"text-decoration[a-z-]*\s*:\s*[^;]*line-through")
_REMOTE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_MOST_STYLES, _MOST_OPEN = 8, 320


class Paragraph:
    """Gathers text until the paragraph ends. `enter` is called before anything is added."""

    def __init__(
        self, *, clozes: bool, media: Callable[[str], str], enter: Callable[[], None]
    ) -> None:
        self._clozes = clozes
        self._media = media
        self._enter = enter
        self._open: list[tuple[str, str]] = []
        self._code: list[str] = []
        self._in_code = 0
        self.runs: list[Run] = []
        self.style: Styles = ()
        self.line_ends = False
        self.in_cell = False
        self.base = 0

    @property
    def in_code(self) -> bool:
        """Whether text is code now."""
        return self._in_code > 0

    @property
    def depth(self) -> int:
        """How many tags with a style are open."""
        return len(self._open)

    def take(self) -> list[Run]:
        """End the paragraph and return what is in it."""
        if self._in_code:
            self._finish_code()
        self.line_ends = False
        runs, self.runs = self.runs, []
        return runs

    def close_styles(self, depth: int, base: int) -> None:
        """Forget the styles that were opened inside a block that ends; `base` belong to those around."""
        self.base = base
        if len(self._open) > depth:
            del self._open[depth:]
            self._restyle()

    def code(self, text: str) -> None:
        """Add code as it stands."""
        self._code.append(text)

    def blank(self) -> None:
        """Add a blank."""
        self.runs.append(Run(" ", self.style))

    def prose(self, text: str) -> None:
        """Add text, whose blanks are all alike."""
        tidy = " ".join(text.split())
        if not tidy.isprintable():
            tidy = _CONTROLS.sub("", tidy)
        if not tidy:
            if self.runs:
                self.runs.append(Run(" ", self.style))
            return
        before = " " if text[0].isspace() else ""
        after = " " if text[-1].isspace() else ""
        written = f"{before}{escaped(tidy, clozes=self._clozes)}{after}"
        if self.in_cell and "|" in written:
            written = written.replace("|", "\\|")
        self.add(written)

    def add(self, markdown: str, styles: Styles | None = None) -> None:
        """Append a piece to the paragraph, on a new line if the last one ended."""
        self._enter()
        if self.line_ends:
            self.line_ends = False
            if self.runs and self.runs[-1].text != BREAK:
                self.runs.append(Run(BREAK, ()))
        self.runs.append(Run(markdown, self.style if styles is None else styles))

    def sound(self, sound: Sound) -> None:
        """Add a link to a sound."""
        address = self._media(sound.name)
        text = escaped(sound.name, clozes=self._clozes)
        self.add(text, (*self.style, f"{LINK}{address}") if address else None)

    def break_line(self) -> None:
        """Begin a new line."""
        if self._in_code:
            self._code.append("\n")
            return
        if self.line_ends and self.runs and self.runs[-1].text != BREAK:
            self.runs.append(Run(BREAK, ()))
        self.line_ends = False
        if self.runs:
            self.runs.append(Run(BREAK, self.style))

    def push(self, tag: str, style: str) -> None:
        """Begin a style."""
        if len(self._open) < _MOST_OPEN:
            self._open.append((tag, style))
            self._restyle()

    def push_span(self, tag: str, rest: str) -> None:
        """Begin the styles that a span has by its attribute."""
        names: tuple[str, ...] = ()
        if "style" in rest and ("font-" in rest or "text-decoration" in rest):
            css = attributes(rest).get("style", "")
            names = tuple(
                name
                for name, pattern in (
                    ("b", _WEIGHT),
                    ("i", _SLANT),
                    ("u", _LINE_UNDER),
                    ("s", _LINE_THROUGH),
                )
                if pattern.search(css)
            )
        self.push(tag, " ".join(names))

    def pop(self, tag: str) -> None:
        """End the style that a tag began."""
        for place in range(len(self._open) - 1, self.base - 1, -1):
            if self._open[place][0] == tag:
                del self._open[place]
                self._restyle()
                return

    def _restyle(self) -> None:
        names: list[str] = []
        for _, style in self._open:
            parts = [style] if style.startswith(LINK) else style.split()
            if parts and parts[0].startswith(LINK) and any(n.startswith(LINK) for n in names):
                continue
            names += [part for part in parts if part not in names]
        self.style = tuple(names[:_MOST_STYLES])

    def start_code(self) -> None:
        """Take text as code from here on."""
        self._in_code += 1

    def end_code(self) -> None:
        """End the code."""
        if self._in_code:
            self._in_code -= 1
            if not self._in_code:
                self._finish_code()

    def _finish_code(self) -> None:
        """Add the code that was gathered: each of its lines is a span."""
        self._in_code = 0
        source, self._code = _CONTROLS.sub("", "".join(self._code)), []
        lines = [line for line in source.split("\n") if line.strip()]
        for place, line in enumerate(lines):
            if place:
                self.line_ends = True
            blank = " " if line[:1].isspace() and self.runs else ""
            if blank:
                self.runs.append(Run(" ", self.style))
            self.add(code_span(line, clozes=self._clozes))
            if line[-1:].isspace():
                self.runs.append(Run(" ", self.style))

    def image(self, values: dict[str, str]) -> None:
        """Add an image, or its description if it has no address."""
        source = values.get("src", "").strip()
        alt = values.get("alt", "") or values.get("title", "")
        address = self._media(source) if source else ""
        if not address:
            self.prose(alt)
        elif _REMOTE.match(address):
            written = escaped(" ".join(alt.split()) or address, clozes=self._clozes)
            self.add(written, (*self.style, LINK + address))
        else:
            self.add(image(alt, address, clozes=self._clozes))

    def played(self, tag: str, values: dict[str, str]) -> None:
        """Add a link to a file that HTML plays or frames."""
        source = values.get(PLAYED[tag], "").strip()
        if source:
            address = self._media(source)
            text = escaped(source, clozes=self._clozes)
            self.add(text, (*self.style, LINK + address) if address else None)
