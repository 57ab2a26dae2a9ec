"""The words that a drawing names its colours by, and what they are on paper."""

from collections.abc import Mapping

Palette = Mapping[str, str]
"""From colour word, without its two dashes, to `#RRGGBB`."""

INK = "ink"
LIGHT_PALETTE: Palette = {
    INK: "#171C2B",
    "muted": "#4D576B",
    "line": "#C3CAD6",
    "panel": "#F1F3F8",
    "accent": "#4056D6",
    "accent-soft": "#EAEDFC",
    "good": "#1B7A46",
    "good-soft": "#E5F4EB",
    "warn": "#9A5B00",
    "warn-soft": "#FBF0DC",
    "bad": "#C4344A",
    "bad-soft": "#FCEBED",
}
"""For everything that leaves the window: paper, PDF, Anki. The window makes its own of its tokens."""

COLOUR_WORDS = tuple(LIGHT_PALETTE)
PAGE_FONT = "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif"
"""The font of drawings where a browser sets them."""
