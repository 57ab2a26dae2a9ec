"""From evidence to a tick: a weighted sum with two thresholds.

The weights were fitted to judged answers kept for development (`benchmarks/interview.py`).
"""

import math
from collections.abc import Sequence

from studyapp.core.interview.evidence import PointEvidence
from studyapp.core.interview.rubric import Tick

# The examples are answers of that file, by question and point (from 0).

HALF_FROM, YES_FROM = 0.95, 1.05
"""Scores from which on a point is half, or wholly named.

With 0.85 a negated answer to anatomy/delimiters half names point 4; with 1.0 the half named point
2 of inference/cache-why is lost. With 0.95 that point counts as named; with 1.2 point 3 of
corpus/dedup-why, said in other words, is half only.
"""

_BASE = 0.18
_WEIGHTS = (1.0, 0.7, 1.0)
"""Fitted together: a base of 0.08 or 0.28 changes 48 or 63 of 539 ticks, mostly for the worse."""

_DENIED_COUNTS = 0.4
"""What a match counts that stands in a negated clause, or ought to and does not.

At 0.1 point 3 of a strong answer to anatomy/delimiters ("does not stop injection") is half only;
at 0.8 a negated one to lifecycle/why-loop half names point 3.
"""

_DENIALS = 2.0
"""How fast denials cost trust: an answer that denies half of what it names has none.

At 1.0 a negated answer to anatomy/delimiters is given point 4; at 3.0 one to lifecycle/why-loop
that denies one thing only loses point 2, which it names.
"""

_SURELY_NAMED, _MOSTLY_DENIED, _DENYING = 0.5, 0.5, 0.16
"""When the contrary is claimed: so much of the point is named, so much of that denied, and so much
of the whole answer.

At 0.6 for the first, point 4 of a negated answer to families/rnn is no false claim any more; at 0.4
for the second, point 5 of training/loss-spike is one, which the answer names; at 0.24 for the third
point 3 of prompting/cot, claimed wrongly, is ticked.
"""


def features(evidence: Sequence[PointEvidence]) -> list[tuple[float, ...]]:
    """Return what speaks for each point, as numbers that are 0 where nothing does.

    They are the amount of what was matched in one place, which share of the point was matched
    anywhere, and how much the answer is to the point as a whole. An answer that denies much of
    what it names is trusted less in all of them.
    """
    trust = 1.0 - denial(evidence)
    on_target = sum(each.whole for each in evidence) / len(evidence)
    return [
        (
            _amount(each) * _affirmed(each) * trust,
            each.whole * trust,
            on_target * trust,
        )
        for each in evidence
    ]


def denial(evidence: Sequence[PointEvidence]) -> float:
    """Return how much of what an answer names it denies, 0 to 1."""
    denied = sum(each.named.denied * each.named.coverage for each in evidence)
    return min(1.0, _DENIALS * denied / len(evidence))


def scores(evidence: Sequence[PointEvidence]) -> list[float]:
    """Return how far each point was made: near 0 not at all, near 2 wholly."""
    return [
        _BASE + sum(weight * value for weight, value in zip(_WEIGHTS, values, strict=True))
        for values in features(evidence)
    ]


def contrary(evidence: Sequence[PointEvidence]) -> list[bool]:
    """Return for each point whether the answer claims the contrary."""
    denying = denial(evidence) >= _DENYING
    return [
        denying and each.named.coverage >= _SURELY_NAMED and each.named.denied >= _MOSTLY_DENIED
        for each in evidence
    ]


def tick(score: float, *, denied: bool) -> Tick:
    """Return the tick that a score suggests."""
    if denied or score < HALF_FROM:
        return Tick.NO
    return Tick.YES if score >= YES_FROM else Tick.HALF


def _amount(evidence: PointEvidence) -> float:
    return math.log1p(sum(match.worth for match in evidence.explained.matches))


def _affirmed(evidence: PointEvidence) -> float:
    return 1.0 - (1.0 - _DENIED_COUNTS) * evidence.named.denied
