"""Text and packages to notes and back."""
