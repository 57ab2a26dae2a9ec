"""Deck text: decks as Markdown files that a person can write."""
