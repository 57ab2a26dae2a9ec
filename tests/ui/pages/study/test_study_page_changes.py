"""What the study page does when a card is left out, edited or cannot be: said, forgotten, kept."""

from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from shown_study import (
    CHOICE,
    CLOZE,
    OPTIONS,
    PLAIN,
    SEVERAL,
    entries,
    question,
)

from studyapp.core.cards import Choice
from studyapp.core.errors import StudyError
from studyapp.core.scheduling.events import Grade
from studyapp.ui.dialogs.history import HistoryDialog
from studyapp.ui.pages.study.actions import ScreenState
from studyapp.ui.widgets.card.decorations import ChoiceState


@pytest.mark.parametrize("command", ["suspend", "bury"])
def test_what_could_not_be_left_out_is_not_said_to_be(card_area, monkeypatch, command):
    page = card_area.open(*PLAIN)

    def fail():
        raise StudyError("The disk is full; free some space and try again.")

    monkeypatch.setattr(card_area.session, command, fail)
    page.commands[command].trigger()

    assert page.bar._notice.text() == ""
    assert page.bar._lines.currentWidget() is not page.bar._notice
    assert question(page) == "Question 0"


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("suspend", "Suspended: it is not asked any more. Ctrl+Z takes it back."),
        ("bury", "Buried: it comes back tomorrow. Ctrl+Z takes it back."),
    ],
)
def test_what_was_left_out_is_said(card_area, command, said):
    page = card_area.open(*PLAIN)

    page.commands[command].trigger()

    assert page.bar._notice.text() == said
    assert page.bar._lines.currentWidget() is page.bar._notice


def test_undo_that_fails_says_nothing_was_taken_back(card_area, monkeypatch):
    page = card_area.open(*PLAIN)
    card_area.press(Qt.Key.Key_Space, Qt.Key.Key_3)

    def fail():
        raise StudyError("The disk is full; free some space and try again.")

    monkeypatch.setattr(card_area.session, "undo", fail)
    card_area.undo()

    assert page.bar._notice.text() == ""


def test_a_picked_option_is_forgotten_when_the_card_is_edited(card_area):
    page = card_area.open(SEVERAL)
    card_area.press(Qt.Key.Key_A)
    card_area.edited = lambda note: replace(note, front="How exactly?")

    card_area.press(Qt.Key.Key_E)
    assert question(page).startswith("How exactly?")
    assert ChoiceState.PICKED not in page.card_area.panel.question.choices

    card_area.press(Qt.Key.Key_Space)
    assert page.card_area.panel.answer.rule.accessibleName() == "Answer"
    assert ChoiceState.MISSED not in page.card_area.panel.question.choices


def test_a_picked_option_stays_when_only_the_flag_changes(card_area):
    page = card_area.open(SEVERAL)
    card_area.press(Qt.Key.Key_A)

    card_area.press(Qt.Key.Key_F)

    assert Counter(page.card_area.panel.question.choices)[ChoiceState.PICKED] == 1


def test_an_option_that_an_edit_adds_can_be_picked_at_once(card_area):
    page = card_area.open(CHOICE)
    assert not page.commands["choose_d"].isEnabled()
    more = (*OPTIONS, Choice("newly", False))
    card_area.edited = lambda note: replace(note, choices=more)

    card_area.press(Qt.Key.Key_E)

    assert page.commands["choose_d"].isEnabled()
    card_area.press(Qt.Key.Key_D)
    assert page.phase is ScreenState.ANSWER


def test_a_card_that_an_edit_takes_away_makes_room_for_the_next(card_area):
    two = replace(CLOZE, front="Paris is in {{c1::France}} and Rome in {{c2::Italy}}.")
    page = card_area.open(two, PLAIN[0])
    first = card_area.session.current.card
    card_area.edited = lambda note: replace(note, front="Rome is in {{c2::Italy}}.")

    card_area.press(Qt.Key.Key_Space, Qt.Key.Key_E)

    assert card_area.session.current.card.id != first.id
    assert page.phase is ScreenState.QUESTION


