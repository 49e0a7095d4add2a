"""Write docs/commands.md from the program itself: the help of every command and the table of settings.

python scripts/commands.py            rewrite the page
python scripts/commands.py --check    fail when the committed page is not today's
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import typer

from thammuu.service.cli.app import app
from thammuu.service.cli.main import run
from thammuu.service.settings import SETTINGS

PAGE = Path(__file__).resolve().parent.parent / "docs" / "commands.md"
HEAD = """# Commands and settings

Made from the program's own help by `.venv/bin/python scripts/commands.py`; `scripts/check` fails when it is old.

Exit codes: 0 done; 1 nothing found, several candidates, or a refusal (the JSON says which); 2 wrong usage or input; 3 a
problem of the set-up. `--json` prints exactly one JSON value on stdout; progress and notes go to stderr.
The HTTP API under `/api/v1/` gives the same shapes; `/api/docs` lists its routes.
"""


def _paths() -> Iterator[tuple[str, ...]]:
    """Every command and sub-command, in the order of the help."""
    yield ()
    root = typer.main.get_command(app)
    for name, command in getattr(root, "commands", {}).items():
        yield (name,)
        for inner in getattr(command, "commands", {}):
            yield (name, inner)


def _help(path: tuple[str, ...]) -> str:
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        run([*path, "--help"])
    return "\n".join(line.rstrip() for line in said.getvalue().strip().split("\n"))


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for path in _paths():
        parts.append(f"## {' '.join(('thammuu', *path))}\n\n```text\n{_help(path)}\n```\n")
    rows = [f"| `{s.name}` | {f'`{s.default}`' if s.default else ''} | {s.help} |" for s in SETTINGS]
    parts.append(
        "## Settings\n\nEnvironment variables, read once at start.\n\n| name | default | meaning |\n|---|---|---|"
    )
    return "\n".join([*parts, *rows, ""])


def main() -> int:
    """Rewrite or check the page; returns the exit code."""
    os.environ["COLUMNS"] = "100"  # help is wrapped to the terminal's width; the page has one width
    wanted = page()
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == wanted:
        return 0
    if "--check" in sys.argv:
        print("docs/commands.md is out of date; run: .venv/bin/python scripts/commands.py", file=sys.stderr)
        return 1
    PAGE.write_text(wanted, encoding="utf-8")
    print("docs/commands.md written")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
