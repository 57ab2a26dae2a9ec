import sqlite3

import pytest

from studyapp.storage.rendered import remembering


@pytest.fixture
def file(tmp_path):
    return tmp_path / "rendered.sqlite"


def made(file, texts, version="1"):
    """Ask for texts, each by its number; return those that were made now."""
    now = []

    def make(place):
        now.append(texts[place][1])
        return f"<p>{texts[place][1]}</p>"

    with remembering(file, version) as remember:
        assert remember(texts, make) == [f"<p>{text}</p>" for _, text in texts]
    return now


def test_a_text_is_made_once_whenever_the_program_runs(file):
    assert made(file, [(1, "a"), (2, "b")]) == ["a", "b"]
    assert made(file, [(1, "a"), (3, "c")]) == ["c"]
    assert made(file, [(1, "a"), (2, "b"), (3, "c")]) == []


def test_a_text_that_was_changed_takes_the_place_of_the_former(file):
    made(file, [(1, "a")])

    assert made(file, [(1, "b")]) == ["b"]
    assert made(file, [(1, "b")]) == []
    assert made(file, [(1, "a")]) == ["a"]


def test_another_maker_begins_anew(file):
    made(file, [(1, "a")])

    assert made(file, [(1, "a")], version="2") == ["a"]
    assert made(file, [(1, "a")], version="1") == ["a"]


def test_what_was_made_before_an_error_is_kept(file):
    with remembering(file, "1") as remember:
        remember([(1, "a")], lambda _: "<p>a</p>")
        with pytest.raises(ZeroDivisionError):
            remember([(2, "b")], lambda _: str(1 // 0))

    assert made(file, [(1, "a"), (2, "b")]) == ["b"]


@pytest.mark.parametrize("content", [b"no database at all" * 100, b""])
def test_a_file_that_is_no_cache_costs_time_and_nothing_else(file, content):
    file.write_bytes(content)
    texts = [(1, "a"), (2, "\N{GREEK SMALL LETTER ALPHA}")]

    assert made(file, texts)[0] == "a"
    made(file, texts)

    assert made(file, texts) == []


def test_a_cache_in_use_elsewhere_does_not_stop_an_export(file):
    made(file, [(1, "a")])
    other = sqlite3.connect(file)
    other.execute("BEGIN EXCLUSIVE")

    assert made(file, [(1, "a")]) == ["a"]

    other.close()
    assert file.exists()


def test_half_a_character_is_made_too(file):
    assert made(file, [(1, "\ud800")]) == ["\ud800"]
