"""Each number that the examiner judges by, on both sides of it."""

import math

import pytest

from studyapp.core.cards import Note, NoteKind
from studyapp.core.interview.evidence import Match, Passage, PointEvidence, gathered
from studyapp.core.interview.examiner import Examiner
from studyapp.core.interview.rubric import Tick, grade_of
from studyapp.core.interview.vocabulary import ReadText, Vocabulary, likeness
from studyapp.core.interview.weighing import contrary, denial, scores, tick
from studyapp.core.interview.words import Word
from studyapp.core.scheduling.events import Grade

PLAIN = Vocabulary([])
"""Every word is as rare as any other."""

YES, HALF, NO = Tick.YES, Tick.HALF, Tick.NO


def evidence(points, answer, *, front="", back="", vocabulary=PLAIN):
    return gathered(vocabulary, front=front, back=back, points=points, answer=answer)


def named(point, answer, **values):
    return evidence([point], answer, **values)[0].named.coverage


def test_a_word_of_the_question_counts_a_third():
    assert named("zebra lion", "zebra", front="zebra?") == pytest.approx(0.35 / 1.35)
    assert named("zebra lion", "lion", front="zebra?") == pytest.approx(1 / 1.35)
    assert named("zebra lion", "lion") == pytest.approx(1 / 2)


def test_words_of_two_sentences_count_a_tenth_less_than_those_of_one():
    assert named("zebra lion", "zebra lion") == 1.0
    assert named("zebra lion", "zebra. lion") == pytest.approx(0.9)
    assert named("zebra lion", "zebra. Other. lion") == pytest.approx(0.5)


def test_a_word_that_several_points_have_tells_less_of_each():
    shared, alone = evidence(["zebra lion", "zebra tiger"], "zebra")

    part = 0.5**0.7
    assert shared.named.coverage == pytest.approx(part / (1 + part))
    assert shared.named.coverage == alone.named.coverage


def test_the_model_answers_words_for_a_point_count_two_fifths():
    found = evidence(["zebra"], "stripes", back="A zebra with stripes.")[0]

    assert found.named.coverage == 0.0
    assert found.explained.coverage == pytest.approx(0.4 / 1.4)
    assert found.whole == found.explained.coverage


def test_points_share_what_one_sentence_of_the_model_answer_adds():
    found = evidence(["zebra", "lion"], "stripes", back="A zebra and a lion with stripes.")[0]

    assert found.explained.coverage == pytest.approx(0.2 / (1 + 2 * 0.2))


def test_points_are_sought_in_the_order_of_the_model_answer():
    back = "The zebra has stripes. The zebra has hooves."

    first, second = evidence(["zebra", "the zebra"], "stripes", back=back)

    assert (first.explained.coverage > 0, second.explained.coverage) == (True, 0.0)


@pytest.mark.parametrize(("words", "is_in_order"), [(6, False), (7, True)])
def test_a_better_sentence_is_taken_out_of_order_when_it_is_better_by_enough(words, is_in_order):
    """Of six words one more is 0.17 of the point, of seven 0.14."""
    animals = ["zebra", "lion", "tiger", "horse", "camel", "goose", "snake"][:words]
    point = " ".join(animals)
    back = f"{' '.join(animals[:-1])} hooves. {point} stripes."

    found = evidence([point, "apple"], "hooves", back=back)[0]

    assert (found.explained.coverage > 0) is is_in_order


def test_a_word_that_every_note_has_still_counts_a_little():
    known = Vocabulary(["model loss"] * 9 + ["model"])
    rare = known.rarity("zebra")

    assert rare == 1.0
    assert named("model zebra", "model", vocabulary=known) == pytest.approx(0.15 / 1.15)


def reading(text, *, denied=False):
    return ReadText(Word(text, text, 0, len(text), 0, denied), frozenset(), frozenset())


def judged(coverage, denied, *, worth=1.0):
    """Return evidence of one point: so much of it named, so much of that denied."""
    matches = tuple(
        Match(reading("a"), reading("a", denied=is_denied), 1.0, part * worth)
        for is_denied, part in ((True, denied), (False, 1 - denied))
        if part
    )
    passage = Passage((0,), matches, coverage)
    return PointEvidence(passage, passage, coverage)


@pytest.mark.parametrize(
    ("score", "suggested"), [(0.949, NO), (0.95, HALF), (1.049, HALF), (1.05, YES), (9.0, YES)]
)
def test_a_score_becomes_a_tick(score, suggested):
    assert tick(score, denied=False) is suggested
    assert tick(score, denied=True) is NO


@pytest.mark.parametrize(
    ("coverage", "denied", "is_contrary"),
    [
        (0.5, 0.5, True),
        (0.49, 0.5, False),
        (0.5, 0.49, False),
        (1.0, 1.0, True),
        (0.0, 0.0, False),
    ],
)
def test_the_contrary_is_claimed_where_half_is_named_and_half_of_that_denied(
    coverage, denied, is_contrary
):
    assert contrary([judged(coverage, denied)]) == [is_contrary]


@pytest.mark.parametrize(("others", "is_contrary"), [(2, True), (3, False)])
def test_one_denial_in_a_long_answer_is_no_contrary_claim(others, is_contrary):
    """A quarter of one of three points is 0.167 of the answer, of one of four 0.125."""
    points = [judged(0.5, 0.5), *[judged(1.0, 0.0)] * others]

    assert denial(points) == pytest.approx(2 * 0.25 / (others + 1))
    assert contrary(points)[0] is is_contrary


