"""Painted charts: they show values under the mouse and under the arrow keys."""
