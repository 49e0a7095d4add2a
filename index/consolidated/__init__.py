"""A document as amended: every provision with its old and its new wording, and the clause that made the change.

Here stands what is shown of it; how it is made (`gather.amended`, `apply.consolidate`) is imported by who makes it, for
the service's pages import this and most searches are answered before anyone asks for a document as amended.
"""

from thammuu.index.consolidated.differences import Difference, Mark, differences
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
    "differences",
]
