from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.core.cards import Choice, Note, NoteKind
from studyapp.services.importing.comparing import digest, fingerprint, placed
from studyapp.services.study.answering import LEECH_TAG

TEXTS = st.text(alphabet="aZ'\"\\\n é{}:", max_size=8)
PAIRS = st.tuples(TEXTS, TEXTS)
NOTES = st.builds(
    Note,
    *(TEXTS, TEXTS, st.sampled_from(NoteKind), TEXTS, TEXTS),
    st.lists(TEXTS, max_size=2).map(tuple),
    st.lists(st.builds(Choice, TEXTS, st.booleans()), max_size=2).map(tuple),
    TEXTS,
    st.lists(st.sampled_from(["one", LEECH_TAG]), max_size=2).map(tuple),
    st.lists(PAIRS, max_size=2).map(tuple),
)


@given(NOTES)
def test_a_fingerprint_is_that_of_the_whole_note_without_its_deck(note):
    plain = replace(note, deck="", tags=tuple(tag for tag in note.tags if tag != LEECH_TAG))

    assert fingerprint(note) == digest(repr(plain).encode())
    assert fingerprint(replace(note, deck="Elsewhere")) == fingerprint(note)


def test_being_a_leech_changes_no_fingerprint():
    note = Note("d/n", "D", NoteKind.PLAIN, "Front", tags=("one",))

    assert fingerprint(replace(note, tags=("one", LEECH_TAG))) == fingerprint(note)
    assert fingerprint(replace(note, tags=("two",))) != fingerprint(note)


@pytest.mark.parametrize(
    ("own", "decks", "target", "homes"),
    [
        ("A", ["A", "A"], "X", ["X", "X"]),
        ("A", ["A", "A::B"], "X", ["X", "X::B"]),
        ("A", ["B"], "X", ["X"]),
        ("A", ["B", "C::D"], "X", ["X::B", "X::C::D"]),
        ("A", ["A", "B"], None, ["A", "B"]),
    ],
)
def test_notes_go_into_another_deck_as_far_below_it_as_they_were(own, decks, target, homes):
    brought = [Note(f"d/{n}", deck, NoteKind.PLAIN, "F") for n, deck in enumerate(decks)]

    assert [note.deck for note in placed(brought, own, target)] == homes
