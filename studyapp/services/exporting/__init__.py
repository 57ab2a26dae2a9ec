"""Taking decks out."""
