"""Typed answers are marked as a kind but exact examiner would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.core.quiz.marking import claimed, judged, marked
from studyapp.core.quiz.marks import How, LetterKind, LetterPiece
from studyapp.core.quiz.questions import Question, QuestionKind, Response
from studyapp.core.quiz.texts import key
from studyapp.core.quiz.typos import letter_pieces

EXACT, NUMBER, TYPO, WRONG = How.EXACT, How.NUMBER, How.TYPO, How.WRONG


def typed(answer, *also, rivals=()):
    return Question(
        QuestionKind.TYPED,
        "What is it?",
        ("d/n",),
        ("d/n#0",),
        "Deck",
        accepted=(answer, *also),
        rivals=rivals,
    )


def how(written, answer, *also, rivals=()):
    return marked(typed(answer, *also, rivals=rivals), Response(text=written)).how


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("softmax", "a softmax"),
        ("The Recall.", "recall"),
        ("naive bayes", "Naïve Bayes"),
        ("encoders", "encoder"),
        ("losses", "loss"),
        ("bias", "biases"),
        ("queries", "query"),
        ("back-propagation", "Backpropagation"),
        ("data set", "dataset"),
        ("normalization", "normalisation"),
        ("chain of thought", "chain-of-thought"),
        ("alpha", r"$\alpha$"),
        ("α", "alpha"),
        ("n²", "$n^2$"),
        ("e^L", "$e^{L}$"),
        ("sqrt(d_k)", r"$\sqrt{d_k}$"),
        ("10**25", "$10^{25}$"),
        ("keras", "`.keras`"),
        ("user's guide", "users guide"),
        ("Größe", "grosse"),
        ("かき", "かき"),
    ],
)
def test_the_same_in_another_dress_is_right(written, right):
    assert how(written, right) is EXACT


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("50 %", "0.5"),
        ("0.5", "50 %"),
        ("15", "15 %"),
        ("half", "50 %"),
        ("1/2", "0.5"),
        ("½", "0.5"),
        ("1000", "1e3"),
        ("1,000", "10^3"),
        ("1e25", "$10^{25}$"),
        ("about 200", "200"),
        ("1 MB", "1000 kB"),
        ("8192", "8,192 tokens"),
        ("2 min", "120 s"),
        ("two", "2"),
        ("7 billion", "7e9"),
    ],
)
def test_the_same_number_is_right_however_it_is_written(written, right):
    assert how(written, right) is NUMBER


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("50", "0.5"),
        ("1 MiB", "1 MB"),
        ("2 kg", "2 km"),
        ("100", "-100"),
        ("1", "−1"),
        ("2001", "2000"),
        ("GPT-3", "GPT-2"),
        ("n^3", "$n^2$"),
        ("x - y", "x + y"),
        ("C++", "C"),
        ("1,00", "100"),
    ],
)
def test_another_number_or_sign_is_no_slip(written, right):
    assert how(written, right) is WRONG


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("discriminater", "discriminator"),
        ("encodre", "encoder"),
        ("softmx", "a softmax"),
        ("a CLIP image embeding", "a CLIP image embedding"),
        ("recal", "recall"),
        ("retreival-augmented generation", "retrieval-augmented generation"),
    ],
)
def test_slips_of_the_fingers_are_forgiven(written, right):
    assert how(written, right) is TYPO


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("precision", "recall"),
        ("QLoRA", "LoRA"),
        ("unsupervised", "supervised"),
        ("decoder", "encoder"),
        ("implicit", "explicit"),
        ("minimise", "maximise"),
        ("intraclass", "interclass"),
        ("cat", "car"),
        ("top", "to"),
        ("not convex", "convex"),
        ("asymmetric", "symmetric"),
        ("", "something"),
        ("...", "something"),
    ],
)
def test_another_word_is_no_slip(written, right):
    assert not marked(typed(right), Response(text=written)).right


def test_another_term_of_the_decks_is_never_a_slip():
    assert how("additive", "adaptive") is TYPO
    assert how("additive", "adaptive", rivals=("additive",)) is WRONG
    assert how("soft prompts", "soft prompt", rivals=("soft prompt",)) is EXACT


def test_alternatives_and_acronyms_are_told_apart():
    accepted = ("retrieval-augmented generation", "RAG", "grounded generation")

    assert judged("rag", accepted, ()) == (How.ACRONYM, "RAG")
    assert judged("Grounded generation", accepted, ())[0] is How.ALTERNATIVE


def test_the_parts_of_a_list_may_change_places():
    assert how("recall and precision", "precision and recall") is How.ALTERNATIVE
    assert how("precision/recall", "precision and recall") is How.ALTERNATIVE
    assert how("(6, 7, 8)", "(8, 7, 6)") is WRONG


def test_a_typed_answer_shows_where_it_differs():
    mark = marked(typed("encoder"), Response(text="encdoer"))

    assert mark.right
    assert [p.kind for p in mark.pieces].count(LetterKind.SAME) >= 2
    assert "".join(p.text for p in mark.pieces if p.kind is not LetterKind.EXTRA) == "encoder"


def test_what_hardly_agrees_stands_whole_beside_the_right_answer():
    assert letter_pieces("foo", "recipient") == (
        LetterPiece(LetterKind.EXTRA, "foo"),
        LetterPiece(LetterKind.MISSING, "recipient"),
    )


def test_nothing_typed_is_not_known_and_too_late_is_too_late():
    question = typed("encoder")

    assert marked(question, Response(text="  ")).how is How.EMPTY
    late = marked(question, Response(text="encoder", timed_out=True))
    assert (late.how, late.right, late.missed) == (How.TIMED_OUT, False, ("d/n#0",))


def test_a_claim_makes_an_answer_right_and_its_card_known():
    mark = claimed(marked(typed("encoder"), Response(text="the reader")))

    assert (mark.right, mark.how, mark.share, mark.missed) == (True, How.CLAIMED, 1.0, ())


TEXTS = st.text(max_size=40)


@given(TEXTS, TEXTS)
def test_no_text_makes_marking_fail_and_the_pieces_spell_both(written, right):
    answer = right if key(right) else "encoder"
    mark = marked(typed(answer), Response(text=written))

    assert mark.right == (mark.how not in (WRONG, How.EMPTY))
    pieces = letter_pieces(written, answer)
    assert "".join(p.text for p in pieces if p.kind is not LetterKind.EXTRA) == answer


@given(st.text(st.characters(categories=["L"]), min_size=1, max_size=20))
def test_what_was_accepted_is_always_right_when_typed(word):
    if key(word):
        assert how(word, word) is EXACT
