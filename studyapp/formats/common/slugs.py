"""Ids made from words."""

import re

# The question "What does the scaled dot-product attention compute and why is it scaled?" is told
# from its neighbours by its first sixty letters, and an id of that length fits on a line.
MAX_ID = 60


def slug(text: str) -> str:
    """Return an id made from a text, empty when it has neither letters nor digits."""
    return re.sub(r"[\W_]+", "-", text.casefold())[:MAX_ID].strip("-")
