"""Whether a document is in force on a day, and what says so. The default is unknown, never "in force"."""

from thammuu.index.validity.collect import collect_facts
from thammuu.index.validity.decide import validity_at
from thammuu.index.validity.model import Fact, FactBook, FactKind, Origin, Validity

__all__ = ["Fact", "FactBook", "FactKind", "Origin", "Validity", "collect_facts", "validity_at"]
