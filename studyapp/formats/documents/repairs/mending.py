"""Collects the repairs of a document, and knows which of them are wanted."""

import re
from collections import Counter
from collections.abc import Callable, Collection
from zlib import crc32

from studyapp.core.importing.drafts import Place, Repair, RepairKind


class Mender:
    """Notes each repair under a key that is the same at every reading."""

    def __init__(self, without: Collection[str] = ()) -> None:
        self._without = frozenset(without)
        self._repairs: list[Repair] = []
        self._used: Counter[str] = Counter()
        self._kept: set[int] = set()

    def makes(self, kind: RepairKind, place: Place, before: str, after: str = "") -> bool:
        """Note a repair and return whether it is to be made."""
        key = self._key(kind, place, before)
        is_on = key not in self._without
        self._repairs.append(Repair(key, kind, place, before, after, is_on))
        return is_on

    def drops(self, kind: RepairKind, lines: list[str], first: int, last: int) -> set[int]:
        """Note that lines are left out and return them, or none when they are to stay."""
        before = "\n".join(lines[first - 1 : last]).strip()
        inside = set(range(first, last + 1))
        if self.makes(kind, Place(first, last), before):
            return inside
        self._kept |= inside
        return set()

    def keeps(self, line: int) -> bool:
        """Return whether a line would be left out but is to stay."""
        return line in self._kept

    def substituted(
        self,
        kind: RepairKind,
        line: int,
        text: str,
        pattern: re.Pattern[str],
        replaced: Callable[[re.Match[str]], str | None],
    ) -> str:
        """Return a line with each match replaced, each a repair of its own; None leaves it."""

        def once(match: re.Match[str]) -> str:
            after = replaced(match)
            if after is None or not self.makes(kind, Place(line, line), match[0], after):
                return match[0]
            return after

        return pattern.sub(once, text)

    def repairs(self) -> tuple[Repair, ...]:
        """Return what was noted, in the order of the source."""
        return tuple(sorted(self._repairs, key=lambda repair: repair.place.first))

    def _key(self, kind: RepairKind, place: Place, before: str) -> str:
        mark = crc32(before.encode("utf-8", "replace"))
        key = f"{kind.replace(' ', '-')}:{place.first}:{mark:08x}"
        self._used[key] += 1
        return key if self._used[key] == 1 else f"{key}:{self._used[key]}"
