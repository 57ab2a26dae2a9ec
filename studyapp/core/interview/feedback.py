"""What an examiner says, in sentences: about one answer, and about the whole interview.

The sentences are Markdown, as key points are.
"""

import re
from collections.abc import Sequence

from studyapp.core.interview.ladder_walk import TopicDepth
from studyapp.core.interview.result import AnswerFeedback, CardToRead, JudgedAnswer, mean_percent
from studyapp.core.interview.rubric import Tick
from studyapp.core.interview.suggestion import PointSuggestion

_MARKS = re.compile(r"([\\`*_$<>\[\]#|~=])")
_SLOW, _QUICK = 1.5, 0.4
"""Shares of the target time: of 2:00, 3:01 are too long to hold an examiner's ear; after 0:47 of
it an incomplete answer had time for more."""

_LONGEST_QUOTE = 160
"""Letters of the learner's own words, about two lines on the screen."""


def feedback(
    points: Sequence[str],
    ticks: Sequence[Tick],
    suggested: Sequence[PointSuggestion],
    *,
    text: str,
    seconds: int,
    target_seconds: int,
    reading: Sequence[CardToRead] = (),
) -> AnswerFeedback:
    """Return what is said about an answer whose key points the learner ticked."""
    by_tick = {
        tick: tuple(p for p, own in zip(points, ticks, strict=True) if own is tick) for tick in Tick
    }
    claims = [
        each
        for each, tick in zip(suggested, ticks, strict=True)
        if each.wrong and tick is not Tick.YES
    ]
    wrong = tuple(claim.point for claim in claims)
    missing = tuple(point for point in by_tick[Tick.NO] if point not in wrong)
    sentences = (
        *_opening(ticks),
        *_listed("You named", by_tick[Tick.YES]),
        *_listed("You came near, without saying it fully:", by_tick[Tick.HALF]),
        *_listed("Missing:", missing),
        *(_corrected(claim, text) for claim in claims),
        *_timing(seconds, target_seconds, ticks),
        *_to_read(reading),
    )
    return AnswerFeedback(
        present=by_tick[Tick.YES],
        half=by_tick[Tick.HALF],
        missing=missing,
        wrong=wrong,
        reading=tuple(reading),
        sentences=tuple(sentences),
    )


def verdict(answers: Sequence[JudgedAnswer], depths: Sequence[TopicDepth]) -> tuple[str, ...]:
    """Return what is said at the end of an interview."""
    if not answers:
        return ("No answer was marked, so there is nothing to judge yet.",)
    count = len(answers)
    opening = (
        f"You answered {count} question{'s' * (count != 1)} and named "
        f"{mean_percent(answers)} % of what a strong answer names."
    )
    return (opening, *map(_depth, depths), *_extremes(answers), *_false_claims(answers))


def topic_name(deck: str) -> str:
    """Return a topic as it is spoken of: the last level of its deck."""
    return deck.rpartition("::")[2]


def _opening(ticks: Sequence[Tick]) -> list[str]:
    named = sum(tick is Tick.YES for tick in ticks)
    if named == len(ticks):
        return ["A complete answer: nothing that matters was left out."]
    if not any(tick.worth for tick in ticks):
        return ["None of the points of a strong answer were in it."]
    return []


def _listed(start: str, points: Sequence[str]) -> list[str]:
    """Return one sentence that lists points, or none when there are none."""
    quoted = [f"“{point}”" for point in points]
    if not quoted:
        return []
    listed = quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
    return [f"{start} {listed}."]


def _corrected(claim: PointSuggestion, text: str) -> str:
    said = _quote(claim.passage.of(text)) if claim.passage else ""
    if not said:
        return f"Wrong to claim the contrary of “{claim.point}”."
    return f"Wrong to claim: “{said}”. What holds is “{claim.point}”."


def _timing(seconds: int, target: int, ticks: Sequence[Tick]) -> list[str]:
    incomplete = any(tick is not Tick.YES for tick in ticks)
    if seconds > _SLOW * target:
        return [f"It took {_clock(seconds)}; aim for {_clock(target)}: name the points first."]
    if incomplete and 0 < seconds < _QUICK * target:
        return [
            f"You stopped after {_clock(seconds)} of {_clock(target)}: there was time for more."
        ]
    return []


def _to_read(reading: Sequence[CardToRead]) -> list[str]:
    fronts = list(dict.fromkeys(card.front for card in reading))
    return _listed("Read next:", [escaped(front) for front in fronts])


def _depth(depth: TopicDepth) -> str:
    topic, rungs = topic_name(depth.topic), depth.rungs
    if rungs == 1:
        return f"{topic}: the question {'held' if depth.reached else 'did not hold'}."
    if depth.reached == rungs:
        return f"{topic}: you climbed all {rungs} rungs."
    if not depth.reached:
        return f"{topic}: the first of {rungs} rungs did not hold."
    end = "then the answer failed" if depth.failed_at else "then the time was up"
    return f"{topic}: you reached rung {depth.reached} of {rungs}, {end}."


def _extremes(answers: Sequence[JudgedAnswer]) -> list[str]:
    by_topic: dict[str, list[JudgedAnswer]] = {}
    for answer in answers:
        by_topic.setdefault(answer.topic, []).append(answer)
    if len(by_topic) < 2:
        return []
    scores = {topic: mean_percent(own) for topic, own in by_topic.items()}
    best = max(scores, key=lambda topic: scores[topic])
    worst = min(scores, key=lambda topic: scores[topic])
    if scores[best] == scores[worst]:
        return []
    return [
        f"Strongest: {topic_name(best)} ({scores[best]} %). "
        f"Weakest: {topic_name(worst)} ({scores[worst]} %), so prepare that first."
    ]


def _false_claims(answers: Sequence[JudgedAnswer]) -> list[str]:
    count = sum(len(answer.feedback.wrong) for answer in answers)
    if not count:
        return []
    what = "one thing was" if count == 1 else f"{count} things were"
    return [f"In all, {what} wrong to claim: an examiner minds that more than a gap."]


def _quote(words: str) -> str:
    whole = " ".join(words.split()).rstrip(".;,:")
    cut = whole if len(whole) <= _LONGEST_QUOTE else whole[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    return escaped(cut)


def escaped(text: str) -> str:
    """Return plain text as Markdown that reads the same."""
    return _MARKS.sub(r"\\\1", text)


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"
