"""What every reader of foreign files does: ids for notes that have none, and what is to be told."""

from collections.abc import Sequence
from hashlib import blake2b

from studyapp.formats.common.slugs import slug

SAME_GUID = "the id was already used above, so the note got one of its own."
SAME_NOTE = "this says the same as one above."
_MOST_LINES = 30
_ID_WORDS = 40


class Gathering:
    """Gives the notes of a file their ids, and remembers what their reader noticed, and where."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._guids: dict[str, tuple[str, str]] = {}
        self._copies: dict[str, int] = {}
        self._told: dict[str, list[int]] = {}

    def guid(self, line: int, front: str, back: str, written: str = "") -> str:
        """Return the id of a note: the one in the file, or one that its question always gets.

        A second note with the same id gets another one, that its content always gets.
        """
        guid = written or self._made(front)
        first = self._guids.get(guid)
        if first is not None:
            guid = f"{written}-{_digest(front)}" if written else self._made(front, back)
            if first == (front, back) or guid in self._guids:
                self.tell(line, SAME_NOTE)
            elif written:
                self.tell(line, SAME_GUID)
        wanted = guid
        while guid in self._guids:
            self._copies[wanted] = self._copies.get(wanted, 1) + 1
            guid = f"{wanted}-{self._copies[wanted]}"
        self._guids[guid] = (front, back)
        return guid

    def tell(self, line: int, text: str) -> None:
        """Remember what a person should look at in a line."""
        self._told.setdefault(text, []).append(line)

    def warnings(self) -> tuple[str, ...]:
        """Return what is to be told, each with all its lines."""
        told = sorted(self._told.items(), key=lambda item: min(item[1]))
        return tuple(f"{_listed(lines)}: {text}" for text, lines in told)

    def _made(self, front: str, back: str = "") -> str:
        words = slug(front[:_ID_WORDS])
        digest = _digest(front, back)
        return f"{self._prefix}/{words}-{digest}" if words else f"{self._prefix}/{digest}"


def file_id(name: str, otherwise: str) -> str:
    """Return what the ids of a file's notes begin with, made from its name."""
    return slug(name) or otherwise


def _digest(*texts: str) -> str:
    return blake2b("\x1f".join(texts).encode(), digest_size=6).hexdigest()


def _listed(lines: Sequence[int]) -> str:
    """Return lines as a person lists them, runs of them drawn together."""
    runs: list[tuple[int, int]] = []
    for line in sorted(set(lines)):
        if runs and line == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], line)
        else:
            runs.append((line, line))
    shown = ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs[:_MOST_LINES])
    rest = f" and {len(runs) - _MOST_LINES} more" if len(runs) > _MOST_LINES else ""
    return f"{'Line' if len(set(lines)) == 1 else 'Lines'} {shown}{rest}"
