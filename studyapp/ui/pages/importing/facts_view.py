"""What a file brings beside its notes: cards with history, pictures, decks, settings, warnings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from studyapp.core.cards import DECK_SEPARATOR
from studyapp.ui.pages.importing import words_of_import as say
from studyapp.ui.tokens import XL, L, S
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel

if TYPE_CHECKING:
    from studyapp.services.importing.plan import ImportPlan

_MOST = 200
_FEW = 3


class FactsView(QScrollArea):
    """Names at the left, what was found at the right; warnings below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("What else is in the file"))

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what a plan brings."""
        sheet = QWidget()
        sheet.setProperty("kind", "page")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(L)
        column.addWidget(_panel(self.tr("What comes"), _contents(plan)))
        if plan.facts:
            facts = _gathered((name, say.found(value)) for name, value in plan.facts.items())
            column.addWidget(_panel(self.tr("Found in the file"), facts[:_MOST]))
        if plan.warnings:
            notice = Panel(kind="notice")
            notice.body.setSpacing(S)
            notice.body.addWidget(Label(self.tr("Worth knowing"), "section"))
            for warning in plan.warnings[:_MOST]:
                notice.body.addWidget(Label(warning, "body", wrap=True))
            column.addWidget(notice)
        column.addStretch()
        self.setWidget(sheet)


def _contents(plan: ImportPlan) -> list[tuple[str, str]]:
    notes = [item.after for item in plan.items if item.after is not None]
    decks = sorted({note.deck for note in notes})
    records = [record for each in plan.cards.values() for record in each]
    answers = sum(len(record.events) for record in records)
    shown = ", ".join(name.replace(DECK_SEPARATOR, " › ") for name in decks[:6])
    more = f" … ({len(decks):,})" if len(decks) > 6 else ""
    rows = (
        (say.tr("Notes"), f"{len(notes):,}", bool(notes)),
        (say.tr("Cards"), f"{sum(len(note.ordinals()) for note in notes):,}", bool(notes)),
        (say.tr("Answers and due days"), f"{answers:,}", answers > 0),
        (say.tr("Pictures and sounds"), f"{len(plan.pictures):,}", bool(plan.pictures)),
        (say.tr("Decks"), shown + more, bool(decks)),
    )
    return [(name, value) for name, value, is_shown in rows if is_shown]


def _gathered(facts: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return facts by name; what is the same for many decks is said once."""
    by_kind: dict[tuple[str, str], list[str]] = {}
    for name, value in sorted(facts):
        kind, _, deck = name.partition(": ")
        by_kind.setdefault((kind, value), []).append(deck)
    rows = []
    for (kind, value), decks in by_kind.items():
        if len(decks) > _FEW:
            rows.append((say.fact(kind), say.in_decks(value, len(decks))))
        else:
            rows += [(say.fact(f"{kind}: {deck}" if deck else kind), value) for deck in decks]
    return rows


def _panel(title: str, rows: list[tuple[str, str]]) -> Panel:
    panel = Panel(title)
    grid = QGridLayout()
    grid.setHorizontalSpacing(XL)
    grid.setVerticalSpacing(S)
    grid.setColumnStretch(1, 1)
    for row, (name, value) in enumerate(rows):
        grid.addWidget(Label(name, "quiet"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(value, "body", wrap=True), row, 1)
    panel.body.addLayout(grid)
    return panel
