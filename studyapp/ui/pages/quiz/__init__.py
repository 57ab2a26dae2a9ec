"""The quiz: made, run, looked back at."""
