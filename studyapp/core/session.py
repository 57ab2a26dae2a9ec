"""Today's walk through the due cards: which, in which order, and the drill at the end."""

from collections import deque
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from studyapp.core.learning_path import PATH_START
from studyapp.core.statistics import Counts


@dataclass(frozen=True, slots=True)
class Candidate:
    """A card that may be asked today.

    `days_late` counts from its due day (0: due today), `interval` is in days, `position`
    is the order of new cards: those without a place on the learning path, then along it.
    """

    card: int
    note: int
    deck: str
    days_late: int = 0
    interval: int = 0
    position: int = 0

    @property
    def is_on_path(self) -> bool:
        """Whether the new card has a place on the learning path, which is kept in any mixture."""
        return self.position >= PATH_START

    @property
    def overdueness(self) -> float:
        """Days late as a share of the interval; what is relatively latest is forgotten first."""
        return self.days_late / max(1, self.interval)


def by_overdueness(reviews: Iterable[Candidate]) -> list[Candidate]:
    """Return reviews with the relatively latest first; ties by row, so the order is stable."""
    return sorted(reviews, key=lambda c: (-c.overdueness, c.interval, c.card))


def without_siblings(
    candidates: Iterable[Candidate], asked: Collection[int] = ()
) -> list[Candidate]:
    """Return the first card of each note, leaving out notes that were asked today already."""
    seen, kept = set(asked), []
    for candidate in candidates:
        if candidate.note not in seen:
            seen.add(candidate.note)
            kept.append(candidate)
    return kept


def interleaved(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates with their decks mixed evenly, each deck's own order kept.

    A card's place is its share of the way through its deck, so a deck with a third of the
    cards gives about every third card.
    """
    placed = [
        ((index + 0.5) / len(cards), rank, card)
        for rank, cards in enumerate(_by_deck(candidates).values())
        for index, card in enumerate(cards)
    ]
    return [card for _, _, card in sorted(placed, key=lambda place: place[:2])]


def mixed(reviews: Sequence[Candidate], new: Sequence[Candidate]) -> list[Candidate]:
    """Return new cards spread evenly among the reviews, reviews first."""
    if not reviews or not new:
        return [*reviews, *new]
    places = [((i + 0.5) / len(reviews), 0, card) for i, card in enumerate(reviews)]
    places += [((i + 1) / len(new), 1, card) for i, card in enumerate(new)]
    return [card for _, _, card in sorted(places, key=lambda place: place[:2])]


def planned(
    reviews: Iterable[Candidate],
    new: Iterable[Candidate],
    *,
    review_limit: int,
    new_limit: int,
    interleave: bool,
    asked: Collection[int] = (),
) -> list[Candidate]:
    """Return the cards of a session in the order they are asked.

    Limits are what is left of today's. `asked` are the notes asked today already: their
    siblings wait for another day. While more is due than the limit allows (a backlog),
    the relatively latest come first and new cards pause. Decks are mixed, or follow one
    another; new cards on the learning path keep its order.
    """
    due = without_siblings(by_overdueness(reviews), asked)
    taken = due[: max(0, review_limit)]
    if len(due) > len(taken):
        return taken
    in_order = sorted(new, key=lambda card: card.position)
    unasked = without_siblings(in_order, {*asked, *(card.note for card in taken)})
    fresh = unasked[: max(0, new_limit)]
    free = [card for card in fresh if not card.is_on_path]
    on_path = [card for card in fresh if card.is_on_path]
    if interleave:
        return mixed(interleaved(taken), [*interleaved(free), *on_path])
    by_deck = _deck_by_deck(taken, free)
    return mixed(by_deck, on_path) if taken else [*by_deck, *on_path]


def _deck_by_deck(reviews: Sequence[Candidate], new: Sequence[Candidate]) -> list[Candidate]:
    due, fresh = _by_deck(reviews), _by_deck(new)
    decks = sorted({*due, *fresh})
    return [card for deck in decks for card in mixed(due.get(deck, []), fresh.get(deck, []))]


def _by_deck(candidates: Iterable[Candidate]) -> dict[str, list[Candidate]]:
    decks: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        decks.setdefault(candidate.deck, []).append(candidate)
    return decks


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place in a walk: the cards ahead, those in the drill, and how many were answered."""

    ahead: tuple[int, ...]
    drill: tuple[int, ...]
    done: int


class Walk:
    """The queue of a running session: planned cards first, then the drill until each is known.

    Holds card rows only; what an answer means is the scheduler's matter.
    """

    def __init__(self, cards: Iterable[Candidate], drill: Iterable[int] = ()) -> None:
        self._is_new = {}
        self._ahead: deque[int] = deque()
        for card in cards:
            self._ahead.append(card.card)
            self._is_new[card.card] = card.interval == 0
        self._drill: deque[int] = deque(drill)
        self.done = 0

    @property
    def current(self) -> int | None:
        """The card to ask now, None at the end."""
        if self._ahead:
            return self._ahead[0]
        return self._drill[0] if self._drill else None

    @property
    def in_drill(self) -> bool:
        """Whether the current card belongs to the drill."""
        return not self._ahead and bool(self._drill)

    @property
    def upcoming(self) -> list[int]:
        """The cards after the current one, in order."""
        return [*self._ahead, *self._drill][1:]

    @property
    def counts(self) -> Counts:
        """What is left, the current card included."""
        new = sum(self._is_new[card] for card in self._ahead)
        return Counts(new, len(self._drill), len(self._ahead) - new)

    def answered(self, *, drill_again: bool) -> None:
        """Take the current card off; ask it again in the drill if its answer was not good enough."""
        card = self._take()
        self.done += 1
        if drill_again:
            self._drill.append(card)

    def dropped(self, cards: Collection[int]) -> None:
        """Leave out cards that were suspended, buried or deleted."""
        self._ahead = deque(card for card in self._ahead if card not in cards)
        self._drill = deque(card for card in self._drill if card not in cards)

    def mark(self) -> Bookmark:
        """Return where the walk stands, to come back to."""
        return Bookmark(tuple(self._ahead), tuple(self._drill), self.done)

    def back_to(self, mark: Bookmark) -> None:
        """Stand again where the walk stood, what was answered or left out since being undone."""
        self._ahead, self._drill, self.done = deque(mark.ahead), deque(mark.drill), mark.done

    def _take(self) -> int:
        return (self._ahead or self._drill).popleft()
