"""The way in and out of the command line: arguments in, exit code out, every error as one readable message."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Sequence

import typer

from thammuu.ingest.errors import Fault, SecrecyRefusal, ThammuuError
from thammuu.service.cli.vietnamese import usage_message

DONE, FOUND_NOTHING, BAD_INPUT, SETUP_PROBLEM = 0, 1, 2, 3
_EXIT = {Fault.INPUT: BAD_INPUT, Fault.SETUP: SETUP_PROBLEM, Fault.OURS: SETUP_PROBLEM}


# A command makes a few hundred thousand objects that live to its end (modules, tables, the tokenizer); looking through
# them for garbage every 700 allocations costs a search 6 % of its time (measured, 12 runs each way).
_GARBAGE_THRESHOLD = 100_000


def main() -> None:
    """The `thammuu` program."""
    gc.set_threshold(_GARBAGE_THRESHOLD)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # a Windows console or a pipe may be set to a code page without Vietnamese
            reconfigure(encoding="utf-8", errors="replace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; what it says goes to stdout, errors to stderr.

    With `--json` an error is the one JSON value on stdout: {"error": {"code", "message", "advice"}}.
    """
    from thammuu.service.cli.app import app  # noqa: PLC0415 - the commands import this module's exit codes

    try:
        code = app(args=list(arguments), prog_name="thammuu", standalone_mode=False)
    except ThammuuError as error:
        return _fail(arguments, _code(error), error.message, error.advice, _exit_code(error))
    except typer.Abort:
        return _fail(arguments, "aborted", "Đã dừng theo yêu cầu.", "", FOUND_NOTHING)
    except typer.TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            typer.echo(error.format_message())
            return DONE
        return _fail(arguments, "usage", usage_message(error), "Thêm --help để xem cách dùng.", BAD_INPUT)
    return code if isinstance(code, int) else DONE


def _exit_code(error: ThammuuError) -> int:
    return FOUND_NOTHING if isinstance(error, SecrecyRefusal) else _EXIT[error.fault]


def _code(error: ThammuuError) -> str:
    return "secrecy" if isinstance(error, SecrecyRefusal) else str(error.fault)


def _fail(arguments: Sequence[str], code: str, message: str, advice: str, exit_code: int) -> int:
    if "--json" in arguments:
        typer.echo(json.dumps({"error": {"code": code, "message": message, "advice": advice}}, ensure_ascii=False))
    else:
        typer.echo(f"Lỗi: {message} {advice}".rstrip(), err=True)
    return exit_code
