"""Bảng căn cứ: every document a text cites, how it stood when the text was written and how it stands now."""

from thammuu.service.bases.gather import bases_table
from thammuu.service.bases.model import BasesTable, CitedBasis, Remark, RemarkCode

__all__ = ["BasesTable", "CitedBasis", "Remark", "RemarkCode", "bases_table"]
