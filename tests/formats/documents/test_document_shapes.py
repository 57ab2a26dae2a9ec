import pytest
from document_samples import EXPECTED, NAMES, NOTES, fronts, sample

from studyapp.core.errors import StudyError
from studyapp.core.importing.drafts import DraftState, Shape
from studyapp.formats.documents import read_document, recognised


@pytest.mark.parametrize("name", NAMES)
def test_a_document_is_recognised_by_what_it_says(name):
    assert recognised(sample(name)) == EXPECTED[name]["shape"]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in NOTES])
def test_the_drafts_of_a_document_are_the_questions_in_it(name):
    expected = EXPECTED[name]

    document = read_document(sample(name), name=name)

    assert fronts(document) == expected["fronts"]
    assert document.score == expected["score"]
    assert document.title == expected["title"]
    assert [d.place.first for d in document.drafts if d.lost_question] == expected["lost"]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in NOTES])
def test_what_cannot_be_studied_yet_is_told(name):
    expected = EXPECTED[name]

    drafts = read_document(sample(name), name=name).drafts

    waiting = [d for d in drafts if d.state is DraftState.INCOMPLETE]
    assert [d.front for d in waiting] == expected["incomplete"]
    assert [d.front for d in drafts if d.state is DraftState.NEEDS_IMAGE] == expected["needs image"]
    assert all(d.reason for d in drafts if d.state is not DraftState.COMPLETE)


@pytest.mark.parametrize("name", NAMES)
def test_line_ends_and_a_mark_at_the_start_change_nothing(name):
    text = sample(name)

    document = read_document("\ufeff" + text.replace("\n", "\r\n"), name=name)

    assert document.drafts == read_document(text, name=name).drafts
    assert document.lines == tuple(text.split("\n")[:-1])


@pytest.mark.parametrize("text", ["", "\n \n\t\n", "—\n***\n…"])
def test_a_text_without_words_is_refused(text):
    with pytest.raises(StudyError, match=r"notes\.txt has no words"):
        read_document(text, name="notes.txt")

    assert recognised(text) is None


@pytest.mark.parametrize("shape", [Shape.NOTES, Shape.MARKDOWN, Shape.GLOSSARY, Shape.QUESTIONS])
def test_a_shape_can_be_chosen_that_was_not_recognised(shape):
    document = read_document(sample("notes_voile.txt"), shape=shape)

    assert document.shape is shape
    assert document.drafts


@pytest.mark.parametrize("shape", [Shape.REPORT, Shape.ASSIGNMENT])
def test_a_shape_that_gives_nothing_is_refused(shape):
    with pytest.raises(StudyError, match=r"gives no notes as .*: choose another kind"):
        read_document(sample("glossary_terms.txt"), shape=shape)


def test_one_line_is_one_draft_without_an_answer():
    document = read_document("Photosynthesis")

    assert fronts(document) == ["Photosynthesis"]
    assert document.drafts[0].reason == "there is no answer"
