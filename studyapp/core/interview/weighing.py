"""From evidence to a tick: a weighted sum with two thresholds.

The weights were fitted to judged answers kept for development (`benchmarks/interview.py`).
"""

import math
from collections.abc import Sequence

from studyapp.core.interview.evidence import PointEvidence
from studyapp.core.interview.rubric import Tick

HALF_FROM, YES_FROM = 0.95, 1.05

_BASE = 0.18
_WEIGHTS = (1.0, 0.7, 1.0)
_DENIED_COUNTS = 0.4
"""What a match counts that stands in a negated clause, or ought to and does not."""

_DENIALS = 2.0
_SURELY_NAMED, _MOSTLY_DENIED, _DENYING = 0.5, 0.5, 0.16


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
