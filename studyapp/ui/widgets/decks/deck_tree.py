"""The tree of decks, with what is to be done in each."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studyapp.core.cards import parents
from studyapp.core.statistics import DeckRow
from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.widgets.decks.deck_row_view import DeckHeading, DeckRowView

_UNFOLDED_DEPTH = 1
_MANY = 14


class DeckTree(QWidget):
    """Shows decks below each other, indented; rows are made when they are first needed.

    Signals: `study_requested` with the name of a deck; `folded` with the names of all
    folded decks, after the learner folded or unfolded one.
    """

    study_requested = Signal(object)
    folded = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._decks: Sequence[DeckRow] = ()
        self._folded: frozenset[str] | None = None
        self._views: list[DeckRowView] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(DeckHeading(theme))

    def show_decks(self, decks: Sequence[DeckRow], folded: frozenset[str] | None) -> None:
        """Show decks, parents before children; without a choice a big tree begins folded."""
        self._decks = decks
        self._folded = folded
        self._show_rows()

    def views(self) -> list[DeckRowView]:
        """Return the rows that are on screen, from the top."""
        return [view for view in self._views if not view.isHidden()]

    def _show_rows(self) -> None:
        shown = list(visible_decks(self._decks, self._folded_now()))
        while len(self._views) < len(shown):
            self._add_view()
        with_children = {name for deck in self._decks for name in parents(deck.name)}
        for view, deck in zip(self._views, shown, strict=False):
            is_folded = deck.name in self._folded_now() if deck.name in with_children else None
            view.show_deck(deck, is_folded)
            view.setProperty("deck", deck.name)
            view.setVisible(True)
        for view in self._views[len(shown) :]:
            view.setVisible(False)

    def _folded_now(self) -> frozenset[str]:
        if self._folded is not None:
            return self._folded
        return first_folds(self._decks)

    def _add_view(self) -> None:
        view = DeckRowView(self._theme, self._icons, self)
        view.study_requested.connect(partial(self._on_study_requested, len(self._views)))
        view.fold_toggled.connect(partial(self._on_fold_toggled, len(self._views)))
        self._views.append(view)
        self._layout.addWidget(view)

    def _on_study_requested(self, index: int) -> None:
        self.study_requested.emit(self._views[index].property("deck"))

    def _on_fold_toggled(self, index: int) -> None:
        self._folded = self._folded_now() ^ {self._views[index].property("deck")}
        self._show_rows()
        self.folded.emit(self._folded)


def visible_decks(decks: Iterable[DeckRow], folded: frozenset[str]) -> Iterable[DeckRow]:
    """Return the decks that no folded deck hides."""
    return (deck for deck in decks if folded.isdisjoint(parents(deck.name)))


def first_folds(decks: Sequence[DeckRow]) -> frozenset[str]:
    """Return what is folded before the learner has chosen: deep levels of a big tree."""
    if len(decks) <= _MANY:
        return frozenset()
    return frozenset(
        parent
        for deck in decks
        for parent in parents(deck.name)
        if parent.count("::") >= _UNFOLDED_DEPTH
    )
