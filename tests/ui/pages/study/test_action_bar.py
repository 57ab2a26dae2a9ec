"""The bar below the card: the way to the answer, the grades with their days, keys and notices."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel

from studyapp.core.scheduling.events import Grade
from studyapp.ui.pages.study.bar import FOUR, SIX, ActionBar
from studyapp.ui.widgets.controls.key_cap import KeyCap

TODAY = date(2026, 11, 20)
DUE = {grade: TODAY + timedelta(days=int(grade)) for grade in Grade}


@pytest.fixture
def bar(qtbot, theme, icons):
    made = ActionBar(theme, icons)
    qtbot.addWidget(made)
    made.resize(900, 116)
    made.show()
    return made


def words(bar):
    shown = bar._lines.currentWidget()
    caps = set(shown.findChildren(KeyCap))
    return [label.text() for label in shown.findChildren(QLabel) if label not in caps]


def test_a_question_offers_its_answer_and_a_thought(bar, qtbot):
    bar.offer_grades(DUE, TODAY, drills=False)
    bar.ask(is_choice=False)

    assert bar.show_button.isVisible()
    assert not bar.grade_buttons[0].isVisible()
    assert words(bar) == ["shows the answer", "write your thought", "undo"]
    with qtbot.waitSignal(bar.show_chosen):
        bar.show_button.click()
    with qtbot.waitSignal(bar.thought_chosen):
        bar.thought_button.click()


def test_a_question_with_options_says_how_to_choose(bar):
    bar.ask(is_choice=True)

    assert words(bar) == ["to", "choose", "shows the answer"]


@pytest.mark.parametrize("keys", [FOUR, SIX])
def test_the_grades_come_with_their_days(bar, keys):
    bar.set_grades(keys)
    bar.offer_grades(DUE, TODAY, drills=False)

    assert [button.grade for button in bar.grade_buttons] == list(keys)
    assert not bar.show_button.isVisible()
    assert [button.accessibleName().split(", ")[2] for button in bar.grade_buttons] == [
        f"key {key}" for key in keys.values()
    ]
    assert bar.grade_buttons[-1].accessibleName().startswith("Easy, in 5 days")
    assert words(bar) == ["grades Good", "to", "grade", "undo"]


@pytest.mark.parametrize(("keys", "first", "last"), [(FOUR, "1", "4"), (SIX, "0", "5")])
def test_the_line_below_names_the_first_and_the_last_key_of_the_grades(bar, keys, first, last):
    bar.set_grades(keys)
    bar.offer_grades(DUE, TODAY, drills=False)

    shown = bar._lines.currentWidget()

    assert bar._hints["six" if keys is SIX else "four"] is shown
    assert shown.isVisible()
    caps = [cap.text() for cap in shown.findChildren(KeyCap)]
    assert caps == ["Space", first, last, "Ctrl+Z"]


def test_in_the_drill_what_is_not_good_comes_again_today(bar):
    bar.set_grades(SIX)
    bar.offer_grades(DUE, TODAY, drills=True)

    assert ["again today" in button.accessibleName() for button in bar.grade_buttons] == [
        *(True, True, True, True, False, False),
    ]


def test_a_grade_button_gives_its_grade(bar):
    given = []
    bar.grade_chosen.connect(given.append)
    for button in bar.grade_buttons:
        button.click()

    assert given == [Grade.AGAIN, Grade.HARD, Grade.GOOD, Grade.EASY]


def test_four_grades_take_the_place_of_six(bar):
    bar.set_grades(SIX)
    bar.set_grades(FOUR)
    bar.offer_grades(DUE, TODAY, drills=False)

    assert [button.text() for button in bar.grade_buttons] == ["Again", "Hard", "Good", "Easy"]
    assert bar._grades.count() == 4


def test_the_same_grades_stay_as_they_are(bar):
    before = bar.grade_buttons
    bar.set_grades(dict(FOUR))

    assert bar.grade_buttons is before


def test_a_notice_stays_until_the_next_step(bar):
    bar.ask(is_choice=False)
    bar.say("Taken back: Hard.")
    assert bar._lines.currentWidget().text() == "Taken back: Hard."

    bar.offer_grades(DUE, TODAY, drills=False)

    assert "grades Good" in words(bar)


def test_without_keys_a_line_of_them_is_empty_also_where_it_comes_later(qtbot, theme, icons):
    theme.set_appearance(replace(theme.appearance, key_caps=False))
    bar = ActionBar(theme, icons)
    qtbot.addWidget(bar)
    bar.show()
    bar.ask(is_choice=False)
    assert not any(cap.isVisible() for cap in bar.findChildren(KeyCap))

    theme.set_appearance(replace(theme.appearance, key_caps=True))

    assert any(cap.isVisible() for cap in bar.findChildren(KeyCap))


def test_its_buttons_take_the_focus_by_tab_only(bar):
    for button in (bar.show_button, bar.thought_button, *bar.grade_buttons):
        assert button.focusPolicy() == button.focusPolicy().TabFocus
