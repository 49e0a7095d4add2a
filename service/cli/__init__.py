"""The command line: a thin face of the Workbench. Each command lives in its own small module."""

from thammuu.service.cli.main import main, run

__all__ = ["main", "run"]
