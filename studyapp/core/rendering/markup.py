"""The Markdown converter: which syntax is understood, and bounds against hostile text."""

import re
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import HtmlInlineProcessor, InlineProcessor

from studyapp.core.rendering.code import code_block
from studyapp.core.rendering.formulas import FormulaExtension

MAX_NESTING = 12
MAX_LINK_TEXT, MAX_LINK_TARGET = 400, 2_000
_SIMPLE_TAGS = r"(</?(?:b|br|del|em|i|ins|kbd|mark|s|small|strong|sub|sup|u) ?/?>)"
_COMMENT = r"<!--(?:(?!--)[\s\S]){0,2000}-->"
_NESTING = ("quote", "ulist", "olist")
_LINKS = (
    "reference",
    "link",
    "image_link",
    "image_reference",
    "short_reference",
    "short_image_ref",
)


def converter() -> Markdown:
    """Return a converter that reads no files and lets no HTML through but simple inline tags."""
    return Markdown(
        extensions=[
            "tables",
            "sane_lists",
            "pymdownx.superfences",
            "pymdownx.betterem",
            "pymdownx.mark",
            "pymdownx.tilde",
            FormulaExtension(),
            _Bounds(),
        ],
        extension_configs={
            "tables": {"use_align_attribute": True},
            "pymdownx.superfences": {
                "custom_fences": [
                    {"name": "*", "class": "", "format": code_block, "validator": _any_header}
                ],
            },
        },
    )


def _any_header(*_: Any) -> bool:
    """Accept whatever stands after a fence's language; it has no meaning here."""
    return True


class _Comment(InlineProcessor):
    """Drops an HTML comment."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        return "", m.start(0), m.end(0)


class _Bounds(Extension):
    """Escapes HTML, so that a learner's `<tag>` is seen, and keeps the work linear."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Replace what reads HTML; bound nesting and the search for the end of a link."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(HtmlInlineProcessor(_SIMPLE_TAGS, md), "simple_html", 90)
        md.inlinePatterns.register(_Comment(_COMMENT, md), "comment", 175)
        for name in _NESTING:
            _bound_nesting(md.parser.blockprocessors[name])
        for name in _LINKS:
            _bound_search(md.inlinePatterns[name])


def _bound_nesting(processor: Any) -> None:
    """Let a quote or list inside too many others be a paragraph."""
    test, state = processor.test, processor.parser.state
    processor.test = lambda parent, block: len(state) < MAX_NESTING and test(parent, block)


def _bound_search(processor: Any) -> None:
    """Let a link's text and target end soon, or not be a link."""
    find_text = processor.getText

    def text_within_reach(data: str, index: int) -> Any:
        end = index + MAX_LINK_TEXT
        return find_text(data[:end], index) if "]" in data[index:end] else ("", index, False)

    processor.getText = text_within_reach
    if hasattr(processor, "getLink"):
        find_target = processor.getLink
        processor.getLink = lambda data, index: find_target(data[: index + MAX_LINK_TARGET], index)
