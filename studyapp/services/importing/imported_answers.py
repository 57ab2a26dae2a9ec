"""Answers that came with an import go and come with it."""

from studyapp.core.scheduling.events import UNDO
from studyapp.core.scheduling.folding import standing, undone
from studyapp.services.ledger import Ledger, Log
from studyapp.storage.imported_log import ImportedLog
from studyapp.storage.transaction import Transaction


class ImportedAnswers:
    """Takes part in undo: entries that a change brought to the log stop and begin to count."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def take_back(self, tx: Transaction, change_id: int) -> None:
        """Take back the entries that a change brought."""
        brought = tx.imported_log.of_change(change_id)
        logs = tx.log.entries_of(brought.cards) if brought else {}
        if brought and logs:
            targets = {row: _brought(log, row, brought) for row, log in logs.items()}
            tx.imported_log.take_back(change_id, self._ledger.undo(tx, targets, logs))

    def do_again(self, tx: Transaction, change_id: int) -> None:
        """Let the entries count again that were taken back with a change."""
        brought = tx.imported_log.of_change(change_id)
        logs = tx.log.entries_of(brought.cards) if brought else {}
        if brought and brought.taken_back and logs:
            instants = {brought.taken_back}
            undos = {
                row: [undo.hex() for undo in standing_undos(log, instants)]
                for row, log in logs.items()
            }
            self._ledger.undo(tx, undos, logs)


def standing_undos(log: Log, instants: set[int]) -> dict[bytes, str]:
    """Return the undos of imports, written at certain instants, that still count: id to target."""
    if not instants:
        return {}
    undos = {entry[1].hex(): entry[10] for entry in log if entry[3] == UNDO}
    gone = undone(undos)
    return {
        entry[1]: entry[10]
        for entry in log
        if entry[2] in instants and entry[3] == UNDO and entry[1].hex() not in gone
    }


def _brought(log: Log, row: int, brought: ImportedLog) -> list[str]:
    """Return the ids of those entries of a card that came with the change, as far as they count."""
    some = set(brought.some.get(row, ()))
    return [
        entry[1].hex()
        for entry in standing(log)
        if (entry[1].hex() in some if some else entry[2] < brought.at)
    ]
