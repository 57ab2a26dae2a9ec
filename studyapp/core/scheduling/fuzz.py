"""Spreading due days, the same way on every machine and in every replay."""

from hashlib import blake2b

_BANDS = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, float("inf"), 0.05))


def unit(card: str, review: int) -> float:
    """Return a number in [0, 1) that depends on nothing but the card guid and the review count."""
    digest = blake2b(f"{card}\0{review}".encode(), digest_size=8).digest()
    return (int.from_bytes(digest) >> 11) / (1 << 53)


def fuzz(days: int, chance: float) -> int:
    """Return an interval near `days`, chosen by `chance` in [0, 1); under three days there is no choice.

    The band is Anki's: one day, and 15 % of the days up to 7, 10 % up to 20, 5 % beyond.
    """
    if days < _BANDS[0][0]:
        return days
    spread = 1.0 + sum(share * max(0.0, min(days, top) - bottom) for bottom, top, share in _BANDS)
    low, high = max(2, round(days - spread)), round(days + spread)
    return low + int(chance * (high - low + 1))
