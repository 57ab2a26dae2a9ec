"""Pages to read and to print: decks, quizzes, interviews."""
