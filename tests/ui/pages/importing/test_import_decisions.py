"""What is decided about the notes of an import."""

import pytest

from studyapp.core.cards import Note, NoteKind
from studyapp.services.importing.plan import ImportItem, ImportPlan, ItemState
from studyapp.ui.pages.importing.checking.decisions import Decision, decided_again


def note(name):
    return Note(f"f/{name}", "D", NoteKind.PLAIN, f"What is {name}?", f"It is {name}.")


A, B, C, MINE = map(note, ("a", "b", "c", "mine"))


@pytest.fixture
def plan():
    items = tuple(ImportItem(each.guid, ItemState.NEW, None, each) for each in (A, B, C))
    return ImportPlan("document:x", "D", {}, items)


def states(plan):
    return {item.guid: item.state for item in plan.items}


def test_a_note_comes_in_when_the_one_it_was_to_join_does_not(plan):
    left = decided_again(plan, [Decision("f/b", "join", A), Decision("f/a", "skip")])

    assert states(left)["f/a"] is ItemState.SKIPPED
    assert left.item("f/b") == plan.item("f/b")


def test_a_note_comes_in_when_the_learners_own_is_left_as_it_is(plan):
    left = decided_again(plan, [Decision("f/b", "join", MINE), Decision("f/mine", "mine")])

    assert states(left)["f/mine"] is ItemState.KEPT
    assert left.item("f/b") == plan.item("f/b")


def test_a_note_may_join_one_that_joins_another(plan):
    joined = decided_again(plan, [Decision("f/c", "join", B), Decision("f/b", "join", A)])

    assert set(states(joined).values()) == {ItemState.NEW, ItemState.MERGED}
    assert C.front in joined.item("f/a").after.more
