"""Buttons, switches, pickers and fields."""
