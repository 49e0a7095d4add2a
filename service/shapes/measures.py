"""The contract's JSON of `thammuu bench`. Its keys hold "@", so it is a mapping and not a dataclass of fields."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from thammuu.index.bench import Comparison, RetrievalReport


@dataclass(frozen=True, slots=True)
class BenchShape:
    """The figures of a run and, where an earlier run was named, what changed."""

    report: RetrievalReport
    comparison: Comparison | None

    @classmethod
    def of(cls, report: RetrievalReport, comparison: Comparison | None) -> BenchShape:
        """The shape of a report."""
        return cls(report, comparison)

    def figures(self) -> dict[str, float]:
        """The figures by the contract's names; quality to four places, times and sizes to one or two."""
        report, good = self.report, self.report.quality
        return {
            "n": good.n,
            "hit@1": round(good.hit_1, 4),
            "hit@5": round(good.hit_5, 4),
            "hit@10": round(good.hit_10, 4),
            "hit@20": round(good.hit_20, 4),
            "recall@100": round(good.recall_100, 4),
            "mrr@10": round(good.mrr_10, 4),
            "ndcg@10": round(good.ndcg_10, 4),
            "p50_ms": round(report.p50_ms, 2),
            "p95_ms": round(report.p95_ms, 2),
            "store_s": round(report.store_s, 1),
            "index_s": round(report.index_s, 1),
            "index_mb": round(report.index_mb, 1),
            "rss_mb": round(report.rss_mb, 1),
            "entries": report.entries,
        }

    def as_json(self) -> dict[str, Any]:
        """The one JSON value printed."""
        if self.comparison is None:
            return dict(self.figures())
        return {**self.figures(), **asdict(self.comparison)}
