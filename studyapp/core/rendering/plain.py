"""Markdown as plain text: quick, without the converter, for search and terminals."""

import re
from html import unescape

from studyapp.core import cloze

_SPECIAL = re.compile(r"[\\`*_~=<#&$|>!\[{]|---")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"(?:#{1,6}[ \t]+|(?:>[ \t]?)+)")
_RULE = re.compile(r"(?=[^-]*-)(?=[^|]*\||-{3})[ \t|:-]+|\*{3,}[ \t]*|_{3,}[ \t]*")
_INLINE = re.compile(
    r"""(?P<tex>(?<!\\)(?:\$\$(?P<display>[^$]{1,2000})\$\$
        |\$(?!\s)(?P<dollar>(?:\\.|[^\\$]){1,2000}?)(?<!\s)\$(?!\d)
        |\\\((?P<round>[^\n]{1,500}?)\\\)))
    |\\(?P<escaped>[!-/:-@\[-`{-~])
    |(?P<ticks>`+)(?P<code>[^`]{1,2000})(?P=ticks)(?!`)
    |!?\[(?P<link>[^\[\]]{0,500})\]\([^()\s]{0,1000}(?:[ ]"[^"\n]{0,200}")?\)
    |<(?P<address>(?:https?://|mailto:)[^<>\s]{1,1000})>
    |(?P<tag><br[ ]?/?>|</?(?:b|del|em|i|ins|kbd|mark|s|small|strong|sub|sup|u)>
        |<!--(?:(?!--)[\s\S]){0,2000}-->)
    |(?P<entity>&\#?\w{1,30};)
    |(?<![\w*])\*\*(?=\S)(?P<strong>(?:[^*\n]|\*(?!\*)){1,1000}?)(?<=\S)\*\*(?![\w*])
    |(?<![\w*])\*(?=\S)(?P<star>[^*\n]{1,1000}?)(?<=\S)\*(?![\w*])
    |(?<![\w_])(?P<low>__?)(?=\S)(?P<under>[^_\n]{1,1000}?)(?<=\S)(?P=low)(?![\w_])
    |(?P<pair>==|~~)(?=\S)(?P<paired>[^=~\n]{1,1000}?)(?<=\S)(?P=pair)""",
    re.VERBOSE,
)
_LITERAL = ("display", "dollar", "round", "escaped", "code", "address")
_NESTED = ("link", "strong", "star", "under", "paired")


def stripped(markdown: str) -> str:
    """Return the text without its marks: what a terminal shows and a search finds."""
    text = cloze.reveal(markdown)
    if not _SPECIAL.search(text):
        return text.strip()
    lines: list[str] = []
    prose: list[str] = []
    fence = ""
    for line in text.split("\n"):
        match = _FENCE.match(line)
        if match and (not fence or match[1].startswith(fence)):
            lines += _prose(prose)
            prose, fence = [], "" if fence else match[1]
        elif fence:
            lines.append(line)
        else:
            prose.append(line)
    return "\n".join([*lines, *_prose(prose)]).strip()


def _prose(lines: list[str]) -> list[str]:
    if not lines:
        return []
    kept = (_HEADING.sub("", line, count=1) if line[:1] in "#>" else line for line in lines)
    text = "\n".join(line for line in kept if not _RULE.fullmatch(line))
    return [_INLINE.sub(_unmarked, text)]


def _unmarked(match: re.Match[str]) -> str:
    for name in _LITERAL:
        if match[name] is not None:
            return match[name].strip() if name == "code" else match[name]
    for name in _NESTED:
        if match[name] is not None:
            return _INLINE.sub(_unmarked, match[name])
    if match["entity"]:
        return unescape(match["entity"])
    return "\n" if match["tag"].startswith("<br") else ""
