"""The parts of the interview page alone: marks, grade, time, and what a result says."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studyapp.core.interview.ladder_walk import TopicDepth
from studyapp.core.interview.result import AnswerFeedback, InterviewResult, JudgedAnswer
from studyapp.core.interview.rubric import Tick
from studyapp.core.interview.suggestion import PointSuggestion
from studyapp.core.scheduling.events import Grade
from studyapp.ui.pages.interview.asking.bottom_bar import InterviewBottomBar
from studyapp.ui.pages.interview.asking.grade_panel import GradePanel
from studyapp.ui.pages.interview.asking.points_panel import PointsPanel
from studyapp.ui.pages.interview.asking.question_card import QuestionCard
from studyapp.ui.pages.interview.asking.top_bar import InterviewTopBar
from studyapp.ui.pages.interview.results.depth_panel import DepthPanel
from studyapp.ui.pages.interview.results.score_panel import InterviewScorePanel
from studyapp.ui.pages.interview.words_of_interview import ago, grade_words, place, tone_of, topic
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.charts.text_ring import TextRing

YES, HALF, NO = Tick.YES, Tick.HALF, Tick.NO
TODAY = date(2026, 11, 20)


@pytest.fixture
def shown(qtbot):
    def show(widget):
        qtbot.addWidget(widget)
        widget.show()
        return widget

    return show


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, "today"),
        (0, "today"),
        (1, "yesterday"),
        (2, "2 days ago"),
        (13, "13 days ago"),
        (14, "2 weeks ago"),
        (59, "8 weeks ago"),
        (60, "2 months ago"),
        (729, "24 months ago"),
        (730, "2 years ago"),
    ],
)
def test_the_unit_of_how_long_ago_changes_where_it_reads_well(qapp, days, words):
    assert ago(date.fromordinal(TODAY.toordinal() - days), TODAY) == words


@pytest.mark.parametrize(
    ("percent", "tone"), [(80, "good"), (79, "accent"), (60, "accent"), (59, "hard")]
)
def test_a_score_has_a_colour(percent, tone):
    assert tone_of(percent) == tone


def test_decks_are_read_as_topics_with_their_place():
    assert (topic("A::B::C"), place("A::B::C")) == ("C", "A › B")
    assert (topic("A"), place("A")) == ("A", "")


@pytest.fixture
def grade(shown, theme, icons):
    panel = shown(GradePanel(theme, icons))
    panel.heard = []
    panel.changed.connect(lambda: panel.heard.append(panel.grade))
    panel.show_ticks((YES, HALF, NO))
    return panel


def test_the_grade_follows_the_marks_until_the_learner_gives_one(grade):
    assert (grade.grade, grade.own) == (Grade.HARD, None)
    assert not grade.follow_button.isVisible()

    grade.step(1)
    grade.show_ticks((NO, NO, NO))

    assert (grade.grade, grade.own) == (Grade.GOOD, Grade.GOOD)
    assert grade.sum_label.text().endswith("You gave 4.")
    assert grade.follow_button.isVisible()
    grade.follow_button.click()
    assert (grade.grade, grade.own) == (Grade.BLACKOUT, None)
    assert grade.heard == [Grade.GOOD, Grade.BLACKOUT]
    assert grade.accessibleName() == "Grade 0: Nothing of it"


def test_a_grade_stays_between_nothing_and_complete(grade):
    grade.step(9)
    assert grade.grade is Grade.EASY
    grade.step(1)
    grade.step(-9)
    assert grade.grade is Grade.BLACKOUT
    assert grade.heard == [Grade.EASY, Grade.BLACKOUT]


def test_the_grade_that_the_marks_give_is_no_grade_of_ones_own(grade):
    grade.step(1)
    grade.step(-1)

    assert grade.own is None
    grade.follow()
    assert grade.heard == [Grade.GOOD, Grade.HARD]
    grade.show_grade((YES, YES, YES), Grade.EASY)
    assert grade.own is None
    grade.show_grade((YES, YES, YES), Grade.AGAIN)
    assert grade.own is Grade.AGAIN


def test_a_grade_is_given_by_its_number(grade):
    grade.control._buttons["5"].click()

    assert grade.heard == [Grade.EASY]
    assert grade.name_label.text() == grade_words(Grade.EASY) == "Complete"


def suggested(*ticks):
    return [
        PointSuggestion(f"point {index}", tick, sentence=f"Because {index}.", wrong=index == 1)
        for index, tick in enumerate(ticks)
    ]


@pytest.fixture
def points(shown, theme, icons):
    panel = shown(PointsPanel(CardKit(theme, ()), icons))
    panel.heard = []
    panel.ticked.connect(lambda: panel.heard.append(panel.ticks))
    panel.show_points(suggested(YES, NO, HALF), (YES, NO, HALF), own=False)
    return panel


def test_a_suggestion_is_a_suggestion_until_it_is_confirmed(points):
    row = points.rows[0]
    assert row.accessibleName() == "point 0: Named, suggested"
    assert row.why_label.text() == "Suggested: Because 0."
    assert row.buttons[YES].isChecked()
    assert row.buttons[YES].is_suggested
    assert points.hint_label.isVisible()

    points.confirm()

    assert row.accessibleName() == "point 0: Named"
    assert row.why_label.text() == "Because 0."
    assert not row.buttons[YES].is_suggested
    assert not points.hint_label.isVisible()
    assert points.heard == []


@pytest.mark.parametrize(("at", "said"), [(0, "“named”"), (1, "“missed”"), (2, "“half”")])
def test_another_mark_than_the_suggested_one_says_so(points, at, said):
    other = HALF if at != 2 else YES

    points.rows[at].set_tick(other)

    assert points.rows[at].why_label.text() == f"Suggested was {said}: Because {at}."
    assert points.heard == [tuple(other if i == at else t for i, t in enumerate((YES, NO, HALF)))]
    assert [button.isChecked() for button in points.rows[at].buttons.values()] == [
        tick is other for tick in Tick
    ]


def test_only_a_wrong_claim_is_called_one(points):
    assert [row.wrong_label.isVisible() for row in points.rows] == [False, True, False]


def test_the_keys_mark_the_point_that_was_chosen(points):
    points.take_focus()
    points.step(1)
    points.set_tick(YES)
    points.step(9)
    assert points.current is points.rows[2]
    points.step(-9)
    points.set_tick(NO)

    assert points.ticks == (NO, YES, HALF)


def test_a_click_on_a_mark_sets_it(points):
    QTest.mouseClick(points.rows[2].buttons[NO], Qt.MouseButton.LeftButton)

    assert points.heard == [(YES, NO, NO)]


def test_a_question_with_fewer_points_leaves_nothing_of_the_last_one_behind(points):
    points.step(2)

    points.show_points(suggested(HALF), (HALF,), own=True)

    assert points.ticks == (HALF,)
    assert points.current is points.rows[0]
    hidden = points._all[1:]
    assert not any(row.isVisible() for row in hidden)
    assert {row.view.plain_text().strip() for row in hidden} == {""}
    points.show_points((), (), own=False)
    assert points.current is None
    points.set_tick(YES)
    assert points.heard == []


def test_the_bottom_bar_says_what_comes_next(shown, theme, icons):
    bar = shown(InterviewBottomBar(theme, icons))
    texts = []
    for offer in (bar.ask, bar.mark, bar.go_on):
        offer()
        texts.append((bar.main_button.text(), bar.main_button.accessibleName()))

    assert texts == [(text, text) for text in ("Lock my answer", "Confirm", "Next question")]


@pytest.fixture
def top(shown, theme, icons, monkeypatch):
    bar = shown(InterviewTopBar(theme, icons))
    bar.tones = []
    show = TextRing.show_share

    def watched(ring, text, share, tone, name):
        bar.tones.append(tone)
        show(ring, text, share, tone, name)

    monkeypatch.setattr(TextRing, "show_share", watched)
    return bar


@pytest.mark.parametrize(
    ("taken", "text", "tone", "told"),
    [
        (0.0, "2:00", "accent", "2:00 left of 2:00 for this answer"),
        (0.5, "2:00", "accent", "2:00 left of 2:00 for this answer"),
        (104.9, "0:16", "accent", "0:16 left of 2:00 for this answer"),
        (105.0, "0:15", "hard", "0:15 left of 2:00 for this answer"),
        (120.0, "0:00", "hard", "0:00 left of 2:00 for this answer"),
        (121.0, "+0:01", "again", "0:01 over the 2:00 for this answer"),
    ],
)
def test_the_clock_counts_down_and_then_over(top, taken, text, tone, told):
    top.show_time(taken, 120, 60, 600)

    assert (top.ring.text, top.tones) == (text, [tone])
    assert top.ring.accessibleName().lstrip("+") == top.ring.toolTip().lstrip("+")
    assert top.ring.toolTip().removeprefix("+") == told


@pytest.mark.parametrize(
    ("used", "said", "done"),
    [
        (0, "10 min left", 0),
        (1, "10 min left", 0),
        (60, "9 min left", 10),
        (539, "2 min left", 90),
        (540, "last minute", 90),
        (599, "last minute", 100),
        (600, "time is up", 100),
        (700, "time is up", 100),
    ],
)
def test_the_minutes_of_the_whole_interview_are_told(top, used, said, done):
    top.show_time(0, 120, used, 600)

    assert top.left_label.text() == said
    assert top.left_label.accessibleName() == f"Interview: {said}"
    assert top.progress.accessibleName() == f"{done} % done"


def test_the_pause_says_what_it_does_now_and_is_there_while_one_answers(top):
    top.show_pause(True)
    assert top.pause_button.accessibleName() == "Go on (Ctrl+P)"
    top.show_pause(False)
    assert top.pause_button.accessibleName() == "Pause (Ctrl+P)"
    top.show_asking(False)
    assert not top.pause_button.isVisible()
    assert not top.ring.isVisible()


def test_the_question_is_called_a_question(shown, theme):
    card = shown(QuestionCard(CardKit(theme, ())))

    assert card.view.accessibleName() == "Question"


def answer(deck, *ticks, rung=1, front="What?"):
    return JudgedAnswer(
        *("d/n", deck, front, "Back.", ("p",) * len(ticks), "Mine", "", False, 90, 120, rung),
        ticks,
        Grade.GOOD,
        ("",) * len(ticks),
        AnswerFeedback(),
    )


def outcome(*answers, depths=()):
    return InterviewResult(
        "T", 10, 185, answers, depths, (), ("First.", *["Rung."] * len(depths), "Last.")
    )


def test_the_score_tells_grade_time_and_what_was_missed(shown, theme):
    panel = shown(InterviewScorePanel(theme))
    depths = (TopicDepth("A::B", 1, 3),)

    panel.show_result(outcome(answer("A::B", YES, NO), answer("A::B", NO, NO), depths=depths))

    assert panel.ring.text == "25 %"
    assert panel.grade_label.text() == "Mean grade 4.0 of 5"
    assert panel.verdict_label.text() == "First.\nLast."
    texts = [figure.accessibleName() for figure in panel.figures]
    assert ["3:05" in texts[0], "2" in texts[1], "3" in texts[2]] == [True] * 3


def test_ladders_are_named_by_topic_or_by_question_where_topics_repeat(shown, theme, icons):
    panel = shown(DepthPanel(theme, icons))
    twice = (TopicDepth("A::B", 1, 3, "d/n"), TopicDepth("A::B", 2, 2))

    panel.show_result(outcome(answer("A::B", YES), depths=twice[:1]))
    assert panel.ladders.accessibleName() == "Depth reached. B: rung 1 of 3"
    panel.show_result(
        outcome(answer("A::B", YES, front="One?"), answer("A::B", NO, front="Two?"), depths=twice)
    )
    assert panel.ladders.accessibleName() == ("Depth reached. One?: rung 1 of 3. Two?: rung 2 of 2")
    assert panel.ladders.height() == 2 * 58
    assert not panel.ladders.grab().isNull()
    panel.show_result(outcome())
    assert panel.isHidden()
