"""What amending clauses say, and the document they leave behind.

Instruction   what one clause does to one provision, read but not yet applied
Unit          a provision of the text that is worked on: its words are `Piece`s, each verbatim from one source
Consolidation the result on a day: every provision with its state, both wordings and the clauses that touch it
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from thammuu.index.records import DocumentRecord, ProvisionRecord, RelationRecord
from thammuu.index.steps import same_step
from thammuu.ingest.model import Address, Level, Provision, Span, Step


class Operation(StrEnum):
    """What a clause does to a provision."""

    REPLACE = "replace"  # sửa đổi, bổ sung khoản 2 Điều 5 như sau: a new wording for the whole of it
    RENAME = "rename"  # sửa đổi tên Điều 5: a new heading
    LEAD = "lead"  # sửa đổi đoạn mở đầu khoản 2: the words before its points
    INSERT = "insert"  # bổ sung khoản 3a vào sau khoản 3
    REPEAL = "repeal"  # bãi bỏ điểm b khoản 2
    REWORD = "reword"  # thay, bỏ, bổ sung cụm từ
    UNREADABLE = "unreadable"  # it changes something, and what the text is afterwards cannot be told for certain


class ProvisionState(StrEnum):
    """How a provision stands after the amendments that have come."""

    UNCHANGED = "unchanged"
    AMENDED = "amended"
    ADDED = "added"
    REPEALED = "repealed"
    TOUCHED = "touched"  # an amendment concerns it, its new wording could not be read: the old text is shown


@dataclass(frozen=True, slots=True)
class StoredText:
    """A document of the store with all that reading its changes takes; spans count in `text`."""

    record: DocumentRecord
    provisions: tuple[ProvisionRecord, ...]
    text: str
    relations: tuple[RelationRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Words taken letter for letter from one source: `text` is what `span` covers in the document's source text."""

    document_id: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """The own words of one provision, put together from pieces that stand without a gap between them."""

    address: Address
    level: Level
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The words as one string."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Clause:
    """The place that makes a change: a provision of the amending document, its words, the day it takes effect."""

    document: DocumentRecord
    provision_id: str
    address: str  # Address.display() of that provision
    cited: str  # Address.cited(): "khoản 1 Điều 1"
    sentence: str  # without the new wording it announces; spaces as one
    since: dt.date


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that change inside a provision.

    `old` is looked for. `new` takes its place, or goes before or after it; without `new` it is dropped. `own` confines
    the search to the words of the provision itself, its children excluded; `heading` to its title line.
    """

    old: str
    new: Piece | None
    put: str = ""  # "", "sau", "trước"
    own: bool = False
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Instruction:
    """What one clause does to one provision of the base text.

    `target` leads from the outermost step in; () where no provision is told. `wording` is the quoted provision.
    `anchor` is the provision beside which a new one is put (() = by its label). `reason` says in Vietnamese why an
    UNREADABLE one could not be read.
    """

    operation: Operation
    target: tuple[Step, ...]
    clause: Clause
    wording: Provision | None = None
    anchor: tuple[Step, ...] = ()
    before: bool = False
    phrase: Phrase | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What a clause did to a provision; `reason` is told where it could not be applied."""

    operation: Operation
    clause: Clause
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A provision of the text that is worked on.

    `original` is the base's own unit, kept from the first change on; None while nothing changed, and for one that an
    amendment added. `whole` says that `original` stands for all that lay below as well. `changes` were applied;
    `doubts` touch it, and its words may be out of date by them.
    """

    address: Address
    level: Level
    pieces: tuple[Piece, ...]
    children: tuple[Unit, ...] = ()
    original: Unit | None = None
    whole: bool = False
    added: bool = False
    repealed: bool = False
    changes: tuple[Change, ...] = ()
    doubts: tuple[Change, ...] = ()

    @property
    def text(self) -> str:
        """Own words."""
        return "".join(piece.text for piece in self.pieces)

    def walk(self) -> Iterator[Unit]:
        """This unit and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class ConsolidatedProvision:
    """One row of the view.

    Where an amendment gave a provision a new wording as a whole (`whole`), `old` and `new` hold everything below it
    too, each provision with its own words; else the own words alone, and what lies below has rows of its own.
    """

    address: Address
    level: Level
    depth: int
    state: ProvisionState
    whole: bool  # `old` and `new` hold what lies below as well
    old: tuple[Words, ...]  # () for one that was added
    new: tuple[Words, ...]  # () for one that is repealed
    changes: tuple[Change, ...] = ()
    doubts: tuple[Change, ...] = ()

    @property
    def old_text(self) -> str:
        """The words of the base, one provision a line."""
        return "\n".join(words.text for words in self.old)

    @property
    def new_text(self) -> str:
        """The words as they stand, one provision a line."""
        return "\n".join(words.text for words in self.new)


@dataclass(frozen=True, slots=True)
class Consolidation:
    """A document as amended on a day.

    `open` are changes that no provision could be found for. `amended_by` are the documents whose clauses were read,
    `unread` those known to amend it of which there is no text. Nothing here is official: only the originals are.
    """

    document: DocumentRecord
    as_of: dt.date
    provisions: tuple[ConsolidatedProvision, ...]
    amended_by: tuple[DocumentRecord, ...] = ()
    unread: tuple[str, ...] = ()
    open: tuple[Change, ...] = ()

    def at(self, steps: tuple[Step, ...]) -> tuple[ConsolidatedProvision, ...]:
        """The rows of the provision that `steps` name: its own and those below it, or the one it is part of."""
        return rows_at(self.provisions, steps)

    @property
    def changed(self) -> tuple[ConsolidatedProvision, ...]:
        """The rows that are not as they were."""
        return tuple(row for row in self.provisions if row.state is not ProvisionState.UNCHANGED)


def rows_at(rows: tuple[ConsolidatedProvision, ...], steps: tuple[Step, ...]) -> tuple[ConsolidatedProvision, ...]:
    """See `Consolidation.at`; () where no row, or more than one, is meant."""
    exact = [place for place, row in enumerate(rows) if _same(steps, row.address.steps)]
    around = [place for place, row in enumerate(rows) if row.whole and _begins(steps, row.address.steps)]
    if len(exact) != 1:
        return (rows[around[0]],) if len(around) == 1 and not exact else ()
    place = exact[0]
    below = takewhile(lambda row: row.depth > rows[place].depth, rows[place + 1 :])
    return (rows[place], *below)


def _same(steps: tuple[Step, ...], own: tuple[Step, ...]) -> bool:
    return len(steps) == len(own) and _begins(steps, own)


def _begins(steps: tuple[Step, ...], own: tuple[Step, ...]) -> bool:
    return len(own) <= len(steps) and all(same_step(wanted, step) for wanted, step in zip(steps, own, strict=False))
