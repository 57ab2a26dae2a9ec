"""Tables of notes: CSV, TSV and their like."""
