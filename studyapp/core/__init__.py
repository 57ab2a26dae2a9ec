"""Values and rules: no window, no database, no files, no clock."""
