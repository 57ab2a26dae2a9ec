"""The learner's study settings and what follows from them."""

from dataclasses import asdict, fields

from studyapp.core.errors import StudyError
from studyapp.core.scheduling.scheduler import Scheduler
from studyapp.core.scheduling.sm2 import Sm2, Sm2Reading
from studyapp.core.settings import Settings
from studyapp.storage.database import Database
from studyapp.storage.transaction import Transaction

_KEY = "settings"


class Preferences:
    """Reads the settings once and keeps them; `store` writes others, `settings` takes them over."""

    def __init__(self, database: Database) -> None:
        with database.reading() as tx:
            self.settings = _stored(tx)

    @property
    def scheduler(self) -> Scheduler:
        """The scheduler that the settings ask for."""
        return scheduler_of(self.settings)

    def store(self, tx: Transaction, settings: Settings) -> None:
        """Store other settings; they count once the transaction is done and `settings` is set."""
        tx.settings.set(_KEY, asdict(settings))


def scheduler_of(settings: Settings) -> Scheduler:
    """Return the scheduler that settings ask for; nowhere else is one made."""
    return Sm2(Sm2Reading(settings.reading), settings.fuzz)


def require_sense(settings: Settings) -> None:
    """Raise `StudyError` for settings that cannot be studied with."""
    if settings.reading not in list(Sm2Reading):
        known = ", ".join(Sm2Reading)
        raise StudyError(f"There is no reading '{settings.reading}' of SM-2; use one of {known}.")
    if settings.new_per_day < 0 or settings.reviews_per_day < 0:
        raise StudyError("A limit of cards a day cannot be below 0; use 0 to pause.")
    if not 0 <= settings.rollover_hour < 24:
        raise StudyError("The study day can turn at an hour from 0 to 23 only.")


def _stored(tx: Transaction) -> Settings:
    known = {field.name for field in fields(Settings)}
    values = tx.settings.get(_KEY) or {}
    return Settings(**{name: value for name, value in values.items() if name in known})
