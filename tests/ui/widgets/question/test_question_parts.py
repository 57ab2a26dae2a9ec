"""What studying, quizzes and interviews share on screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from studyapp.ui.theme import Appearance, Scheme, Theme
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.layout.centred_scroll import CentredScroll
from studyapp.ui.widgets.question.complaint import Complaint
from studyapp.ui.widgets.question.missed_offer import MissedOffer
from studyapp.ui.widgets.question.progress_line import ProgressLine
from studyapp.ui.widgets.question.title_line import TitleLine
from studyapp.ui.widgets.question.top_bar import QuestionTopBar
from studyapp.ui.widgets.question.unfinished_bar import UnfinishedBar
from studyapp.ui.widgets.question.veil import Veil


@pytest.fixture
def shown(qtbot):
    """Show a widget."""

    def show(widget):
        qtbot.addWidget(widget)
        widget.resize(600, 200)
        widget.show()
        return widget

    return show


def test_the_bar_of_what_was_left_is_hidden_until_something_was(shown, theme, icons):
    bar = UnfinishedBar(theme, icons, "quiz")

    assert bar.isHidden()
    bar.show_attempt("abc", "You left it.")
    assert not bar.isHidden()
    assert bar.text_label.text() == "You left it."


@pytest.mark.parametrize("can_end", [True, False])
def test_a_result_is_offered_only_where_there_can_be_one(shown, theme, icons, can_end):
    bar = shown(UnfinishedBar(theme, icons, "quiz"))

    bar.show_attempt("abc", "You left it.", can_end=can_end)

    assert bar.end_button.isVisible() is can_end
    assert bar.resume_button.isVisible()
    assert bar.give_up_button.isVisible()


@pytest.mark.parametrize(
    ("button", "signal"),
    [("resume_button", "resumed"), ("end_button", "ended"), ("give_up_button", "given_up")],
)
def test_each_button_says_what_is_wanted_of_which_attempt(qtbot, theme, icons, button, signal):
    bar = UnfinishedBar(theme, icons, "quiz")
    qtbot.addWidget(bar)
    bar.show_attempt("first", "")
    bar.show_attempt("second", "", can_end=True)
    heard = []
    for name in ("resumed", "ended", "given_up"):
        getattr(bar, name).connect(lambda key, name=name: heard.append((name, key)))

    getattr(bar, button).click()

    assert heard == [(signal, "second")]


@pytest.fixture
def offer(shown, theme, icons):
    offer = shown(MissedOffer(theme, icons, "Ask them today"))
    offer.heard = []
    offer.brought.connect(lambda: offer.heard.append("bring"))
    offer.put_back.connect(lambda: offer.heard.append("put back"))
    offer.reset(any_missed=True)
    return offer


def test_missed_cards_are_offered_and_then_can_be_taken_back(offer):
    offer.bring_button.click()
    offer.show_brought(2)
    assert offer.said_label.text() == "2 cards are due now."
    assert offer.bring_button.text() == offer.bring_button.accessibleName() == "Take that back"

    offer.bring_button.click()
    offer.show_put_back(1)

    assert offer.heard == ["bring", "put back"]
    assert offer.said_label.text() == "1 card went back."
    assert offer.bring_button.text() == offer.bring_button.accessibleName() == "Ask them today"


def test_where_nothing_moved_there_is_nothing_to_take_back(offer):
    offer.show_brought(0)
    offer.bring_button.click()

    assert offer.said_label.text() == "They are due today already."
    assert offer.heard == ["bring"]


def test_another_attempt_begins_without_what_was_said_of_the_last(offer):
    offer.show_brought(1)
    assert offer.said_label.text() == "1 card is due now."

    offer.reset(any_missed=False)

    assert offer.said_label.text() == ""
    assert not offer.bring_button.isVisible()
    offer.reset(any_missed=True)
    offer.bring_button.click()
    assert offer.heard == ["bring"]


def test_a_title_is_read_aloud_with_its_number_where_there_is_one(shown, theme):
    line = shown(TitleLine(theme))

    line.show_text("A quiz", "Question 2 of 5")
    assert (line.accessibleName(), line.toolTip()) == ("A quiz, Question 2 of 5", "A quiz")
    line.show_text("A quiz", "")
    assert line.accessibleName() == "A quiz"


def pixels(widget):
    """Return how many pixels of the line are done."""
    image = widget.grab().toImage()
    scale = image.devicePixelRatio()
    row = int(image.height() / 2)
    empty = image.pixelColor(image.width() - 2, row)
    return sum(image.pixelColor(x, row) != empty for x in range(image.width())) / scale


@pytest.fixture
def still(qapp):
    theme = Theme(Appearance(scheme=Scheme.LIGHT, reduce_motion=True))
    theme.apply(qapp)
    yield theme
    qapp.setStyleSheet("")


def test_a_progress_line_is_as_long_as_the_share(shown, still):
    line = shown(ProgressLine(still))

    line.show_share(0.25, still)
    quarter = pixels(line)
    line.show_share(0.5, still)

    assert quarter == pytest.approx(line.width() / 4, abs=6)
    assert pixels(line) == pytest.approx(line.width() / 2, abs=6)
    assert line.accessibleName() == "50 % done"


def test_a_progress_line_glides_where_motion_is_wanted(shown, theme, qtbot):
    line = shown(ProgressLine(theme))

    line.show_share(0.75, theme)

    assert pixels(line) < line.width() / 2
    qtbot.waitUntil(lambda: pixels(line) > 0.7 * line.width())


def test_a_progress_line_that_nobody_sees_jumps(qtbot, theme):
    line = ProgressLine(theme)
    qtbot.addWidget(line)
    line.resize(600, 4)

    line.show_share(0.5, theme)

    assert pixels(line) == pytest.approx(300, abs=6)


def test_the_bar_above_a_question_has_a_way_out_and_its_line_below(shown, theme, icons):
    bar = shown(QuestionTopBar(theme, icons, 56))
    extra = QLabel("extra")
    bar.row.addWidget(extra)

    bar.show_share(0.5)

    assert bar.height() == 60
    assert bar.leave_button.accessibleName() == "Leave (Esc)"
    assert bar.progress.accessibleName() == "50 % done"
    assert bar.row.indexOf(extra) == 2
    assert bar.progress.geometry().top() > bar.title.geometry().bottom()


def test_a_complaint_is_hidden_while_all_is_well(shown, theme, icons):
    ground = shown(QWidget())
    complaint = Complaint(CardKit(theme, ()), icons, ground)
    assert complaint.isHidden()

    complaint.say("The disk is full.")
    assert complaint.isVisible()
    assert complaint.label.text() == complaint.accessibleName() == "The disk is full."

    complaint.say("")
    assert complaint.isHidden()


def test_a_veil_covers_what_is_new_and_goes_away(shown, theme, qtbot):
    ground = shown(QWidget())
    veil = Veil(theme, ground)
    assert veil.isHidden()

    veil.lift()

    assert veil.isVisible()
    assert veil.width() == ground.width()
    assert veil.height() >= ground.height()
    assert veil.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    covered = ground.grab().toImage().pixelColor(9, 9)
    assert covered == theme.color("surface")
    qtbot.waitUntil(veil.isHidden)


def test_a_centred_column_is_never_wider_than_allowed_and_stays_in_the_middle(shown, qtbot):
    area = CentredScroll(300)
    inside = QLabel("text")
    area.column.addWidget(inside)
    shown(area)

    def place():
        at = inside.mapTo(area, inside.rect().topLeft()).x()
        return at, area.viewport().width() - at - inside.width()

    left, right = place()
    assert inside.width() == 300
    assert abs(left - right) <= 1
    area.set_most(200)
    area.give_room_at_the_left(40)
    qtbot.waitUntil(lambda: inside.width() == 200 and place() == (220, 180))


def test_what_is_below_is_brought_into_view_and_the_top_again(shown):
    area = CentredScroll(300)
    for _ in range(30):
        area.column.addWidget(QLabel("text"))
    last = QLabel("last")
    area.column.addWidget(last)
    shown(area)

    area.bring_into_view(last)
    assert area.viewport().rect().contains(last.mapTo(area.viewport(), last.rect().center()))
    assert area.verticalScrollBar().value() > 0

    area.to_top()
    assert area.verticalScrollBar().value() == 0
