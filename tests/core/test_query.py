"""The search language: what a query's words, phrases and fields mean."""

import pytest

from studyapp.core.errors import StudyError
from studyapp.core.query import STATES, QueryField, QueryTerm, parse

TEXT, TAG, DECK = QueryField.TEXT, QueryField.TAG, QueryField.DECK


@pytest.mark.parametrize("query", ["", "   ", "-", "?!", '""', '-""', "... -?"])
def test_a_query_without_a_word_asks_for_nothing(query):
    assert parse(query) == ()


@pytest.mark.parametrize(
    ("query", "words", "prefix"),
    [
        ("list", [("list",)], [True]),
        ("python list", [("python",), ("list",)], [False, True]),
        ('"python list"', [("python", "list")], [False]),
        ('list "python list"', [("list",), ("python", "list")], [False, False]),
        ('"python list" gro', [("python", "list"), ("gro",)], [False, True]),
        ("x-y", [("x", "y")], [True]),
        ("list ?", [("list",)], [False]),
        ('list ""', [("list",)], [True]),
        ("tag:", [("tag",)], [True]),
        ("é", [("é",)], [True]),
    ],
)
def test_words_are_found_whole_but_the_last_may_still_be_typed(query, words, prefix):
    terms = parse(query)

    assert [term.words for term in terms] == words
    assert [term.prefix for term in terms] == prefix
    assert {term.field for term in terms} <= {TEXT}


def test_a_word_that_is_not_wanted_is_never_a_beginning():
    (term,) = parse("-list")

    assert (term.negated, term.prefix, term.words) == (True, False, ("list",))


@pytest.mark.parametrize(
    ("query", "term"),
    [
        ("tag:Python", QueryTerm(TAG, "python")),
        ("TAG:Python", QueryTerm(TAG, "python")),
        ('tag:"two words"', QueryTerm(TAG, "two words")),
        ("-tag:python", QueryTerm(TAG, "python", negated=True)),
        ("deck:AI::Prompts", QueryTerm(DECK, "AI::Prompts")),
        ('deck:"My Deck"', QueryTerm(DECK, "My Deck")),
        ("kind:Cloze", QueryTerm(QueryField.KIND, "cloze")),
        ("is:DUE", QueryTerm(QueryField.IS, "due")),
        ("-is:new", QueryTerm(QueryField.IS, "new", negated=True)),
    ],
)
def test_a_field_names_what_is_looked_at(query, term):
    assert parse(query) == (term,)


def test_a_colon_after_another_word_is_part_of_the_text():
    (term,) = parse("front:list")

    assert (term.field, term.words) == (TEXT, ("front", "list"))


@pytest.mark.parametrize("state", STATES)
def test_every_state_can_be_asked_for(state):
    assert parse(f"is:{state}") == (QueryTerm(QueryField.IS, state),)


def test_a_state_that_does_not_exist_is_refused_with_those_that_do():
    with pytest.raises(StudyError) as refused:
        parse("is:late")

    assert str(refused.value) == (
        "The search knows no 'is:late'; use one of is:new, is:due, is:suspended, is:buried, "
        "is:flagged, is:leech."
    )


def test_conditions_keep_their_order():
    fields = [term.field for term in parse('list tag:a -deck:B "two words" is:due')]

    assert fields == [TEXT, TAG, DECK, TEXT, QueryField.IS]
