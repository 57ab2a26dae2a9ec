"""Marking: whether an answer is right, why it counts, and where it differs."""

import re
from dataclasses import replace
from itertools import pairwise

from studyapp.core.quiz.acronyms import is_short_for
from studyapp.core.quiz.answers import right_text
from studyapp.core.quiz.marks import How, Mark
from studyapp.core.quiz.quantities import quantity, same_quantity
from studyapp.core.quiz.questions import Question, QuestionKind, Response
from studyapp.core.quiz.texts import compact, key, line
from studyapp.core.quiz.typos import is_typo, letter_pieces

_LIST = re.compile(r",|;|&|\band\b|\bor\b|(?<=\w{3})/(?=\w{3})")
_ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})\S{2,10}")
_DIGITS = re.compile(r"\d+")
_MOST_TYPED = 500


def marked(question: Question, response: Response) -> Mark:
    """Return the mark of an answer; nothing answered, or too late, is not known."""
    expected = right_text(question)
    if response.timed_out or response.is_empty:
        how = How.TIMED_OUT if response.timed_out else How.EMPTY
        return Mark(False, how, 0.0, expected, missed=question.cards)
    if question.kind.is_typed:
        return _typed(question, response.text)
    share, missed = _chosen(question, response.picked)
    how = How.EXACT if share == 1 else How.WRONG
    return Mark(share == 1, how, share, expected, missed=missed)


def claimed(mark: Mark) -> Mark:
    """Return a mark that its learner counts as right."""
    return replace(mark, right=True, how=How.CLAIMED, share=1.0, missed=())


def judged(typed: str, accepted: tuple[str, ...], rivals: tuple[str, ...]) -> tuple[How, str]:
    """Return how a typed text counts, and the accepted text that it comes nearest to."""
    for text in accepted:
        if key(typed) == key(text) or compact(typed) == compact(text):
            return _way(typed, text, accepted[0]), text
    for text in accepted:
        if (how := _otherwise(typed, text, rivals)) is not None:
            return how, text
    return How.WRONG, min(accepted, key=lambda text: _differing(typed, text))


def _typed(question: Question, text: str) -> Mark:
    typed = text.strip()[:_MOST_TYPED]
    how, nearest = judged(typed, question.accepted, question.rivals)
    right = how is not How.WRONG
    pieces = () if how is How.EXACT else letter_pieces(line(typed), line(nearest))
    missed = () if right else question.cards
    return Mark(
        right, how, float(right), nearest if right else question.accepted[0], pieces, missed
    )


def _way(typed: str, text: str, first: str) -> How:
    if text == first:
        return How.EXACT
    pair = (line(text), line(first))
    spelled_out = is_short_for(*pair) or is_short_for(*reversed(pair))
    return How.ACRONYM if spelled_out and any(map(_ACRONYM.fullmatch, pair)) else How.ALTERNATIVE


def _otherwise(typed: str, text: str, rivals: tuple[str, ...]) -> How | None:
    """Return how a text that is not the same as an accepted one is right all the same."""
    wanted, stated = quantity(text), quantity(typed)
    if wanted is not None:
        return How.NUMBER if stated is not None and same_quantity(stated, wanted) else None
    if _DIGITS.findall(typed) != _DIGITS.findall(text):
        return None
    if _as_list(typed) == _as_list(text) and len(_as_list(text)) > 1:
        return How.ALTERNATIVE
    return How.TYPO if is_typo(typed, text, rivals) else None


def _as_list(text: str) -> list[str]:
    return sorted(key(part) for part in _LIST.split(line(text)) if key(part))


def _differing(typed: str, text: str) -> int:
    return sum(
        len(piece.text) for piece in letter_pieces(typed, line(text)) if piece.kind != "same"
    )


def _chosen(question: Question, picked: tuple[int, ...]) -> tuple[float, tuple[str, ...]]:
    """Return the share that was right, and the cards that were not known."""
    match question.kind:
        case QuestionKind.MATCH:
            pairs = [*picked, *[-1] * len(question.right)][: len(question.right)]
            hits = [mine == right for mine, right in zip(pairs, question.right, strict=True)]
            missed = [card for card, hit in zip(question.cards, hits, strict=True) if not hit]
            return sum(hits) / len(hits), tuple(missed)
        case QuestionKind.ORDER:
            return _whole(question, _ordered_share(picked, question.right))
        case QuestionKind.SEVERAL:
            size, mine, right = len(question.options), set(picked), set(question.right)
            return _several(question, [(i in mine) == (i in right) for i in range(size)])
        case _:
            return _whole(question, float(set(picked) == set(question.right)))


def _whole(question: Question, share: float) -> tuple[float, tuple[str, ...]]:
    return share, () if share == 1 else question.cards


def _several(question: Question, hits: list[bool]) -> tuple[float, tuple[str, ...]]:
    share = sum(hits) / len(hits)
    if len(question.cards) != len(hits):
        return _whole(question, share)
    return share, tuple(card for card, hit in zip(question.cards, hits, strict=True) if not hit)


def _ordered_share(picked: tuple[int, ...], right: tuple[int, ...]) -> float:
    """Return the share of neighbours that follow one another as they should."""
    if picked == right:
        return 1.0
    follows = set(pairwise(right))
    kept = sum(pair in follows for pair in pairwise(picked))
    return min(kept / max(1, len(follows)), 0.99)
