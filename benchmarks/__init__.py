"""What is measured, and against whom: our operations beside Anki's on the same content."""
