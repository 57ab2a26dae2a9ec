"""The window from its first instant to its last, with a real collection."""

from datetime import UTC
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from window_samples import MORNING, NOTES, filled, shown_window, small_collection

from studyapp.core.settings import Settings
from studyapp.services.collection import open_collection
from studyapp.ui.dialogs.export import ExportDialog
from studyapp.ui.dialogs.key_map import KeyMapDialog
from studyapp.ui.dialogs.settings import SettingsChoice, SettingsDialog
from studyapp.ui.theme import Appearance, Scheme
from studyapp.ui.tokens import PAGE_MARGIN
from studyapp.ui.widgets.layout.sidebar import NARROW, PAGES, TOOLS, WIDE


@pytest.fixture
def collection(tmp_path):
    collection = small_collection(tmp_path)
    yield collection
    collection.close()


@pytest.fixture
def make_window(qtbot, theme, tmp_path):
    return lambda: shown_window(qtbot, theme, tmp_path)


@pytest.fixture
def window(make_window, collection):
    return filled(make_window(), collection)


def press(window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.focusWidget() or window, key, modifiers)
    QApplication.processEvents()


def page_widgets(window):
    return [w for w in window.findChildren(QWidget) if w.isVisible()]


def test_it_is_there_before_the_collection_is(make_window):
    window = make_window()

    assert window.isVisible()
    assert window.current == "today"
    assert not window.actions_here["progress"].isEnabled()
    assert window.actions_here["keys"].isEnabled()


def test_today_is_filled_when_the_collection_comes(window):
    board = window.today._board

    assert board.welcome.isVisible()
    assert [view.property("deck") for view in board.decks.views()] == ["Demo", "Demo::A", "Demo::B"]


def test_pages_open_by_key_and_are_marked_in_the_sidebar(window):
    keys = (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_1)
    for key, name in zip(keys, ("quiz", "interview", "progress", "today"), strict=True):
        press(window, key, Qt.KeyboardModifier.ControlModifier)

        assert window.current == name
        assert [page for page in PAGES if window.sidebar.button(page).isChecked()] == [name]


def test_a_click_on_the_open_page_leaves_it_marked(window):
    window.sidebar.button("today").click()

    assert window.sidebar.button("today").isChecked()


def test_pages_are_made_when_they_are_first_opened(window):
    assert set(window._pages) == {"today"}

    window.open("progress")

    assert set(window._pages) == {"today", "progress"}


def test_the_last_page_and_size_are_there_again(window, make_window, collection):
    window.resize(900, 640)
    window.open("progress")
    window.close()

    again = make_window()
    again.use(collection)

    assert again.current == "progress"
    assert again.height() == 640  # the width of the offscreen screen is less than the least


