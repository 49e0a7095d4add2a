"""The measuring command: how well and how fast the search answers a question set."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thammuu.service.cli.screen import Json, say
from thammuu.service.cli.vietnamese import Command, Group

if TYPE_CHECKING:
    from thammuu.index.bench import Comparison

bench = typer.Typer(cls=Group, help="Đo chất lượng và tốc độ tra cứu trên bộ câu hỏi có đáp án.", rich_markup_mode=None)


@bench.callback()
def _group() -> None:
    """Keeps `retrieval` a command of its own while it is the only one."""


@bench.command(cls=Command)
def retrieval(
    corpus: Annotated[Path, typer.Option("--corpus", help="Kho văn bản: mỗi dòng một JSON id, title, text.")],
    queries: Annotated[Path, typer.Option("--queries", help="Câu hỏi: danh sách JSON qid, question, relevant_ids.")],
    *,
    plain: Annotated[bool, typer.Option("--plain", "--no-accents", help="Hỏi bằng chữ không dấu.")] = False,
    home: Annotated[Path | None, typer.Option("--home", help="Giữ kho đã dựng ở thư mục này cho lần đo sau.")] = None,
    save: Annotated[Path | None, typer.Option("--save", help="Ghi thứ hạng của từng câu ra tệp này.")] = None,
    against: Annotated[
        Path | None, typer.Option("--against", help="So với tệp --save của lần đo trước: câu nào hơn, câu nào kém.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Đo tra cứu trên một kho văn bản và một bộ câu hỏi."""
    from thammuu.index.bench import bench_retrieval, compare, load_ranks, save_ranks  # noqa: PLC0415
    from thammuu.service.embedders import load_embedder  # noqa: PLC0415
    from thammuu.service.settings import Settings  # noqa: PLC0415
    from thammuu.service.shapes.measures import BenchShape  # noqa: PLC0415

    before = load_ranks(against) if against else None
    embedder = load_embedder(Settings.read(os.environ))
    report = bench_retrieval(corpus, queries, embedder, home=home, plain=plain, report=say)
    if save:
        save_ranks(save, report.judged)
    comparison = compare(before, report.judged) if before is not None else None
    shape = BenchShape.of(report, comparison)
    if as_json:
        typer.echo(json.dumps(shape.as_json(), ensure_ascii=False))
        return
    for name, value in shape.figures().items():
        typer.echo(f"{name:12} {value:g}")
    for line in _moves(comparison):
        typer.echo(line)


def _moves(comparison: Comparison | None) -> list[str]:
    """The questions that moved, a line each; rank 0 is told as not found."""
    if comparison is None:
        return []
    return [
        f"{label}: {moved.question} ({moved.before or '–'} → {moved.now or '–'})"
        for label, group in (("hơn", comparison.gained), ("kém", comparison.lost))
        for moved in group
    ]
