"""Changes that can be taken back and done again, and those who take part in them."""
