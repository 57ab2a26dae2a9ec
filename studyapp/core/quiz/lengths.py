"""Lengths of options, chosen so that they do not tell which one is right."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from random import Random
from typing import TypeVar

from studyapp.core.cards import Choice
from studyapp.core.quiz.texts import shown_length

_Option = TypeVar("_Option")
_ROUNDS = 30
"""Of weighing; the places of the shipped decks' choices are even after three of them."""

_HALF_A_LETTER = 0.5
"""Options of one length toss for being the longer one: "cat" and "dog" tell nothing."""

Places = Mapping[int, float]
"""How likely the right option is to have so many longer ones, options of a length tossing for it."""


def places(choices: Sequence[Choice]) -> Places:
    """Return the places of the one right option of a set, none for any other set."""
    right = [shown_length(choice.text) for choice in choices if choice.right]
    if len(right) != 1:
        return {}
    wrong = [shown_length(choice.text) for choice in choices if not choice.right]
    longer, equal = sum(x > right[0] for x in wrong), wrong.count(right[0])
    return {longer + step: 1 / (equal + 1) for step in range(equal + 1)}


def fairness(sets: Iterable[Sequence[Choice]]) -> Callable[[Sequence[Choice]], float]:
    """Return what tells how often a set of options may be asked.

    Authors tend to make the right option the longest. Sets with a common place of it are asked
    less often, so that over many questions every place is as likely as any other.
    """
    by_size: dict[int, list[Places]] = defaultdict(list)
    for choices in sets:
        if found := places(choices):
            by_size[len(choices)].append(found)
    weights = {size: _weights(size, known) for size, known in by_size.items()}

    def share(choices: Sequence[Choice]) -> float:
        own = weights.get(len(choices), {})
        return _kept(found, own) if (found := places(choices)) and own else 1.0

    return share


def balanced(
    right: str,
    candidates: Sequence[_Option],
    text: Callable[[_Option], str],
    number: int,
    chance: Random,
) -> list[_Option]:
    """Choose so many candidates, best first, with any number of them longer than the right one."""
    length = shown_length(right)
    longer: list[_Option] = []
    shorter: list[_Option] = []
    for candidate in candidates:
        tossed = chance.uniform(-_HALF_A_LETTER, _HALF_A_LETTER)
        is_longer = shown_length(text(candidate)) + tossed > length
        (longer if is_longer else shorter).append(candidate)
    wanted = chance.randint(0, number)
    wanted = min(max(wanted, number - len(shorter)), len(longer))
    chosen = {id(c) for c in (*longer[:wanted], *shorter[: number - wanted])}
    return [c for c in candidates if id(c) in chosen]


def beside(
    right: Sequence[str], candidates: Sequence[str], number: int, chance: Random
) -> list[str]:
    """Choose so many wrong texts, so that the longest of all is right as often as by chance.

    There are fewer where the candidates do not allow it.
    """
    most = max(map(shown_length, right))
    longer = [text for text in candidates if shown_length(text) > most]
    shorter = [text for text in candidates if shown_length(text) < most]
    if chance.random() < len(right) / (len(right) + number):
        return shorter[:number]
    return (
        [*longer[:1], *(text for text in candidates if text not in longer[:1])][:number]
        if longer
        else []
    )


def _weights(size: int, known: Sequence[Places]) -> dict[int, float]:
    """Return how much each place counts, found by weighing down the common ones again and again."""
    weights = dict.fromkeys(range(size), 1.0)
    for _ in range(_ROUNDS):
        total = dict.fromkeys(range(size), 0.0)
        for found in known:
            kept = _kept(found, weights)
            for place, likely in found.items():
                total[place] += likely * kept
        least = min((value for value in total.values() if value), default=1.0)
        weights = {p: w * least / total[p] if total[p] else w for p, w in weights.items()}
        most = max(weights.values())
        weights = {place: weight / most for place, weight in weights.items()}
    return weights


def _kept(found: Places, weights: Mapping[int, float]) -> float:
    return sum(likely * weights[place] for place, likely in found.items())
