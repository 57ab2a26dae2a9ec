"""The panels of the Today page."""
