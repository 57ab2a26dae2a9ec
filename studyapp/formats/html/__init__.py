"""HTML read as Markdown."""
