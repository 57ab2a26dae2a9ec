import pytest

from studyapp.core.cards import comma_separated
from studyapp.core.roles import Role, closeness, named_roles, suits


@pytest.mark.parametrize(
    ("own", "deck", "is_asked"),
    [
        ("", "", True),
        ("", "mlops, safety", True),
        ("", "ml-engineer", False),
        ("safety", "mlops", False),
        ("ml-engineer, mlops", "safety", True),
    ],
    ids=["for all", "by its deck", "not by its deck", "not by itself", "by itself"],
)
def test_a_note_is_asked_by_its_own_roles_else_its_decks(own, deck, is_asked):
    assert suits(Role.MLOPS, named_roles(own, deck)) is is_asked


def test_without_a_role_every_note_is_asked():
    assert suits("", ("safety",))


def test_what_few_roles_are_asked_is_closest_to_each_of_them():
    assert [closeness("mlops", named) for named in (("mlops",), ("mlops", "safety"), ())] == [
        *(1.0, 0.5, 0.0)
    ]
    assert closeness("", ("mlops",)) == closeness("safety", ("mlops",)) == 0.0


def test_a_list_is_separated_by_commas():
    assert comma_separated(" a,b , ,c") == ("a", "b", "c")


def test_every_role_has_a_label_of_its_own():
    assert len({role.label for role in Role}) == len(Role) == 10
