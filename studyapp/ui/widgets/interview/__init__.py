"""Parts of the interview page."""
