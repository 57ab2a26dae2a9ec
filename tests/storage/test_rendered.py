import sqlite3

import pytest

from studyapp.storage import rendered
from studyapp.storage.rendered import remembering


class Rendering:
    def __init__(self):
        self.texts = []

    def __call__(self, text):
        self.texts.append(text)
        return f"<p>{text}</p>"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "rendered.sqlite"


def rendering(file, texts, version="1"):
    render = Rendering()
    with remembering(file, render, version) as html:
        assert [html(text) for text in texts] == [f"<p>{text}</p>" for text in texts]
    return render.texts


def test_a_text_is_rendered_once_whenever_the_program_runs(file):
    assert rendering(file, ["a", "b", "a"]) == ["a", "b"]
    assert rendering(file, ["a", "c"]) == ["c"]
    assert rendering(file, ["a", "b", "c"]) == []


def test_another_renderer_begins_anew(file):
    rendering(file, ["a"])

    assert rendering(file, ["a"], version="2") == ["a"]
    assert rendering(file, ["a"], version="1") == ["a"]


@pytest.mark.parametrize("content", [b"no database at all" * 100, b""])
def test_a_file_that_is_no_cache_costs_time_and_nothing_else(file, content):
    file.write_bytes(content)

    assert rendering(file, ["a", "\N{GREEK SMALL LETTER ALPHA}"])[0] == "a"
    rendering(file, ["a"])

    assert rendering(file, ["a"]) == []


def test_a_cache_in_use_elsewhere_does_not_stop_an_export(file):
    rendering(file, ["a"])
    other = sqlite3.connect(file)
    other.execute("BEGIN EXCLUSIVE")

    assert rendering(file, ["a"]) == ["a"]

    other.close()
    assert file.exists()


def test_half_a_character_is_rendered_too(file):
    assert rendering(file, ["\ud800"]) == ["\ud800"]


def test_the_cache_does_not_grow_without_end(file, monkeypatch):
    monkeypatch.setattr(rendered, "MOST_TEXTS", 2)
    rendering(file, ["a", "b", "c"])

    assert rendering(file, ["a"]) == ["a"]
