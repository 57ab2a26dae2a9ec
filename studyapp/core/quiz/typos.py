"""Slips of the fingers: what may pass for the right word, and what is another word."""

from collections.abc import Collection

from rapidfuzz.distance import OSA, Indel

from studyapp.core.quiz.marks import Piece, PieceKind
from studyapp.core.quiz.texts import compact, words

_OPPOSITES = (
    ("maxim", "minim"),
    ("inter", "intra"),
    ("micro", "macro"),
    ("hyper", "hypo"),
    ("pre", "pro"),
)
_MOST_IN_ALL = 3
_LONG_ENOUGH_TO_JOIN = 8


def is_typo(typed: str, right: str, rivals: Collection[str]) -> bool:
    """Whether a text is the right one with a few wrong letters, and no other word of the decks.

    `rivals` are such other words and terms, as `core.quiz.texts.words` and `key` write them.
    """
    mine, theirs = words(typed), words(right)
    if " ".join(mine) in rivals:
        return False
    if len(mine) != len(theirs):
        return _joined(typed, right, rivals)
    slips = 0
    for ours, wanted in zip(mine, theirs, strict=True):
        distance = _slips(ours, wanted, rivals)
        if distance is None:
            return False
        slips += distance
    return 0 < slips <= _MOST_IN_ALL


def allowance(word: str) -> int:
    """Return how many letters of a word may be wrong: none of a short one."""
    return 0 if len(word) < 5 else 1 if len(word) < 8 else 2


def letter_pieces(typed: str, right: str) -> tuple[Piece, ...]:
    """Return how a typed text differs from the right one, letter by letter."""
    pieces: list[Piece] = []
    folded = (typed.casefold(), right.casefold())
    same_size = (len(folded[0]), len(folded[1])) == (len(typed), len(right))
    for step in Indel.opcodes(*(folded if same_size else (typed, right))):
        kind = {"equal": PieceKind.SAME, "delete": PieceKind.EXTRA, "insert": PieceKind.MISSING}[
            step.tag
        ]
        text = (
            typed[step.src_start : step.src_end]
            if kind is PieceKind.EXTRA
            else right[step.dest_start : step.dest_end]
        )
        pieces.append(Piece(kind, text))
    return tuple(pieces)


def _joined(typed: str, right: str, rivals: Collection[str]) -> bool:
    """Whether words were only written together or apart, with one slip at most."""
    mine, theirs = compact(typed), compact(right)
    if mine == theirs:
        return True
    long = min(len(mine), len(theirs)) >= _LONG_ENOUGH_TO_JOIN
    if not long or abs(len(words(typed)) - len(words(right))) > 1:
        return False
    return mine not in rivals and mine[0] == theirs[0] and _near(mine, theirs) == 1


def _slips(mine: str, right: str, rivals: Collection[str]) -> int | None:
    """Return how many letters differ, None when this is not the same word with a slip."""
    if mine == right:
        return 0
    if mine in rivals or mine[0] != right[0] or not (mine.isalpha() and right.isalpha()):
        return None
    if any({mine.replace(a, b), mine.replace(b, a)} & {right} for a, b in _OPPOSITES):
        return None
    distance = _near(mine, right)
    return distance if distance <= allowance(right) else None


def _near(first: str, second: str) -> int:
    return OSA.distance(first, second, score_cutoff=_MOST_IN_ALL)
