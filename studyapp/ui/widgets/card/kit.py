"""What every card needs, made once for the window."""

from collections.abc import Callable, Sequence
from pathlib import Path

from studyapp.core import rendering
from studyapp.ui.theme import Theme
from studyapp.ui.widgets.card.formulas import FormulaCache
from studyapp.ui.widgets.card.media import Media
from studyapp.ui.widgets.card.style import CardStyle


class CardKit:
    """Theme, drawn formulas and loaded pictures, shared by all card views.

    `media_folders` is asked each time, so that a deck that was just imported has its pictures.
    """

    def __init__(self, theme: Theme, media_folders: Callable[[], Sequence[Path]] = tuple) -> None:
        self.theme = theme
        self.formulas = FormulaCache()
        self.media = Media(media_folders)
        self._styles: dict[tuple[bool, int, bool], CardStyle] = {}

    def warm_up(self) -> None:
        """Load what the first card would wait for; another thread may call this."""
        rendering.to_html("*x*")
        self.formulas.warm_up()

    def style(self, *, muted: bool = False, scale: float = 1.0) -> CardStyle:
        """Return the look of a card now; `muted` and a `scale` below 1 are for asides."""
        size = round(self.theme.appearance.text_size * scale)
        key = (self.theme.is_dark, size, muted)
        if key not in self._styles:
            self._styles[key] = CardStyle(self.theme.tokens, size, muted)
        return self._styles[key]
