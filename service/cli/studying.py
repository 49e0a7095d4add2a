"""The study commands: make, due, answer, and a sitting at the terminal."""

from __future__ import annotations

from typing import Annotated

import typer

from thammuu.service.cli.screen import Json, emit, workbench
from thammuu.service.cli.vietnamese import Command, Group

study = typer.Typer(
    cls=Group,
    help="Tự học: tạo thẻ ôn từ văn bản và ôn theo lịch. Không có lệnh con: ôn ngay tại đây.",
    rich_markup_mode=None,
)
Limit = Annotated[int, typer.Option("--limit", min=1, max=500, help="Nhiều nhất bao nhiêu thẻ.")]


@study.callback(invoke_without_command=True)
def sitting(ctx: typer.Context, limit: Limit = 20) -> None:
    """Ôn các thẻ đến hạn ngay tại dòng lệnh."""
    if ctx.invoked_subcommand is None:
        _sit(limit)


def _sit(limit: int) -> None:
    from thammuu.service.cli import render  # noqa: PLC0415
    from thammuu.service.study import RATINGS, parse_rating  # noqa: PLC0415

    choices = "  ".join(f"{int(choice.rating)} {choice.label}" for choice in RATINGS)
    with workbench() as bench:
        cards = bench.study.due(limit)
        if not cards:
            typer.echo("Chưa có thẻ nào đến hạn. Tạo thẻ từ một văn bản: thammuu study make “294-QĐ/TW”.")
        for number, view in enumerate(cards, start=1):
            typer.echo(f"\n({number}/{len(cards)}) {view.card.question}")
            typer.prompt("Nhấn Enter để xem đáp án", default="", show_default=False, prompt_suffix=" ")
            for line in list(render.card_lines(view, answered=True))[1:]:
                typer.echo(line)
            rated = typer.prompt(f"Mức nhớ: {choices}")
            bench.study.answer(view.card.id, parse_rating(rated))


@study.command(cls=Command)
def make(
    document: Annotated[list[str], typer.Argument(help="Văn bản, ví dụ: 294-QĐ/TW.", metavar="DOC")],
    limit: Limit = 20,
    as_json: Json = False,
) -> None:
    """Tạo thẻ ôn từ một văn bản trong kho."""
    from thammuu.service.cli import render  # noqa: PLC0415
    from thammuu.service.shapes.work import DeckShape  # noqa: PLC0415

    with workbench() as bench:
        deck = bench.study.make(" ".join(document), limit)
    lines = [line for card in deck.cards for line in render.card_lines(card, answered=True)]
    emit(DeckShape.of(deck), as_json, [*lines, f"{len(deck.cards)} thẻ, {deck.new} thẻ mới."])


@study.command(cls=Command)
def due(limit: Limit = 20, as_json: Json = False) -> None:
    """Liệt kê các thẻ đến hạn ôn."""
    from thammuu.service.cli import render  # noqa: PLC0415
    from thammuu.service.shapes.work import CardShape, CardsShape  # noqa: PLC0415

    with workbench() as bench:
        cards = bench.study.due(limit)
    lines = [line for card in cards for line in render.card_lines(card, answered=False)]
    emit(CardsShape(cards=[CardShape.of(card) for card in cards]), as_json, lines or ["Chưa có thẻ nào đến hạn."])


@study.command(cls=Command)
def answer(
    card: Annotated[str, typer.Argument(help="Mã thẻ.", metavar="CARD")],
    rating: Annotated[str, typer.Argument(help="1 quên, 2 khó nhớ, 3 nhớ, 4 rất dễ.", metavar="RATING")],
    as_json: Json = False,
) -> None:
    """Ghi lại mức nhớ của một thẻ và xếp lịch ôn tiếp theo."""
    from thammuu.service.cli import render  # noqa: PLC0415
    from thammuu.service.shapes.work import CardShape  # noqa: PLC0415
    from thammuu.service.study import parse_rating  # noqa: PLC0415

    with workbench() as bench:
        view = bench.study.answer(card, parse_rating(rating))
    when = view.due.astimezone().strftime("%d/%m/%Y %H:%M") if view.due else ""
    emit(CardShape.of(view), as_json, [*render.card_lines(view, answered=True), f"  Ôn lại: {when}"])
