"""What is told of a kept draft."""

from __future__ import annotations

from dataclasses import dataclass

from thammuu.drafts_templates import Draft
from thammuu.drafts_templates.versions import DraftSection, sections
from thammuu.index.consolidated.differences import Difference
from thammuu.index.records import DraftVersion, SavedDraft
from thammuu.ingest.model import Notice


@dataclass(frozen=True, slots=True)
class DraftVersionView:
    """One version of a kept draft; `notices` say what a person must look at."""

    saved: SavedDraft
    version: DraftVersion
    draft: Draft
    notices: tuple[Notice, ...] = ()

    @property
    def sections(self) -> tuple[DraftSection, ...]:
        """The sections it can be edited by."""
        return sections(self.draft)


@dataclass(frozen=True, slots=True)
class SectionChange:
    """How a section reads in an older and in a newer version; `differences` put together give both."""

    key: str
    title: str
    differences: tuple[Difference, ...]
