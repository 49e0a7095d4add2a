"""A document and those that amend it, taken from the store once and consolidated for any day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from thammuu.index.consolidated.amending import amending_documents, unread_amendments
from thammuu.index.consolidated.apply import consolidate
from thammuu.index.consolidated.instructions import instructions_of
from thammuu.index.consolidated.model import Consolidation, Instruction, StoredText
from thammuu.index.records import DocumentRecord
from thammuu.index.resolve import Resolver
from thammuu.index.store import Store
from thammuu.index.validity import FactBook


@dataclass(frozen=True, slots=True)
class Amended:
    """A document with every instruction that the store holds for it.

    `unread` names in Vietnamese the documents known to amend it of which there is no text.
    """

    base: StoredText
    instructions: tuple[Instruction, ...]
    unread: tuple[str, ...]

    def on(self, as_of: dt.date) -> Consolidation:
        """The document as amended on a day."""
        return consolidate(self.base, self.instructions, as_of, self.unread)

    @property
    def days(self) -> tuple[dt.date, ...]:
        """The days on which its words change, each once, the first one first."""
        return tuple(sorted({each.clause.since for each in self.instructions}))


def amended(record: DocumentRecord, store: Store, facts: FactBook, resolver: Resolver) -> Amended:
    """What is known of the amendments of `record`, which the store has the text of."""
    by = amending_documents(record, facts)
    texts = tuple(stored_text(each, store) for each in by if each.has_text)
    told = tuple(each for text in texts for each in instructions_of(text, record.id, resolver, facts))
    said = tuple(relation for text in texts for relation in text.relations)
    return Amended(stored_text(record, store), told, unread_amendments(record, by, said, resolver))


def stored_text(record: DocumentRecord, store: Store) -> StoredText:
    """A document of the store with its provisions, its text and what it says of others."""
    text = store.text(record.id)
    return StoredText(record, store.provisions(record.id), text.text if text else "", store.relations(record.id))
