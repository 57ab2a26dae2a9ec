"""The result of an interview as one HTML page that reads well on paper, in a browser and in Qt."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from html import escape

from studyapp.core.interview.feedback import topic_name
from studyapp.core.interview.ladder_walk import TopicDepth
from studyapp.core.interview.result import InterviewResult, JudgedAnswer, PlanDay
from studyapp.core.interview.rubric import RULE, Tick
from studyapp.formats.reports.mathml import as_mathml
from studyapp.formats.reports.standing_alone import Formula, standing_alone

_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>\s*", re.DOTALL)
_SIGNS = {Tick.YES: "✓", Tick.HALF: "½", Tick.NO: "✗"}
_NAMES = {Tick.YES: "named", Tick.HALF: "half named", Tick.NO: "missed"}
_STYLE = """
body { font-family: sans-serif; font-size: 11pt; color: #1a1d23; background: #ffffff;
       max-width: 46em; margin: 2em auto; padding: 0 1em; line-height: 1.45; }
h1 { font-size: 20pt; margin-bottom: 0; }
h2 { font-size: 14pt; margin-top: 2em; border-bottom: 1px solid #d5d9e0; }
h3 { font-size: 11pt; margin-bottom: 0.3em; }
table { border-collapse: collapse; width: 100%; }
td, th { text-align: left; vertical-align: top; padding: 4px 10px 4px 0; }
pre { background: #f4f5f8; padding: 8px; white-space: pre-wrap; }
.quiet { color: #5a6272; }
.answer { background: #f4f5f8; padding: 8px 12px; white-space: pre-wrap; }
.yes { color: #17663a; } .half { color: #8a5a00; } .no { color: #a8231f; }
@media print { body { margin: 0; max-width: none; } h2, h3 { page-break-after: avoid; } }
"""


def as_drawing(tex: str) -> str:
    """Return TeX as a drawing, for paper."""
    from studyapp.formats.reports.printable import drawn_formula

    return drawn_formula(tex, display=False)


def report_page(result: InterviewResult, begun: datetime, formula: Formula = as_mathml) -> str:
    """Return the whole page; `begun` is local wall time."""
    title = escape(f"Interview: {result.title}")
    parts = (
        f"<h1>{title}</h1>",
        _paragraph(f"{_day(begun.date())}, {begun:%H:%M}", "quiet"),
        _summary(result, formula),
        *(_answer(number, each, formula) for number, each in enumerate(result.answers, 1)),
        _plan(result.plan),
        f'<h2>How the grade is made</h2><p class="quiet">{escape(RULE)}</p>',
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body>\n{chr(10).join(filter(None, parts))}\n</body></html>\n"
    )


def _summary(result: InterviewResult, formula: Formula) -> str:
    facts = (
        ("Score", f"{result.percent} %, mean grade {result.grade:.1f} of 5"),
        ("Questions", str(len(result.answers))),
        ("Time of answering", f"{_clock(result.seconds)} of {result.minutes}:00"),
        *((topic_name(depth.topic), _reached(depth)) for depth in result.depths),
    )
    rows = "".join(f"<tr><th>{escape(n)}</th><td>{escape(v)}</td></tr>" for n, v in facts)
    return f"<table>{rows}</table>{_sentences(result.sentences, formula)}"


def _reached(depth: TopicDepth) -> str:
    return f"rung {depth.reached} of {depth.rungs}"


def _answer(number: int, answer: JudgedAnswer, formula: Formula) -> str:
    facts = (
        f"{topic_name(answer.topic)} · rung {answer.rung} · {answer.percent} %, grade "
        f"{int(answer.grade)} · {_clock(answer.seconds)} of {_clock(answer.target_seconds)}"
    )
    said = _said("My answer, spoken; my notes" if answer.spoken else "My answer", _own(answer))
    return "\n".join(
        (
            f"<h2>{number}. {_inline(answer.front, formula)}</h2>",
            _paragraph(facts, "quiet"),
            said,
            f"<h3>Key points, with my words</h3>{_points(answer, formula)}",
            f"<h3>Feedback</h3>{_sentences(answer.feedback.sentences, formula)}",
            f"<h3>A strong answer</h3>{standing_alone(answer.back, formula)}",
        )
    )


def _own(answer: JudgedAnswer) -> str:
    return "\n\n".join(filter(None, (answer.text, answer.notes)))


def _said(heading: str, text: str) -> str:
    shown = escape(text).replace("\n", "<br>") if text.strip() else "<i>Nothing was written.</i>"
    return f'<h3>{heading}</h3><div class="answer">{shown}</div>'


def _points(answer: JudgedAnswer, formula: Formula) -> str:
    rows = (
        f'<tr><td class="{tick}" title="{_NAMES[tick]}">{_SIGNS[tick]}</td>'
        f"<td>{_inline(point, formula)}{_quoted(quote)}</td>"
        f'<td class="{tick}">{_NAMES[tick]}</td></tr>'
        for point, tick, quote in zip(answer.key_points, answer.ticks, answer.quotes, strict=True)
    )
    return f"<table>{''.join(rows)}</table>"


def _quoted(words: str) -> str:
    return f'<br><span class="quiet">“{escape(words)}”</span>' if words else ""


def _plan(days: Iterable[PlanDay]) -> str:
    shown = "".join(
        f"<h3>{_day(each.day)}</h3><ul>"
        + "".join(
            f'<li>{escape(card.front)}<br><span class="quiet">{escape(card.reason)}</span></li>'
            for card in each.cards
        )
        + "</ul>"
        for each in days
    )
    return f"<h2>The next three days</h2>{shown}" if shown else ""


def _sentences(sentences: Iterable[str], formula: Formula) -> str:
    return "".join(f"<p>{_inline(sentence, formula)}</p>" for sentence in sentences)


def _paragraph(text: str, kind: str) -> str:
    return f'<p class="{kind}">{escape(text)}</p>'


def _inline(markdown: str, formula: Formula) -> str:
    html = standing_alone(markdown, formula).strip()
    alone = _PARAGRAPH.fullmatch(html)
    return alone[1] if alone else html


def _day(day: date) -> str:
    return f"{day:%A}, {day.day} {day:%B %Y}"


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"
