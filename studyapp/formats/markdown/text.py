"""Pieces of Markdown that show a text as it stands: escaped prose, code, formulas, links."""

import re
from urllib.parse import quote

LONGEST_FORMULA = 1_900
"""Characters; the renderer takes no longer formula."""
_LONGEST_CODE = 1_900
_LONGEST_TARGET = 900
_LONGEST_LINK = 300

_MARK = re.compile(r"[\\`~$*_=<&{]")
_SPECIAL = re.compile(
    r"""[\\`~$*]
    |(?<![^\W_])_+|_+(?![^\W_])
    |=(?==)|(?<==)=
    |!\Z
    |(?<=\])\(
    |<(?=[a-zA-Z/!?]|\Z)
    |&(?=\#?\w{1,40};|\#?\w{0,40}\Z)
    |\{(?=\{c\d{1,3}::)""",
    re.VERBOSE,
)
_ENTITIES = {"<": "&lt;", "&": "&amp;", "(": "&#40;"}
_LINE_START = re.compile(r"[#>]|[-+*](?=\s|\Z)|(?=[ \t|:-]*-)[|:-][ \t|:-]*\Z|=+\s*\Z")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|\Z)")
_DEFINITION = re.compile(r"!?\[[^\]]{0,500}\]:")
_TICKS = re.compile(r"`+")
_OPEN_TICKS = re.compile(r"(?<!\\)`")
_CLOZE = re.compile(r"\{(?=\{c\d{1,3}::)")
_UNCLOSED_TEX = re.compile(r"(?<!\\)(?:\\\\)*\$|[\x02\x03]")
_COMMAND_END = re.compile(r"(?<!\\)(?:\\\\)*\\\Z")
_FIRST_LINES = re.compile(r"\n\s*\n")
_SCRIPT = re.compile(r"\s*(?:javascript|vbscript|data)\s*:", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^<>\s\\`*_~$]+\Z")


def escaped(text: str, *, clozes: bool) -> str:
    """Return a text without line ends as Markdown that shows it; clozes stay clozes if asked."""
    if _MARK.search(text) is None and "](" not in text and text[-1:] != "!":
        return text

    def escape(match: re.Match[str]) -> str:
        mark = match[0]
        if mark == "{":
            return mark if clozes else r"\{"
        return _ENTITIES.get(mark) or "".join(f"\\{each}" for each in mark)

    return _SPECIAL.sub(escape, text)


def guarded_lines(paragraph: str) -> str:
    """Return a paragraph none of whose lines begins a heading, a list, a quote, a rule or a table."""
    if "\n" not in paragraph:
        return _guarded(paragraph)
    return "\n".join(_guarded(line) for line in paragraph.split("\n"))


def _guarded(line: str) -> str:
    if _LINE_START.match(line):
        return f"&#58;{line[1:]}" if line[0] == ":" else f"\\{line}"
    if line[:1].isdigit():
        return _NUMBERED.sub(r"\1\\\2", line, count=1) if _NUMBERED.match(line) else line
    if line[:1] in ("[", "!") and _DEFINITION.match(line):
        return line.replace("[", "&#91;", 1)
    return line


def code_span(code: str, *, clozes: bool) -> str:
    """Return code that stands in a line; without room for it there, it is text."""
    code = " ".join(code.replace("\xa0", " ").split("\n")).strip()
    if not code:
        return ""
    if len(code) > _LONGEST_CODE:
        return escaped(code, clozes=clozes)
    ticks = _fence_for(code, 1)
    blank = " " if code[0] == "`" or code[-1] == "`" else ""
    return f"{ticks}{blank}{_without_clozes(code, clozes)}{blank}{ticks}"


def code_block(code: str, language: str, *, clozes: bool) -> str:
    """Return lines of code in a fence that nothing in them closes."""
    ticks = _fence_for(code, 3)
    return f"{ticks}{language}\n{_without_clozes(code, clozes)}\n{ticks}"


def _fence_for(code: str, least: int) -> str:
    longest = max((len(run) for run in _TICKS.findall(code)), default=0)
    return "`" * (max(least, longest + 1) if longest >= least else least)


def _without_clozes(code: str, clozes: bool) -> str:
    """Return code whose cloze markers mean nothing: an invisible character parts their braces."""
    return code if clozes else _CLOZE.sub("{\u2060", code)


def formula(tex: str, *, display: bool, alone: bool, clozes: bool) -> str:
    """Return a formula; `alone` says that it may have lines of its own. One too long is code."""
    tex = _FIRST_LINES.sub("\n", tex.strip())
    if not tex:
        return ""
    if len(tex) > LONGEST_FORMULA or "\x02" in tex or "\x03" in tex:
        return code_block(tex, "latex", clozes=clozes) if alone else code_span(tex, clozes=clozes)
    tex = _without_clozes(tex, clozes)
    if _UNCLOSED_TEX.search(tex) or _COMMAND_END.search(tex):
        return rf"\[{tex}\]" if display and alone else rf"\({tex} \)"
    mark = "$$" if display else "$"
    return f"{mark}{tex}{mark}"


def image(alt: str, target: str, *, clozes: bool) -> str:
    """Return an image; its description is shown where the image cannot be."""
    alt = " ".join(alt.split())[:_LONGEST_LINK]
    return f"![{_bracketless(escaped(alt, clozes=clozes))}]({target_of(target)})"


def link(text: str, target: str) -> str:
    """Return a link around Markdown; a text that cannot be in one stands before its address."""
    if _SCRIPT.match(target) or target.startswith("#") or not target.strip():
        return text
    if text == target and _ADDRESS.match(target):
        return f"<{target}>"
    address = target_of(target)
    if len(address) > _LONGEST_TARGET:
        return text
    code = _OPEN_TICKS.search(text) and ("[" in text or "]" in text)
    if code or len(text) > _LONGEST_LINK or "](" in text or "\n" in text:
        return f"{text} [link]({address})"
    return f"[{_bracketless(text)}]({address})"


def target_of(address: str) -> str:
    """Return an address as it can stand between round brackets."""
    return quote(address.strip(), safe="/:?#@!$&'*+,;=%~._-")


def _bracketless(text: str) -> str:
    return text.replace("[", "&#91;").replace("]", "&#93;")
