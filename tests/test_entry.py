"""Which arguments open the window and which run a command, and with which folder."""

import sys
from pathlib import Path

import pytest

from studyapp.__main__ import main


@pytest.fixture
def start(monkeypatch):
    """Start with arguments and return the window's folder or the command line's arguments."""

    def run(*arguments):
        begun = []
        monkeypatch.setattr("studyapp.app.run", lambda folder: begun.append(folder) or 7)
        monkeypatch.setattr("studyapp.cli.run_command", lambda words: begun.append(words) or 8)
        monkeypatch.setattr(sys, "argv", ["studyapp", *arguments])
        with pytest.raises(SystemExit) as leaving:
            main()
        return begun[0], leaving.value.code

    return run


@pytest.mark.parametrize("arguments", [("--data-dir", "/cards"), ("--data-dir=/cards",)])
def test_a_folder_alone_opens_the_window_on_it(start, arguments):
    assert start(*arguments) == (Path("/cards"), 7)


def test_without_arguments_the_window_opens_on_the_usual_folder(start, monkeypatch):
    monkeypatch.setenv("STUDYAPP_DATA_DIR", "/mine")

    assert start() == (Path("/mine"), 7)


@pytest.mark.parametrize(
    "arguments",
    [
        ("decks",),
        ("--help",),
        ("--data-dir",),
        ("--data-dir", "/cards", "decks"),
        ("--data-dir=/cards", "decks"),
        ("search", "--data-dir"),
    ],
)
def test_anything_more_is_for_the_command_line_as_it_was_typed(start, arguments):
    assert start(*arguments) == (list(arguments), 8)
