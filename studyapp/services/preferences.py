"""The learner's study settings and what follows from them."""

from dataclasses import asdict, fields

from studyapp.core.scheduling.sm2 import Reading, Sm2
from studyapp.core.settings import Settings
from studyapp.storage.database import Database
from studyapp.storage.transaction import Transaction

_KEY = "settings"


class Preferences:
    """Reads the settings once and keeps them; saving writes them through."""

    def __init__(self, database: Database) -> None:
        with database.reading() as tx:
            self.settings = _stored(tx)

    @property
    def scheduler(self) -> Sm2:
        """The scheduler that the settings ask for."""
        return Sm2(Reading(self.settings.reading), self.settings.fuzz)

    def save(self, tx: Transaction, settings: Settings) -> None:
        """Store other settings; what was answered before stays as it was."""
        tx.settings.set(_KEY, asdict(settings))
        self.settings = settings


def _stored(tx: Transaction) -> Settings:
    known = {field.name for field in fields(Settings)}
    values = tx.settings.get(_KEY) or {}
    return Settings(**{name: value for name, value in values.items() if name in known})
