"""One paragraph of Markdown from pieces of text that have styles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studyapp.formats.markdown.text import guarded_lines, link

Styles = tuple[str, ...]
"""Outermost first: names of inline tags, and `a:` with an address."""

LINK = "a:"
BREAK = "\n"
_MARKS = {"b": "**", "i": "*", "s": "~~"}
_LONGEST_MARKED = 900


@dataclass(slots=True)
class Run:
    """A piece of Markdown with its styles; the text of a line break is a line end."""

    text: str
    styles: Styles


def paragraphs(runs: Sequence[Run], line_break: str) -> list[str]:
    """Return the paragraphs that runs make; two breaks in a row part them."""
    if len(runs) == 1 and not runs[0].styles:
        text = runs[0].text.strip(" \n")
        return [guarded_lines(text)] if text else []
    written = (_written(_tidy(part, line_break), 0).strip(" \n") for part in _parted(runs))
    return [guarded_lines(text) for text in written if text]


def _parted(runs: Sequence[Run]) -> Iterator[list[Run]]:
    current: list[Run] = []
    breaks = 0
    for run in runs:
        if run.text == BREAK:
            breaks += 1
        elif run.text == " " and (breaks or not current):
            continue
        else:
            if breaks > 1 and current:
                yield current
                current = []
            elif breaks and current:
                current.append(Run(BREAK, _linkless(_common(current[-1].styles, run.styles))))
            breaks = 0
            current.append(run)
    yield current


def _common(one: Styles, other: Styles) -> Styles:
    length = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        length += 1
    return one[:length]


def _linkless(styles: Styles) -> Styles:
    """Return the styles outside of a link, which a line break ends."""
    for place, style in enumerate(styles):
        if style.startswith(LINK):
            return styles[:place]
    return styles


def _tidy(runs: Sequence[Run], line_break: str) -> list[Run]:
    """Return runs with single blanks, outside of the styles that begin or end at them."""
    tidy: list[Run] = []
    blank, at_start = False, True
    for run in runs:
        if run.text == BREAK:
            tidy.append(Run(line_break, run.styles))
            blank, at_start = False, True
            continue
        core = run.text.strip(" ")
        if not core:
            blank = True
            continue
        if (blank or run.text[0] == " ") and not at_start:
            tidy.append(Run(" ", _common(tidy[-1].styles, run.styles)))
        tidy.append(Run(_apart(tidy, core), run.styles))
        blank, at_start = run.text[-1] == " ", False
    return tidy


def _apart(tidy: Sequence[Run], text: str) -> str:
    """Return a text that grows together neither with a bracket nor with code before it."""
    before = tidy[-1].text[-1:] if tidy else ""
    if text[0] == "(" and before == "]":
        return f"&#40;{text[1:]}"
    return f"<!-- -->{text}" if text[0] == "`" and before == "`" else text


def _written(runs: Sequence[Run], depth: int) -> str:
    """Return runs as Markdown, whose styles are the same down to a depth."""
    if not any(len(run.styles) > depth for run in runs):
        return "".join([run.text for run in runs])
    written: list[str] = []
    last = ""
    for start, end in _groups(runs, depth):
        styles = runs[start].styles
        if len(styles) == depth:
            text = "".join(run.text for run in runs[start:end])
        else:
            following = runs[end].text[:1] if end < len(runs) else ""
            text = _styled(styles[depth], _written(runs[start:end], depth + 1), last, following)
        if text:
            written.append(text)
            last = text[-1]
    return "".join(written)


def _groups(runs: Sequence[Run], depth: int) -> Iterator[tuple[int, int]]:
    """Yield where runs of one style begin and end."""
    start = 0
    names = [run.styles[depth] if len(run.styles) > depth else None for run in runs]
    for place in range(1, len(runs) + 1):
        if place == len(runs) or names[place] != names[start]:
            yield start, place
            start = place


def _styled(style: str, text: str, before: str, after: str) -> str:
    if not text.strip():
        return text
    if style.startswith(LINK):
        return link(text, style[len(LINK) :])
    mark = _MARKS.get(style, "")
    if mark and _stands(mark, text) and not _joins(before) and not _joins(after):
        return f"{mark}{text}{mark}"
    return f"<{style}>{text}</{style}>"


def _stands(mark: str, text: str) -> bool:
    """Return whether a mark around the text is certain to be read as one."""
    if len(text) > _LONGEST_MARKED or "\n" in text or mark[0] in text or "=" in text:
        return False
    return not (text[0].isspace() or text[-1].isspace() or text[-1] == "\\")


def _joins(character: str) -> bool:
    return character.isalnum() or (character != "" and character in "_*~\\")
