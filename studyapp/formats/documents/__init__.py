"""Documents that people have, cut into drafts of notes: one file for each shape."""

from studyapp.formats.documents.arriving import document_arrival, note_of
from studyapp.formats.documents.reading import read_document, recognised

__all__ = ["document_arrival", "note_of", "read_document", "recognised"]
