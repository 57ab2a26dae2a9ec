"""Files over the window are announced, and taken only where and when they may be."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from showing import drawn, shown

from studyapp.ui.widgets.layout.drop_target import DropTarget

ACTION, BUTTON, NONE = (
    Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
)


class Place:
    """A window with a drop target that may be open or closed."""

    def __init__(self, qtbot, theme, icons):
        self.window = QWidget()
        self.window.resize(500, 400)
        self.is_open = True
        self.target = DropTarget(theme, icons, self.window, lambda: self.is_open)
        shown(qtbot, self.window)
        self.taken = []
        self.target.dropped.connect(self.taken.append)

    def enter(self, mime):
        event = QDragEnterEvent(QPoint(5, 5), ACTION, mime, BUTTON, NONE)
        return self._sent(event)

    def move(self, mime):
        return self._sent(QDragMoveEvent(QPoint(5, 5), ACTION, mime, BUTTON, NONE))

    def drop(self, mime):
        return self._sent(QDropEvent(QPointF(5, 5), ACTION, mime, BUTTON, NONE))

    def leave(self):
        self._sent(QDragLeaveEvent())

    def _sent(self, event):
        if isinstance(event, QDropEvent):
            event.ignore()
        QApplication.sendEvent(self.window, event)
        return event


@pytest.fixture
def place(qtbot, theme, icons):
    return Place(qtbot, theme, icons)


@pytest.fixture
def files():
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/tmp/a.txt"), QUrl.fromLocalFile("/tmp/b.csv")])
    return mime


def test_files_over_the_window_are_announced_over_the_whole_of_it(place, files):
    cover = QPushButton("above", place.window)
    cover.show()

    event = place.enter(files)

    assert event.isAccepted()
    assert event.dropAction() == Qt.DropAction.CopyAction
    assert place.target.isVisible()
    assert place.target.geometry() == place.window.rect()
    assert place.window.children()[-1] is place.target


def test_what_moves_away_takes_the_announcement_along(place, files):
    place.enter(files)

    place.leave()

    assert not place.target.isVisible()
    assert place.taken == []


def test_a_drop_hands_over_the_files_and_ends_the_announcement(place, files):
    place.enter(files)
    place.move(files)

    event = place.drop(files)

    assert place.taken == [[Path("/tmp/a.txt"), Path("/tmp/b.csv")]]
    assert event.isAccepted()
    assert event.dropAction() == Qt.DropAction.CopyAction
    assert not place.target.isVisible()


def test_a_text_that_is_dropped_is_handed_over_too(place):
    mime = QMimeData()
    mime.setText("Attention: weights over values.")

    place.enter(mime)
    place.drop(mime)

    assert place.taken == [["Attention: weights over values."]]


def test_nothing_is_taken_while_cards_are_answered(place, files):
    place.is_open = False

    entered, dropped = place.enter(files), place.drop(files)

    assert not entered.isAccepted()
    assert not dropped.isAccepted()
    assert not place.target.isVisible()
    assert place.taken == []


def test_what_cannot_be_imported_is_neither_announced_nor_taken(place):
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/notes.txt")])

    entered, dropped = place.enter(mime), place.drop(mime)

    assert not entered.isAccepted()
    assert not dropped.isAccepted()
    assert place.taken == []


def test_the_announcement_leaves_the_mouse_to_what_is_below(place):
    assert place.target.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert place.target.isHidden()
    assert place.window.acceptDrops()


def test_other_events_of_the_window_go_their_way(place):
    assert not place.target.eventFilter(place.window, QEvent(QEvent.Type.Close))


def test_the_announcement_says_what_a_drop_will_do(place, theme):
    place.target.setGeometry(place.window.rect())
    drawing = drawn(place.target)
    title, quiet = drawing.words

    assert title.text == "Drop to import"
    assert quiet.text == "You see what will become of it before anything is written."
    assert title.size > quiet.size
    assert title.weight > quiet.weight
    assert (title.color, quiet.color) == (theme.color("text").name(), theme.color("text2").name())
    assert title.place.bottom() <= quiet.place.top()
    assert title.place.center().x() == place.target.width() / 2


def test_the_icon_stands_on_its_tile_above_the_words_inside_the_dashes(place, theme):
    place.target.setGeometry(place.window.rect())
    drawing = drawn(place.target)
    (tile,) = drawing.filled(theme.color("accent"))
    (frame,) = drawing.outlined(theme.color("accent"))

    assert drawing.pictures[0].center() == tile.center()
    assert tile.center().x() == frame.center().x()
    assert tile.bottom() < drawing.words[0].place.top()
    assert tile.bottom() == frame.center().y()
    assert drawing.filled(theme.color("bg")) == [QRectF(place.window.rect())]
    assert drawing.filled(theme.color("accent_soft")) == [frame]
    assert frame == QRectF(16, 16, 500 - 32, 400 - 32)
