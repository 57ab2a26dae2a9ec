"""One card at a time, the whole window for it."""
