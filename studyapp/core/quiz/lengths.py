"""Lengths of options, chosen so that they do not tell which one is right."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from random import Random
from typing import TypeVar

from studyapp.core.cards import Choice
from studyapp.core.quiz.texts import shown_length

_Option = TypeVar("_Option")


def rank(right: str, wrong: Iterable[str]) -> int:
    """Return how many wrong options are longer than the right one."""
    length = shown_length(right)
    return sum(shown_length(text) > length for text in wrong)


def fairness(sets: Iterable[Sequence[Choice]]) -> dict[tuple[int, int], float]:
    """Return how often a set of options may be asked, by its size and the right one's rank.

    Authors tend to make the right option the longest. Sets of a common rank are asked less
    often, so that over many questions every rank is as likely as any other.
    """
    places = (rank_of(choices) for choices in sets)
    counted = Counter(place for place in places if place is not None)
    sizes = {size for size, _ in counted}
    least = {size: min(counted[size, rank_] for rank_ in range(size)) for size in sizes}
    return {(size, rank_): max(1, least[size]) / count for (size, rank_), count in counted.items()}


def rank_of(choices: Sequence[Choice]) -> tuple[int, int] | None:
    """Return size and rank of a set with one right option, None for any other."""
    right = [choice.text for choice in choices if choice.right]
    if len(right) != 1:
        return None
    return len(choices), rank(right[0], [c.text for c in choices if not c.right])


def balanced(
    right: str,
    candidates: Sequence[_Option],
    text: Callable[[_Option], str],
    number: int,
    chance: Random,
) -> list[_Option]:
    """Choose so many candidates, best first, with any number of them longer than the right one."""
    longer = [c for c in candidates if shown_length(text(c)) > shown_length(right)]
    shorter = [c for c in candidates if shown_length(text(c)) <= shown_length(right)]
    wanted = chance.randint(0, number)
    wanted = min(max(wanted, number - len(shorter)), len(longer))
    chosen = {id(c) for c in (*longer[:wanted], *shorter[: number - wanted])}
    return [c for c in candidates if id(c) in chosen]
