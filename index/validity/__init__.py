"""Whether a document or provision is in force on a day, and what says so. The default is unknown, never "in force"."""

from thammuu.index.validity.acts import acted_on, named_in_title, speaks_for_itself, start_of
from thammuu.index.validity.collect import collect_facts
from thammuu.index.validity.decide import provision_validity_at, validity_at
from thammuu.index.validity.disagree import disagreements
from thammuu.index.validity.model import Fact, FactBook, FactKind, Origin, Validity
from thammuu.index.validity.namings import Namings
from thammuu.index.validity.parts import Place, holds_place
from thammuu.index.validity.wording import named

__all__ = [
    "Fact",
    "FactBook",
    "FactKind",
    "Namings",
    "Origin",
    "Place",
    "Validity",
    "acted_on",
    "collect_facts",
    "disagreements",
    "holds_place",
    "named",
    "named_in_title",
    "provision_validity_at",
    "speaks_for_itself",
    "start_of",
    "validity_at",
]
