"""What quizzes and interviews have in common."""
