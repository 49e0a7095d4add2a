"""Suggested legal bases as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thammuu.service.shapes.documents import DocumentShape

if TYPE_CHECKING:
    from thammuu.service.suggesting import SuggestedBases, SuggestedBasis


@dataclass(frozen=True, slots=True)
class SuggestedBasisShape:
    """A suggested document; `address` and `provision_id` are empty where its title alone speaks."""

    authority: str
    document: DocumentShape
    reason: str
    address: str
    provision_id: str | None
    share: float

    @classmethod
    def of(cls, basis: SuggestedBasis) -> SuggestedBasisShape:
        """The JSON of `basis`."""
        found = basis.provision
        return cls(
            authority=basis.authority.code,
            document=DocumentShape.view(basis.document),
            reason=basis.reason,
            address=found.address.display() if found else "",
            provision_id=found.id if found else None,
            share=round(basis.share, 3),
        )


@dataclass(frozen=True, slots=True)
class SuggestedBasesShape:
    """`thammuu suggest-bases`. Only `bases` are in force; `unknown` must be looked up, `over` not cited."""

    subject: str
    date: str
    bases: list[SuggestedBasisShape]
    unknown: list[SuggestedBasisShape]
    over: list[SuggestedBasisShape]
    genre: str = ""

    @classmethod
    def of(cls, found: SuggestedBases) -> SuggestedBasesShape:
        """The JSON of `found`."""
        holding, unknown, over = (
            [SuggestedBasisShape.of(each) for each in group] for group in (found.holding, found.unknown, found.over)
        )
        return cls(found.request.subject, found.date.isoformat(), holding, unknown, over, found.request.genre)
