"""The wheel carries the decks and the resources, and works away from the checkout."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

pytestmark = pytest.mark.wheel

CHECKOUT = Path(__file__).resolve().parents[2]


def run(*command: str | Path, cwd: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the programs of a fresh environment that has the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, CHECKOUT, cwd=folder)
    venv.create(folder / "venv", with_pip=True)
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    wheel = next(folder.glob("*.whl"))
    run(programs / "python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    return programs


def test_the_installed_program_shows_the_decks_that_ship(installed, tmp_path):
    out = run(installed / "studyapp", "--data-dir", tmp_path, "decks", "--json", cwd=tmp_path)

    decks = json.loads(out)
    names = {row["deck"] for row in decks}
    assert sum(row["cards"] for row in decks if row["deck"] == "Generative AI") >= 60
    assert "Generative AI::Transformers::Attention" in names


def test_the_installed_program_finds_its_resources(installed, tmp_path):
    code = (
        "from studyapp.paths import shipped; print(len(list(shipped('resources').rglob('*.svg'))))"
    )

    icons = run(installed / "python", "-c", code, cwd=tmp_path)

    assert int(icons) >= 20


def test_the_command_line_never_imports_the_window(installed, tmp_path):
    code = (
        "import sys; from studyapp.cli import run_command; "
        f"run_command(['--data-dir', {str(tmp_path)!r}, 'decks']); "
        "print([m for m in sys.modules if m.startswith(('PySide6', 'shiboken6'))])"
    )

    out = run(installed / "python", "-c", code, cwd=tmp_path)

    assert out.strip().endswith("[]")
