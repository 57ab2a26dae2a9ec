"""Bringing material in: look at it, correct it, check what will become of it, and only then write."""
