"""The window: everything that uses Qt."""
