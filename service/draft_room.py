"""Where drafts are made and read again: the part of the workbench for drafting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thammuu.index.store.audit import AuditAction, AuditEntry
from thammuu.service.approval import system_user
from thammuu.service.knowledge import Knowledge
from thammuu.service.results import BuiltDraft
from thammuu.service.settings import Settings

if TYPE_CHECKING:
    from thammuu.drafts_templates import Draft
    from thammuu.index.store import Store
    from thammuu.service.drafting import DraftRequest, ModelUse
    from thammuu.service.kept_drafts import DraftDesk
    from thammuu.service.rechecking import Recheck
    from thammuu.service.section_writer import ModelCall, SectionWriter


@dataclass(frozen=True, slots=True)
class DraftRoom:
    """Drafts over one store. `writer` is the language model of the settings, None when there is none."""

    store: Store
    knowledge: Knowledge
    settings: Settings
    now: Callable[[], dt.datetime]
    writer: SectionWriter | None = None

    def build(self, request: DraftRequest) -> BuiltDraft:
        """The draft as .docx with all it rests on."""
        from thammuu.service.drafting import build_draft  # noqa: PLC0415

        return build_draft(replace(request, home=self.settings.home), self.store, self.knowledge, self._use())

    @property
    def kept(self) -> DraftDesk:
        """Drafts that are kept, and their versions."""
        from thammuu.service.drafting import compose_draft, forms_of  # noqa: PLC0415
        from thammuu.service.extracting import Extraction  # noqa: PLC0415
        from thammuu.service.kept_drafts import DraftDesk  # noqa: PLC0415

        def compose(request: DraftRequest) -> Draft:
            asked = replace(request, home=self.settings.home)
            return compose_draft(asked, self.store, self.knowledge, self._use())

        return DraftDesk(self.store, compose, Extraction.pasted, self.now(), forms_of(self.settings.home))

    def recheck(self, docx: bytes, as_of: dt.date) -> Recheck:
        """The citations a draft's file carries, held against the store and what is in force on `as_of`."""
        from thammuu.drafts_templates.citation_part import read_citations  # noqa: PLC0415
        from thammuu.service.rechecking import Rechecker  # noqa: PLC0415

        return Rechecker(self.store, self.knowledge, as_of).recheck(read_citations(docx))

    def _use(self) -> ModelUse:
        from thammuu.service.drafting import ModelUse  # noqa: PLC0415

        return ModelUse(self.writer or self._writer(), self._note)

    def _writer(self) -> SectionWriter | None:
        if not self.settings.llm_url:
            return None
        from thammuu.service.section_client import LocalServer  # noqa: PLC0415

        return LocalServer(self.settings.llm_url, self.settings.llm_model)

    def _note(self, call: ModelCall) -> None:
        detail = (
            ("model", call.model),
            ("section", call.section),
            ("answer", call.answer_digest),
            ("taken", str(call.taken)),
            ("refused", ", ".join(call.refused)),
        )
        entry = AuditEntry(self.now(), system_user(), AuditAction.MODEL, call.prompt_digest, detail)
        self.store.audit.add(entry)
