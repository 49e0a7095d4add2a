"""Facts about the life of documents kept in one small file, so that a start of the program need not find them again.

The file says what it was made of: a key that sums up every row of the store the facts follow from, the catalogue and
the program itself. With any other key, or not whole, it is as if it were not there; so it may be deleted, torn, copied
from elsewhere or left behind by another release, and never tells a wrong state of a document.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Any

from thammuu.index.known import Pairs
from thammuu.index.records import DocumentRecord
from thammuu.index.store import codec
from thammuu.index.validity.model import Fact, FactBook, FactKind, Origin
from thammuu.ingest.dates import PartialDate

NAME = "facts.jsonl"  # one line that says what the other is
_PART = ".facts-"  # of the name of a file that is being written
_SUM = 64  # letters of a SHA-256


class FileState(Enum):
    """What a file of facts was found to be."""

    ABSENT = auto()
    OTHER = auto()  # whole, and made of another store or by another program
    TORN = auto()
    GOOD = auto()


@dataclass(frozen=True, slots=True)
class KeptFacts:
    """What a file holds: which catalogue row speaks of which stored document, and the facts, each with the place (among
    the known documents) of the one that brought it about."""

    pairs: Pairs
    _facts: dict[str, list[list[Any]]]

    @classmethod
    def of(cls, pairs: Pairs, facts: FactBook, known: Sequence[DocumentRecord]) -> KeptFacts:
        """To be written."""
        places = {record: place for place, record in reversed(tuple(enumerate(known)))}
        told = facts.told().items()
        return cls(pairs, {document: [_dumped(fact, places) for fact in group] for document, group in told})

    def facts(self, known: Sequence[DocumentRecord]) -> FactBook:
        """The facts, `known` being the documents as they are joined by `pairs`. ValueError for what is no fact."""
        try:
            return FactBook((key, _loaded(fact, known)) for key, group in self._facts.items() for fact in group)
        except (TypeError, LookupError) as error:
            raise ValueError(NAME) from error

    def dumped(self) -> str:
        """As one line."""
        return json.dumps({"pairs": self.pairs, "facts": self._facts}, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def loaded(cls, line: str) -> KeptFacts:
        """The inverse of `dumped`. ValueError for anything else."""
        try:
            values = json.loads(line)
            return cls(tuple((place, row) for place, row in values["pairs"]), dict(values["facts"]))
        except (TypeError, LookupError) as error:
            raise ValueError(NAME) from error


@dataclass(frozen=True, slots=True)
class FactsFile:
    """The file of facts in `folder`."""

    folder: Path

    def read(self, key: str) -> tuple[FileState, KeptFacts | None]:
        """What the file is, and what it holds if that is good for `key`."""
        try:
            head, _, line = (self.folder / NAME).read_bytes().partition(b"\n")
        except FileNotFoundError:
            return FileState.ABSENT, None
        except OSError:
            return FileState.TORN, None
        made_of, _, told = head.decode("ascii", "replace").partition(" ")
        if len(made_of) != _SUM or told != hashlib.sha256(head[:_SUM] + line).hexdigest():
            return FileState.TORN, None
        if made_of != key:
            return FileState.OTHER, None
        try:
            return FileState.GOOD, KeptFacts.loaded(line.decode())
        except ValueError:
            return FileState.TORN, None

    def write(self, key: str, kept: KeptFacts) -> None:
        """Put `kept` in the place of what there is; a process killed meanwhile leaves the old file. Raises OSError."""
        line = kept.dumped().encode()
        head = f"{key} {hashlib.sha256(key.encode() + line).hexdigest()}\n".encode()
        self.folder.mkdir(parents=True, exist_ok=True)
        part = self.folder / f"{_PART}{os.getpid()}-{threading.get_ident()}"
        with part.open("wb") as stream:
            stream.write(head + line)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(self.folder / NAME)
        self._sweep()

    def remove(self) -> None:
        """Forget what is kept."""
        with suppress(OSError):
            (self.folder / NAME).unlink(missing_ok=True)

    def _sweep(self) -> None:
        """Remove what killed processes left. One that is writing just now loses its part, and keeps nothing."""
        for left in self.folder.glob(f"{_PART}*"):
            with suppress(OSError):
                left.unlink()


def _dumped(fact: Fact, places: dict[DocumentRecord, int]) -> list[Any]:
    since = [fact.since.year, fact.since.month, fact.since.day] if fact.since else None
    by = places[fact.by] if fact.by else None
    parts = codec.dump_provisions(fact.parts)
    return [fact.kind.value, fact.origin.value, fact.evidence, since, by, parts, fact.told_on.isoformat()]


def _loaded(values: list[Any], known: Sequence[DocumentRecord]) -> Fact:
    kind, origin, evidence, since, by, parts, told_on = values
    return Fact(
        FactKind(kind),
        Origin(origin),
        evidence,
        PartialDate(*since) if since else None,
        None if by is None else known[by],
        codec.load_provisions(parts),
        dt.date.fromisoformat(told_on),
    )
