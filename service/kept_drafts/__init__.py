"""Drafts that are kept: edited section by section, composed anew without losing an edit, compared, written out."""

from thammuu.service.kept_drafts.desk import DraftDesk
from thammuu.service.kept_drafts.export import EXPORTS, exported
from thammuu.service.kept_drafts.model import DraftVersionView, SectionChange

__all__ = ["EXPORTS", "DraftDesk", "DraftVersionView", "SectionChange", "exported"]
