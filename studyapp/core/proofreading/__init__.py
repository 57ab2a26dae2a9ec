"""What makes a card, a deck and a folder of decks worth learning, as rules a program can check."""

from studyapp.core.proofreading.findings import DeckOnShelf, Finding
from studyapp.core.proofreading.folder_rules import proofread_folder
from studyapp.core.proofreading.ladders import ladders
from studyapp.core.proofreading.path_rules import path_of, proofread_path
from studyapp.core.proofreading.rules import has_code, proofread, texts, word_count

__all__ = [
    "DeckOnShelf",
    "Finding",
    "has_code",
    "ladders",
    "path_of",
    "proofread",
    "proofread_folder",
    "proofread_path",
    "texts",
    "word_count",
]
