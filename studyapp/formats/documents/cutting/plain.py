"""Plain text as Markdown that shows the same characters."""

import re

_SIMPLE_TAG = r"/?(?:u|b|i|s|em|strong|sub|sup|kbd|mark|small|del|ins)>|br ?/?>"
_TAG = re.compile(rf"<(?=[a-zA-Z/!?])(?!{_SIMPLE_TAG})", re.IGNORECASE)
_TICKS = re.compile(r"`+")
_MONEY = re.compile(r"(?<!\\)\$")
_FORMULA = re.compile(r"(?<![\\$])\$(?=[^\s$])([^$\n]{1,400})(?<=[^\s\\])\$(?![\d$])")
_MATHS = re.compile(r"[\\^_{=]")
_BLOCK = re.compile(
    r"(?P<indent> {0,3})(?P<mark>#{1,6}(?= |$)|>|[-+*](?= )|\d{1,9}[.)](?= )|={2,}|(?:- ?){3,}$)"
)
_STRIKE = re.compile(r"~{2,}")


def literal(text: str) -> str:
    """Return a line of text with tags, money and strokes escaped; code in backticks stays."""
    pieces: list[str] = []
    start = 0
    for begin, end in _code_spans(text):
        pieces += (_escaped(text[start:begin]), text[begin:end])
        start = end
    return "".join((*pieces, _escaped(text[start:])))


def paragraph(text: str) -> str:
    """Return a line that begins a paragraph, whatever it begins with."""
    text = literal(text)
    found = _BLOCK.match(text)
    if found is None:
        return text
    at = found.end("mark") - 1 if found["mark"][-1:] in ".)" else found.start("mark")
    return f"{text[:at]}\\{text[at:]}"


def _escaped(text: str) -> str:
    if "<" in text:
        text = _TAG.sub("&lt;", text)
    if "~~" in text:
        text = _STRIKE.sub(lambda match: "\\~" * len(match[0]), text)
    return _without_money(text) if "$" in text else text


def _without_money(text: str) -> str:
    """Escape each dollar sign that begins or ends no formula."""
    pieces: list[str] = []
    start = 0
    for match in _FORMULA.finditer(text):
        if _MATHS.search(match[1]):
            pieces += (_MONEY.sub(r"\\$", text[start : match.start()]), match[0])
            start = match.end()
    return "".join((*pieces, _MONEY.sub(r"\\$", text[start:])))


def _code_spans(text: str) -> list[tuple[int, int]]:
    """Return where code in backticks begins and ends; a lonely run of backticks is none."""
    if "`" not in text:
        return []
    runs = [(match.start(), match.end()) for match in _TICKS.finditer(text)]
    following: dict[int, int] = {}
    ends: list[int | None] = [None] * len(runs)
    for index in range(len(runs) - 1, -1, -1):
        size = runs[index][1] - runs[index][0]
        ends[index] = following.get(size)
        following[size] = index
    spans: list[tuple[int, int]] = []
    index = 0
    while index < len(runs):
        end = ends[index]
        if end is not None:
            spans.append((runs[index][0], runs[end][1]))
            index = end
        index += 1
    return spans
