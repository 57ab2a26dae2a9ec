"""Who takes part in undo beside the notes themselves."""

from typing import Protocol

from studyapp.storage.transaction import Transaction


class UndoParticipant(Protocol):
    """Takes back and brings again what a change did beside its notes.

    Both are called before the notes of the change are restored, in the same transaction, for
    every change: one that this participant had no part in is left alone.
    """

    def take_back(self, tx: Transaction, change_id: int) -> None:
        """Take back what the change did."""
        ...

    def do_again(self, tx: Transaction, change_id: int) -> None:
        """Do again what was taken back."""
        ...
