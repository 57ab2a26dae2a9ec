"""A card under mouse and keys: what it takes for itself, and what it leaves to the page."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QMouseEvent

from studyapp.ui.widgets.card.card_view import CardView
from studyapp.ui.widgets.card.decorations import ChoiceState
from studyapp.ui.widgets.card.geometry import box_rect
from studyapp.ui.widgets.card.kit import CardKit

CHOICES = '<p>Which?</p><ol class="choices"><li>one</li><li>two</li></ol>'
HAND, BEAM = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.IBeamCursor


@pytest.fixture
def make(qtbot, theme):
    def make(**values):
        opened = []
        view = CardView(CardKit(theme), open_link=lambda _parent, url: opened.append(url), **values)
        view.opened = opened
        qtbot.addWidget(view)
        view.resize(600, 100)
        view.show()
        return view

    return make


def middle(view, choice):
    box = next(box for box in view._card.decorations.boxes if box.choice == choice)
    return box_rect(view._card.text, box).center()


def mouse(view, kind, point, button=Qt.MouseButton.NoButton):
    place = view.viewport().mapToGlobal(point)
    return QMouseEvent(kind, point, place, button, button, Qt.KeyboardModifier.NoModifier)


def move(view, point):
    view.mouseMoveEvent(mouse(view, QEvent.Type.MouseMove, point))


def release(view, point):
    """Let the button go; the event is not sent, because what nobody takes is a warning."""
    event = mouse(view, QEvent.Type.MouseButtonRelease, point, Qt.MouseButton.LeftButton)
    view.mouseReleaseEvent(event)


@pytest.mark.parametrize(
    ("state", "cursor"),
    [
        (ChoiceState.OPEN, HAND),
        (ChoiceState.PICKED, HAND),
        (ChoiceState.RIGHT, BEAM),
        (ChoiceState.WRONG, BEAM),
        (ChoiceState.MISSED, BEAM),
        (ChoiceState.OTHER, BEAM),
    ],
)
def test_the_mouse_shows_which_options_can_still_be_picked(make, state, cursor):
    view = make()
    view.set_card(CHOICES)
    view.set_choices((state, state))

    move(view, middle(view, 1))

    assert view.viewport().cursor().shape() is cursor


def test_beside_the_options_the_mouse_is_for_the_text_again(make):
    view = make()
    view.set_card(CHOICES)
    move(view, middle(view, 0))

    move(view, QPointF(5, 3))
    assert view.viewport().cursor().shape() is BEAM

    move(view, middle(view, 0))
    view.leaveEvent(QEvent(QEvent.Type.Leave))
    assert view.viewport().cursor().shape() is BEAM


def test_a_click_picks_the_option_below_it_and_none_beside(make):
    view = make()
    view.set_card(CHOICES)
    picked = []
    view.choice_clicked.connect(picked.append)

    for point in (middle(view, 1), QPointF(5, 3), middle(view, 0)):
        release(view, point)

    assert picked == [1, 0]


def test_marking_a_text_is_no_pick(make):
    view = make()
    view.set_card(CHOICES)
    picked = []
    view.choice_clicked.connect(picked.append)
    view.selectAll()

    release(view, middle(view, 0))

    assert picked == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End])
@pytest.mark.parametrize("fits", [True, False])
def test_keys_that_scroll_are_left_to_the_page_where_the_card_shows_itself_whole(make, key, fits):
    view = make(fits=fits)
    view.set_card("<p>word</p>" * 50)
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)

    view.keyPressEvent(event)

    assert event.isAccepted() is not fits
    assert (view.verticalScrollBar().value() > 0) is not fits


@pytest.mark.parametrize(
    ("address", "is_opened"),
    [
        ("https://x.org", True),
        ("http://x.org", True),
        ("mailto:me@x.org", False),
        ("file:///etc/passwd", False),
        ("javascript:x()", False),
    ],
)
def test_only_pages_of_the_web_are_opened(make, address, is_opened):
    view = make()

    view.anchorClicked.emit(QUrl(address))

    assert bool(view.opened) is is_opened


def test_the_height_is_told_when_it_changes_and_only_then(make, qtbot):
    view = make()
    view.set_card("<p>one line</p>")
    told = []
    view.height_changed.connect(lambda: told.append(view.height()))

    view.set_card("<p>other line</p>")
    assert told == []

    view.set_card("<p>one</p><p>two</p>")
    assert told == [view.height()]


def test_a_card_that_was_shown_before_is_not_built_again(make):
    view = make()
    view.set_card("<p>one</p>")
    one = view.document()
    view.set_card("<p>two</p>")

    view.set_card("<p>one</p>")

    assert view.document() is one


def test_preparing_many_cards_leaves_the_one_on_screen_as_it_is(make):
    view = make()
    view.set_card(CHOICES)
    view.set_choices((ChoiceState.PICKED, ChoiceState.OPEN))

    for number in range(20):
        view.prepare(f"<p>{number}</p>")

    assert view.choices == (ChoiceState.PICKED, ChoiceState.OPEN)
    assert view.plain_text().startswith("Which?")
    assert len(view._kept) < 20
