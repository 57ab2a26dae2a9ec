"""The result of a quiz as a Markdown, HTML or CSV file."""

import csv
import io
from collections.abc import Callable, Mapping
from datetime import datetime
from html import escape
from pathlib import Path

from studyapp.core.errors import StudyError
from studyapp.core.quiz.answers import answer_text, right_text
from studyapp.core.quiz.marks import How, MarkedAnswer, QuizResult
from studyapp.core.rendering import plain_text
from studyapp.formats.common.replacing import replacing
from studyapp.formats.reports.mathml import as_mathml
from studyapp.formats.reports.standing_alone import standing_alone

_Write = Callable[[QuizResult, datetime], str]
_HOW = {
    How.ALTERNATIVE: "another way to write it",
    How.ACRONYM: "short and long form",
    How.NUMBER: "the same number",
    How.TYPO: "with a slip of the fingers",
    How.CLAIMED: "counted as right by yourself",
    How.EMPTY: "not answered",
    How.TIMED_OUT: "time ran out",
}
_COLUMNS = ("number", "kind", "deck", "question", "answer", "right answer", "result", "seconds")
_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
section { border-top: 1px solid #ccc; padding: .5rem 0; }
.right h2::before { content: "✓ "; color: #1a7f43; }
.wrong h2::before { content: "✗ "; color: #b3263a; }
h2 { font-size: 1rem; } th { text-align: left; } th, td { padding: 0 1rem .2rem 0; }
dt { font-weight: 600; } dd { margin: 0 0 .5rem 1rem; } dd > p { margin: .2rem 0; }
"""


def write_report(result: QuizResult, at: datetime, path: Path) -> None:
    """Write a result to a file; its ending says how.

    Raises `StudyError` for an ending that is not known or a file that cannot be written.
    """
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        endings = ", ".join(_WRITERS)
        raise StudyError(f"The result cannot be written to {path.name}; use one of {endings}.")
    with replacing(path) as aside:
        aside.write_text(write(result, at), encoding="utf-8", newline="")


def as_markdown(result: QuizResult, at: datetime) -> str:
    """Return a result as Markdown."""
    parts = [f"# {result.title}", _headline(result, at)]
    if result.answers:
        rows = [f"| {_cell(s.topic)} | {s.right} / {s.total} |" for s in result.by_deck()]
        parts.append("\n".join(["| Deck | Right |", "|---|---|", *rows]))
    parts += [_question(answer) for answer in result.answers]
    return "\n\n".join(parts) + "\n"


def as_html(result: QuizResult, at: datetime) -> str:
    """Return a result as a page that needs nothing else."""
    rows = "".join(
        f"<tr><td>{escape(s.topic)}</td><td>{s.right} / {s.total}</td></tr>"
        for s in result.by_deck()
    )
    title = escape(result.title)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body>\n<h1>{title}</h1>\n"
        f"<p>{escape(_headline(result, at))}</p>\n"
        f"<table><tr><th>Deck</th><th>Right</th></tr>{rows}</table>\n"
        + "\n".join(_section(answer) for answer in result.answers)
        + "\n</body></html>\n"
    )


def as_csv(result: QuizResult, at: datetime) -> str:
    """Return a result as CSV, one line a question."""
    del at
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\n")
    lines.writerow(_COLUMNS)
    lines.writerows(_row(answer) for answer in result.answers)
    return written.getvalue()


_WRITERS: Mapping[str, _Write] = {".md": as_markdown, ".html": as_html, ".csv": as_csv}


def _headline(result: QuizResult, at: datetime) -> str:
    minutes, seconds = divmod(result.seconds, 60)
    when = f"{at.day} {at:%B %Y, %H:%M}"
    return f"{result.score} right ({result.percent:.0f} %), {minutes}:{seconds:02} minutes, {when}"


def _question(answer: MarkedAnswer) -> str:
    question, sign = answer.question, "✓" if answer.mark.right else "✗"
    lines = [f"## {answer.position + 1}. {sign} {_first_line(question.prompt)}"]
    rest = question.prompt.partition("\n")[2].strip()
    lines += [rest] if rest else []
    lines.append(f"**Your answer** ({_result(answer)}):\n\n{_given(answer)}")
    if not answer.mark.right or answer.mark.how is not How.EXACT:
        lines.append(f"**Right**:\n\n{right_text(question)}")
    lines += [f"**Why**:\n\n{question.reason}"] if question.reason else []
    return "\n\n".join(lines)


def _section(answer: MarkedAnswer) -> str:
    question = answer.question
    listed = [
        (f"Your answer ({_result(answer)})", _given(answer)),
        ("Right", right_text(question)),
        ("Why", question.reason),
    ]
    body = "".join(f"<dt>{escape(t)}</dt><dd>{_html(text)}</dd>" for t, text in listed if text)
    kind = "right" if answer.mark.right else "wrong"
    return (
        f'<section class="{kind}"><h2>Question {answer.position + 1}</h2>'
        f"{_html(question.prompt)}<dl>{body}</dl></section>"
    )


def _html(markdown: str) -> str:
    return standing_alone(markdown, as_mathml)


def _row(answer: MarkedAnswer) -> list[object]:
    question = answer.question
    texts = (question.prompt, answer_text(question, answer.response), right_text(question))
    return [
        answer.position + 1,
        str(question.kind),
        question.deck,
        *(_harmless(" ".join(plain_text(text).split())) for text in texts),
        _result(answer),
        round(answer.milliseconds / 1000, 1),
    ]


def _harmless(text: str) -> str:
    """Return a text that no table program takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


def _result(answer: MarkedAnswer) -> str:
    verdict = "right" if answer.mark.right else "wrong"
    how = _HOW.get(answer.mark.how)
    return f"{verdict}, {how}" if how else verdict


def _given(answer: MarkedAnswer) -> str:
    return answer_text(answer.question, answer.response) or "…"


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
