"""What will become of each note, and the last decisions before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studyapp.core.cards import Note
from studyapp.core.importing.likeness import NoteLikeness
from studyapp.ui.actions import DECISIONS, Actions
from studyapp.ui.icons import Icons
from studyapp.ui.pages.importing import words_of_import as say
from studyapp.ui.pages.importing.checking.decisions import Decision, decided_again
from studyapp.ui.pages.importing.checking.item_delegate import ItemDelegate
from studyapp.ui.pages.importing.checking.item_detail import ItemDetail, is_elsewhere
from studyapp.ui.pages.importing.checking.item_model import ItemModel, Member
from studyapp.ui.pages.importing.destination import Destination
from studyapp.ui.pages.importing.document.draft_editing import EditNote
from studyapp.ui.pages.importing.facts_view import FactsView
from studyapp.ui.tokens import L, M, S
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.controls.button import Button
from studyapp.ui.widgets.controls.segmented import SegmentedControl
from studyapp.ui.widgets.layout.panel import Panel

if TYPE_CHECKING:
    from studyapp.services.importing.plan import ImportItem, ImportPlan

LISTS = ("new", "changed", "kept", "removed", "alike", "same", "facts")
_BULK = {
    "changed": ("theirs", "mine"),
    "kept": ("theirs", "mine"),
    "alike": ("theirs", "skip"),
    "removed": ("theirs", "mine"),
}


class CheckStep(QWidget):
    """Lists by what happens, one note in full beside them, deck and tags above.

    Signals: `said` with one sentence on what will be written.
    """

    said = Signal(str)

    def __init__(
        self,
        kit: CardKit,
        icons: Icons,
        edit: EditNote,
        find: Callable[[str], Note],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme = kit.theme
        self._edit = edit
        self.plan: ImportPlan | None = None
        self._likenesses: Sequence[NoteLikeness] = ()
        self._members: dict[str, list[Member]] = {}
        self._offered: ImportPlan | None = None
        self._made: dict[str, Decision] = {}
        self.actions_here = Actions(DECISIONS, theme, icons, self)
        self.destination = Destination(theme, icons)
        self.tabs = SegmentedControl(
            self.tr("Shown"), tuple((name, say.list_name(name)) for name in LISTS)
        )
        self.rows = ItemModel(self)
        self.list = QListView()
        self.detail = ItemDetail(kit, icons, find)
        self.facts = FactsView()
        self.all_theirs_button = Button(theme, icons, "", kind="soft")
        self.all_mine_button = Button(theme, icons, "", kind="soft")
        self._theme = theme
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    @property
    def current_list(self) -> str:
        """The name of the list that is shown."""
        return self.tabs.current

    def begin(self) -> None:
        """Forget what was decided about another file."""
        self._made.clear()
        self._offered = self.plan = None

    def show_plan(self, plan: ImportPlan, likenesses: Sequence[NoteLikeness]) -> None:
        """Show a plan; what was decided about notes that are in it again still holds."""
        self._offered = plan
        there = {item.guid for item in plan.items if item.after is not None}
        self._likenesses = [like for like in likenesses if like.guid in there]
        self._sort(plan)
        self.plan = decided_again(plan, self._made.values())
        filled = [name for name in LISTS if self._members[name]]
        for name in LISTS:
            self.tabs.set_shown(name, name in filled or (name == "facts" and has_facts(plan)))
            count = len(self._members[name])
            text = say.list_name(name) if name == "facts" else f"{say.list_name(name)} {count:,}"
            self.tabs.set_text(name, text)
        self.facts.show_plan(plan)
        keep = self.tabs.current
        first = keep if keep in filled else (filled[0] if filled else "facts")
        self.show_list(first)

    def refresh(self) -> None:
        """Say again what will be written."""
        if self.plan is not None:
            self._say(self.plan.items)

    def show_list(self, name: str) -> None:
        """Show one of the lists, from its beginning."""
        self.tabs.set_current(name)
        self._stack.setCurrentIndex(1 if name == "facts" else 0)
        self._refresh()
        if self.rows.rowCount():
            self.list.setCurrentIndex(self.rows.index(0))
            self._on_current_changed(self.rows.index(0), QModelIndex())
        self._show_bulk()

    def decide(self, name: str) -> None:
        """Decide about the note that is shown, as if its button was clicked."""
        entry = self.rows.entry(self.list.currentIndex().row())
        if entry is None or name not in self.detail.offered():
            return
        row = self.list.currentIndex().row()
        note = self._edit(entry.note) if name == "edit" else self.detail.other
        if name == "edit" and note is None:
            return
        self._take([Decision(entry.item.guid, name, note)])
        last = self.rows.rowCount() - 1
        step = 0 if name == "edit" else 1
        self.list.setCurrentIndex(self.rows.index(min(row + step, last)))
        self._on_current_changed(self.list.currentIndex(), QModelIndex())

    def _decide_all(self, name: str) -> None:
        """Decide about every note of the list that is shown."""
        self._take([Decision(guid, name) for guid, _ in self._members[self.current_list]])
        self._on_current_changed(self.list.currentIndex(), QModelIndex())

    def _take(self, decisions: Iterable[Decision]) -> None:
        """Let each decision hold in place of an earlier one about the same note."""
        if self._offered is None:  # the file is looked at as something else
            return
        for decision in decisions:
            self._made.pop(decision.guid, None)
            self._made[decision.guid] = decision
        self.plan = decided_again(self._offered, self._made.values())
        self._refresh()

    def _sort(self, offered: ImportPlan) -> None:
        """Put every note into its list; there it stays, whatever is decided about it."""
        self._members = {name: [] for name in LISTS}
        for item in offered.items:
            name = "new" if item.state in ("skipped", "merged") else str(item.state)
            self._members[name].append((item.guid, None))
        self._members["alike"] = [(like.guid, like) for like in self._likenesses]

    def _refresh(self) -> None:
        if self.plan is None:
            return
        by_guid = {item.guid: item for item in self.plan.items}
        members = self._members.get(self.current_list, [])
        self.rows.set_rows(members, by_guid)
        self._say(by_guid.values())

    def _say(self, items: Iterable[ImportItem]) -> None:
        given = list(items)
        counts = _counts(given)
        parts = (
            (counts["new"], self.tr("{0} new")),
            (sum(map(say.is_kept_back, given)), self.tr("{0} of them suspended, not complete")),
            (counts["changed"], self.tr("{0} changed")),
            (counts["kept"], self.tr("{0} kept as yours")),
            (counts["merged"], self.tr("{0} merged")),
            (counts["skipped"], self.tr("{0} skipped")),
            (counts["removed"], self.tr("{0} suspended")),
            (counts["same"], self.tr("{0} unchanged")),
        )
        said = [text.format(f"{count:,}") for count, text in parts if count]
        self.said.emit(" · ".join(said) or self.tr("Nothing to import."))

    def _build(self) -> None:
        self.list.setProperty("kind", "cards")
        self.list.setModel(self.rows)
        self.list.setAccessibleName(self.tr("Notes of this import"))
        self.list.setItemDelegate(ItemDelegate(self._theme, self.rows, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QHBoxLayout()
        head.setSpacing(S)
        head.addWidget(self.tabs)
        head.addStretch()
        bulk = QHBoxLayout()
        bulk.setSpacing(S)
        bulk.addWidget(self.all_theirs_button)
        bulk.addWidget(self.all_mine_button)
        bulk.addStretch()
        panel = Panel()
        panel.body.setContentsMargins(S, S, S, S)
        panel.body.setSpacing(S)
        panel.body.addWidget(self.list)
        panel.body.addLayout(bulk)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(L)
        splitter.addWidget(panel)
        splitter.addWidget(self.detail)
        splitter.setSizes([430, 570])
        panel.setMinimumWidth(260)
        self.detail.setMinimumWidth(360)
        self._stack.addWidget(splitter)
        self._stack.addWidget(self.facts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        column.addWidget(self.destination)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_list)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.detail.decided.connect(self.decide)
        for action in self.actions_here:
            name = action.objectName()
            action.triggered.connect(lambda _checked=False, name=name: self.decide(name))
        self.all_theirs_button.clicked.connect(lambda: self._decide_all(self._bulk()[0]))
        self.all_mine_button.clicked.connect(lambda: self._decide_all(self._bulk()[1]))

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        entry = self.rows.entry(current.row())
        self.detail.setVisible(entry is not None)
        if entry is None:
            return
        other = None
        like = entry.likeness
        if like is not None and not is_elsewhere(like) and self.plan is not None:
            item = self.plan.item(like.other)
            other = item.after or item.before
        self.detail.show_entry(entry, other)

    def _bulk(self) -> tuple[str, ...]:
        return _BULK.get(self.current_list, ())

    def _show_bulk(self) -> None:
        names = self._bulk()
        many = len(self._members.get(self.current_list, [])) > 1
        for button, name in zip(
            (self.all_theirs_button, self.all_mine_button), names, strict=False
        ):
            text = say.offer_all(self.current_list, name)
            button.setText(text)
            button.setAccessibleName(text)
        for button in (self.all_theirs_button, self.all_mine_button):
            button.setVisible(bool(names) and many)


def has_facts(plan: ImportPlan) -> bool:
    """Whether a file brings anything beside notes."""
    return bool(plan.facts or plan.warnings or plan.cards or plan.pictures)


def _counts(items: Iterable[ImportItem]) -> Counter[str]:
    return Counter(item.state for item in items)
