"""An interview over the whole window: answer, lock, mark."""
