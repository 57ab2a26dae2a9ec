"""Both sides of the numbers by which the shape of a document is told."""

import pytest

from studyapp.core.importing.drafts import Shape
from studyapp.formats.documents import recognised

RECORD = "{'topic': 'Watering', 'detail': 'Twice a week in summer.'}"
ANSWER = "It is what the gardener does every evening when the sun has gone."


def glossary(pairs):
    return "\n\n".join(part for pair in pairs for part in pair) + "\n"


def pairs(number, question="What is {}?", answer=ANSWER):
    return [(question.format(f"word{n}"), answer) for n in range(number)]


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        (f"{RECORD}\n{RECORD}\n", Shape.REPORT),
        (f"{RECORD}\n", Shape.NOTES),
        (f"{RECORD}\n{RECORD}\n" + "x" * 260, Shape.REPORT),
        (f"{RECORD}\n{RECORD}\n" + "x" * 300, Shape.NOTES),
        ("Answer one.\nFeedback: good\nAnswer two.\nFeedback: fair\n", Shape.ASSIGNMENT),
        ("Answer one.\nFeedback: good\nAnswer two.\n", Shape.NOTES),
        ("Q: One?\nA: Yes.\nQ: Two?\nA: No.\n", Shape.QUESTIONS),
        ("Q: One?\nA: Yes.\nQ: Two?\n", Shape.NOTES),
        ("# One\ntext\n# Two\ntext\n", Shape.MARKDOWN),
        ("# One\ntext\nTwo\ntext\n", Shape.NOTES),
        (glossary(pairs(3)), Shape.GLOSSARY),
        (glossary(pairs(2)), Shape.NOTES),
    ],
)
def test_how_many_of_a_kind_make_a_shape(text, shape):
    assert recognised(text) is shape


@pytest.mark.parametrize(("several", "shape"), [(1, Shape.GLOSSARY), (2, Shape.NOTES)])
def test_nine_questions_of_ten_have_one_line(several, shape):
    rows = pairs(10)
    for n in range(several):
        rows[n + 2] = (f"What is\nword{n}?", ANSWER)

    assert recognised(glossary(rows)) is shape


@pytest.mark.parametrize(("marked", "shape"), [(1, Shape.GLOSSARY), (2, Shape.NOTES)])
def test_one_question_of_ten_may_have_a_bullet(marked, shape):
    rows = pairs(10)
    for n in range(marked):
        rows[n + 2] = (f"- What is word{n}?", ANSWER)

    assert recognised(glossary(rows)) is shape


@pytest.mark.parametrize(("asked", "shape"), [(5, Shape.GLOSSARY), (4, Shape.NOTES)])
def test_half_of_the_questions_ask_where_the_others_end_like_sentences(asked, shape):
    rows = [*pairs(asked), *pairs(10 - asked, "Say what {} is.")]

    assert recognised(glossary(rows)) is shape


@pytest.mark.parametrize(("short", "shape"), [(17, Shape.GLOSSARY), (16, Shape.NOTES)])
def test_terms_are_shorter_than_what_explains_them_in_seventeen_of_twenty(short, shape):
    rows = [
        *pairs(short, "The {}"),
        *pairs(20 - short, "The {} of the garden" + " in the evening" * 5),
    ]

    assert recognised(glossary(rows)) is shape


@pytest.mark.parametrize(("length", "shape"), [(300, Shape.GLOSSARY), (301, Shape.NOTES)])
def test_a_question_is_no_longer_than_three_hundred_letters(length, shape):
    question = "What is " + "x" * (length - 9) + "?"
    rows = [(question, "Short."), (question, "Short too."), (question, "So is this.")]

    assert recognised(glossary(rows)) is shape
