from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.core.cards import Choice, Note, NoteKind
from studyapp.formats.common.arrival import Arrival
from studyapp.services.importing.comparing import bounded, digest, fingerprint, placed
from studyapp.services.importing.plan import ItemState
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


def plain(name, back="Back", deck="Deck"):
    return Note(f"d/{name}", deck, NoteKind.PLAIN, f"Front of {name}", back)


def plan(collection, *notes, source="csv:chapter", **values):
    return collection.importing.plan_arrival(Arrival(source, "Deck", notes, **values))


def load(collection, *notes, **values):
    return collection.importing.apply(plan(collection, *notes, **values))


def states(plan):
    return {item.guid: item.state for item in plan.items}


@pytest.mark.parametrize(
    ("before", "after", "removed"),
    [
        ("ab", "a", {"d/b"}),
        ("abc", "a", set()),
        ("abcd", "ab", {"d/c", "d/d"}),
        ("ab", "cd", set()),
    ],
)
def test_a_file_that_shares_less_than_half_is_another_one(collection, before, after, removed):
    load(collection, *map(plain, before))

    found = states(plan(collection, *map(plain, after)))

    assert {guid for guid, state in found.items() if state is ItemState.REMOVED} == removed


@pytest.mark.parametrize("source", ["deck:d", "shipped:d", "document:d"])
def test_a_source_with_a_name_of_its_own_is_the_same_however_little_it_shares(collection, source):
    load(collection, *map(plain, "abc"), source=source)

    found = states(plan(collection, plain("x"), source=source))

    assert [found[f"d/{name}"] for name in "abc"] == [ItemState.REMOVED] * 3


def test_what_is_suspended_already_is_not_taken_away_again(collection):
    load(collection, *map(plain, "ab"))
    collection.library.suspend(["d/b"])

    assert states(plan(collection, plain("a"))) == {"d/a": ItemState.SAME}


@pytest.mark.parametrize(
    ("later", "state"),
    [
        (-1000, ItemState.KEPT),
        (0, ItemState.KEPT),
        (999, ItemState.KEPT),
        (1000, ItemState.CHANGED),
    ],
)
def test_of_two_wordings_the_one_of_the_later_second_wins(collection, clock, later, state):
    collection.library.add([plain("a", "Mine")])
    changed = {"d/a": int(clock().timestamp()) * 1000 + later}

    found = plan(collection, plain("a", "Theirs"), source="anki:x", changed=changed)

    assert states(found) == {"d/a": state}


def test_a_note_of_the_same_source_changes_unless_the_learner_changed_it(collection):
    load(collection, *map(plain, "ab"))
    collection.library.save(plain("b", "Mine"))
    newer = {"d/a": 1, "d/b": 1 << 50}

    found = plan(collection, plain("a", "Theirs"), plain("b", "Theirs"), changed=newer)

    assert states(found) == {"d/a": ItemState.CHANGED, "d/b": ItemState.KEPT}


def test_without_a_time_what_came_from_elsewhere_stays_where_it_was_written_here(collection):
    collection.library.add([plain("a", "Mine")])

    assert states(plan(collection, plain("a", "Theirs"), source="anki:x")) == {
        "d/a": ItemState.KEPT
    }


def test_a_deck_is_renamed_with_the_file_and_left_where_the_learner_put_it(collection):
    load(collection, plain("a", deck="Old"))

    [renamed] = plan(collection, plain("a", deck="New")).items
    load(collection, plain("a", deck="Old"), plain("b", deck="New"))
    [moved, _] = plan(collection, plain("a", deck="New"), plain("b", deck="Old")).items

    assert (renamed.state, renamed.after.deck) == (ItemState.CHANGED, "New")
    assert (moved.state, moved.after.deck) == (ItemState.SAME, "Old")


def test_names_of_decks_are_bounded_everywhere_they_stand():
    deep = "::".join("abcdefghijklmnopqrstuvwxyz" * 20)
    brought = Arrival("x", deep, (plain("a", deck=deep),), descriptions={deep: "of it"})

    found = bounded(brought)

    assert len(found.deck) < len(deep)
    assert found.notes[0].deck == found.deck
    assert found.descriptions == {found.deck: "of it"}
