"""From Anki packages to notes, schedules and answers."""
