"""The report of an interview as HTML."""

from datetime import date, datetime
from html.parser import HTMLParser

from studyapp.core.interview.ladder_walk import TopicDepth
from studyapp.core.interview.result import (
    AnswerFeedback,
    CardToRead,
    InterviewResult,
    JudgedAnswer,
    PlanDay,
)
from studyapp.core.interview.rubric import RULE, Tick
from studyapp.core.scheduling.events import Grade
from studyapp.formats.reports.interview_report import as_drawing, report_page
from studyapp.formats.reports.mathml import as_text

BEGUN = datetime(2026, 3, 2, 9, 30)
VOID = {"meta", "br", "hr", "img"}


class Tags(HTMLParser):
    """Notes which tags are open, and fails on one that closes another."""

    def __init__(self):
        super().__init__()
        self.open, self.seen = [], set()

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def result(text="My <words> & more", front="Why $n^2$?", back="Because.\n\n![A mask](x.svg)"):
    answer = JudgedAnswer(
        note="d/n",
        topic="AI::Attention",
        front=front,
        back=back,
        key_points=("cost is $n^2$", "exact"),
        text=text,
        notes="on paper",
        spoken=False,
        seconds=75,
        target_seconds=90,
        rung=2,
        ticks=(Tick.YES, Tick.NO),
        grade=Grade.HARD,
        quotes=("My <words>", ""),
        feedback=AnswerFeedback(sentences=("Missing: “exact”.",)),
    )
    card = CardToRead(7, "d/m", "A <card>", "For the point “exact”.")
    return InterviewResult(
        title="Attention, 10 minutes",
        minutes=10,
        seconds=75,
        answers=(answer,),
        depths=(TopicDepth("AI::Attention", 1, 5, "d/n"),),
        plan=(PlanDay(date(2026, 3, 3), (card,)),),
        sentences=("You answered 1 question.",),
    )


def test_the_report_is_one_well_formed_page():
    tags = Tags()

    tags.feed(report_page(result(), BEGUN))

    assert tags.open == []
    assert {"h1", "h2", "table", "math"} <= tags.seen
    assert "img" not in tags.seen
    assert "script" not in tags.seen


def test_the_report_says_score_time_depth_rule_and_day():
    page = report_page(result(), BEGUN)

    for said in (
        "50 %, mean grade 3.0 of 5",
        "1:15 of 10:00",
        "rung 1 of 5",
        "Monday, 2 March 2026, 09:30",
        "Tuesday, 3 March 2026",
        RULE,
    ):
        assert said in page


def test_what_the_learner_wrote_is_text_and_never_markup():
    page = report_page(result(), BEGUN)

    assert "My &lt;words&gt; &amp; more" in page
    assert "“My &lt;words&gt;”" in page
    assert "A &lt;card&gt;" in page
    assert "<words>" not in page


def test_each_point_shows_its_tick_in_sign_and_word():
    page = report_page(result(), BEGUN)

    assert "✓" in page
    assert "✗" in page
    assert ">missed<" in page


def test_formulas_can_be_left_as_they_are_written():
    page = report_page(result(), BEGUN, as_text)

    assert "<math" not in page
    assert "<i>n^2</i>" in page


def test_formulas_can_be_drawn_for_paper():
    page = report_page(result(), BEGUN, as_drawing)

    assert "<math" not in page
    assert '<svg class="formula"' in page
    assert 'aria-label="n^2"' in page


def test_a_picture_is_told_in_words():
    assert "<i>[A mask]</i>" in report_page(result(), BEGUN)


def test_an_interview_without_answers_has_a_report_too():
    empty = InterviewResult("T", 10, 0, (), (), (), ("Nothing.",))

    page = report_page(empty, BEGUN)

    assert "0 %" in page
    assert "next three days" not in page
