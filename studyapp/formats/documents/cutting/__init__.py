"""The parts of a document: lines, bodies, tables, tags, and whether a draft is whole."""
