"""What studying, quizzes and interviews share on screen."""
