"""The forms of file that notes come in."""

from enum import StrEnum


class FileForm(StrEnum):
    """What a file is, told by its content; the values are the names on the command line."""

    DECK_TEXT = "deck"
    JSON = "json"
    ANKI = "anki"
    TABLE = "table"
    DOCUMENT = "document"
    MNEMOSYNE = "mnemosyne"
    QUIZLET = "quizlet"
    HASHCARDS = "hashcards"
    OBSIDIAN = "obsidian"
