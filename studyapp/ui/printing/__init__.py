"""Decks and reports on paper: the printer that exports are handed."""
