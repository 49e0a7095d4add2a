"""A document as amended: every provision with its old and its new wording, and the clause that made the change."""

from thammuu.index.consolidated.apply import consolidate
from thammuu.index.consolidated.differences import Difference, Mark, differences
from thammuu.index.consolidated.gather import Amended, amended, stored_text
from thammuu.index.consolidated.instructions import instructions_of
from thammuu.index.consolidated.model import (
    Change,
    Clause,
    ConsolidatedProvision,
    Consolidation,
    Instruction,
    Operation,
    Piece,
    ProvisionState,
    StoredText,
    Words,
)

__all__ = [
    "Amended",
    "Change",
    "Clause",
    "ConsolidatedProvision",
    "Consolidation",
    "Difference",
    "Instruction",
    "Mark",
    "Operation",
    "Piece",
    "ProvisionState",
    "StoredText",
    "Words",
    "amended",
    "consolidate",
    "differences",
    "instructions_of",
    "stored_text",
]
