"""Measuring retrieval on a question set: a corpus file becomes a store, its questions go the way of every search."""

from thammuu.index.bench.compare import Comparison, Moved, compare, load_ranks, save_ranks
from thammuu.index.bench.retrieval import RetrievalReport, bench_retrieval

__all__ = ["Comparison", "Moved", "RetrievalReport", "bench_retrieval", "compare", "load_ranks", "save_ranks"]
