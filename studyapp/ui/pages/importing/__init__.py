"""Bringing material in: look, correct, check, and only then write."""
