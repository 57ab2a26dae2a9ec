"""Tooltips show text as it stands: nothing of a deck is taken for HTML."""

import ast
from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocument

import studyapp.ui
from studyapp.ui.tips import plain_tip

FOLDER = Path(studyapp.ui.__file__).parent


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "two\nlines",
        "a < b & c > d",
        '<img src="file:///secret.png">',
        "<b>bold</b>\n<a href='http://outside'>there</a>",
        "<!-- x --> y",
        "<style>a</style>",
        "Deck::<h1>Big</h1>",
    ],
)
def test_a_tip_shows_what_is_written(qapp, text):
    document = QTextDocument()

    tip = plain_tip(text)

    if tip != text:
        document.setHtml(tip)
        assert document.toPlainText() == text
        assert "<img" not in tip
        assert "<a" not in tip


def test_no_tip_of_the_window_takes_another_way():
    """A tip is a fixed sentence of ours, or goes through `plain_tip`."""
    found = [
        f"{path.relative_to(FOLDER)}:{call.lineno}"
        for path in sorted(FOLDER.rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and not is_plain(call)
    ]

    assert found == []


def is_plain(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    if name == "setToolTip":
        return is_ours(call.args[0])
    if name == "showText" and isinstance(call.func.value, ast.Name):
        return call.func.value.id != "QToolTip" or is_ours(call.args[1])
    return True


def is_ours(text: ast.expr) -> bool:
    if isinstance(text, ast.Constant):
        return True
    if not isinstance(text, ast.Call):
        return False
    if isinstance(text.func, ast.Name):
        return text.func.id == "plain_tip"
    return text.func.attr == "tr" and isinstance(text.args[0], ast.Constant)
