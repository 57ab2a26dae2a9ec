"""Decks of Mnemosyne."""
