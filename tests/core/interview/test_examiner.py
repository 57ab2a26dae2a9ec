"""Suggestions: which words speak for a point, what denies it, and that nothing breaks it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.core.cards import Note, NoteKind
from studyapp.core.interview.examiner import Examiner
from studyapp.core.interview.rubric import Tick
from studyapp.core.interview.vocabulary import Vocabulary, likeness
from studyapp.core.interview.words import words

FRONT = "Why are attention scores divided by $\\sqrt{d_k}$?"
BACK = (
    "The dot product of unit-variance terms has variance $d_k$. Large scores saturate the "
    "softmax. Its gradient then vanishes. Dividing restores unit variance."
)
POINTS = (
    "dot product of $d_k$ unit-variance terms has variance $d_k$",
    "large scores saturate the softmax",
    "saturated softmax has vanishing gradients",
    "dividing by $\\sqrt{d_k}$ restores unit variance",
)
GOOD = (
    "The dot product adds d_k terms of variance one, so its variance is d_k. "
    "Big scores would saturate the softmax. The gradients of a saturated softmax vanish. "
    "Dividing by the root brings the variance back to one."
)


def notes():
    texts = ["learning rate warm-up", "tokenise the prompt", "retrieval of passages", "loss"]
    made = [
        Note(f"d/{index}", "D", NoteKind.PLAIN, f"About {text}", f"{text} is explained here")
        for index, text in enumerate(texts * 5)
    ]
    asked = Note("d/scaling", "D", NoteKind.OPEN, FRONT, BACK, POINTS)
    helpful = Note(
        "d/softmax", "D", NoteKind.PLAIN, "When does a softmax saturate?", "For large scores."
    )
    rag = Note("d/rag", "D", NoteKind.PLAIN, "RAG (retrieval-augmented generation)", "Passages.")
    return [asked, helpful, rag, *made]


@pytest.fixture(scope="module")
def examiner():
    return Examiner(notes())


def suggest(examiner, answer):
    return examiner.suggest(FRONT, BACK, POINTS, answer)


def test_a_good_answer_gets_its_points(examiner):
    assert suggest(examiner, GOOD).ticks == (Tick.YES,) * 4


def test_the_model_answer_itself_gets_its_points(examiner):
    assert Tick.NO not in suggest(examiner, " ".join(POINTS[:2])).ticks[:2]


def test_an_empty_answer_gets_nothing(examiner):
    suggestion = suggest(examiner, "")

    assert suggestion.ticks == (Tick.NO,) * 4
    assert all(not point.spans and point.passage is None for point in suggestion.points)


def test_an_answer_about_something_else_gets_nothing(examiner):
    said = "I would index the passages and rerank them with a cross-encoder."

    assert suggest(examiner, said).ticks == (Tick.NO,) * 4


def test_a_denied_point_is_wrong_to_claim(examiner):
    said = "Large scores do not saturate the softmax. It has no vanishing gradients."

    second = suggest(examiner, said).points[1]

    assert second.wrong
    assert second.tick is Tick.NO
    assert second.passage.of(said) == "Large scores do not saturate the softmax."
    assert "contrary" in second.sentence


def test_a_point_that_denies_itself_may_be_denied(examiner):
    point = ("the cache is no approximation",)

    said = examiner.suggest(
        "Is it exact?", "It is no approximation.", point, "No approximation at all: the cache."
    )

    assert not said.points[0].wrong


def test_the_words_that_speak_for_a_point_are_shown_where_they_stand(examiner):
    point = suggest(examiner, GOOD).points[1]

    shown = [span.of(GOOD) for span in point.spans]
    assert "saturate" in shown
    assert "Big" in shown
    assert "Big scores would saturate the softmax." in point.passage.of(GOOD)
    assert all(f"“{word}”" in point.sentence for word in point.words)


def test_points_of_a_question_without_any_are_no_trouble(examiner):
    assert examiner.suggest(FRONT, BACK, (), "anything").points == ()


@given(answer=st.text(max_size=300), front=st.text(max_size=40), back=st.text(max_size=80))
def test_whatever_is_written_every_point_gets_a_suggestion(answer, front, back):
    found = Examiner(notes()[:3]).suggest(front, back, ("", "a point", "$x^2$"), answer)

    assert len(found.ticks) == 3
    for point in found.points:
        assert all(0 <= span.start < span.end <= len(answer) for span in point.spans)


def test_a_note_that_explains_a_point_is_found(examiner):
    found = examiner.related(POINTS[1], front=FRONT, back=BACK, near="d/scaling", most=2)

    assert found[0] == "d/softmax"
    assert "d/scaling" not in found


def test_words_have_stems_places_and_negation():
    text = "It isn't generalised, but costs n^2; e.g. twice."

    found = words(text)

    assert [word.text for word in found] == ["generalised", "costs", "n^2", "twice"]
    assert [word.denied for word in found] == [True, False, False, False]
    assert [word.sentence for word in found] == [0, 0, 0, 1]
    assert all(text[word.start : word.end] == word.text for word in found)


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("gradients", "gradient", 1.0, 1.0),
        ("normalise", "normalize", 1.0, 1.0),
        ("cheap", "inexpensive", 0.2, 0.6),
        ("RAG", "retrieval-augmented", 0.9, 1.0),
        ("hallucinaton", "hallucination", 0.8, 1.0),
        ("convolve", "convolution", 0.2, 0.6),
        ("cheap", "softmax", 0.0, 0.0),
    ],
)
def test_words_are_alike_by_stem_synonym_acronym_typo_and_family(one, other, least, most):
    known = Vocabulary([], [("rag", "retrieval augmented")])

    assert least <= likeness(known.read(one)[0], known.read(other)[0]) <= most


def test_rare_words_tell_more():
    known = Vocabulary(["model loss", "model rate", "model quantile"])

    assert known.rarity("quantil") > known.rarity("model") >= 0
