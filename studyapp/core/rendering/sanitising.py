"""HTML cleaned to a short list of harmless tags: no script, no style, no network, no file."""

import re
from urllib.parse import unquote

import nh3

_TAGS = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "blockquote", "pre", "hr", "br"),
    *("ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"),
    *("a", "b", "code", "del", "em", "i", "img", "ins", "kbd", "mark", "s", "small", "span"),
    *("strong", "sub", "sup", "u"),
}
_ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt"},
    "code": {"class"},
    "span": {"class"},
    "div": {"class"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align"},
}
_WEB_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)
_OUTSIDE = re.compile(r"[:\\\x00-\x1f]|^/|^\s|(?:^|/)\.\.(?:/|$)")
_IMAGE = re.compile(r'<img((?:"[^"]*"|[^">])*)>')
_ALT = re.compile(r' alt="([^"]*)"')


def sanitised(html: str) -> str:
    """Return the HTML with everything removed that is not on the list."""
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        link_rel=None,
    )
    return _IMAGE.sub(_image, clean) if "<img" in clean else clean


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "href":
        return value if _WEB_ADDRESS.match(value) else None
    if name == "src":
        return value if value and not _OUTSIDE.search(unquote(value)) else None
    return value if name in _ATTRIBUTES[tag] else None


def _image(match: re.Match[str]) -> str:
    """Return an image that lost its address as its description."""
    if " src=" in match[1]:
        return match[0]
    alt = _ALT.search(match[1])
    return alt[1] if alt else ""
