"""Cards that are forgotten again and again."""

LEECH_TAG = "leech"
"""What the note of a leech is tagged with."""
LEECH_LAPSES = 8
LEECH_STEP = 4


def is_leech(lapses: int) -> bool:
    """Whether this many lapses makes a card a leech now: at the eighth, then at every fourth."""
    return lapses >= LEECH_LAPSES and (lapses - LEECH_LAPSES) % LEECH_STEP == 0
