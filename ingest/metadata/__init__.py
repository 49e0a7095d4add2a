"""Metadata: header block, issuer, title, legal bases."""

from thammuu.ingest.metadata.bases import read_bases
from thammuu.ingest.metadata.header import Header, read_header
from thammuu.ingest.metadata.issuer import Decider, adopting_issuer, deciding_issuer

__all__ = ["Decider", "Header", "adopting_issuer", "deciding_issuer", "read_bases", "read_header"]
