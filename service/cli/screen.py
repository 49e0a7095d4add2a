"""What commands share: the options every one of them takes, opening the Workbench, and printing."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from thammuu.service.workbench import Workbench

Json = Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON.")]
AsOf = Annotated[str | None, typer.Option("--as-of", help="Xét hiệu lực tại ngày này (mặc định: hôm nay).")]


@contextmanager
def workbench(*, serving: bool = False) -> Iterator[Workbench]:
    """The Workbench of this machine; the one place where the command line reads the environment.

    Afterwards it tells what happened to the indexes on the way, such as that one was torn and made anew.
    """
    from thammuu.service.settings import Settings  # noqa: PLC0415 - only commands that work pay for it
    from thammuu.service.workbench import Workbench  # noqa: PLC0415

    with Workbench.open(Settings.read(os.environ), serving=serving) as bench:
        yield bench
        for notice in () if serving else bench.index_notices():
            say(notice.message)


def day(text: str | None) -> dt.date | None:
    """The day an option names; None where it was not given. InputError for what is no day."""
    from thammuu.service.days import parse_day  # noqa: PLC0415

    return parse_day(text) if text else None


def emit(shape: DataclassInstance, as_json: bool, lines: Iterable[str]) -> None:
    """Print the result: one JSON value, or `lines` for a person."""
    if as_json:
        typer.echo(json.dumps(asdict(shape), ensure_ascii=False))
    else:
        for line in lines:
            typer.echo(line)


def say(text: str) -> None:
    """Tell something beside the result (progress, notes), on stderr."""
    typer.echo(text, err=True)
