"""Mock interviews: which questions, how answers are marked, and what is said about them."""
