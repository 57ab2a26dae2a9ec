"""Type, colours and distances of a card."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextBlockFormat, QTextCharFormat

from studyapp.ui.drawing_colours import drawing_family
from studyapp.ui.fonts import code_font, window_font
from studyapp.ui.tokens import Tokens

CODE_SCALE = 0.88
INLINE_FORMULA, DISPLAY_FORMULA = 1.06, 1.12
HEADINGS = {"h1": (1.45, 700), "h2": (1.28, 650), "h3": (1.12, 600)}
SMALL_HEADING = (1.0, 600)

_SYNTAX = {
    "keyword": "k kc kd kn kp kr ow",
    "string": "s s1 s2 sa sb sc dl sd se sh si sr ss sx",
    "number": "m mb mf mh mi mo il",
    "comment": "c c1 ch cm cp cpf cs gd",
    "function": "nf fm nd nt",
    "class": "nc ne kt nn",
    "builtin": "nb bp no na",
    "operator": "o p",
}
_KIND_OF_TOKEN = {name: kind for kind, names in _SYNTAX.items() for name in names.split()}


@dataclass(frozen=True, slots=True)
class Ink:
    """How a run of text is written; formats are made from it once and kept."""

    scale: float = 1.0
    weight: int = 400
    color: str = "text"
    italic: bool = False
    struck: bool = False
    underlined: bool = False
    code: bool = False
    raised: int = 0
    link: str = ""


@dataclass(frozen=True)
class CardStyle:
    """The look of a card in one scheme and text size; `muted` is for what is said small."""

    tokens: Tokens
    size: int
    muted: bool = False

    @cached_property
    def font(self) -> QFont:
        """The font of running text."""
        font = window_font()
        font.setPixelSize(self.size)
        return font

    @cached_property
    def family(self) -> str:
        """The family of running text, for the text in drawings."""
        return drawing_family(self.font)

    @cached_property
    def _code_font(self) -> QFont:
        font = code_font(round(self.size * CODE_SCALE))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if hasattr(QFont, "Tag"):  # no ligatures: a learner has to see the signs to type
            font.setFeature(QFont.Tag("calt"), 0)
        return font

    @cached_property
    def _formats(self) -> dict[Ink, QTextCharFormat]:
        return {}

    @cached_property
    def _heights(self) -> dict[Ink, tuple[float, float]]:
        return {}

    @cached_property
    def metrics(self) -> QFontMetricsF:
        """Measures of running text."""
        return QFontMetricsF(self.font)

    def ink(self) -> Ink:
        """Return how plain running text is written."""
        return Ink(color="text2" if self.muted else "text")

    def color(self, token: str) -> QColor:
        """Return a colour by the name of its token."""
        return QColor(getattr(self.tokens, token))

    def em(self, times: float) -> int:
        """Return a distance in whole pixels, in multiples of the text size."""
        return round(self.size * times)

    def format(self, ink: Ink) -> QTextCharFormat:
        """Return the text format of an ink."""
        if ink not in self._formats:
            self._formats[ink] = self._made(ink)
        return self._formats[ink]

    def height(self, ink: Ink) -> tuple[float, float]:
        """Return how far the type of an ink reaches above and below the baseline."""
        if ink not in self._heights:
            metrics = QFontMetricsF(self.format(ink).font())
            self._heights[ink] = metrics.ascent(), metrics.descent()
        return self._heights[ink]

    def block(self, left: int, right: int, *, code: bool = False) -> QTextBlockFormat:
        """Return the format of a paragraph between two margins."""
        form = QTextBlockFormat()
        form.setLeftMargin(left)
        form.setRightMargin(right)
        distance = self.em(0.28 if code else 0.40)
        form.setLineHeight(distance, QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
        return form

    def _made(self, ink: Ink) -> QTextCharFormat:
        font = QFont(self._code_font if ink.code else self.font)
        font.setPixelSize(max(6, round(font.pixelSize() * ink.scale)))
        font.setWeight(QFont.Weight(ink.weight))
        font.setItalic(ink.italic)
        font.setStrikeOut(ink.struck)
        font.setUnderline(ink.underlined)
        form = QTextCharFormat()
        form.setFont(font)
        form.setForeground(self.color(ink.color))
        if ink.raised:
            vertical = QTextCharFormat.VerticalAlignment
            form.setVerticalAlignment(
                vertical.AlignSuperScript if ink.raised > 0 else vertical.AlignSubScript
            )
        if ink.link:
            form.setAnchor(True)
            form.setAnchorHref(ink.link)
        return form


def syntax_color(classes: tuple[str, ...]) -> str:
    """Return the token that colours a piece of code with these Pygments classes, or nothing."""
    kind = next((_KIND_OF_TOKEN[name] for name in classes if name in _KIND_OF_TOKEN), "")
    return f"syntax_{kind}" if kind else ""
