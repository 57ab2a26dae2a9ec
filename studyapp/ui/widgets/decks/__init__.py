"""The tree of decks."""
