"""Quizzes: questions made from notes, distractors, and the marking of answers."""
