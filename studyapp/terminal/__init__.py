"""The command line's longer conversations: studying, a quiz, an import."""
