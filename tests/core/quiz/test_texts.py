"""Texts as they are compared, and how wide they are."""

import pytest

from studyapp.core.quiz.marking import marked
from studyapp.core.quiz.questions import Question, QuestionKind, Response
from studyapp.core.quiz.texts import compact, contains, is_inline, key, line, shown_length, words


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("losses", "loss"),
        ("biases", "bias"),
        ("aliases", "alias"),
        ("buses", "bus"),
        ("corpuses", "corpus"),
        ("queries", "query"),
        ("ties", "tie"),
        ("boxes", "box"),
        ("batches", "batch"),
        ("hashes", "hash"),
        ("sizes", "size"),
        ("responses", "response"),
        ("addresses", "address"),
        ("encoders", "encoder"),
        ("heads", "head"),
        ("caches", "cache"),
        ("cases", "case"),
        ("databases", "database"),
        ("phases", "phase"),
        ("phrases", "phrase"),
        ("releases", "release"),
        ("clauses", "clause"),
        ("houses", "house"),
        ("uses", "use"),
        ("mazes", "maze"),
    ],
)
def test_a_plural_is_the_same_as_its_singular(plural, singular):
    asked = Question(QuestionKind.TYPED, "?", ("d/n",), ("d/n#0",), "D", accepted=(plural,))

    assert key(plural) == key(singular)
    assert marked(asked, Response(text=singular)).right


@pytest.mark.parametrize("word", ["class", "bus", "axis", "gas", "chaos", "is", "its", "ms"])
def test_a_word_that_ends_so_by_itself_stays(word):
    assert key(word) == word


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the losses of the day", ("loss", "of", "day")),
        ("an encoder", ("encoder",)),
        ("a", ("a",)),
        ("A/B test", ("a", "/", "b", "test")),
        ("to learn", ("learn",)),
        ("learn to learn", ("learn", "to", "learn")),
        ("x - y", ("x", "-", "y")),
        ("well-known", ("well", "known")),
        ("x^-1", ("x", "^", "-", "1")),
        ("-5", ("-", "5")),
        ("O'Neil's law", ("oneil", "law")),
        ("O’Neil’s law", ("oneil", "law")),
        ("optimizer", ("optimiser",)),
        ("optimized", ("optimised",)),
        ("optimizing", ("optimising",)),
        ("optimization", ("optimisation",)),
        ("1,000", ("1000",)),
        ("1_000,000", ("1000000",)),
        ("10,00", ("10", "00")),
        ("2.5", ("2.5",)),
        ("x²", ("x", "^", "2")),
        ("2 ** 3", ("2", "^", "3")),
        ("C++", ("c", "+", "+")),
        ("Naïve", ("naive",)),
        ("straße", ("strasse",)),
        ("one—two", ("one", "two")),
        ("a ≥ b", ("a", ">", "=", "b")),
        (r"x \leq y", ("x", "<", "=", "y")),
        (r"x \le y", ("x", "<", "=", "y")),
        (r"a\cdot b", ("a", "*", "b")),
        (r"\frac{a}{b}", ("a", "/", "b")),
        (r"\dfrac{x}{y}", ("x", "/", "y")),
        (r"\operatorname{argmax}_x", ("argmax", "x")),
        (r"\text{x \textbf{y}}", ("x", "y")),
        (r"\lambda", ("lambda",)),
        ("λ", ("lambda",)),
        ("ϵ", ("epsilon",)),
        (r"\varepsilon", ("epsilon",)),
        ("∞", ("infinity",)),
        (r"\infty", ("infinity",)),
        ("…", ()),
    ],
)
def test_words_are_compared_without_dress(text, found):
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("data set", "dataset"),
        ("top 5", "top5"),
        ("5 heads", "5head"),
        ("10 00", "10 00"),
        ("n ^ 2", "n^2"),
        ("the data-set", "dataset"),
    ],
)
def test_spaces_between_words_do_not_count_but_between_numbers(text, joined):
    assert compact(text) == joined


@pytest.mark.parametrize(
    ("text", "part", "is_inside"),
    [
        ("the encoder reads", "encoder", True),
        ("encoders read", "encoder", True),
        ("the autoencoder reads", "encoder", False),
        ("reads the encoder", "the encoder", True),
        ("beam or search", "beam search", False),
        ("a beam search ends", "beam search", True),
        ("search beam", "beam search", False),
        ("something", "", False),
        ("something", "the", False),
        ("", "something", False),
    ],
)
def test_words_stand_in_a_text_one_after_another(text, part, is_inside):
    assert contains(text, part) is is_inside


@pytest.mark.parametrize(
    ("text", "is_one_paragraph"),
    [
        ("a text", True),
        ("  a text\n", True),
        ("with $x$ inside", True),
        ("`code`", True),
        ("", False),
        (" \n ", False),
        ("one\ntwo", False),
        ("```code```", False),
        ("$$x$$", False),
        ("![a picture](p.png)", False),
        (r"\[x\]", False),
    ],
)
def test_only_one_plain_paragraph_stands_in_a_line(text, is_one_paragraph):
    assert is_inline(text) is is_one_paragraph


@pytest.mark.parametrize(
    ("text", "letters"),
    [("abc", 3), ("**abc**", 3), (" a \n b ", 3), (r"$\mathrm{abc}$", 3), ("", 0), ("{a}", 1)],
)
def test_marks_take_no_room_on_the_screen(text, letters):
    assert shown_length(text) == letters


def test_markdown_becomes_one_line():
    assert line("**one**\n\n two  `three`\n") == "one two three"