def test_denials_cost_trust_twice_over_and_no_more_than_all_of_it():
    assert denial([judged(1.0, 0.25)]) == pytest.approx(0.5)
    assert denial([judged(1.0, 0.5)]) == denial([judged(1.0, 1.0)]) == 1.0
    assert scores([judged(1.0, 0.75)]) == [pytest.approx(0.18)]


def test_a_score_is_a_base_the_amount_the_share_and_the_aim():
    whole, nothing = judged(1.0, 0.0), judged(0.0, 0.0, worth=0.0)

    assert scores([whole]) == [pytest.approx(0.18 + math.log(2) + 0.7 + 1.0)]
    assert scores([whole, nothing])[1] == pytest.approx(0.18 + 0.5)


def test_a_denied_match_counts_two_fifths():
    amount = math.log(2) * (1 - 0.6 * 0.25)

    assert scores([judged(1.0, 0.25)]) == [pytest.approx(0.18 + 0.5 * (amount + 1.7))]


def test_a_negative_point_is_not_denied_once_its_negation_was_met():
    negative = Match(reading("a", denied=True), reading("a", denied=True), 1.0, 1.0)
    denied = Match(reading("b"), reading("b", denied=True), 1.0, 1.0)

    assert Passage((0,), (negative, denied), 1.0).denied == 0.0
    assert Passage((0,), (denied,), 1.0).denied == 1.0
    assert Passage((0,), (), 0.0).denied == 0.0


def alike(one, other, acronyms=()):
    known = Vocabulary([], acronyms)
    return likeness(known.read(one)[0], known.read(other)[0])


@pytest.mark.parametrize(
    ("one", "other", "how_much"),
    [
        ("tensor", "tensro", 0.9),
        ("loose", "losse", 0.0),
        ("hallucination", "halucinatin", 0.9),
        ("adaptive", "addaptve", 0.0),
        ("tensor", "censor", 0.0),
        ("convolve", "convolution", 0.4),
        ("super", "supercu", 0.4),
        ("super", "supercup", 0.0),
        ("general", "generators", 0.4),
        ("generalise", "genes", 0.0),
        ("modern", "model", 0.0),
        ("cheap", "inexpensive", 0.35),
    ],
)
def test_words_are_alike_by_slip_family_and_meaning(one, other, how_much):
    assert alike(one, other) == how_much
    assert alike(other, one) == how_much


def test_an_acronym_is_its_long_form_and_a_part_of_it_a_little_less():
    acronyms = [("zlt", "zebra lion tiger")]

    assert alike("ZLT", "zebra lion tiger", acronyms) == 0.95
    assert alike("ZLT", "zebra", acronyms) == 0.6
    assert alike("zebra", "ZLT", acronyms) == 0.6


def note(name, front, deck="D", **values):
    return Note(f"d/{name}", deck, NoteKind.PLAIN, front, **values)


def related(*notes, point="zebra lion tiger", most=9, front="Why?"):
    asked = note("asked", "Why?", attributes=(("contrast", "linked"),))
    found = Examiner([asked, *notes])
    return found.related(point, front=front, back="", near="d/asked", most=most)


def test_a_linked_note_comes_first_then_one_of_the_same_deck():
    text = "zebra lion tiger"

    found = related(note("far", text, "E"), note("near", text), note("linked", text, "E"))

    assert found == ["d/linked", "d/near", "d/far"]


def test_the_questions_words_only_break_ties():
    front = "camel goose"

    assert related(
        note("tie", "zebra lion tiger camel goose", "E"),
        note("near", "zebra lion tiger horse snake", "E"),
        front=front,
    ) == ["d/tie", "d/near"]
    assert related(
        note("asked-for", "zebra camel goose horse", "E"),
        note("named", "zebra lion horse snake", "E"),
        front=front,
    ) == ["d/named"]


def test_a_note_with_a_word_of_four_explains_something_else():
    filler = [note(f"x{i}", f"filler{chr(97 + i)}", "E") for i in range(6)]
    point = "zebra lion tiger horse"

    assert related(note("few", "zebra", "E"), *filler, point=point) == []
    assert related(note("more", "zebra lion", "E"), *filler, point=point) == ["d/more"]


def suggested(point, answer, notes=()):
    return Examiner(list(notes)).suggest("Why?", "", [point], answer).points[0]


def test_six_words_are_shown_as_reasons_at_most():
    animals = "zebra lion tiger horse camel goose snake"

    assert len(suggested(animals, animals).words) == 6
    assert len(suggested(animals[:-6], animals).words) == 6


def test_a_word_that_only_may_mean_the_same_is_shown():
    assert "inexpensive" in suggested("it is cheap", "It is inexpensive.").words


def test_what_every_note_has_is_no_reason_beside_a_rare_word():
    notes = [note(f"n{i}", "model") for i in range(9)]

    assert suggested("model zebra", "a model zebra", notes).words == ("zebra",)
    assert suggested("model zebra", "a model zebra").words == ("model", "zebra")


@pytest.mark.parametrize(
    ("halves", "of", "grade"),
    [
        (200, 100, Grade.EASY),
        (199, 100, Grade.GOOD),
        (150, 100, Grade.GOOD),
        (149, 100, Grade.HARD),
        (100, 100, Grade.HARD),
        (99, 100, Grade.AGAIN),
        (50, 100, Grade.AGAIN),
        (49, 100, Grade.WRONG),
        (1, 100, Grade.WRONG),
        (0, 100, Grade.BLACKOUT),
    ],
)
def test_a_grade_begins_where_the_rule_says(halves, of, grade):
    whole, half = divmod(halves, 2)

    assert grade_of([YES] * whole + [HALF] * half + [NO] * (of - whole - half)) is grade
