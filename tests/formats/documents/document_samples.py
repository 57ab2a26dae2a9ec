"""The sample documents: where they lie, and what is true of them."""

import json
import re
from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "data" / "documents"
EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
NAMES = sorted(EXPECTED)
NOTES = [name for name in NAMES if EXPECTED[name]["shape"] == "notes"]
WORD = re.compile(r"[^\W\d_]+")


def sample(name):
    return (FOLDER / name).read_text(encoding="utf-8")


def words(text):
    return Counter(WORD.findall(text.lower()))


def told(document):
    """Return every word that the drafts hold, and those that the repairs say were left out."""
    found = Counter()
    for draft in document.drafts:
        found += words("\n".join((draft.front, draft.back, draft.more)))
    for repair in document.repairs:
        if repair.is_on:
            found += words(repair.before)
    return found


def fronts(document):
    return [draft.front for draft in document.drafts]


def draft_of(document, front):
    return next(draft for draft in document.drafts if front in draft.front)
