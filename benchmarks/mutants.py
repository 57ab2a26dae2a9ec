"""Are the tests tests? Small faults are put into the program one at a time; each must be noticed.

`python -m benchmarks.mutants [--count N] [--seed S] [--rooms core services storage] [--json FILE]`

First the suite, but for the window's, runs once under coverage, to learn which test runs which line. Then each
mutant is tried in a forked process that runs only the tests which reach its line. A mutant on
a line that no test reaches survives. Needs `coverage` (in the extra `dev`) and a system that
can fork.
"""

import argparse
import ast
import contextlib
import io
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.abc import MetaPathFinder, SourceLoader
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("core", "services", "storage")
TESTED_BY = ("core", "formats", "storage", "services", "terminal", "test_cli.py")
LEFT_OUT = ("storage/migrations/",)
SECONDS = 120
MOST_TESTS = 60
"""So many test functions are tried for one mutant, the quickest to read first: a line that every
test reaches is noticed by the first few."""

_COMPARE: Mapping[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_ARITHMETIC: Mapping[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A fault: where it is, what it is, and the text of the module with it."""

    path: Path
    line: int
    what: str
    source: str

    @property
    def place(self) -> str:
        """File and line."""
        return f"{self.path.relative_to(ROOT)}:{self.line}"


def main() -> None:
    """Make, try and count mutants."""
    options = _options()
    reached = covered_by(options.coverage)
    mutants = sample(options.rooms, options.count, options.seed)
    began = time.monotonic()
    _load_what_all_need()
    with ThreadPoolExecutor(options.side_by_side) as pool:
        verdicts = list(pool.map(lambda mutant: _tried(mutant, reached), mutants))
    survivors = [m for m, verdict in zip(mutants, verdicts, strict=True) if verdict != "killed"]
    for mutant, verdict in zip(mutants, verdicts, strict=True):
        if verdict != "killed":
            print(f"{verdict:9} {mutant.place}: {mutant.what}")
    share = 100 * len(survivors) / max(1, len(mutants))
    print(
        f"{len(mutants)} mutants, {len(survivors)} survived ({share:.1f} %), "
        f"{time.monotonic() - began:.0f} s"
    )
    if options.json:
        rows = [
            {"place": m.place, "what": m.what, "verdict": v}
            for m, v in zip(mutants, verdicts, strict=True)
        ]
        options.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")


def sample(rooms: Sequence[str], count: int, seed: int) -> list[Mutant]:
    """Return so many mutants of the rooms, chosen by a seed, spread like the lines of code."""
    found = [
        mutant
        for room in rooms
        for path in sorted((ROOT / "studyapp" / room).rglob("*.py"))
        if not any(part in path.as_posix() for part in LEFT_OUT)
        for mutant in mutants_of(path)
    ]
    chance = random.Random(seed)
    return chance.sample(found, min(count, len(found)))


def mutants_of(path: Path) -> list[Mutant]:
    """Return every mutant of a module."""
    text = path.read_text(encoding="utf-8")
    count = sum(1 for _ in _changes(ast.parse(text)))
    mutants = []
    for number in range(count):
        tree = ast.parse(text)
        line, what, change = next(each for n, each in enumerate(_changes(tree)) if n == number)
        change()
        mutants.append(Mutant(path, line, what, ast.unparse(ast.fix_missing_locations(tree))))
    return mutants


Change = tuple[int, str, Callable[[], None]]


def _changes(tree: ast.AST) -> Iterator[Change]:
    """Yield each small fault that can be put into a tree: its line, what it is, how to do it."""
    for node in _code(tree):
        if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _COMPARE:
            new = _COMPARE[type(node.ops[0])]()
            said = f"{type(node.ops[0]).__name__} is {type(new).__name__}"
            yield node.lineno, said, lambda node=node, new=new: setattr(node, "ops", [new])
        elif isinstance(node, ast.BoolOp):
            new = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            said = f"{type(node.op).__name__} is {type(new).__name__}"
            yield node.lineno, said, lambda node=node, new=new: setattr(node, "op", new)
        elif isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC and not _is_text(node):
            new = _ARITHMETIC[type(node.op)]()
            said = f"{type(node.op).__name__} is {type(new).__name__}"
            yield node.lineno, said, lambda node=node, new=new: setattr(node, "op", new)
        elif isinstance(node, ast.Constant) and type(node.value) in (int, bool):
            value = node.value
            new = not value if isinstance(value, bool) else value + 1
            said = f"{value} is {new}"
            yield node.lineno, said, lambda node=node, new=new: setattr(node, "value", new)
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            said = "without not"
            yield node.lineno, said, lambda node=node: _become(node, node.operand)
        elif isinstance(node, ast.If | ast.While | ast.IfExp):
            said = "condition turned round"
            yield (
                node.lineno,
                said,
                lambda node=node: setattr(node, "test", ast.UnaryOp(ast.Not(), node.test)),
            )
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            said = f"without {ast.unparse(node.value)[:50]}"
            yield node.lineno, said, lambda node=node: setattr(node, "value", ast.Constant(None))


def _code(tree: ast.AST) -> Iterator[ast.AST]:
    """Walk what is run: no annotations, no decorators, no parts of joined strings."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns", "decorator_list", "type_params"):
                continue
            if isinstance(node, ast.JoinedStr) or _is_for_types(node):
                continue
            values = value if isinstance(value, list) else [value]
            waiting += [each for each in values if isinstance(each, ast.AST)]


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def _is_text(node: ast.BinOp) -> bool:
    return any(
        isinstance(side, ast.JoinedStr)
        or (isinstance(side, ast.Constant) and isinstance(side.value, str | bytes))
        for side in (node.left, node.right)
    )


def _become(node: ast.UnaryOp, operand: ast.expr) -> None:
    """Let a `not` mean nothing: two of them."""
    node.operand = ast.UnaryOp(ast.Not(), operand)


Reached = Mapping[str, Mapping[int, Sequence[str]]]


def covered_by(kept: Path | None) -> Reached:
    """Return which test functions run each line of each file; `kept` saves doing it again."""
    from coverage import CoverageData

    data = kept or Path(tempfile.mkdtemp()) / "coverage"
    if not data.exists():
        _cover(data)
    found = CoverageData(str(data))
    found.read()
    return {path: found.contexts_by_lineno(path) for path in found.measured_files()}


def _cover(data: Path) -> None:
    settings = data.with_suffix(".ini")
    lines = ("[run]", f"data_file={data}", "source=studyapp", "dynamic_context=test_function")
    settings.write_text("\n".join((*lines, "core=ctrace")), encoding="utf-8")
    command = [sys.executable, "-m", "coverage", "run", f"--rcfile={settings}", "-m", "pytest"]
    tests = [f"tests/{room}" for room in TESTED_BY]
    subprocess.run([*command, "-q", "-p", "no:cacheprovider", *tests], cwd=ROOT, check=False)


def tests_of(mutant: Mutant, reached: Reached) -> list[str]:
    """Return the test functions that run a mutant's line, those of its own room first."""
    lines = reached.get(str(mutant.path), {})
    names = {name for name in lines.get(mutant.line, ()) if name}
    room = mutant.path.relative_to(ROOT / "studyapp").parent.parts
    files = _files_of_tests()

    def nearness(name: str) -> tuple[int, str]:
        path = files.get(name.split(".")[0])
        parts = path.relative_to(ROOT / "tests").parent.parts if path else ()
        shared = sum(one == other for one, other in zip(parts, room, strict=False))
        return -shared, name

    return sorted(names, key=nearness)[:MOST_TESTS]


def _files_of_tests() -> dict[str, Path]:
    return {path.stem: path for path in (ROOT / "tests").rglob("test_*.py")}


def _tried(mutant: Mutant, reached: Reached) -> str:
    """Return what became of a mutant: killed, survived, or unreached by any test."""
    names = tests_of(mutant, reached)
    if not names:
        return "unreached"
    files = _files_of_tests()
    nodes = [
        f"{files[m]}::{'::'.join(rest)}" for m, *rest in (n.split(".") for n in names) if m in files
    ]
    child = os.fork()
    if child == 0:
        os._exit(_run(mutant, nodes))
    return "killed" if _ended(child) else "survived"


def _run(mutant: Mutant, nodes: Sequence[str]) -> int:
    """Run tests with a mutant in its module's place; in a process of its own."""
    import pytest

    os.setsid()
    sys.meta_path.insert(0, _Mutated(mutant))
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        code = pytest.main([*nodes, "-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"])
    return int(code)


def _ended(child: int) -> bool:
    """Wait for a child; return whether it noticed. One that hangs has noticed, too."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status) != 0
        time.sleep(0.02)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


class _Mutated(MetaPathFinder, SourceLoader):
    """Gives the module with the fault when it is imported."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant
        parts = mutant.path.relative_to(ROOT).with_suffix("").parts
        self._name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    def find_spec(
        self, fullname: str, _path: object = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self._name:
            return None
        is_package = self._mutant.path.name == "__init__.py"
        spec = spec_from_loader(
            fullname, self, origin=str(self._mutant.path), is_package=is_package
        )
        if spec is not None and is_package:
            spec.submodule_search_locations = [str(self._mutant.path.parent)]
        return spec

    def get_filename(self, _fullname: str) -> str:
        return str(self._mutant.path)

    def get_data(self, _path: str) -> bytes:
        return self._mutant.source.encode()

    def path_stats(self, _path: str) -> Mapping[str, int]:
        raise OSError("never from a cache")


def _load_what_all_need() -> None:
    """Import other people's packages once, before the forks."""
    import alembic.command
    import genanki
    import hypothesis
    import markdown
    import nh3
    import pygments
    import pytest
    import rapidfuzz
    import rich
    import sqlalchemy

    _ = (alembic, genanki, hypothesis, markdown, nh3, pygments, pytest, rapidfuzz, rich, sqlalchemy)
    loaded = [name for name in sys.modules if name.split(".")[0] == "studyapp"]
    if loaded:
        raise RuntimeError(f"{loaded[0]} is loaded already: no mutant would take its place")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--rooms", nargs="+", default=list(ROOMS))
    parser.add_argument("--side-by-side", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--coverage", type=Path, help="kept from run to run")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
