import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.core.importing.similarity import LIKE, LikenessIndex, Words, paired, share

BEAM = Words("What is beam search?", "It keeps the best few sequences at each step.")
ADAM = Words("How does Adam differ from momentum?", "It scales steps by the second moment.")
LONG = st.text(alphabet="abc éß{}[]()!:1 \n", max_size=40)


@pytest.mark.parametrize(
    "front",
    ["what is *beam* search", "What is [beam](x.png) search?", "{{c1::What}} is beam search"],
)
def test_case_marks_and_blanks_make_no_difference(front):
    same = Words(front, "It keeps the best FEW sequences at each step")

    assert share(BEAM, same) == 1
    assert LikenessIndex([ADAM, BEAM]).same(same) == [1]


@given(LONG, LONG)
def test_a_note_is_as_like_another_as_the_other_is_like_it(front, back):
    note = Words(front, back)

    assert share(note, BEAM) == pytest.approx(share(BEAM, note))
    assert 0 <= share(note, BEAM) <= 1


def test_the_likest_comes_first_and_the_unlike_not_at_all():
    near = Words("What is beam search good for?", BEAM.back)
    index = LikenessIndex([ADAM, near, BEAM])

    found = index.likest(Words("What is beam search?", BEAM.back))

    assert [place for place, _ in found] == [2, 1]
    assert found[0][1] == 1 > found[1][1] >= LIKE


def test_an_empty_front_is_like_no_other():
    assert LikenessIndex([Words("", "x"), BEAM]).same(Words("", "y")) == []


def test_reworded_notes_find_their_former_selves_each_once():
    fresh = [Words("Explain beam search", BEAM.back), Words("What is beam search?", "Other words.")]

    assert paired(fresh, [ADAM, BEAM], []) == {0: 1}


def test_standing_beside_the_same_note_speaks_for_a_note():
    fresh = [Words("Adam against momentum", "Steps are scaled by a second moment.")]
    former = [ADAM]
    alone, placed = (paired(fresh, former, near, least=0.75) for near in ([], [(0, 0)]))

    assert (alone, placed) == ({}, {0: 0})
