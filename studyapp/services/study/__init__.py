"""Studying: what is asked today, and answers to it."""
