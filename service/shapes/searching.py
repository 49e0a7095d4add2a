"""What a search finds, as JSON."""

from __future__ import annotations

from dataclasses import dataclass

from thammuu.service import results
from thammuu.service.shapes.documents import DocumentShape, NoticeShape, ValidityShape


@dataclass(frozen=True, slots=True)
class VersionShape:
    """The same clause in a document that is over, folded under the hit; `alike` in [0, 1]."""

    document: DocumentShape
    address: str
    provision_id: str
    alike: float


@dataclass(frozen=True, slots=True)
class HitShape:
    """One search hit; `highlights` are half-open ranges of characters of `text`, `provision_validity` is null where it
    is the document's."""

    rank: int
    score: float
    document: DocumentShape
    address: str
    provision_id: str
    text: str
    highlights: list[list[int]]
    above: list[str]
    provision_validity: ValidityShape | None
    versions: list[VersionShape]

    @classmethod
    def of(cls, hit: results.Hit) -> HitShape:
        """The JSON of `hit`."""
        return cls(
            rank=hit.rank,
            score=round(hit.score, 4),
            document=DocumentShape.view(hit.document),
            address=hit.provision.address.display(),
            provision_id=hit.provision.id,
            text=hit.text,
            highlights=[list(pair) for pair in hit.highlights],
            above=list(hit.above),
            provision_validity=ValidityShape.of(hit.provision_validity) if hit.provision_validity else None,
            versions=[
                VersionShape(
                    document=DocumentShape.view(each.document),
                    address=each.provision.address.display(),
                    provision_id=each.provision.id,
                    alike=round(each.alike, 3),
                )
                for each in hit.versions
            ],
        )


@dataclass(frozen=True, slots=True)
class SearchShape:
    """`thammuu search`."""

    query: str
    as_of: str
    took_ms: float
    hits: list[HitShape]
    notices: list[NoticeShape]
    understood: list[list[str]]  # [typed, taken to mean]

    @classmethod
    def of(cls, result: results.SearchResult) -> SearchShape:
        """The JSON of `result`."""
        return cls(
            query=result.query,
            as_of=result.as_of.isoformat(),
            took_ms=round(result.took_ms, 2),
            hits=[HitShape.of(hit) for hit in result.hits],
            notices=[NoticeShape.of(n) for n in result.notices],
            understood=[list(pair) for pair in result.understood],
        )


@dataclass(frozen=True, slots=True)
class GroupShape:
    """The hits of one document, by their ranks in `hits`."""

    document: DocumentShape
    ranks: list[int]


@dataclass(frozen=True, slots=True)
class GroupedSearchShape(SearchShape):
    """`thammuu search --group`: the same hits, and which belong to which document."""

    groups: list[GroupShape]

    @classmethod
    def grouped(cls, result: results.SearchResult) -> GroupedSearchShape:
        """The JSON of `result`, with its groups."""
        plain = SearchShape.of(result)
        groups = [
            GroupShape(DocumentShape.view(group.document), [hit.rank for hit in group.hits]) for group in result.groups
        ]
        return cls(plain.query, plain.as_of, plain.took_ms, plain.hits, plain.notices, plain.understood, groups)
