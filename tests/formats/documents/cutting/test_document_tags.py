"""Tags and how those in several spellings come to one."""

import pytest

from studyapp.formats.documents.cutting.tags import as_tag, one_spelling


@pytest.mark.parametrize(
    ("word", "tag"),
    [
        ("SentimentAnalysis", "sentiment-analysis"),
        ("sentimentAnalysis", "sentiment-analysis"),
        ("Sentiment analysis", "sentiment-analysis"),
        ("snake_case_word", "snake-case-word"),
        ("NLP", "nlp"),
        ("NLPModel", "nlpmodel"),
        ("éÉcole", "é-école"),
        ("  (a) & b! ", "a-b"),
        ("level2Model", "level2model"),
        ("---", ""),
    ],
)
def test_a_tag_is_in_small_letters_with_hyphens(word, tag):
    assert as_tag(word) == tag


@pytest.mark.parametrize(
    ("tags", "meant"),
    [
        (["wave", "wave", "waves"], {"wave": "wave", "waves": "wave"}),
        (["wave", "waves", "waves"], {"wave": "waves", "waves": "waves"}),
        (["box", "box", "boxes"], {"box": "box", "boxes": "box"}),
        (["boxes", "boxes", "box"], {"box": "boxes", "boxes": "boxes"}),
        (["wave", "waved"], {"wave": "wave", "waved": "waved"}),
        (["wave", "waves"], {"wave": "wave", "waves": "wave"}),
        (["listened", "listened", "enlisted"], {"listened": "listened", "enlisted": "enlisted"}),
        (["planting", "planting", "plantign"], {"planting": "planting", "plantign": "planting"}),
        (["planting", "planting", "plantong"], {"planting": "planting", "plantong": "plantong"}),
        (["planting", "planting", "plnating"], {"planting": "planting", "plnating": "planting"}),
        (["planting", "planting", "lpantign"], {"planting": "planting", "lpantign": "lpantign"}),
        ([], {}),
    ],
)
def test_plurals_and_letters_that_changed_places_join_the_commoner_form(tags, meant):
    assert one_spelling(tags, {}) == meant


def test_the_words_of_the_text_say_which_form_is_meant():
    assert one_spelling(["wave", "waves"], {"waves": 3})["wave"] == "waves"
    assert one_spelling(["wave", "waves", "waves"], {"wave": 2})["waves"] == "wave"


def test_a_slip_of_a_plural_comes_to_the_word_itself():
    tags = ["sentence"] * 3 + ["sentences"] * 2 + ["sentecnes"]

    assert set(one_spelling(tags, {}).values()) == {"sentence"}


def test_beyond_four_hundred_tags_each_is_what_it_says():
    common = [f"tag{n:04}x" for n in range(401)]

    assert one_spelling([*common, *common, "tag0000xs"], {})["tag0000xs"] == "tag0000xs"
    assert one_spelling([*common[:400], *common[:400], "tag0000xs"], {})["tag0000xs"] == "tag0000x"
