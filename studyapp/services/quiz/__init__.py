"""Quizzes made from the learner's cards."""
