"""The mapping of the five folders to `thammuu.*` is written by hand in pyproject.toml; these tests keep it true."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LAYERS = ("ingest", "index", "corpus", "drafts_templates", "service")
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


NOT_SHIPPED = {".py", ".pyc", ".mau", ".md"}  # .mau: sources of the samples; .md: pages for readers of the repository


def _packages() -> set[str]:
    found = {"thammuu"}
    for layer in LAYERS:
        for init in (ROOT / layer).rglob("__init__.py"):
            found.add(".".join(("thammuu", *init.parent.relative_to(ROOT).parts)))
    return found


def test_every_package_is_listed() -> None:
    assert set(SETTINGS["tool"]["setuptools"]["packages"]) == _packages()


def test_no_python_file_outside_a_package() -> None:
    strays = [
        path.relative_to(ROOT).as_posix()
        for layer in LAYERS
        for path in (ROOT / layer).rglob("*.py")
        if not (path.parent / "__init__.py").exists()
    ]
    assert strays == []


def test_every_data_file_is_shipped() -> None:
    """Files that are not Python must match a package-data pattern, else the wheel lacks them."""
    patterns = SETTINGS["tool"]["setuptools"]["package-data"]
    missing = []
    for layer in LAYERS:
        for path in (ROOT / layer).rglob("*"):
            if path.is_file() and path.suffix not in NOT_SHIPPED and not _covered(path, patterns):
                missing.append(path.relative_to(ROOT).as_posix())
    assert missing == []


def _covered(path: Path, patterns: dict[str, list[str]]) -> bool:
    for package, globs in patterns.items():
        folders = [path.parent] if package == "*" else [ROOT.joinpath(*package.split(".")[1:])]
        for folder in folders:
            if any(path in set(folder.glob(pattern)) for pattern in globs):
                return True
    return False


HEAVY = ("chromadb", "alembic", "sqlalchemy", "docx", "fastapi", "numpy", "pypdfium2", "viparse", "tantivy", "torch")


def test_help_imports_nothing_heavy() -> None:
    """`thammuu --help` must answer at once on an office PC, so the command line imports its work lazily."""
    code = (
        "import sys\n"
        "from thammuu.service.cli import main\n"
        "sys.argv = ['thammuu', '--help']\n"
        "try:\n    main()\n"
        "except SystemExit as stop:\n    assert stop.code in (0, None), stop.code\n"
        f"print('LOADED', sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "LOADED []" in done.stderr
    assert "ingest" in done.stdout


@pytest.mark.parametrize("layer", LAYERS)
def test_layer_imports_without_torch(layer: str) -> None:
    """The base install has no torch; no layer may need it to be imported."""
    code = f"import sys; sys.modules['torch'] = None; import thammuu.{layer}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
