r"""Formulas in Markdown: `$..$` and `\(..\)` in a line; `$$..$$`, `\[..\]`, environments alone.

As in Pandoc, a dollar opens a formula only before a character and closes it only after one
and not before a digit, so that prices stay prices. A formula has at most 2,000 characters.
"""

import re
from xml.etree import ElementTree

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

_INLINE = (
    r"(?<!\\)(?:\$\$(?!\$)((?:\\.|[^\\$\x02\x03]){1,2000}?)\$\$"
    r"|\$(?![\s$])((?:\\.|[^\\$\x02\x03]){1,2000}?)(?<!\s)\$(?!\d)"
    r"|\\\(((?:\\[^)]|[^\\\x02\x03]){1,2000}?)\\\))"
)
_BLOCK = re.compile(
    r"""(?:^|\n)[ ]{0,3}
    (?:\$\$(?P<dollars>(?:\\.|[^\\]){1,2000}?)\$\$
    |\\\[(?P<brackets>(?:\\[^\]]|[^\\]){1,2000}?)\\\]
    |(?P<environment>\\begin\{(?P<name>[a-z]{1,20}\*?)\}.{1,2000}?\\end\{(?P=name)\})
    )[ \t]*(?=\n|$)""",
    re.VERBOSE | re.DOTALL,
)


def _element(tag: str, tex: str) -> ElementTree.Element:
    element = ElementTree.Element(tag, {"class": "math"})
    element.text = AtomicString(tex.strip().replace("&", "&amp;"))
    return element


class _InlineFormula(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element, int, int]:
        return _element("span", m[m.lastindex or 0]), m.start(0), m.end(0)


class _BlockFormula(BlockProcessor):
    """Takes a formula out of a paragraph; the lines around it stay paragraphs."""

    def test(self, parent: ElementTree.Element, block: str) -> bool:
        return bool(_BLOCK.search(block))

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> bool | None:
        block = blocks.pop(0)
        match = _BLOCK.search(block)
        if match is None:
            return False
        before, after = block[: match.start()], block[match.end() :]
        if before.strip():
            self.parser.parseBlocks(parent, [before])
        parent.append(
            _element("div", match["dollars"] or match["brackets"] or match["environment"])
        )
        if after.strip():
            blocks.insert(0, after.lstrip("\n"))
        return True


class FormulaExtension(Extension):
    """Puts the TeX of each formula, untouched, into an element of the class `math`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register both processors: after code, before everything else."""
        md.ESCAPED_CHARS.append("$")
        md.inlinePatterns.register(_InlineFormula(_INLINE, md), "formula", 185)
        md.parser.blockprocessors.register(_BlockFormula(md.parser), "formula", 79)
