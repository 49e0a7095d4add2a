"""Whether a document or provision is in force on a day, and what says so. The default is unknown, never "in force"."""

from thammuu.index.validity.collect import collect_facts
from thammuu.index.validity.decide import provision_validity_at, validity_at
from thammuu.index.validity.disagree import disagreements
from thammuu.index.validity.model import Fact, FactBook, FactKind, Origin, Validity
from thammuu.index.validity.parts import Place

__all__ = [
    "Fact",
    "FactBook",
    "FactKind",
    "Origin",
    "Place",
    "Validity",
    "collect_facts",
    "disagreements",
    "provision_validity_at",
    "validity_at",
]
