"""What notes of ours are called in Anki."""

from base64 import urlsafe_b64encode
from hashlib import blake2b


def anki_guid(guid: str) -> str:
    """Return the name that a note has in Anki for ever."""
    return urlsafe_b64encode(blake2b(guid.encode(), digest_size=9).digest()).decode()
