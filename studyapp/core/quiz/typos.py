"""Slips of the fingers: what may pass for the right word, and what is another word."""

from collections.abc import Collection

from rapidfuzz.distance import OSA, Indel

from studyapp.core.quiz.marks import LetterKind, LetterPiece
from studyapp.core.quiz.texts import compact, words

_OPPOSITES = (
    ("maxim", "minim"),
    ("inter", "intra"),
    ("micro", "macro"),
    ("hyper", "hypo"),
    ("pre", "pro"),
)
_MOST_IN_ALL = 3
"""Slips in a whole phrase: "retreival-agmented generation" has three and is still the term."""

_LONG_ENOUGH_TO_JOIN = 8
"""Letters from which on words written together may hold a slip as well: "mini batch" as
"minibach", but not "top k" as "topq"."""

_FEWEST_IN_COMMON = 0.5
"""Below this share of common letters the difference is a heap of scraps: "foo" for "recipient"."""

_PHRASE = 9
"""Letters from which on a phrase speaks for its short words: "bean search" is beam search, but
"bean size" may be meant."""
_PIECE_OF = {"equal": LetterKind.SAME, "insert": LetterKind.MISSING}


def is_typo(typed: str, right: str, rivals: Collection[str]) -> bool:
    """Whether a text is the right one with a few wrong letters, and no other word of the decks.

    `rivals` are such other words and terms, as `core.quiz.texts.words` and `key` write them.
    """
    mine, theirs = words(typed), words(right)
    if " ".join(mine) in rivals:
        return False
    if len(mine) != len(theirs):
        return _joined(typed, right, rivals)
    slips, in_phrase = 0, len("".join(theirs)) >= _PHRASE and len(theirs) > 1
    for ours, wanted in zip(mine, theirs, strict=True):
        distance = _slips(ours, wanted, rivals, in_phrase=in_phrase)
        if distance is None:
            return False
        slips += distance
    return 0 < slips <= _MOST_IN_ALL


def allowance(word: str, *, in_phrase: bool = False) -> int:
    """Return how many letters of a word may be wrong: none of a short one.

    In a phrase, whose other words speak for it, a word of four letters may have one slip.
    """
    if len(word) < 5:  # "loss" and "lass", "mean" and "bean" are words of their own
        return int(in_phrase and len(word) == 4)
    return 1 if len(word) < 8 else 2  # "encodre" has one slip, "discrimnatr" two


def letter_pieces(typed: str, right: str) -> tuple[LetterPiece, ...]:
    """Return how a typed text differs from the right one, letter by letter; case does not count.

    Where hardly a letter agrees, the one stands whole beside the other.
    """
    mine, theirs = _folded(typed, right)
    if Indel.normalized_similarity(mine, theirs) < _FEWEST_IN_COMMON:
        whole = (LetterPiece(LetterKind.EXTRA, typed), LetterPiece(LetterKind.MISSING, right))
        return tuple(piece for piece in whole if piece.text)
    return tuple(
        LetterPiece(LetterKind.EXTRA, typed[step.src_start : step.src_end])
        if step.tag == "delete"
        else LetterPiece(_PIECE_OF[step.tag], right[step.dest_start : step.dest_end])
        for step in Indel.opcodes(mine, theirs)
    )


def _folded(typed: str, right: str) -> tuple[str, str]:
    """Return both texts without case, where that keeps every letter in its place."""
    mine, theirs = typed.casefold(), right.casefold()
    same_size = len(mine) == len(typed) and len(theirs) == len(right)
    return (mine, theirs) if same_size else (typed, right)


def _joined(typed: str, right: str, rivals: Collection[str]) -> bool:
    """Whether words were only written together or apart, with one slip at most."""
    mine, theirs = compact(typed), compact(right)
    if mine == theirs:
        return True
    long = min(len(mine), len(theirs)) >= _LONG_ENOUGH_TO_JOIN
    if not long or abs(len(words(typed)) - len(words(right))) > 1:
        return False
    return mine not in rivals and mine[0] == theirs[0] and _near(mine, theirs) == 1


def _slips(mine: str, right: str, rivals: Collection[str], *, in_phrase: bool) -> int | None:
    """Return how many letters differ, None when this is not the same word with a slip."""
    if mine == right:
        return 0
    if mine in rivals or mine[0] != right[0] or not (mine.isalpha() and right.isalpha()):
        return None
    if any({mine.replace(a, b), mine.replace(b, a)} & {right} for a, b in _OPPOSITES):
        return None
    distance = _near(mine, right)
    return distance if distance <= allowance(right, in_phrase=in_phrase) else None


def _near(first: str, second: str) -> int:
    return OSA.distance(first, second, score_cutoff=_MOST_IN_ALL)
