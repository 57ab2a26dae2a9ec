"""What a file could become, before anything is written."""
