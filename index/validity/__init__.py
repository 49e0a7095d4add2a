"""Whether a document or provision is in force on a day, and what says so. The default is unknown, never "in force".

Finding the facts (`collect`, `acts`, `namings`) is imported by its own name: it knows the words of citations, which
takes a tenth of a second, and mostly the facts are known (index/kept_facts.py).
"""

from thammuu.index.validity.decide import provision_validity_at, validity_at
from thammuu.index.validity.disagree import disagreements
from thammuu.index.validity.model import Fact, FactBook, FactKind, Origin, Validity
from thammuu.index.validity.parts import Place, holds_place
from thammuu.index.validity.wording import named

__all__ = [
    "Fact",
    "FactBook",
    "FactKind",
    "Origin",
    "Place",
    "Validity",
    "disagreements",
    "holds_place",
    "named",
    "provision_validity_at",
    "validity_at",
]
