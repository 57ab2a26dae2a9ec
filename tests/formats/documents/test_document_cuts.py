import pytest
from document_samples import NAMES, NOTES, sample, told, words
from hypothesis import given
from hypothesis import strategies as st

from studyapp.core.importing.drafts import merged, moved, split
from studyapp.formats.documents import read_document


def with_texts_unchanged(text, cuts=None):
    """Read a document with no repair that changes words; what is left out is still told."""
    off = set()
    while True:
        document = read_document(text, cuts=cuts, without=off)
        more = {r.key for r in document.repairs if r.after and r.is_on}
        if not more:
            return document
        off |= more


@pytest.mark.parametrize("name", NAMES)
def test_cuts_are_where_the_drafts_begin(name):
    document = read_document(sample(name))

    assert document.cuts == tuple(draft.place.first for draft in document.drafts)
    assert list(document.cuts) == sorted(set(document.cuts))
    assert read_document(sample(name), cuts=document.cuts).drafts == document.drafts


@pytest.mark.parametrize("name", NAMES)
def test_every_line_belongs_to_a_draft_or_to_what_was_left_out(name):
    document = read_document(sample(name))

    places = [*(d.place for d in document.drafts), *(r.place for r in document.repairs)]
    covered = {line for place in places for line in range(place.first, place.last + 1)}

    told_lines = {n for n, line in enumerate(document.lines, 1) if line.strip()}
    assert told_lines <= covered


@pytest.mark.parametrize("name", NOTES)
def test_no_word_of_notes_is_lost(name):
    document = with_texts_unchanged(sample(name))

    assert words(sample(name)) - told(document) == {}


@given(st.data())
def test_no_word_of_notes_is_lost_wherever_they_are_cut(data):
    text = sample(data.draw(st.sampled_from(NOTES)))
    lines = text.count("\n")
    cuts = sorted(data.draw(st.sets(st.integers(1, lines), min_size=1, max_size=12)))

    document = with_texts_unchanged(text, cuts)

    assert words(text) - told(document) == {}


@pytest.mark.parametrize("name", NAMES)
def test_drafts_can_be_merged_split_and_moved_in_every_shape(name):
    text = sample(name)
    document = read_document(text)
    second = document.drafts[1]

    joined = read_document(text, cuts=merged(document.cuts, 1))
    parted = read_document(text, cuts=split(document.cuts, second.place.last))
    shifted = read_document(text, cuts=moved(document.cuts, 1, second.place.last))

    assert len(joined.drafts) == len(document.drafts) - 1
    assert joined.drafts[0].place.last == second.place.last
    assert second.front.split(":")[-1].strip(" ?") in joined.drafts[0].back.replace("**", "")
    assert len(parted.drafts) >= len(document.drafts)
    assert len(shifted.drafts) == len(document.drafts)


def test_lines_above_the_first_cut_are_left_out_and_can_be_a_draft():
    text = "Wax\n\nBees make it.\n\nSmoke\n\nIt calms them.\n"
    document = read_document(text, cuts=[5])

    [repair] = document.repairs
    kept = read_document(text, cuts=[5], without={repair.key})

    assert [d.front for d in document.drafts] == ["Smoke"]
    assert repair.before == "Wax\n\nBees make it."
    assert [d.front for d in kept.drafts] == ["Wax", "Smoke"]


def test_cuts_outside_of_the_text_or_twice_do_no_harm():
    text = "Wax\n\nBees make it.\n\nSmoke\n\nIt calms them.\n"

    document = read_document(text, cuts=[-3, 1, 1, 5, 99])

    assert document.cuts == (1, 5)
