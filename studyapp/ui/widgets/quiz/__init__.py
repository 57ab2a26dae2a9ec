"""What a quiz question is answered with."""
