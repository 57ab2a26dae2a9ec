"""What is copied or dropped: files of this computer, or one text, and nothing else."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication

from studyapp.ui.clipboard import brought, pasted


def mime(*, urls=(), text=None, html=None) -> QMimeData:
    data = QMimeData()
    if urls:
        data.setUrls([QUrl(url) for url in urls])
    if text is not None:
        data.setText(text)
    if html is not None:
        data.setHtml(html)
    return data


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ({"urls": ["file:///a/notes%20one.md", "file:///b.csv"]}, ["/a/notes one.md", "/b.csv"]),
        ({"urls": ["https://example.org/x.md"]}, []),
        ({"urls": ["https://example.org/x.md", "file:///here.md"]}, ["/here.md"]),
        ({"urls": ["https://example.org"], "text": "https://example.org"}, []),
        ({"urls": ["file:///a.md"], "text": "a.md"}, ["/a.md"]),
        ({}, []),
    ],
)
def test_files_of_this_computer_are_taken_and_nothing_from_the_network(given, taken):
    assert brought(mime(**given)) == [Path(path) for path in taken]


@pytest.mark.parametrize(
    ("text", "taken"),
    [("Q: a\nA: b\n", ["Q: a\nA: b\n"]), ("  x  ", ["  x  "]), (" \n\t ", []), ("", [])],
)
def test_a_text_is_taken_as_it_is_unless_it_is_blank(text, taken):
    assert brought(mime(text=text)) == taken


def test_nothing_at_all_brings_nothing():
    assert brought(None) == []
    assert brought(mime(html="")) == []


def test_what_was_copied_elsewhere_is_what_is_pasted(qapp):
    QGuiApplication.clipboard().setText("Recall: the share found.")

    assert pasted() == ["Recall: the share found."]
