"""The end of a document: closing clauses, recipients, signature."""

from thammuu.ingest.closing.clauses import life_clauses, runs_from_signing
from thammuu.ingest.closing.tail import Tail, clean_recipients, find_tail, read_tail

__all__ = ["Tail", "clean_recipients", "find_tail", "life_clauses", "read_tail", "runs_from_signing"]
