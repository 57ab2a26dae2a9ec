"""The shapes that documents have, one file for each."""
