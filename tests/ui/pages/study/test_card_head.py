"""The line above the question: tags as far as there is room, why the card is asked, its flag."""

import pytest
from recording_painter import boxes, recorded, texts

from studyapp.ui.pages.study.head import CardHead


@pytest.fixture
def head(qtbot, theme, icons):
    made = CardHead(theme, icons)
    qtbot.addWidget(made)
    made.resize(600, 24)
    return made


def test_the_reason_stands_before_the_tags_and_both_are_told(head):
    head.show_card(("python", "lists"), "New card", 0)

    assert texts(head) == ["New card", "python", "lists"]
    assert head.accessibleName() == "New card, python, lists"


def test_each_tag_lies_on_a_chip_of_its_own(head, theme):
    head.show_card(("python", "lists"), "New card", 0)

    first, second = boxes(head)
    words = [each for each in recorded(head) if each.what == "text"]

    assert first.rect.left() == 0
    assert second.rect.left() > first.rect.right()
    assert first.rect.center().y() == 12
    assert {first.color, second.color} == {theme.color("surface2").name()}
    assert [word.rect for word in words[1:]] == [first.rect, second.rect]
    assert [word.color for word in words] == [
        theme.color(token).name() for token in ("text3", "text2", "text2")
    ]


def test_tags_that_would_run_into_the_reason_are_left_out(head):
    head.show_card(("python", "lists"), "New card", 0)
    last = boxes(head)[-1].rect.right()
    reason = 600 - last

    head.resize(300, 24)
    head.show_card(("python", "lists", "a very long tag that has no room"), "New card", 0)

    assert texts(head) == ["New card", "python", "lists"]
    assert reason > 24
    assert "a very long tag that has no room" in head.accessibleName()


@pytest.mark.parametrize("flag", [1, 2, 3, 4, 5, 7])
def test_a_flag_stands_left_of_the_tags(head, flag):
    head.show_card(("python",), "New card", flag)

    icon = next(each for each in recorded(head) if each.what == "icon")

    assert (icon.rect.left(), icon.rect.center().y()) == (0, 12)
    assert boxes(head)[0].rect.left() > icon.rect.right()


def test_without_a_flag_there_is_no_sign_of_one(head):
    head.show_card(("python",), "New card", 0)

    assert [each for each in recorded(head) if each.what == "icon"] == []


def test_flags_of_other_programs_are_shown_in_the_first_colour(head):
    def sign(flag):
        head.show_card((), "New card", flag)
        shown = head.grab().toImage()
        return [shown.pixelColor(x, 12).name() for x in range(16)]

    assert sign(5) == sign(7) == sign(1) != sign(2)
    assert len({tuple(sign(flag)) for flag in range(5)}) == 5
