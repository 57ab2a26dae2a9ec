"""The panels of the Progress page."""
