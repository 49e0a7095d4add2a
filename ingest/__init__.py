"""From files to documents: reading, structure, metadata, citations, secrecy. Knows nothing of stores or services."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thammuu.ingest.model import Document, SourceText

__all__ = ["parse"]


def parse(source: SourceText) -> Document:
    """The document in `source`; see `thammuu.ingest.assemble.parse`. Never raises, never loses text."""
    # Every layer imports this package for its nouns; the parser's tables would cost `thammuu --help` 0.2 s.
    from thammuu.ingest.assemble import parse as assembled  # noqa: PLC0415

    return assembled(source)
