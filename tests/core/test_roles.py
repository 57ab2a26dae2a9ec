import pytest

from studyapp.core.cards import Note, NoteKind, comma_separated
from studyapp.core.roles import Role, suits


def note(roles=""):
    attributes = (("roles", roles),) if roles else ()
    return Note("d/n", "D", NoteKind.PLAIN, "Front", attributes=attributes)


@pytest.mark.parametrize(
    ("own", "deck", "is_asked"),
    [
        ("", (), True),
        ("", ("mlops", "safety"), True),
        ("", ("ml-engineer",), False),
        ("safety", ("mlops",), False),
        ("ml-engineer, mlops", ("safety",), True),
    ],
    ids=["for all", "by its deck", "not by its deck", "not by itself", "by itself"],
)
def test_a_note_is_asked_by_its_own_roles_else_its_decks(own, deck, is_asked):
    assert suits(note(own), Role.MLOPS, deck) is is_asked


def test_without_a_role_every_note_is_asked():
    assert suits(note("safety"), "", ("mlops",))


def test_a_list_is_separated_by_commas():
    assert comma_separated(" a,b , ,c") == ("a", "b", "c")


def test_every_role_has_a_label_of_its_own():
    assert len({role.label for role in Role}) == len(Role) == 10
