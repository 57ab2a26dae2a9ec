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


@pytest.mark.parametrize(
    ("role", "label"),
    [
        ("ml-engineer", "ML engineer"),
        ("llm-engineer", "LLM application engineer"),
        ("research-engineer", "Research engineer"),
        ("mlops", "MLOps engineer"),
        ("data-scientist", "Data scientist"),
        ("applied-scientist", "Applied scientist"),
        ("prompt-evaluation", "Prompt and evaluation engineer"),
        ("product-manager", "AI product manager"),
        ("solution-architect", "Solution architect"),
        ("safety", "AI safety"),
    ],
)
def test_a_role_is_called_by_its_label(role, label):
    assert Role(role).label == label


def test_a_note_for_no_named_role_is_for_its_decks_or_for_all():
    assert named_roles(" , ", "safety") == ("safety",)
    assert named_roles("", " , ") == ()
    assert not suits("mlops", ("mlops-lead",))
    assert closeness("mlops", ("a", "b", "c", "mlops")) == 0.25
