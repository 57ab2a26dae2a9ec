"""Decisions about the notes of an import, made over a plan and held over the next."""

from dataclasses import replace

import pytest
from import_samples import note, plan_of

from studyapp.services.importing.plan import ImportItem, ItemState
from studyapp.ui.pages.importing.checking.decisions import Decision, decided_again

MINE, THEIRS = note(1, "Queue?", "Mine"), note(1, "Queue?", "Theirs")
NEW, OTHER = note(3, "Heap?", "Order"), note(4, "Pile?", "A heap")
GONE = note(2, "Drum?")
PLAN = plan_of(
    (
        ImportItem("doc/1", ItemState.CHANGED, MINE, THEIRS),
        ImportItem("doc/2", ItemState.REMOVED, GONE, None),
        ImportItem("doc/3", ItemState.NEW, None, NEW),
        ImportItem("doc/4", ItemState.NEW, None, OTHER),
    )
)


def states(*decisions):
    plan = decided_again(PLAN, [Decision(*each) for each in decisions])
    return {item.guid[-1]: str(item.state) for item in plan.items}


@pytest.mark.parametrize(
    ("guid", "name", "state"),
    [
        ("doc/1", "mine", "kept"),
        ("doc/1", "theirs", "changed"),
        ("doc/1", "skip", "skipped"),
        ("doc/2", "mine", "kept"),
        ("doc/2", "theirs", "removed"),
        ("doc/3", "skip", "skipped"),
        ("doc/3", "theirs", "new"),
    ],
)
def test_a_decision_turns_its_note_and_no_other(guid, name, state):
    before = states()

    assert states((guid, name)) == {**before, guid[-1]: state}


def test_the_later_decision_holds():
    assert states(("doc/1", "mine"), ("doc/1", "theirs"))["1"] == "changed"


def test_a_note_that_the_plan_has_not_is_left_out():
    assert states(("doc/9", "skip")) == states()


def test_other_words_stay_in_the_deck_of_the_plan():
    words = replace(NEW, front="Heaps?", deck="Elsewhere")

    plan = decided_again(PLAN, [Decision("doc/3", "edit", words)])

    item = plan.item("doc/3")
    assert (item.state, item.after.front) == (ItemState.NEW, "Heaps?")
    assert item.after.deck == NEW.deck
    assert item.theirs == NEW


def test_what_is_gone_from_the_file_has_no_words_to_change():
    assert states(("doc/2", "edit", GONE)) == states()
    assert states(("doc/3", "edit", None)) == states()


def test_a_note_joins_another_which_takes_its_text():
    plan = decided_again(PLAN, [Decision("doc/3", "join", OTHER)])

    assert plan.item("doc/3").state is ItemState.MERGED
    assert plan.item("doc/3").other == "doc/4"
    assert "Heap?" in plan.item("doc/4").after.more


@pytest.mark.parametrize(
    ("name", "state"), [("skip", "new"), ("mine", "new"), ("theirs", "merged")]
)
def test_what_joined_a_note_that_stays_out_comes_by_itself(name, state):
    assert states(("doc/3", "join", OTHER), ("doc/4", name))["3"] == state


def test_a_chain_of_joined_notes_ends_where_its_last_one_stays():
    chain = (("doc/3", "join", OTHER), ("doc/4", "join", MINE))

    assert states(*chain)["3"] == "merged"
    assert states(*chain, ("doc/1", "mine"))["3"] == "new"
