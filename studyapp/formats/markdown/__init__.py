"""Markdown written piece by piece."""
