"""From files to documents: reading, structure, metadata, citations, secrecy. Knows nothing of stores or services."""

from thammuu.ingest.assemble import parse

__all__ = ["parse"]
