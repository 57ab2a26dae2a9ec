"""Studyapp: cards, schedules and progress for a person who prepares for an interview or an exam."""

__version__ = "0.1.0"
