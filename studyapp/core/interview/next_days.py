"""The plan for the days after an interview, made of cards that are there."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from studyapp.core.interview.result import CardToRead, PlanDay

CARDS_A_DAY = 8


def next_three_days(
    today: date,
    missed: Sequence[CardToRead],
    background: Sequence[CardToRead],
    higher: Sequence[CardToRead],
) -> tuple[PlanDay, ...]:
    """Return the plan: first what was missed, then what explains it, then the harder questions.

    What does not fit into a day moves to the next one; no card comes twice, except that the
    missed questions are asked again on the third day.
    """
    first, rest = _filled(missed, ())
    second, left = _filled([*rest, *background], first)
    again = [_again(card) for card in missed]
    third, _ = _filled([*left, *higher, *again], second)
    days = (first, second, third)
    return tuple(
        PlanDay(today + timedelta(days=1 + index), tuple(cards))
        for index, cards in enumerate(days)
        if cards
    )


def _filled(
    cards: Iterable[CardToRead], before: Iterable[CardToRead]
) -> tuple[list[CardToRead], list[CardToRead]]:
    """Return the cards of a day, each once, and those that did not fit."""
    seen = {card.card for card in before}
    unique: dict[int, CardToRead] = {}
    for card in cards:
        if card.card not in seen:
            unique.setdefault(card.card, card)
    ordered = list(unique.values())
    return ordered[:CARDS_A_DAY], ordered[CARDS_A_DAY:]


def _again(card: CardToRead) -> CardToRead:
    return CardToRead(card.card, card.note, card.front, "Answer it once more, without looking.")