def test_a_pick_that_is_no_option_is_no_pick(card_area):
    page = card_area.open(CHOICE)

    page.card_area.panel.choice_picked.emit(3)

    assert page.phase is ScreenState.QUESTION


def test_a_pick_after_the_answer_changes_nothing(card_area):
    page = card_area.open(SEVERAL)
    card_area.press(Qt.Key.Key_Space)
    before = page.card_area.panel.question.choices

    page.card_area.panel.choice_picked.emit(0)

    assert page.card_area.panel.question.choices == before


def test_time_stands_still_while_a_note_is_edited(card_area):
    card_area.open(*PLAIN)
    card = card_area.session.current.card

    def slowly(note):
        card_area.seconds += 100
        return replace(note, back="Better.")

    card_area.edited = slowly
    card_area.seconds += 2
    card_area.press(Qt.Key.Key_E)
    card_area.seconds += 3
    card_area.press(Qt.Key.Key_Space, Qt.Key.Key_3)

    assert entries(card_area, card.id)[-1].seconds == 5


def test_an_edit_that_cannot_be_stored_is_told_and_the_card_stays(card_area, monkeypatch):
    page = card_area.open(*PLAIN)
    card_area.edited = lambda note: replace(note, front="Better?")

    def fail(_note):
        raise StudyError("The disk is full; free some space and try again.")

    monkeypatch.setattr(card_area.session, "edit", fail)
    card_area.press(Qt.Key.Key_E)

    assert page.card_area.complaint.isVisible()
    assert question(page) == "Question 0"


def test_a_history_that_cannot_be_read_is_told(card_area, monkeypatch):
    page = card_area.open(*PLAIN)

    def fail(*_args):
        raise StudyError("The card is gone.")

    monkeypatch.setattr(type(card_area.study), "history", fail)
    card_area.press(Qt.Key.Key_I)

    assert page.findChild(HistoryDialog) is None
    assert page.card_area.complaint.label.text() == "The card is gone."


@pytest.mark.parametrize(("length", "shown"), [(60, "a" * 60), (61, "a" * 59 + "…")])
def test_a_long_question_that_is_often_missed_is_named_in_short(
    card_area, monkeypatch, length, shown
):
    page = card_area.open(replace(PLAIN[0], front="a" * length + "\n\nMore."), PLAIN[1])
    answer = card_area.session.answer
    monkeypatch.setattr(
        card_area.session,
        "answer",
        lambda grade, milliseconds: replace(answer(grade, milliseconds), is_leech=True),
    )

    card_area.press(Qt.Key.Key_Space, Qt.Key.Key_1)

    assert f"“{shown}”" in page.bar._notice.text()


def test_the_size_of_the_text_follows_its_keys(card_area):
    page = card_area.open(*PLAIN)

    def height():
        return page.card_area.panel.question.height()

    usual = height()
    page.commands["larger"].trigger()
    page.commands["larger"].trigger()
    assert height() > usual

    page.commands["usual_size"].trigger()
    assert height() == usual
    page.commands["smaller"].trigger()
    assert height() < usual


def test_nothing_can_be_done_to_a_card_when_there_is_none(card_area):
    page = card_area.open()
    card_area.edited = lambda note: replace(note, front="Better?")
    told = []
    page.changed.connect(lambda: told.append(True))

    for slot in (page._on_flag, page._on_edit, page._on_why, page._on_thought, page.reveal):
        slot()
    page.grade(Grade.GOOD)

    assert told == []
    assert page.findChild(HistoryDialog) is None
    assert not page.card_area.panel.thought.isVisible()


def test_a_thought_is_for_before_the_answer(card_area):
    page = card_area.open(*PLAIN)
    page.reveal()

    page.bar.thought_chosen.emit()

    assert not page.card_area.panel.thought.isVisible()
