"""What decks are about, as a file says it; taken back with the import that said it."""

from collections.abc import Mapping

from studyapp.storage.transaction import Transaction


def describe(tx: Transaction, change_id: int, descriptions: Mapping[str, str]) -> None:
    """Describe decks, making those that do not exist; a change of 0 cannot be taken back."""
    known = tx.decks.descriptions()
    fresh = {name: text for name, text in descriptions.items() if known.get(name) != text}
    if change_id and fresh:
        before = {name: known.get(name, "") for name in fresh}
        tx.settings.set(_key(change_id), {"before": before, "after": fresh})
    _write(tx, fresh)


class DeckDescriptions:
    """Takes part in undo: decks get their descriptions of before, unless they have others now."""

    def take_back(self, tx: Transaction, change_id: int) -> None:
        """Give the decks of a change the descriptions from before it."""
        _swap(tx, change_id, "after", "before")

    def do_again(self, tx: Transaction, change_id: int) -> None:
        """Give the decks of a change its descriptions again."""
        _swap(tx, change_id, "before", "after")


def _swap(tx: Transaction, change_id: int, now: str, then: str) -> None:
    said = tx.settings.get(_key(change_id))
    if not said:
        return
    known = tx.decks.descriptions()
    _write(tx, {n: text for n, text in said[then].items() if known.get(n, "") == said[now][n]})


def _write(tx: Transaction, descriptions: Mapping[str, str]) -> None:
    tx.decks.ensure(descriptions)
    for name, text in descriptions.items():
        tx.decks.describe(name, text)


def _key(change_id: int) -> str:
    return f"descriptions of change {change_id}"
