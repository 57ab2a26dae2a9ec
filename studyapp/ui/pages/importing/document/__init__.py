"""Cutting a document into notes."""
