"""Drafts that live on: cut into sections, written as text people can edit, read back, merged with a newer wording."""

from thammuu.drafts_templates.versions.markdown import whole_text
from thammuu.drafts_templates.versions.merging import Clash, Merged, merged
from thammuu.drafts_templates.versions.packing import packed, unpacked
from thammuu.drafts_templates.versions.reading import ReadSection, read_section
from thammuu.drafts_templates.versions.sections import DraftSection, sections, with_section
from thammuu.drafts_templates.versions.writing import section_text

__all__ = [
    "Clash",
    "DraftSection",
    "Merged",
    "ReadSection",
    "merged",
    "packed",
    "read_section",
    "section_text",
    "sections",
    "unpacked",
    "whole_text",
    "with_section",
]
