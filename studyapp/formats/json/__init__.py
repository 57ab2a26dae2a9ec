"""A collection as one JSON file, and back."""
