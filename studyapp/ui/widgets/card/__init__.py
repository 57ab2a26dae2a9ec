"""The parts that make a card's HTML into a document that can be painted."""
