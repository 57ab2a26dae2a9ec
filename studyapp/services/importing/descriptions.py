"""What decks are about and what their front matter says; taken back with the import that said it."""

from collections.abc import Mapping
from typing import Any

from studyapp.core.cards import DeckAttributes
from studyapp.storage.transaction import Transaction

_DESCRIPTIONS, _ATTRIBUTES = "descriptions", "attributes"
_NOTHING: Mapping[str, Any] = {_DESCRIPTIONS: "", _ATTRIBUTES: ()}
_Said = dict[str, dict[str, Any]]
"""Descriptions and attributes, each by the name of a deck."""


def describe(
    tx: Transaction,
    change_id: int,
    descriptions: Mapping[str, str],
    attributes: Mapping[str, DeckAttributes],
) -> None:
    """Describe decks, making those that do not exist; a change of 0 cannot be taken back."""
    known = _known(tx)
    said: _Said = {_DESCRIPTIONS: dict(descriptions), _ATTRIBUTES: dict(attributes)}
    fresh = {
        kind: {name: own for name, own in each.items() if known[kind].get(name) != own}
        for kind, each in said.items()
    }
    for kind, each in fresh.items():
        if change_id and each:
            before = {name: known[kind].get(name, _NOTHING[kind]) for name in each}
            tx.settings.set(_key(kind, change_id), {"before": before, "after": each})
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
    known, back = _known(tx), _Said()
    for kind in known:
        said = tx.settings.get(_key(kind, change_id)) or {now: {}, then: {}}
        held = {name: _made(kind, own) for name, own in said[now].items()}
        back[kind] = {
            name: _made(kind, own)
            for name, own in said[then].items()
            if known[kind].get(name, _NOTHING[kind]) == held[name]
        }
    _write(tx, back)


def _known(tx: Transaction) -> _Said:
    return {_DESCRIPTIONS: dict(tx.decks.descriptions()), _ATTRIBUTES: dict(tx.decks.attributes())}


def _write(tx: Transaction, said: _Said) -> None:
    tx.decks.ensure({name for each in said.values() for name in each})
    for name, text in said[_DESCRIPTIONS].items():
        tx.decks.describe(name, text)
    for name, pairs in said[_ATTRIBUTES].items():
        tx.decks.set_attributes(name, pairs)
    if said[_ATTRIBUTES]:
        tx.path.outdate()


def _made(kind: str, value: Any) -> Any:
    """Return a value as it was before it was written down as JSON."""
    return tuple((key, text) for key, text in value) if kind == _ATTRIBUTES else value


def _key(kind: str, change_id: int) -> str:
    return f"{kind} of change {change_id}"
