"""A JSON file of a whole collection as what a file brings."""

from hashlib import blake2b

from studyapp.formats.common.arrival import Arrival
from studyapp.formats.common.utf8 import utf8_text
from studyapp.formats.json.archive import FORMAT, archive_of


def reads(content: bytes) -> bool:
    """Whether a text is such a file: what it is stands at its very beginning."""
    start = content[:200]  # `write_json` names the format first, at byte 14
    return start.lstrip(b"\xef\xbb\xbf \n\r\t").startswith(b"{") and f'"{FORMAT}"'.encode() in start


def read_archive(content: bytes, *, source: str, deck: str) -> Arrival:
    """Return the notes, cards and attempts of a collection; each deck described that has notes."""
    archive = archive_of(utf8_text(content, source=source), name=source)
    decks = {note.deck for note in archive.notes}
    return Arrival(
        source=f"json:{blake2b(content, digest_size=8).hexdigest()}",
        deck=deck,
        notes=archive.notes,
        cards=archive.cards,
        descriptions={name: text for name, text in archive.decks.items() if name in decks},
        attributes={name: own for name, own in archive.attributes.items() if name in decks},
        changed=archive.changed,
        attempts=archive.attempts,
    )
