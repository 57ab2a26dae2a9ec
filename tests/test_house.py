"""The house stays as it was drawn: rooms of a size, one name for one thing, tests beside them."""

import ast
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE, TESTS = ROOT / "studyapp", ROOT / "tests"
MOST_MODULES = 30
LONGEST_FILE, LONG_FILE = 700, 400
LONGEST_FUNCTION, LONG_FUNCTION = 60, 30


def modules():
    return sorted(path for path in SOURCE.rglob("*.py") if "versions" not in path.parts)


def trees():
    return [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in modules()]


def test_no_folder_has_more_modules_side_by_side_than_one_can_read_in_a_listing():
    beside = Counter(path.parent for path in modules() if path.name != "__init__.py")

    assert {folder for folder, count in beside.items() if count > MOST_MODULES} == set()


def test_no_public_class_has_the_name_of_another():
    places = defaultdict(list)
    for path, tree in trees():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(str(path.relative_to(ROOT)))

    assert {name: paths for name, paths in places.items() if len(paths) > 1} == {}


def test_nine_files_in_ten_are_short_and_none_is_long():
    lengths = [len(path.read_text(encoding="utf-8").splitlines()) for path in modules()]

    assert max(lengths) <= LONGEST_FILE
    assert sum(length <= LONG_FILE for length in lengths) >= 0.9 * len(lengths)


def test_nine_functions_in_ten_are_short_and_none_is_long():
    lengths = [
        node.end_lineno - node.lineno + 1
        for _, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]

    assert max(lengths) <= LONGEST_FUNCTION
    assert sum(length <= LONG_FUNCTION for length in lengths) >= 0.9 * len(lengths)


def test_every_folder_of_tests_stands_for_a_folder_of_the_program():
    mirrored = ("core", "formats", "storage", "services", "ui", "terminal")
    folders = {
        path.parent.relative_to(TESTS)
        for top in mirrored
        for path in (TESTS / top).rglob("test_*.py")
    }

    assert {str(folder) for folder in folders if not (SOURCE / folder).is_dir()} == set()


def test_every_room_says_in_a_sentence_what_it_is():
    silent = [str(path.relative_to(ROOT)) for path, tree in trees() if not ast.get_docstring(tree)]

    assert silent == []
