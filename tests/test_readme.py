"""The README says what is so."""

import re
import tomllib
from pathlib import Path

import pytest

from studyapp.cli import main

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def section(title: str) -> str:
    return README.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def inside_in_order(tree: str) -> list[str]:
    return re.findall(r"^  (\w+)/", tree, re.MULTILINE)


def test_the_tree_is_the_tree():
    tree = section("Where things are").partition("```")[2].partition("```")[0]
    inside = set(re.findall(r"^  (\w+)/", tree, re.MULTILINE))
    rooms = dict(
        zip(inside_in_order(tree), re.split(r"^  \w+/", tree, flags=re.MULTILINE)[1:], strict=True)
    )
    files = set(re.findall(r"\b(\w+\.py)\b", re.sub(r"`\w+\.py`", "", tree)))
    beside = set(re.findall(r"^(\w+)/", tree, re.MULTILINE))

    assert inside == {path.parent.name for path in (ROOT / "studyapp").glob("*/__init__.py")}
    for name, text in rooms.items():
        below = set(re.findall(r"(?:^    |  )(\w+)/(?=  |\s|$)", text, re.MULTILINE))
        assert below == {p.parent.name for p in (ROOT / "studyapp" / name).glob("*/__init__.py")}
    assert files == {path.name for path in (ROOT / "studyapp").glob("*.py")} - {"__init__.py"}
    assert all((ROOT / name).is_dir() for name in beside)


def test_every_command_is_described():
    described = set(re.findall(r"`studyapp ([\w-]+)", section("Command line")))

    assert described >= set(main.commands)


def test_every_dependency_has_its_reason():
    table = section("Dependencies").lower()
    names = [re.match(r"[\w-]+", each)[0].lower() for each in PROJECT["dependencies"]]

    assert [name for name in names if name not in table] == []


@pytest.mark.parametrize("name", re.findall(r"\]\(([\w./-]+)\)", README))
def test_what_it_links_to_is_there(name):
    assert (ROOT / name).exists()


def test_ci_runs_the_test_command_of_the_readme():
    command = section("Run the tests").partition("```sh\n")[2].partition("\n```")[0]

    wanted = command.replace("install -e", "install --quiet -e")
    assert wanted in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
