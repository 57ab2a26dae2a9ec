"""Whoever is interviewed for one of the ten roles is asked a sensible set from the decks that ship."""

import pytest

from studyapp.core.interview.ladder_walk import Taken, next_step
from studyapp.core.interview.planning import planned
from studyapp.core.roles import Role, closeness, named_roles, suits
from studyapp.core.scheduling.events import Grade
from studyapp.formats.deck.text import parse
from studyapp.paths import shipped

OWN_DECKS = ("behavioural", "system-design")


@pytest.fixture(scope="module")
def decks():
    files = sorted(path for path in shipped("decks").glob("*.md") if path.name != "README.md")
    return [parse(path.read_text(encoding="utf-8")).deck for path in files]


def interview_of(decks, role, grade, seed=1):
    """Return the questions of an interview of 45 minutes in which each answer gets this grade."""
    named = {
        note.guid: named_roles(note.attribute("roles"), dict(deck.extra).get("roles", ""))
        for deck in decks
        for note in deck.notes
    }
    notes = [n for deck in decks for n in deck.notes if suits(role, named[n.guid])]
    near = {guid: closeness(role, roles) for guid, roles in named.items()}
    plan = planned(notes, {}, minutes=45, seed=seed, near=near)
    taken = []
    while (step := next_step(plan, taken)) is not None:
        taken.append(Taken(step, grade, step.target_seconds * 1000))
    by_guid = {note.guid: note for note in notes}
    return [by_guid[each.step.note] for each in taken]


@pytest.mark.parametrize("grade", [Grade.GOOD, Grade.AGAIN], ids=["all known", "nothing known"])
@pytest.mark.parametrize("role", Role)
def test_an_interview_of_45_minutes_asks_about_several_decks_and_about_experience(
    decks, role, grade
):
    asked = interview_of(decks, role, grade)

    assert len(asked) >= 5
    assert len({note.deck for note in asked}) >= 3
    assert any(note.guid.partition("/")[0] in OWN_DECKS for note in asked)


@pytest.mark.parametrize("role", Role)
def test_what_is_asked_is_asked_in_that_role(decks, role):
    named = {
        note.guid: named_roles(note.attribute("roles"), dict(deck.extra).get("roles", ""))
        for deck in decks
        for note in deck.notes
    }

    asked = interview_of(decks, role, Grade.AGAIN)

    assert all(not named[note.guid] or role in named[note.guid] for note in asked)
    assert any(role in named[note.guid] for note in asked)
