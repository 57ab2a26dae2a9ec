"""Bringing notes in from any file: look, plan, compare, store."""
