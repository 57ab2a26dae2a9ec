"""A deck text as what a file brings."""

from studyapp.formats.common.arrival import Arrival
from studyapp.formats.deck.text import parse

# The front matter of the decks that ship ends on line 6; forty leave a description room to be
# long, and keep a report that happens to say `id:` far below a rule from being taken for a deck.
_MATTER_LINES = 40


def reads(content: bytes) -> bool:
    """Whether a text is a deck: it begins with front matter that names a deck or an id."""
    lines = content.lstrip(b"\xef\xbb\xbf").splitlines()[:_MATTER_LINES]
    if not lines or lines[0].rstrip() != b"---":
        return False
    ends = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == b"---"), len(lines))
    return any(line.startswith((b"deck:", b"id:")) for line in lines[1:ends])


def read_deck_text(text: str, *, name: str, origin: str = "deck") -> Arrival:
    """Return what a deck text brings; `origin` says whether it is a learner's or ships."""
    parsed = parse(text, source=name)
    deck = parsed.deck
    return Arrival(
        source=f"{origin}:{deck.id}",
        deck=deck.name,
        notes=deck.notes,
        descriptions={deck.name: deck.description},
        attributes={deck.name: deck.extra},
        warnings=tuple(parsed.warnings),
    )
