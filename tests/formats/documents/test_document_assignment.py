import pytest
from document_samples import draft_of, sample

from studyapp.core.importing.drafts import DraftState
from studyapp.formats.documents import read_document


def test_feedback_becomes_more_whatever_marks_it_has():
    for name in ("sailing", "biologie", "histoire"):
        document = read_document(sample(f"assignment_{name}.txt"))
        assert all(draft.more for draft in document.drafts)
        assert not any("eedback" in draft.back for draft in document.drafts)


def test_a_question_that_is_lost_is_marked_where_its_answer_stands():
    document = read_document(sample("assignment_sailing.txt"))

    [lost] = [draft for draft in document.drafts if draft.lost_question]

    assert (lost.place.first, lost.place.last) == (22, 26)
    assert lost.state is DraftState.INCOMPLETE
    assert lost.front.startswith("Which question does this answer? “A sailing boat")
    assert lost.back.startswith("A sailing boat close-hauled")
    assert document.warnings == ("A question is lost: write one for the answer on line 22.",)


def test_damaged_lists_are_whole_again():
    draft = draft_of(read_document(sample("assignment_sailing.txt")), "harbour")

    assert draft.back == "1. The forecast\n2. Fuel, water and gas\n3. Life jackets for everybody"


def test_points_for_one_question_belong_to_its_feedback():
    document = read_document(
        "# Test\n\n## What is a knot?\n\nA tied rope.\n\nScore: 3 / 4\n\n## Feedback\n\nShort.\n\n"
        "## What is a bend?\n\nIt joins two ropes.\n\nScore: 4 / 4\n\n## Feedback\n\nRight.\n"
    )

    assert [d.back for d in document.drafts] == ["A tied rope.", "It joins two ropes."]
    assert [d.more for d in document.drafts] == ["Score: 3 / 4\n\nShort.", "Score: 4 / 4\n\nRight."]
    assert document.title == "Test"


def test_a_heading_that_only_numbers_the_question_is_passed_over():
    document = read_document(
        "## Question 1\n\nWhat is a knot?\n\nA tied rope.\n\nFeedback: fine\n\n"
        "## Question 2\n\nName a hitch.\n\nThe clove hitch.\n\nFeedback: fine\n"
    )

    assert [d.front for d in document.drafts] == ["What is a knot?", "Name a hitch."]


@pytest.mark.parametrize(
    "mark",
    [
        *("Feedback", "**Kommentar des Lehrers:**", "## Retroalimentación", "Observações"),
        *("### *Korrektur*", "Teacher's comments", "Commentaire du professeur", "反馈"),
    ],
)
def test_the_word_for_feedback_is_known_in_several_languages(mark):
    second = "A rope joined to another rope, which holds only under load and is easy to undo."
    text = f"Test, Gesamtpunktzahl: 3/4\n\nWhat is a knot?\n\nA rope.\n\n{mark}\n\nGood.\n\n{second}\n\n{mark}\n\nFine.\n"

    document = read_document(text)

    assert document.score == "3/4"
    assert [(d.back, d.more, d.lost_question) for d in document.drafts] == [
        ("A rope.", "Good.", False),
        (second, "Fine.", True),
    ]
