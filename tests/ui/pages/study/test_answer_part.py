"""What comes with the answer: a rule that names it or says right or wrong, and a veil that lifts."""

from dataclasses import replace

import pytest
from recording_painter import recorded, texts

from studyapp.ui.pages.study.answer import AnswerPart, SectionRule
from studyapp.ui.pages.study.faces import StudyFace
from studyapp.ui.widgets.card.kit import CardKit

PLAIN = StudyFace("<p>What?</p>", "<p>This.</p>", (), "")


@pytest.fixture
def part(qtbot, theme, icons):
    theme.set_appearance(replace(theme.appearance, reduce_motion=True))
    made = AnswerPart(CardKit(theme), icons)
    qtbot.addWidget(made)
    made.resize(600, 400)
    return made


@pytest.fixture
def rule(qtbot, theme, icons):
    made = SectionRule(theme, icons, "Answer")
    qtbot.addWidget(made)
    made.resize(400, 28)
    return made


@pytest.mark.parametrize(
    ("verdict", "said", "token"),
    [
        (None, "Answer", "text2"),
        (True, "You picked right", "good"),
        (False, "You picked wrong", "again"),
    ],
)
def test_the_rule_says_in_its_tone_whether_the_pick_was_right(rule, theme, verdict, said, token):
    rule.show_verdict(verdict)

    text = next(each for each in recorded(rule) if each.what == "text")
    assert (text.text, text.color) == (said, theme.color(token).name())
    assert rule.accessibleName() == said


def test_a_verdict_has_a_sign_before_its_words_and_the_line_follows_them(rule):
    rule.show_verdict(None)
    bare = {each.what: each.rect for each in recorded(rule)}
    rule.show_verdict(True)
    judged = {each.what: each.rect for each in recorded(rule)}

    assert "icon" not in bare
    assert judged["icon"].right() < judged["text"].left()
    assert judged["line"].left() > bare["line"].left() > judged["text"].left()
    assert judged["line"].right() == bare["line"].right() == 396
    assert judged["icon"].center().y() == 14


def test_an_answer_is_shown_below_its_rule(part):
    part.reveal(PLAIN, None)

    assert not part.isHidden()
    assert not part.rule.isHidden()
    assert texts(part.rule) == ["Answer"]
    assert part.view.plain_text() == "This."
    assert not part.view.isHidden()


@pytest.mark.parametrize(
    ("face", "verdict", "is_there", "has_rule", "has_text"),
    [
        (replace(PLAIN, answer=""), None, False, False, False),
        (replace(PLAIN, answer=""), True, True, True, False),
        (replace(PLAIN, answer=""), False, True, True, False),
        (replace(PLAIN, answer="", key_points=("one",)), None, True, False, False),
        (replace(PLAIN, answer="", more="<p>More.</p>"), None, True, False, False),
        (replace(PLAIN, in_place=True), None, False, False, False),
        (replace(PLAIN, in_place=True, more="<p>More.</p>"), None, True, False, False),
        (PLAIN, True, True, True, True),
    ],
)
def test_only_what_there_is_takes_room(part, face, verdict, is_there, has_rule, has_text):
    part.reveal(face, verdict)

    assert part.isHidden() is not is_there
    assert part.rule.isHidden() is not has_rule
    assert part.view.isHidden() is not has_text
    assert part.points.isHidden() is not bool(face.key_points)
    assert part.more.isHidden() is not bool(face.more)


def test_what_is_prepared_is_built_once_and_used(part):
    face = replace(PLAIN, more="<p>More.</p>")
    part.prepare(face)
    built = part.view._kept[face.answer].text

    part.reveal(face, None)

    assert part.view.document() is built


def test_nothing_is_prepared_for_an_answer_that_stands_in_the_question(part):
    part.prepare(replace(PLAIN, in_place=True))

    assert PLAIN.answer not in part.view._kept
