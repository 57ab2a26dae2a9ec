"""The files of several decks, which are written together."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def deck_files(path: Path, decks: Sequence[tuple[str, str]]) -> Iterator[list[Path]]:
    """Yield the file of each deck: the one that was named, or one each in a folder of that name.

    `decks` are names and ids. After an error a folder that was made for them is gone again.
    """
    if len(decks) == 1:
        yield [path]
        return
    folder = path.with_suffix("")
    folder.mkdir(parents=True, exist_ok=True)
    used: dict[str, int] = {}
    targets = []
    for _, deck_id in decks:
        used[deck_id] = used.get(deck_id, 0) + 1
        count = used[deck_id]
        targets.append(folder / (f"{deck_id}.md" if count == 1 else f"{deck_id}-{count}.md"))
    try:
        yield targets
    except BaseException:
        with suppress(OSError):  # it holds something already
            folder.rmdir()
        raise
