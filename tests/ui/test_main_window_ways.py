"""The ways through the window: what each page and command leads to, and what it refuses."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_samples import filled, shown_window, small_collection

from studyapp.core.errors import StudyError
from studyapp.core.settings import Settings
from studyapp.ui.dialogs.export import ExportChoice, ExportDialog
from studyapp.ui.dialogs.key_map import KeyMapDialog
from studyapp.ui.dialogs.message import MessageDialog
from studyapp.ui.dialogs.settings import SettingsChoice, SettingsDialog
from studyapp.ui.main_window import SMALLEST_HEIGHT, SMALLEST_WIDTH, MainWindow
from studyapp.ui.tasks import Task
from studyapp.ui.widgets.layout.sidebar import PAGES
from studyapp.ui.window_state import WindowState

NEED_COLLECTION = (*PAGES, "import", "export", "settings")


@pytest.fixture
def collection(tmp_path):
    collection = small_collection(tmp_path)
    yield collection
    collection.close()


@pytest.fixture
def unopened(qtbot, theme, tmp_path):
    return shown_window(qtbot, theme, tmp_path)


@pytest.fixture
def window(unopened, collection):
    return filled(unopened, collection)


@pytest.fixture
def told(monkeypatch):
    """What message boxes said, as titles with texts."""
    told = []

    def note(dialog):
        told.append((dialog.windowTitle(), dialog.text_label.text(), dialog.close_button.text()))

    monkeypatch.setattr(MessageDialog, "exec", note)
    return told


@pytest.fixture
def begun(monkeypatch, collection):
    """How sessions were asked for."""
    begun, begin = [], type(collection.study).begin

    def noting(study, deck=None, **wishes):
        begun.append((deck, wishes))
        return begin(study, deck, **wishes)

    monkeypatch.setattr(type(collection.study), "begin", noting)
    return begun


def every_minute(window) -> QTimer:
    return next(timer for timer in window.findChildren(QTimer) if timer.interval() == 60_000)


def enabled(window) -> set[str]:
    return {action.objectName() for action in window.actions_here if action.isEnabled()}


def enter_with(window, path) -> bool:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def test_it_tells_exactly_once_that_it_was_painted(qtbot, theme, tmp_path):
    window, told = MainWindow(WindowState(tmp_path), theme), []
    qtbot.addWidget(window)
    window.painted.connect(lambda: told.append(window.isVisible()))

    window.show()
    QTest.qWaitForWindowExposed(window)
    qtbot.waitUntil(lambda: told == [True])
    window.repaint()
    QApplication.processEvents()

    assert told == [True]


def test_before_the_collection_is_open_only_what_needs_none_can_be_done(unopened):
    assert enabled(unopened) == {"keys", "sidebar", "scheme", "quit"}
    assert unopened.today.isVisible()
    assert unopened.sidebar.button("today").isChecked()
    assert unopened.windowTitle() == "Studyapp"


def test_with_the_collection_everything_can_be_done(window):
    assert enabled(window) == {"keys", "sidebar", "scheme", "quit", *NEED_COLLECTION}


def test_a_page_that_is_no_longer_known_is_today(unopened, collection):
    unopened.state.page = "library"

    unopened.use(collection)

    assert unopened.current == "today"
    assert unopened.state.page == "today"


def test_studying_takes_the_whole_window_and_leaves_it_again(window):
    window.study()
    assert enabled(window) == {"keys", "scheme", "quit"}
    assert window.sidebar.isHidden()
    assert window.current == "study"

    window.studying.left.emit()

    assert window.current == "today"
    assert not window.sidebar.isHidden()
    assert enabled(window) >= set(NEED_COLLECTION)


@pytest.mark.parametrize(
    ("ask", "asked"),
    [
        (lambda w: w.today.study_requested.emit("Demo::B"), ("Demo::B", {})),
        (lambda w: w.today.study_requested.emit(None), (None, {})),
        (lambda w: w.today.quick_requested.emit(), (None, {"minutes": 10})),
        (lambda w: w.today.ahead_requested.emit(), (None, {"ahead": True})),
        (lambda w: w.studying.ahead_chosen.emit(), (None, {"ahead": True})),
        (lambda w: w.progress.study_requested.emit(), (None, {})),
    ],
)
def test_each_way_of_studying_begins_the_session_it_names(window, begun, ask, asked, told):
    ask(window)

    deck, wishes = begun[-1]
    assert (deck, {k: v for k, v in wishes.items() if v}) == asked


def test_a_deck_that_was_just_imported_is_studied_and_ends_at_today(window, begun):
    window.bring_in()

    window.importing.study_requested.emit("Demo::B")

    assert begun[-1][0] == "Demo::B"
    assert window.current == "study"
    assert window.state.page == "today"


def test_today_leads_to_progress_and_to_importing(window):
    window.today.progress_requested.emit()
    assert window.current == "progress"

    window.open("today")
    window.today.import_requested.emit(["Q: What is recall?\nA: The share found.\n"])
    assert window.current == "importing"
    assert window.sidebar.isHidden()

    window.importing.left.emit()
    assert window.current == "today"


def test_what_is_brought_in_while_importing_joins_what_is_there(window, monkeypatch, tmp_path):
    opened, taken = [], []
    monkeypatch.setattr(type(window.importing), "open", lambda _, given=(): opened.append(given))
    monkeypatch.setattr(type(window.importing), "take", lambda _, given: taken.append(given))

    window.bring_in(["first"])
    window.bring_in(["second"])

    assert (opened, taken) == ([["first"]], [["second"]])


@pytest.mark.parametrize(
    ("place", "taken"),
    [("today", True), ("progress", True), ("study", False), ("importing", True)],
)
def test_files_can_be_dropped_everywhere_but_on_cards(window, tmp_path, place, taken):
    {"study": window.study, "importing": window.bring_in}.get(place, lambda: window.open(place))()

    assert enter_with(window, tmp_path / "a.txt") is taken


def test_files_cannot_be_dropped_before_the_collection_is_open(unopened, tmp_path):
    assert not enter_with(unopened, tmp_path / "a.txt")


def test_a_dropped_file_is_brought_in(window, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(type(window.importing), "open", lambda _, given=(): opened.append(given))

    window.drops.dropped.emit([tmp_path / "a.txt"])

    assert opened == [[tmp_path / "a.txt"]]
    assert window.current == "importing"


def test_why_the_collection_could_not_be_opened_is_said(unopened, told):
    unopened.tell_unopened(StudyError("The file is damaged."))
    unopened.tell_unopened(MemoryError())

    title = "Your cards could not be opened"
    assert told == [(title, "The file is damaged.", "Close"), (title, "MemoryError", "Close")]


def test_every_minute_today_is_read_again_while_someone_looks(window, collection, monkeypatch):
    read = []
    report = collection.reports.today()
    monkeypatch.setattr(type(collection.reports), "today", lambda _: read.append(1) or report)

    every_minute(window).timeout.emit()

    assert read == [1]


@pytest.mark.parametrize("when", ["another page", "busy", "another window"])
def test_today_is_not_read_again_while_nobody_looks_or_work_is_running(
    qtbot, window, collection, monkeypatch, when
):
    if when == "another page":
        window.open("progress")
    elif when == "busy":
        monkeypatch.setattr(type(window.tasks), "is_idle", property(lambda _: False))
    else:
        monkeypatch.setattr(type(window), "isActiveWindow", lambda _: False)
    read = []
    monkeypatch.setattr(type(collection.reports), "today", lambda _: read.append(1))

    every_minute(window).timeout.emit()

    assert read == []


def test_the_clock_of_the_window_runs_from_the_collection_to_the_end(unopened, collection):
    assert not every_minute(unopened).isActive()

    unopened.use(collection)
    assert every_minute(unopened).isActive()

    unopened.close()
    assert not any(timer.isActive() for timer in unopened.findChildren(QTimer))


def test_a_page_is_read_when_it_is_opened_and_not_again_until_something_changes(
    window, collection, monkeypatch
):
    read, decks = [], type(collection.reports).progress
    monkeypatch.setattr(
        type(collection.reports), "progress", lambda *a: read.append(1) or decks(*a)
    )
    for page in ("progress", "today", "progress"):
        window.open(page)
    assert read == [1]

    window.open("today")
    window.events.cards_changed.emit()
    assert read == [1]

    window.open("progress")
    window.events.settings_changed.emit()
    assert read == [1, 1, 1]


def test_another_span_is_read_at_once(window, collection, monkeypatch):
    window.open("progress")
    read, progress = [], type(collection.reports).progress
    monkeypatch.setattr(
        type(collection.reports), "progress", lambda *a: read.append(a[1:]) or progress(*a)
    )

    window.progress.report_requested.emit("Demo::A", "month")

    assert read == [(window.progress.deck, window.progress.span)]


@pytest.mark.parametrize("page", ["progress", "quiz", "interview"])
def test_a_page_tells_where_it_saved_or_that_it_could_not(window, told, page, tmp_path):
    opened = getattr(window, page)

    opened.saved.emit(tmp_path / "page.png")
    opened.failed.emit("The disk is full.")

    assert [(title, text) for title, text, _ in told] == [
        ("Saved", str(tmp_path / "page.png")),
        ("Not saved", "The disk is full."),
    ]


@pytest.mark.parametrize("page", ["quiz", "interview"])
def test_quiz_and_interview_hide_the_sidebar_while_they_ask(window, page):
    window.open(page)

    getattr(window, page).focus_changed.emit(True)
    assert window.sidebar.isHidden()
    assert "progress" not in enabled(window)

    getattr(window, page).focus_changed.emit(False)
    assert not window.sidebar.isHidden()
    assert "progress" in enabled(window)


@pytest.mark.parametrize("page", ["quiz", "interview", "studying", "importing"])
def test_answers_of_every_page_make_the_others_read_again(qtbot, window, page):
    source = getattr(window, page)

    with qtbot.waitSignal(window.events.cards_changed):
        source.changed.emit()


def test_settings_that_stayed_the_same_are_not_written(qtbot, window, collection, monkeypatch):
    same = SettingsChoice(window.theme.appearance, collection.study.settings)
    monkeypatch.setattr(SettingsDialog, "edit", lambda *_: same)

    with qtbot.assertNotEmitted(window.events.settings_changed):
        window.actions_here["settings"].trigger()


def test_settings_that_changed_are_told_to_every_page(qtbot, window, monkeypatch):
    other = SettingsChoice(window.theme.appearance, Settings(new_per_day=3))
    monkeypatch.setattr(SettingsDialog, "edit", lambda *_: other)

    with qtbot.waitSignal(window.events.settings_changed):
        window.actions_here["settings"].trigger()


@pytest.mark.parametrize("six", [False, True])
def test_the_key_map_shows_the_keys_that_grades_have_now(window, collection, monkeypatch, six):
    collection.study.save_settings(replace(collection.study.settings, six_grades=six))
    asked, make = [], KeyMapDialog.__init__
    monkeypatch.setattr(
        KeyMapDialog,
        "__init__",
        lambda self, *a, six_grades, **k: (
            asked.append(six_grades) or make(self, *a, six_grades=six_grades, **k)
        ),
    )
    monkeypatch.setattr(KeyMapDialog, "exec", lambda _: None)

    window.actions_here["keys"].trigger()

    assert asked == [six]


def test_keys_can_be_looked_up_before_the_collection_is_open(unopened, monkeypatch):
    opened = []
    monkeypatch.setattr(KeyMapDialog, "exec", lambda _: opened.append(1))

    unopened.actions_here["keys"].trigger()

    assert opened == [1]


@pytest.mark.parametrize(
    ("name", "begins"), [("out.PDF", b"%PDF"), ("out.csv", b"guid,"), ("out.json", b"{")]
)
def test_the_export_writes_what_the_ending_asks_for(
    qtbot, window, monkeypatch, tmp_path, name, begins
):
    path, reports = tmp_path / name, []

    def use(dialog):
        choice = ExportChoice(path, "Demo::A", schedule=False)
        task = Task(lambda progress: dialog._export(choice, progress))
        task.succeeded.connect(reports.append)
        with qtbot.waitSignal(task.succeeded):
            window.tasks.start(task)

    monkeypatch.setattr(ExportDialog, "exec", use)
    window.actions_here["export"].trigger()

    assert path.read_bytes().startswith(begins)
    assert reports[0].notes == 3


def test_the_colours_change_there_and_back(window, theme):
    window.actions_here["scheme"].trigger()
    assert theme.is_dark

    window.actions_here["scheme"].trigger()
    assert not theme.is_dark


def test_quit_closes_the_window_and_keeps_its_place(window, tmp_path):
    window.actions_here["quit"].trigger()

    assert not window.isVisible()
    assert WindowState(tmp_path).geometry == window.saveGeometry()


def test_the_window_cannot_be_made_too_small_to_be_used(unopened):
    unopened.resize(1, 1)

    assert unopened.width() >= SMALLEST_WIDTH == 860
    assert unopened.height() >= SMALLEST_HEIGHT == 560
    assert not unopened.windowIcon().isNull()


def test_without_a_collection_nothing_is_read(unopened):
    with pytest.raises(RuntimeError, match="no collection is open yet"):
        unopened.study()
