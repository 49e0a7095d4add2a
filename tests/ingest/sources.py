"""The tests' tiny language for sources: `source("line\\nline")` is a text of one paragraph a line."""

from __future__ import annotations

import hashlib

from thammuu.ingest.model import Block, BlockKind, SourceText, Span


def source(text: str, *, name: str = "thu.txt") -> SourceText:
    """A SourceText with one block a line; a line that holds " |" is a table row."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            kind = BlockKind.TABLE_ROW if " |" in line else BlockKind.PARAGRAPH
            blocks.append(Block(Span(start, start + len(line)), kind))
        start += len(line) + 1
    return SourceText(name, "txt", hashlib.sha256(text.encode()).hexdigest(), text, tuple(blocks), loader="test")
