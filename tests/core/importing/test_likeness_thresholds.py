"""Both sides of every number by which notes are told to be alike."""

import pytest

from studyapp.core.importing.similarity import LIKE, LikenessIndex, Words, paired, share

ATTENTION = Words("What is attention?", "A weighted mean of values.")
EXPLAINED = Words("Explain attention.", "A weighted mean of the values.")
STACK = Words("What is a stack?", "Last in, first out.")
QUEUE = Words("What is a queue?", "First in, first out.")
GAN = Words("What is a GAN?", "Two networks that play against each other.")
SPELT = Words("What is a generative adversarial network?", GAN.back)
HEAP = Words("What is a heap?", "A tree whose parents are smaller than their children.")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [(ATTENTION, EXPLAINED, True), (STACK, QUEUE, False), (GAN, SPELT, False)],
)
def test_alike_is_one_question_in_other_words_and_not_two_of_one_mould(one, other, alike):
    assert (share(one, other) >= LIKE) is alike
    assert bool(LikenessIndex([other]).likest(one)) is alike


def test_a_former_note_is_known_again_where_half_of_it_was_written_anew():
    assert paired([GAN], [SPELT], []) == {0: 0}
    assert paired([STACK], [HEAP], [(0, 0)]) == {}


def test_of_two_former_notes_the_neighbour_is_taken_unless_the_other_is_much_liker():
    near = Words("What is attention for?", ATTENTION.back)

    assert paired([ATTENTION], [near, EXPLAINED], []) == {0: 0}
    assert paired([ATTENTION], [STACK, near], [(0, 0)]) == {0: 1}


def test_a_note_is_taken_once_and_takes_one():
    assert paired([ATTENTION, ATTENTION], [EXPLAINED], []) == {0: 0}
    assert paired([ATTENTION], [ATTENTION, EXPLAINED], []) == {0: 0}


def test_the_front_counts_a_little_more_than_the_back():
    front, back = Words("What is attention?", "Zzz"), Words("Qqq", ATTENTION.back)

    assert share(ATTENTION, front) > share(ATTENTION, back)
    assert share(Words("a b", ""), Words("a b", "c")) == 1


def test_words_that_are_everywhere_find_nothing():
    common = [Words(f"common q{n}") for n in range(64)]

    assert LikenessIndex(common).near(Words("common"))
    assert not LikenessIndex([*common, Words("common q64")]).near(Words("common"))


def test_eight_of_those_that_are_found_are_looked_at():
    index = LikenessIndex([Words("rare words", str(n)) for n in range(12)])

    assert index.near(Words("rare words")) == list(range(8))
    assert len(index.likest(Words("rare words"))) == 8


def test_the_six_rarest_words_find_a_note():
    common = [Words("one two three four five six") for _ in range(2)]
    hidden = Words("seven")
    asked = Words("one two three four five six seven")

    assert 2 in LikenessIndex([*common, hidden]).near(asked)
    assert 2 not in LikenessIndex([*common, hidden, hidden, hidden]).near(
        Words("one two three four five six")
    )


def test_the_first_words_of_a_long_back_are_told_and_all_of_its_front():
    back = " ".join(f"w{n}" for n in range(40))

    told = Words("front", back).telling()

    assert "w22w23" in told
    assert "w23w24" not in told


def test_letters_of_one_sign_are_the_same_however_they_are_written():
    assert Words("ﬁne Ｒ²").front == "fine r2"
    assert Words("x" * 700).front == "x" * 600
