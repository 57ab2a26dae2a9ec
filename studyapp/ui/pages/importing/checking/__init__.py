"""The last decisions of an import, note by note."""
