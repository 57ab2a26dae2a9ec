"""Anki's packages: what reading and writing share."""
