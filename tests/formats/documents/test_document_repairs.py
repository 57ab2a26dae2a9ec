import pytest
from document_samples import NAMES, sample

from studyapp.core.importing.drafts import DraftState, RepairKind, Shape
from studyapp.formats.documents import read_document


@pytest.mark.parametrize("name", NAMES)
def test_repairs_have_keys_of_their_own_which_stay_the_same(name):
    document = read_document(sample(name))

    keys = [repair.key for repair in document.repairs]

    assert len(set(keys)) == len(keys)
    assert [r.key for r in read_document(sample(name)).repairs] == keys
    assert all(repair.is_on for repair in document.repairs)


@pytest.mark.parametrize("name", NAMES)
def test_each_repair_can_be_switched_off_alone(name):
    document = read_document(sample(name))

    for repair in document.repairs:
        without = read_document(sample(name), without={repair.key})
        off = [r.key for r in without.repairs if not r.is_on]
        assert off == [repair.key]
        assert without != document


def test_a_misread_ai_is_mended_where_the_text_speaks_of_ai():
    text = "What AI is\n\nThe word Al stands for a field; et al. does not, nor does Also."
    document = read_document(text, shape=Shape.NOTES)

    [repair] = document.repairs
    kept = read_document(text, shape=Shape.NOTES, without={repair.key})

    assert (repair.kind, repair.before, repair.after) == (RepairKind.OCR, "Al", "AI")
    assert document.drafts[0].back.startswith("The word AI stands")
    assert kept.drafts[0].back.startswith("The word Al stands")


@pytest.mark.parametrize(
    "text",
    ["Presidents\n\nAl Smith lost.", "La IA\n\nAl final, la AI responde al usuario."],
)
def test_al_is_left_where_it_can_be_a_word_or_a_name(text):
    document = read_document(text, shape=Shape.NOTES)

    assert document.repairs == ()


def test_ligatures_and_soft_hyphens_are_taken_apart():
    document = read_document(
        "Traf\ufb01c\n\nThe \ufb02ow is co\u00adef\ufb01cient.", shape=Shape.NOTES
    )

    assert (document.drafts[0].front, document.drafts[0].back) == (
        "Traffic",
        "The flow is coefficient.",
    )


@pytest.mark.parametrize(
    ("answer", "state", "reason"),
    [
        ("A tied rope.", DraftState.COMPLETE, ""),
        ("TODO", DraftState.INCOMPLETE, "the answer is still to be written"),
        ("noch offen", DraftState.INCOMPLETE, "the answer is still to be written"),
        ("siehe Abbildung", DraftState.NEEDS_IMAGE, "only a picture"),
        ("Voir le schéma", DraftState.NEEDS_IMAGE, "only a picture"),
        ("It is tied, see the figure.", DraftState.NEEDS_IMAGE, "refers to a picture"),
        ("A rope that is tied to the", DraftState.INCOMPLETE, "breaks off"),
        ("A tied rope. How sailors", DraftState.INCOMPLETE, "breaks off"),
        ("https://example.org/knot", DraftState.INCOMPLETE, "only a link"),
    ],
)
def test_the_state_of_a_draft_says_what_is_missing(answer, state, reason):
    text = f"Q: What is a knot?\nA: {answer}\n\nQ: And a bend?\nA: Two ropes.\n"

    draft = read_document(text).drafts[0]

    assert draft.state is state
    assert reason in draft.reason
