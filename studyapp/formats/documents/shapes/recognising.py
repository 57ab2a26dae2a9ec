"""Says which shape a document has, by what it says."""

import re
from collections.abc import Sequence

from studyapp.core.importing.drafts import Shape
from studyapp.formats.documents.shapes import assignment, glossary, markdown, questions, report

# One `{'topic': …}` may be an example in notes. Two that are less than a third of the text (two of
# 60 letters beside 300 of prose) are examples too.
_FEWEST_RECORDS = 2
_LEAST_SHARE = 0.3
_FEWEST_PAIRS = 3  # a question and its answer twice are how any notes begin
_LONGEST_QUESTION = 300  # letters: a case of five lines that ends with "what would you do?"
# Of ten questions of a glossary one has a bullet, or is broken over two lines; two are a list.
_MOST_MARKED = 0.1
_LEAST_SINGLE = 0.9
# Half ask ("What is mulch?") and half demand ("Say what mulch is."); with four of ten that ask,
# paragraphs that end with a full stop are prose.
_LEAST_ASKED = 0.5
# "The mulch", and below it what that is: terms are shorter than what explains them, but for
# three of twenty.
_LEAST_PAIRED = 0.85
_LISTED = re.compile(r"\s*(?:[-*+•·▪]\s|#{1,6}\s|\d{1,3}[.)]\s|\|)|[^\t]+\t")
_MOST_LOOKED_AT = 20_000


def shape_of(lines: Sequence[str]) -> Shape | None:
    """Return the shape of a document, or None when there is nothing in it."""
    told = [line for line in lines if any(map(str.isalnum, line))]
    if not told:
        return None
    if _is_report(told):
        return Shape.REPORT
    if (
        sum(assignment.feedback_after(line) is not None for line in told)
        >= assignment.FEWEST_FEEDBACKS
    ):
        return Shape.ASSIGNMENT
    if len(questions.questions_in(lines)) >= questions.FEWEST_QUESTIONS:
        return Shape.QUESTIONS
    if _is_glossary(lines):
        return Shape.GLOSSARY
    if len(markdown.headings_in(lines)) >= markdown.FEWEST_HEADINGS:
        return Shape.MARKDOWN
    return Shape.NOTES


def _is_report(told: Sequence[str]) -> bool:
    """Return whether records make up a good part of the text."""
    records = [line for line in told[:_MOST_LOOKED_AT] if report.record_of(line)]
    size = sum(map(len, records))
    return len(records) >= _FEWEST_RECORDS and size >= _LEAST_SHARE * sum(map(len, told))


def _is_glossary(lines: Sequence[str]) -> bool:
    """Return whether paragraphs of one line ask and answer in turn."""
    paragraphs = glossary.paragraphs_of(lines)
    start, end = glossary.pairs_of(paragraphs)
    pairs = list(zip(paragraphs[start:end:2], paragraphs[start + 1 : end : 2], strict=False))
    if len(pairs) < _FEWEST_PAIRS:
        return False
    single = sum(q.first == q.last for q, _ in pairs)
    marked = sum(_LISTED.match(q.text) is not None for q, _ in pairs)
    if single < _LEAST_SINGLE * len(pairs) or marked > _MOST_MARKED * len(pairs):
        return False
    asked = sum(_asks(q.text) and not a.text.rstrip().endswith("?") for q, a in pairs)
    paired = sum(
        len(q.text) < len(a.text) and not q.text.rstrip().endswith((".", ":")) for q, a in pairs
    )
    return asked >= _LEAST_ASKED * len(pairs) or paired >= _LEAST_PAIRED * len(pairs)


def _asks(text: str) -> bool:
    return len(text) <= _LONGEST_QUESTION and ("?" in text or text.startswith("#") or "__" in text)
