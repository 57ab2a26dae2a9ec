"""What has happened to the collection, told to every page that cares."""

from PySide6.QtCore import QObject, Signal


class Events(QObject):
    """The window's notice board: whoever changed something emits, pages refresh.

    Signals: `cards_changed` after answers, edits, imports or moved due days;
    `settings_changed` after the study settings were saved.
    """

    cards_changed = Signal()
    settings_changed = Signal()
