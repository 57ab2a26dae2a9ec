"""From notes, schedules and answers to an Anki package."""
