"""What the examiner says, in sentences."""

from datetime import date

from studyapp.core.interview.feedback import escaped, feedback, topic_name, verdict
from studyapp.core.interview.ladder_walk import TopicDepth
from studyapp.core.interview.next_days import CARDS_A_DAY, next_three_days
from studyapp.core.interview.result import AnswerFeedback, CardToRead, JudgedAnswer
from studyapp.core.interview.rubric import Tick
from studyapp.core.interview.suggestion import PointSuggestion, TextSpan
from studyapp.core.scheduling.events import Grade

POINTS = ("first $x$", "second", "third")
TODAY = date(2026, 3, 2)


def suggestions(wrong=None, text=""):
    return [
        PointSuggestion(
            point,
            Tick.NO,
            passage=TextSpan(0, len(text)) if point == wrong else None,
            wrong=point == wrong,
        )
        for point in POINTS
    ]


def said(ticks, *, wrong=None, text="", seconds=100, reading=()):
    return feedback(
        POINTS,
        ticks,
        suggestions(wrong, text),
        text=text,
        seconds=seconds,
        target_seconds=120,
        reading=reading,
    )


def answer(topic, ticks, wrong=()):
    return JudgedAnswer(
        *("d/n", topic, "Front?", "Back.", POINTS, "My words", "", False, 60, 120, 1),
        tuple(ticks),
        Grade.GOOD,
        ("", "", ""),
        AnswerFeedback(wrong=tuple(wrong)),
    )


def card(number):
    return CardToRead(number, f"d/{number}", f"Card {number}", "why")


def test_the_feedback_says_what_was_there_half_there_and_missing():
    found = said([Tick.YES, Tick.HALF, Tick.NO])

    assert found.sentences == (
        "You named “first $x$”.",
        "You came near, without saying it fully: “second”.",
        "Missing: “third”.",
    )
    assert (found.present, found.half, found.missing) == (
        ("first $x$",),
        ("second",),
        ("third",),
    )


def test_a_complete_answer_is_called_complete():
    assert said([Tick.YES] * 3).sentences[0].startswith("A complete answer")


def test_a_false_claim_is_quoted_and_put_right():
    found = said([Tick.YES, Tick.YES, Tick.NO], wrong="third", text="It is *never* third.")

    assert found.wrong == ("third",)
    assert found.missing == ()
    assert "Wrong to claim: “It is \\*never\\* third”. What holds is “third”." in found.sentences


def test_what_the_learner_ticked_is_not_called_wrong():
    assert said([Tick.YES] * 3, wrong="third", text="It is never third.").wrong == ()


def test_time_far_over_or_under_the_target_is_named():
    assert any("aim for 2:00" in each for each in said([Tick.YES] * 3, seconds=300).sentences)
    assert any("time for more" in each for each in said([Tick.NO] * 3, seconds=20).sentences)
    assert not any("2:00" in each for each in said([Tick.YES] * 3, seconds=20).sentences)


def test_cards_to_read_are_named_once():
    found = said([Tick.NO] * 3, reading=[card(1), card(1), card(2)])

    assert found.sentences[-1] == "Read next: “Card 1” and “Card 2”."


def test_the_verdict_names_depth_and_the_strongest_and_weakest_topic():
    answers = [answer("X::Strong", [Tick.YES] * 3), answer("X::Weak", [Tick.NO] * 3, ["third"])]
    depths = [TopicDepth("X::Strong", 1, 3), TopicDepth("X::Weak", 0, 2, "d/n")]

    found = verdict(answers, depths)

    assert found[0] == "You answered 2 questions and named 50 % of what a strong answer names."
    assert "Strong: you reached rung 1 of 3, then the time was up." in found
    assert "Weak: the first of 2 rungs did not hold." in found
    assert any("Strongest: Strong (100 %). Weakest: Weak (0 %)" in each for each in found)
    assert any("one thing was wrong to claim" in each for each in found)


def test_nothing_marked_is_said_so():
    assert verdict([], [])[0].startswith("No answer was marked")


def test_a_topic_is_called_by_its_last_level():
    assert topic_name("A::B") == "B"
    assert topic_name("B") == "B"


def test_plain_text_keeps_its_marks_as_text():
    assert escaped("a*b $c") == r"a\*b \$c"


def test_the_plan_begins_tomorrow_and_asks_what_was_missed_again():
    days = next_three_days(TODAY, [card(1)], [card(2), card(3)], [card(4)])

    assert [day.day for day in days] == [date(2026, 3, 3), date(2026, 3, 4), date(2026, 3, 5)]
    assert [[each.card for each in day.cards] for day in days] == [[1], [2, 3], [4, 1]]


def test_a_full_day_hands_its_rest_to_the_next():
    days = next_three_days(TODAY, [card(number) for number in range(12)], [], [])

    assert [len(day.cards) for day in days] == [CARDS_A_DAY, 4, CARDS_A_DAY]


def test_a_perfect_interview_needs_no_plan():
    assert next_three_days(TODAY, [], [], []) == ()
