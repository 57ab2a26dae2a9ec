"""What ships is found beside the sources and in a wheel; the learner's folder can be chosen."""

from pathlib import Path

import pytest

from studyapp import paths


@pytest.mark.parametrize("name", ["decks", "resources"])
def test_what_ships_is_found_in_a_checkout(name):
    assert paths.shipped(name).is_dir()


def test_what_a_wheel_carries_inside_goes_before_what_lies_beside_it(tmp_path, monkeypatch):
    package = tmp_path / "studyapp"
    (package / "_shipped" / "decks").mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", package)

    assert paths.shipped("decks") == package / "_shipped" / "decks"
    assert paths.shipped("resources") == tmp_path / "resources"


@pytest.mark.parametrize(
    ("chosen", "named", "folder"),
    [("/a", "/b", "/a"), (None, "/b", "/b"), ("", "/b", "/b"), ("rel", None, "rel")],
)
def test_the_chosen_folder_goes_before_the_named_one(monkeypatch, chosen, named, folder):
    monkeypatch.delenv("STUDYAPP_DATA_DIR", raising=False)
    if named:
        monkeypatch.setenv("STUDYAPP_DATA_DIR", named)

    assert paths.data_dir(chosen) == Path(folder)


def test_a_tilde_is_the_home_of_the_learner(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))

    assert paths.data_dir("~/cards") == tmp_path / "cards"


def test_otherwise_the_system_says_where_programs_keep_their_data(monkeypatch):
    monkeypatch.delenv("STUDYAPP_DATA_DIR", raising=False)

    assert paths.data_dir().name == "studyapp"
    assert paths.data_dir().is_absolute()
