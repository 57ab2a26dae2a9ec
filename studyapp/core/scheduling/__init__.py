"""When a card is asked next: the log, its fold, and SM-2."""
