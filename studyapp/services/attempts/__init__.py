"""What quizzes and interviews share: beginning, leaving, resuming, bringing forward."""
