"""The collection's SQLite file: the only place that speaks SQL."""
