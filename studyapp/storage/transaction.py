"""What can be done inside one transaction, by kind of thing."""

from sqlalchemy import Connection

from studyapp.storage.attempt_archive import AttemptArchive
from studyapp.storage.attempts import AttemptRepository
from studyapp.storage.cards import CardRepository
from studyapp.storage.changes import ChangeRepository
from studyapp.storage.content import ContentRepository
from studyapp.storage.daily import DailyRepository
from studyapp.storage.decks import DeckRepository
from studyapp.storage.imported_log import ImportedLogRepository
from studyapp.storage.integrity import Integrity
from studyapp.storage.learning_path import LearningPathRepository
from studyapp.storage.log import LogRepository
from studyapp.storage.notes import NoteRepository
from studyapp.storage.outgoing import OutgoingRepository
from studyapp.storage.queue import QueueRepository
from studyapp.storage.quiz_candidates import QuizCandidateRepository
from studyapp.storage.search import SearchRepository
from studyapp.storage.settings import SettingRepository
from studyapp.storage.summary import SummaryRepository


class Transaction:
    """The repositories on one connection; valid inside `Database.transaction` or `reading` only."""

    def __init__(self, connection: Connection) -> None:
        self.decks = DeckRepository(connection)
        self.log = LogRepository(connection)
        self.notes = NoteRepository(connection, self.decks)
        self.cards = CardRepository(connection, self.decks)
        self.path = LearningPathRepository(connection, self.decks)
        self.content = ContentRepository(self.notes, self.cards, self.log, self.path)
        self.queue = QueueRepository(connection)
        self.daily = DailyRepository(connection)
        self.changes = ChangeRepository(connection)
        self.summary = SummaryRepository(connection)
        self.settings = SettingRepository(connection)
        self.search = SearchRepository(connection, self.decks)
        self.quiz_candidates = QuizCandidateRepository(connection)
        self.attempts = AttemptRepository(connection)
        self.attempt_archive = AttemptArchive(connection)
        self.outgoing = OutgoingRepository(connection)
        self.imported_log = ImportedLogRepository(connection)
        self.integrity = Integrity(connection)

    def settle(self) -> None:
        """Do what was put off to the end of the transaction."""
        self.path.settle()
