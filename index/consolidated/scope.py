"""Which parts of an amending document speak of the text that is looked at: one law may amend seven."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from thammuu.index.consolidated.leads import is_act
from thammuu.index.consolidated.model import StoredText
from thammuu.index.consolidated.quoting import Announced
from thammuu.index.records import RelationRecord
from thammuu.index.relations import ACTS
from thammuu.index.resolve import Resolver
from thammuu.index.validity.acts import acted_on, named_in_title
from thammuu.index.validity.namings import Namings
from thammuu.ingest.model import Target


class Scope(Enum):
    """Whether a provision acts on the base."""

    BASE = auto()
    SEVERAL = auto()  # on the base and on another document in one sentence
    OTHER = auto()


def scopes(
    document: StoredText, announced: Mapping[str, Announced], base_id: str, resolver: Resolver
) -> dict[str, Scope]:
    """The scope of every provision by id: what it names itself, else what the provision above it speaks of.

    Where nothing above names a document, a sentence that acts speaks of the one named in the title.
    """
    acting = _acting_relations(document, announced)
    namings = Namings.of(each.citation for each in document.relations)
    titled = named_in_title(document.record, namings, resolver)
    found: dict[str, Scope] = {}
    for record in document.provisions:
        targets = {acted_on(document.record, each.citation, namings, resolver) for each in acting.get(record.id, ())}
        inherited = found.get(record.parent_id or "")
        if targets:
            found[record.id] = _scope_of(targets, base_id)
        elif inherited is not None:
            found[record.id] = inherited
        elif titled is not None and titled.id == base_id and _opens(announced[record.id]):
            found[record.id] = Scope.BASE
    return found


def _scope_of(targets: set[str | None], base_id: str) -> Scope:
    if base_id not in targets:
        return Scope.OTHER
    return Scope.BASE if len(targets) == 1 else Scope.SEVERAL


def _opens(announced: Announced) -> bool:
    """Whether a provision that nothing above places begins to act itself."""
    return any(is_act(lead.text) for lead in announced.leads)


def _acting_relations(
    document: StoredText, announced: Mapping[str, Announced]
) -> dict[str, tuple[RelationRecord, ...]]:
    """By provision, what its own sentences do to documents they name; the quoted new wording says nothing here."""
    found: dict[str, list[RelationRecord]] = {}
    for relation in document.relations:
        acts = relation.citation.relation in ACTS and relation.citation.target is not Target.UNTOLD
        said = announced.get(relation.provision_id or "")
        if acts and said and any(lead.holds(relation.citation.span.start) for lead in said.leads):
            found.setdefault(relation.provision_id or "", []).append(relation)
    return {key: tuple(group) for key, group in found.items()}
