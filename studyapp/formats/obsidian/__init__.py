"""Notes of Obsidian's spaced repetition."""