def test_the_sidebar_can_be_narrow_and_stays_so(window, make_window):
    press(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert window.sidebar.width() == NARROW
    assert window.sidebar.button("today").accessibleName() == "Today"

    again = make_window()
    assert again.sidebar.width() == NARROW

    press(again, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert again.sidebar.width() == WIDE


def test_the_sidebar_shows_what_there_is_and_nothing_else(window):
    shown = [b.accessibleName() for b in map(window.sidebar.button, PAGES + TOOLS)]

    assert shown == [
        "Today",
        "Quiz",
        "Interview",
        "Progress",
        "Import",
        "Export",
        "Keys",
        "Settings",
    ]


def test_colours_change_by_key_and_are_remembered(window, theme, tmp_path):
    press(
        window,
        Qt.Key.Key_L,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )

    assert theme.is_dark
    assert window.state.appearance.scheme is Scheme.DARK


def test_a_whole_session_by_keys_changes_what_today_says(qtbot, window, collection):
    press(window, Qt.Key.Key_Space)
    assert window.current == "study"
    assert not window.sidebar.isVisible()
    assert not window.actions_here["progress"].isEnabled()

    for _ in NOTES:
        press(window, Qt.Key.Key_Space)
        press(window, Qt.Key.Key_3)
    press(window, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: window.current == "today")
    assert window.sidebar.isVisible()
    assert collection.reports.today().answered == len(NOTES)
    assert window.today._board.done.isVisible()
    assert window.today._board.streak.days_label.text() == "1 day"


def test_one_deck_is_studied_alone(window):
    window.study("Demo::B")

    assert window.current == "study"
    assert window.studying._session.total == 2


def test_when_nothing_is_due_a_sentence_says_so(window, collection, monkeypatch):
    told = []
    monkeypatch.setattr(window, "_say", lambda title, text: told.append(title))
    session = collection.study.begin()
    while session.current is not None:
        session.suspend()

    window.study()

    assert told == ["Nothing to study"]
    assert window.current == "today"


def test_settings_are_saved_and_show_at_once(window, collection, monkeypatch):
    changed = Settings(new_per_day=2)
    look = Appearance(scheme=Scheme.LIGHT, text_size=20)
    monkeypatch.setattr(SettingsDialog, "edit", lambda *_: SettingsChoice(look, changed))

    window.actions_here["settings"].trigger()

    assert collection.study.settings.new_per_day == 2
    assert "2 cards today" in window.today._board.welcome.time_label.text()


def test_cancelled_settings_change_nothing(window, collection, monkeypatch):
    monkeypatch.setattr(SettingsDialog, "edit", lambda *_: None)

    window.actions_here["settings"].trigger()

    assert collection.study.settings == Settings()


@pytest.mark.parametrize(("command", "dialog"), [("keys", KeyMapDialog), ("export", ExportDialog)])
def test_a_dialog_opens_from_its_command(window, monkeypatch, command, dialog):
    opened = []
    monkeypatch.setattr(dialog, "exec", lambda self: opened.append(type(self)))

    window.actions_here[command].trigger()

    assert opened == [dialog]


def test_the_export_of_the_window_writes_the_file(qtbot, window, monkeypatch, tmp_path):
    path = tmp_path / "out.csv"

    def use(dialog):
        dialog._ask_where = lambda *_: path
        dialog.form_control._buttons["csv"].click()
        dialog.show()
        dialog.export_button.click()
        qtbot.waitUntil(lambda: dialog.done_label.isVisible())

    monkeypatch.setattr(ExportDialog, "exec", use)
    window.actions_here["export"].trigger()

    assert "Question 0" in path.read_text(encoding="utf-8")


def test_progress_reads_the_collection_when_it_is_opened_and_after_answers(window, collection):
    window.open("progress")
    assert window.progress.nothing.isVisible()

    window.open("today")
    session = collection.study.begin()
    session.answer(list(session.choices())[4], 3000)
    window.events.cards_changed.emit()
    window.open("progress")

    assert window.progress.board.isVisible()
    assert window.progress.board.stats.answers_tile.number_label.text() == "1"


def test_a_backlog_is_spread_and_brought_back_by_the_window(window, collection, monkeypatch):
    spread = []
    monkeypatch.setattr(
        type(collection.study), "spread_backlog", lambda _, days: spread.append(days) or 9
    )
    monkeypatch.setattr(type(collection.study), "undo_spread", lambda _: spread.append("undo") or 9)

    window.today.spread_requested.emit(14)
    assert "9 cards moved to the next 14 days." in window.today._board.notice.title_label.text()
    window.today.spread_undo_requested.emit()

    assert spread == [14, "undo"]
    assert not window.today._board.notice.isVisible()


def test_a_page_that_is_not_seen_is_not_read_again(window, monkeypatch):
    read = []
    window.open("progress")
    monkeypatch.setattr(window, "_refresh", lambda name: read.append(name))

    window.events.cards_changed.emit()

    assert read == ["progress"]


def test_keys_of_a_page_do_not_work_on_another(qtbot, window):
    window.open("progress")

    press(window, Qt.Key.Key_Space)

    assert window.current == "progress"


class TopLevels(QObject):
    """Notes every window of its own that is shown."""

    def __init__(self):
        super().__init__()
        self.shown = []

    def eventFilter(self, watched, event):
        is_window = isinstance(watched, QWidget) and watched.isWindow()
        if event.type() == QEvent.Type.Show and is_window:
            self.shown.append(type(watched).__name__)
        return False


def test_no_stray_window_flashes_up_while_pages_are_made(qapp, make_window, collection):
    window = make_window()
    watcher = TopLevels()
    qapp.installEventFilter(watcher)

    window.use(collection)
    window.open("progress")
    window.study()
    QApplication.processEvents()

    assert watcher.shown == []
    assert window.isActiveWindow()


@pytest.mark.parametrize("page", ["today", "progress", "study"])
def test_every_widget_that_takes_the_focus_has_a_name(window, page):
    if page == "study":
        window.study()
        press(window, Qt.Key.Key_Space)
    else:
        window.open(page)
    nameless = [
        widget
        for widget in page_widgets(window)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not getattr(widget, "text", str)()
    ]

    assert nameless == []


@pytest.mark.parametrize("dialog", [KeyMapDialog, ExportDialog, SettingsDialog])
def test_every_control_of_a_dialog_has_a_name(qtbot, window, theme, dialog):
    makers = {
        KeyMapDialog: lambda: KeyMapDialog(theme, window.icons),
        ExportDialog: lambda: ExportDialog(theme, window.icons, window.tasks, (), None),
        SettingsDialog: lambda: SettingsDialog(theme, window.icons, Settings()),
    }
    shown: QDialog = makers[dialog]()
    qtbot.addWidget(shown)
    shown.show()
    nameless = [
        widget
        for widget in page_widgets(shown)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not getattr(widget, "text", str)()
    ]

    assert nameless == []


def test_tab_reaches_every_control_of_the_page_and_comes_round(window):
    seen = []
    for _ in range(60):
        press(window, Qt.Key.Key_Tab)
        seen.append(window.focusWidget())

    assert len(set(seen)) >= 8
    assert all(one is not other for one, other in pairwise(seen))


@pytest.mark.parametrize("name", PAGES)
def test_the_smallest_window_cuts_nothing_off(window, collection, name):
    session = collection.study.begin()
    session.answer(list(session.choices())[4], 3000)
    window.events.cards_changed.emit()
    window.resize(1, 1)
    window.open(name)
    QApplication.processEvents()
    page = getattr(window._pages[name], "home", window._pages[name])

    assert page.sheet.width() <= page.viewport().width() - 2 * PAGE_MARGIN


def test_an_update_of_the_decks_is_told_quietly(make_window, tmp_path):
    folder = tmp_path / "decks"
    folder.mkdir()
    text = "---\nid: d\ndeck: D\n---\n\n## Question {#q}\n\nAn answer.\n"
    for answer in ("An answer", "A better answer"):
        (folder / "d.md").write_text(text.replace("An answer", answer))
        collection = open_collection(tmp_path, now=lambda: MORNING, zone=UTC, shipped=folder)
        window = make_window()
        window.use(collection)
        QApplication.processEvents()
        told = window.today._board.update_label
        window.tasks.close()
        collection.close()

        assert told.isVisible() == (answer == "A better answer")
    assert told.text().startswith("The decks were updated: of their notes 1 changed.")
