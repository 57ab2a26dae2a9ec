"""What an interview came to, and answers compared over months."""
