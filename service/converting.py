"""A file's text written anew: as plain text, Markdown or .docx. Tables stay tables; letters and notes are as read."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import PurePath

from thammuu.ingest.errors import InputError
from thammuu.ingest.model import Align, Block, SourceText

_CELL_SEPARATOR = " | "
_FONT, _SIZE = "Times New Roman", 13  # points; what official documents are written in


def written(source: SourceText, name: str) -> bytes:
    """`source` in the format the ending of `name` asks for; InputError for an ending that is none of ours."""
    writer = _WRITERS.get(PurePath(name).suffix.lower())
    if writer is None:
        endings = ", ".join(_WRITERS)
        raise InputError(f"Không ghi được loại tệp “{PurePath(name).suffix}”.", f"Đặt tên tệp ra có đuôi {endings}.")
    return writer(source)


def _text(source: SourceText) -> bytes:
    return (source.text + "\n").encode()


def _parts(source: SourceText) -> Iterator[tuple[int | None, list[Block]]]:
    """Blocks one by one, but those of a table together."""
    keyed = (
        (block.table, -1 if block.table is not None else position, block)
        for position, block in enumerate(source.blocks)
    )
    for (table, _), group in groupby(keyed, key=lambda row: row[:2]):
        yield table, [block for _, _, block in group]


def _cells(source: SourceText, block: Block) -> list[str]:
    return block.span.of(source.text).split(_CELL_SEPARATOR)


def _markdown(source: SourceText) -> bytes:
    parts: list[str] = []
    for table, blocks in _parts(source):
        if table is None:
            text = blocks[0].span.of(source.text)
            parts.append(f"**{text}**" if blocks[0].bold else text)
            continue
        rows = [_cells(source, block) for block in blocks]
        lines = [f"| {' | '.join(row)} |" for row in rows]
        rule = "|" + " --- |" * max(map(len, rows))
        parts.append("\n".join([lines[0], rule, *lines[1:]]))
    return ("\n\n".join(parts) + "\n").encode()


def _docx(source: SourceText) -> bytes:
    import docx  # noqa: PLC0415 - heavy
    from docx.shared import Pt  # noqa: PLC0415

    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(_SIZE)
    for table, blocks in _parts(source):
        if table is None:
            _paragraph(document, source, blocks[0])
            continue
        rows = [_cells(source, block) for block in blocks]
        grid = document.add_table(rows=0, cols=max(map(len, rows)), style="Table Grid")
        for row in rows:
            for cell, text in zip(grid.add_row().cells, row, strict=False):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _paragraph(document: object, source: SourceText, block: Block) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - heavy

    places = {
        Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
        Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
        Align.JUSTIFIED: WD_ALIGN_PARAGRAPH.JUSTIFY,
    }
    paragraph = document.add_paragraph()  # type: ignore[attr-defined]  # python-docx has no types
    paragraph.alignment = places.get(block.align)
    paragraph.add_run(block.span.of(source.text)).bold = block.bold


_WRITERS: dict[str, Callable[[SourceText], bytes]] = {".txt": _text, ".md": _markdown, ".docx": _docx}
