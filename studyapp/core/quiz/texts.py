"""Texts as they are compared: without marks, case, accents, articles, plurals and spelling habits."""

import re
from functools import lru_cache
from unicodedata import normalize

from studyapp.core.rendering import plain_text

_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ϵ": "epsilon",
    "ζ": "zeta", "η": "eta", "θ": "theta", "ϑ": "theta", "ι": "iota", "κ": "kappa",
    "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "π": "pi", "ρ": "rho", "σ": "sigma",
    "ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "ϕ": "phi", "χ": "chi", "ψ": "psi",
    "ω": "omega", "Γ": "gamma", "Δ": "delta", "Θ": "theta", "Λ": "lambda", "Ξ": "xi",
    "Π": "pi", "Σ": "sigma", "Φ": "phi", "Ψ": "psi", "Ω": "omega",
}  # fmt: skip
_SIGNS = str.maketrans({
    **_GREEK, "−": "-", "–": "-", "—": " ", "‐": "-", "‑": "-", "×": "*", "·": "*", "⋅": "*",
    "≈": "~", "≤": "<=", "≥": ">=", "→": "->", "∞": "infinity", "√": "sqrt ", "’": "'", "‘": "'",
    "²": "^2", "³": "^3", "ⁿ": "^n", "⁰": "^0", "¹": "^1", "⁴": "^4", "\xa0": " ",
})  # fmt: skip
_TEX_SIGNS = {
    "cdot": "*", "times": "*", "leq": "<=", "le": "<=", "geq": ">=", "ge": ">=", "to": "->",
    "infty": "infinity", "approx": "~", "mid": "|", "lVert": "|", "rVert": "|", "quad": " ",
    "left": "", "right": "", "varepsilon": "epsilon", "varphi": "phi", "vartheta": "theta",
    "ldots": "...", "dots": "...",
}  # fmt: skip
_FONT = re.compile(
    r"\\(?:mathrm|mathbf|mathit|mathsf|mathcal|text|textbf|operatorname)\s*\{([^{}]*)\}"
)
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_COMMAND = re.compile(r"\\([A-Za-z]+)\s*")
_TEX_SPACE = re.compile(r"\\[,;:! ]|~")
_THOUSANDS = re.compile(r"(?<=\d)[,_ ](?=\d{3}(?!\d))")
_LETTER = r"(?:[^\W\d_]|[\u0591-\u05c7\u0610-\u065f\u0900-\u0dff\u0e31-\u0e4e])"
"""A letter, with the vowel signs of scripts that write them as marks."""
_TOKEN = re.compile(rf"\d+(?:\.\d+)?|{_LETTER}+|[+#*/^=<>%|~]|->|-(?=[\d.])|(?<=\W)-|^-")
_HYPHEN = re.compile(r"(?<=[^\W_])-(?=[^\W\d_])")
_APOSTROPHE = re.compile(r"'s?\b|'")
_SPELLING = re.compile(r"iz(?=e[ds]?\b|er|ing|ation|able)")
_ARTICLES = {"a", "an", "to"}
_EVERYWHERE = {"the"}
_SINGULAR_ENDS = ("ss", "us", "is", "as", "os")
_ONLY_S = (
    *("cases", "bases", "hases", "rases", "eases", "auses", "ouses", "fuses", "reuses"),
    *("caches", "azes"),
)
"""How words end that took only an s: "caches" are a cache, but "batches" a batch."""
_BETWEEN_LETTERS = re.compile(r"(?<!\d) | (?!\d)")
_ACCENTS = re.compile("[\u0300-\u036f]")
_CACHED = 20_000


def line(markdown: str) -> str:
    """Return Markdown as one line of plain text."""
    return " ".join(plain_text(markdown).split())


@lru_cache(_CACHED)
def words(markdown: str) -> tuple[str, ...]:
    """Return the words, numbers and signs of a text as they are compared."""
    text = _THOUSANDS.sub("", _without_tex(plain_text(markdown)).translate(_SIGNS)).replace(
        "**", "^"
    )
    text = _APOSTROPHE.sub("", _HYPHEN.sub(" ", _without_accents(text).casefold()))
    found = [_stem(_SPELLING.sub("is", word)) for word in _TOKEN.findall(text)]
    return tuple(_without_article([word for word in found if word not in _EVERYWHERE]))


def key(markdown: str) -> str:
    """Return the text by which two answers are the same."""
    return " ".join(words(markdown))


def compact(markdown: str) -> str:
    """Return the key without spaces between words: 'data set' and 'dataset' are the same."""
    return _BETWEEN_LETTERS.sub("", key(markdown))


def contains(text: str, part: str) -> bool:
    """Whether the words of `part` stand in a text one after another."""
    inner = words(part)
    return bool(inner) and f" {' '.join(inner)} " in f" {' '.join(words(text))} "


def shown_length(markdown: str) -> int:
    """Return about how many letters wide a text is on the screen."""
    return len(" ".join(_without_tex(plain_text(markdown)).split()))


def is_inline(markdown: str) -> bool:
    """Whether a text is one paragraph without code block, formula of its own, picture or table."""
    text = markdown.strip()
    return bool(text) and not any(mark in text for mark in ("\n", "```", "$$", "![", "\\["))


def _without_tex(text: str) -> str:
    if "\\" not in text and "{" not in text:
        return text
    text = _TEX_SPACE.sub(" ", text)
    for _ in range(3):
        text = _FRACTION.sub(r"\1/\2", _FONT.sub(r"\1", text))
    text = _COMMAND.sub(lambda match: f" {_TEX_SIGNS.get(match[1], match[1])} ", text)
    return text.replace("{", "").replace("}", "").replace("\\", "")


def _without_accents(text: str) -> str:
    """Return a text without the accents of Latin, Greek and Cyrillic letters."""
    return normalize("NFC", _ACCENTS.sub("", normalize("NFKD", text)))


def _without_article(tokens: list[str]) -> list[str]:
    """Leave out a leading article, unless what follows is a single letter, as in 'A/B test'."""
    if len(tokens) > 1 and tokens[0] in _ARTICLES and len(tokens[1]) > 1:
        return tokens[1:]
    return tokens


def _stem(word: str) -> str:
    """Return a word without its plural ending."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(_SINGULAR_ENDS):
        return word
    if word == "uses" or word.endswith(_ONLY_S):
        return word[:-1]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ses", "xes", "zes", "ches", "shes")):
        return (
            word[:-2]
            if not word.endswith("ses") or word.endswith(("sses", "ases", "uses"))
            else word[:-1]
        )
    return word[:-1]
