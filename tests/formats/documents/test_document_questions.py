import pytest
from document_samples import draft_of, sample

from studyapp.core.importing.drafts import Shape
from studyapp.formats.documents import read_document, recognised


def test_answers_go_on_until_the_next_question():
    document = read_document(sample("questions_spanish_history.txt"))

    assert draft_of(document, "Transición").back == (
        "El paso de la dictadura a la democracia.\n\n- Muerte de Franco en 1975\n- Constitución de 1978"
    )


def test_bold_and_numbered_marks_are_read():
    document = read_document(sample("questions_chess.txt"))

    assert draft_of(document, "not allowed").back.startswith("1. when the king is in check")
    assert draft_of(document, "zugzwang").reason == "there is no answer"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Q:", "A:"),
        ("Question 1:", "Answer:"),
        ("Frage:", "Antwort:"),
        ("- **F:**", "**A:**"),
        ("P:", "R:"),
        ("### Q1:", "A1:"),
    ],
)
def test_the_marks_of_several_languages_are_known(question, answer):
    text = f"{question} one?\n{answer} first\n\n{question} two?\n{answer} second\n"

    document = read_document(text)

    assert recognised(text) is Shape.QUESTIONS
    assert [(d.front, d.back) for d in document.drafts] == [("one?", "first"), ("two?", "second")]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("---\nlevel = 2\n---\n# Rivers", "Rivers"),
        ("***\nRivers\n\nof the north", "Rivers"),
        ("---", "a.md"),
    ],
)
def test_the_title_is_the_first_heading_or_the_first_line_with_a_word(head, title):
    text = f"{head}\n\nQ: Where?\nA: Here.\n\nQ: When?\nA: Now.\n"

    assert read_document(text, name="a.md").title == title
