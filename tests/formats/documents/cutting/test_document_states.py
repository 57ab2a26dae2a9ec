"""Whether an answer is whole: each reason, and what only looks like it."""

import pytest

from studyapp.core.importing.drafts import DraftState
from studyapp.formats.documents.cutting.states import MISSING, state_of

COMPLETE = (DraftState.COMPLETE, "")
BREAKS_OFF = (DraftState.INCOMPLETE, "the text breaks off")
ONLY_PICTURE = (
    DraftState.NEEDS_IMAGE,
    "the answer is only a picture, which is not in the text",
)
REFERS = (DraftState.NEEDS_IMAGE, "it refers to a picture, which is not in the text")
TO_WRITE = (DraftState.INCOMPLETE, "the answer is still to be written")
ONLY_LINK = (DraftState.INCOMPLETE, "the answer is only a link")
BLANK = (DraftState.INCOMPLETE, "a blank could not be filled")


@pytest.mark.parametrize("back", ["", "  ", "\n\t\n"])
def test_nothing_is_no_answer(back):
    assert state_of(back) == (DraftState.INCOMPLETE, "there is no answer")


@pytest.mark.parametrize(
    ("back", "state"),
    [
        ("image", ONLY_PICTURE),
        ("(see attached diagram)", ONLY_PICTURE),
        ("Siehe Abb 12", ONLY_PICTURE),
        ("voir le schéma ci-dessous", ONLY_PICTURE),
        ("ver imagen abajo.", ONLY_PICTURE),
        ("The image of a tree.", COMPLETE),
        ("pictures at an exhibition", COMPLETE),
        ("see picture" + "." * 109, ONLY_PICTURE),
        ("see picture" + "." * 110, REFERS),
        ("A knot. See the figure.", REFERS),
        ("A knot; image attached.", REFERS),
        ("Ein Knoten, siehe Bild unten.", REFERS),
        ("Un nudo, véase la figura.", REFERS),
        ("They oversee images daily.", COMPLETE),
        ("Foresee the figures.", COMPLETE),
    ],
)
def test_a_picture_that_is_meant_is_told_from_one_that_is_spoken_of(back, state):
    assert state_of(back) == state


@pytest.mark.parametrize(
    ("back", "state"),
    [
        ("To do", TO_WRITE),
        ("[TBD]", TO_WRITE),
        ("... fehlt noch!", TO_WRITE),
        ("à compléter", TO_WRITE),
        ("pendiente", TO_WRITE),
        ("to do this, tie a rope.", COMPLETE),
        ("fehlt nie", COMPLETE),
    ],
)
def test_words_for_what_is_still_to_do_are_no_answer(back, state):
    assert state_of(back) == state


@pytest.mark.parametrize(
    ("back", "state"),
    [
        ("https://example.org/knot", ONLY_LINK),
        ("<http://example.org>", ONLY_LINK),
        ("Read more here: https://example.org", ONLY_LINK),
        ("One two three four https://example.org", ONLY_LINK),
        ("One two three four five https://example.org", COMPLETE),
        ("https://example.org is its page.", COMPLETE),
        ("ftp://example.org", COMPLETE),
        (f"{'x' * 20} https://example.org", ONLY_LINK),
        (f"{'x' * 21} https://example.org", COMPLETE),
    ],
)
def test_an_address_with_few_words_before_it_is_no_answer(back, state):
    assert state_of(back) == state


def test_a_very_long_address_is_left_to_the_learner():
    ahead = "https://e.org/"

    assert state_of(ahead + "x" * (2000 - len(ahead))) == ONLY_LINK
    assert state_of(ahead + "x" * 2500) == COMPLETE


def test_a_blank_that_nobody_filled_is_told_before_a_picture_and_a_broken_end():
    assert state_of(f"A {MISSING} holds.") == BLANK
    assert state_of(f"A {MISSING}, see the figure") == BLANK
    assert state_of("A … holds.") == COMPLETE


def test_a_picture_is_told_only_where_the_text_is_whole():
    assert state_of("See the figure of the") == BREAKS_OFF


@pytest.mark.parametrize(
    ("back", "state"),
    [
        ("A rope that is tied to a", BREAKS_OFF),
        ("A rope,", BREAKS_OFF),
        ("A rope;", BREAKS_OFF),
        ("A rope (", BREAKS_OFF),
        ("A rope -", BREAKS_OFF),
        ("A rope –", BREAKS_OFF),
        ("Ein Seil und", BREAKS_OFF),
        ("Une corde avec", BREAKS_OFF),
        ("Una cuerda para", BREAKS_OFF),
        ("A rope in the", BREAKS_OFF),
        ("A *rope and*", BREAKS_OFF),
        ("A `rope and`", BREAKS_OFF),
        ("A rope, and", BREAKS_OFF),
        ("A rope in the panda", COMPLETE),
        ("A rope:", COMPLETE),
        ("A rope!", COMPLETE),
        ("rope", COMPLETE),
    ],
)
def test_a_text_breaks_off_after_a_word_or_a_mark_that_goes_on(back, state):
    assert state_of(back) == state


@pytest.mark.parametrize(
    ("back", "state"),
    [
        ("It holds. Then it", BREAKS_OFF),
        ("It holds! Then it", BREAKS_OFF),
        ("Hält es? Dann", BREAKS_OFF),
        ("It holds. then it", COMPLETE),
        ("It holds. Then 5", COMPLETE),
        ("It holds. Then it.", COMPLETE),
        ("Version 2.Then it", COMPLETE),
        ("It holds. One two three. Then so", BREAKS_OFF),
        ("Then it", COMPLETE),
    ],
)
def test_few_words_in_capitals_after_a_sentence_break_off(back, state):
    assert state_of(back) == state


@pytest.mark.parametrize(
    "last", ["- and", "* and", "| and", "`and", "0 and", "9. and", "   - and", "5 of"]
)
def test_an_item_a_row_or_code_may_end_as_it_likes(last):
    assert state_of(f"It holds.\n{last}") == COMPLETE


def test_a_last_line_of_prose_is_looked_at():
    assert state_of("It holds.\nA rope and") == BREAKS_OFF
    assert state_of("- and") == BREAKS_OFF


@pytest.mark.parametrize(
    ("back", "reason"),
    [
        ("It is a rope. EXAMPLES", "nothing follows after “EXAMPLES”"),
        ("It is a rope.\n\n**Uses**", "nothing follows after “Uses”"),
        ("It is a rope. Examples of it are many.", ""),
        ("It is a rope.\n\n**Uses** are many", ""),
        ("**Uses**", ""),
        ("It is made in the USA", ""),
    ],
)
def test_a_label_at_the_end_announces_what_is_not_there(back, reason):
    assert state_of(back)[1] == reason
