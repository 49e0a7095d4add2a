"""Every document known and what is known of its life, from the store; from the file of facts where that is good."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from thammuu.corpus.catalogue import CatalogueRow, load_catalogue, merged
from thammuu.index.kept_facts import FactsFile, FileState, KeptFacts
from thammuu.index.known import KnownDocument, Pairs, joined
from thammuu.index.manifest import FOLDER
from thammuu.index.program_sum import program_sum, program_sum_now
from thammuu.index.records import DocumentRecord
from thammuu.index.store import Store
from thammuu.index.store.lives import StoredLives
from thammuu.index.validity.model import FactBook
from thammuu.ingest.model import Notice

if TYPE_CHECKING:
    from thammuu.index.resolve import Resolver

_TORN = Notice("facts_torn", "Tệp giữ dữ kiện hiệu lực bị hỏng nên hiệu lực vừa được xác định lại từ kho.")


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is known at one moment of the store, whose counts of changes are `generation` and `catalogue_generation`.

    `resolver` is there if the facts had to be found; it is the greater part of that work.
    """

    generation: int
    catalogue_generation: int
    known: tuple[KnownDocument, ...]
    facts: FactBook
    resolver: Resolver | None = None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """What store and catalogue tell, and the sum of it; "" where the program cannot be summed up."""

    lives: StoredLives
    documents: tuple[DocumentRecord, ...]
    rows: tuple[CatalogueRow, ...]
    key: str


def gather(store: Store, home: Path | None = None) -> Gathered:
    """All that store and catalogue tell now; `home` is the data folder facts are kept in, None for nowhere."""
    told = _told(store)
    if home is None or not told.key:
        return _found(told)
    file = FactsFile(home / FOLDER)
    state, kept = file.read(told.key)
    try:
        if kept is not None:
            return _kept(told, kept)
    except ValueError:
        state = FileState.TORN
    return _found(told, file, (_TORN,) if state is FileState.TORN else ())


def keep_anew(store: Store, home: Path) -> None:
    """Find all facts again and keep them, whatever was kept."""
    FactsFile(home / FOLDER).remove()
    gather(store, home)


def examine_facts(store: Store, home: Path) -> tuple[FileState, bool]:
    """What the kept file of facts is, and whether a good one holds the facts there are; nothing is changed."""
    told = _told(store)
    state, kept = FactsFile(home / FOLDER).read(told.key)
    if kept is None:
        return state, True
    try:
        held = _kept(told, kept)
    except ValueError:
        return FileState.TORN, True
    found = _found(told)
    same_documents = [each.record for each in held.known] == [each.record for each in found.known]
    return state, same_documents and held.facts.told() == found.facts.told()


def _told(store: Store) -> _Told:
    lives = store.lives()
    program = program_sum()
    key = hashlib.sha256(f"{program} {lives.digest()}".encode()).hexdigest() if program else ""
    return _Told(lives, lives.documents(), merged(load_catalogue(), lives.catalogue()), key)


def _kept(told: _Told, kept: KeptFacts) -> Gathered:
    """ValueError for pairs or facts of other documents."""
    try:
        known = joined(told.documents, told.rows, kept.pairs)
    except (LookupError, TypeError) as error:
        raise ValueError(kept.pairs) from error
    facts = kept.facts([each.record for each in known])
    return Gathered(told.lives.generation, told.lives.catalogue_generation, known, facts)


def _found(told: _Told, file: FactsFile | None = None, notices: tuple[Notice, ...] = ()) -> Gathered:
    """Everything found anew, and kept in `file` for the next start."""
    # only where facts are found anew: these know the words of citations
    from thammuu.index.known import with_words  # noqa: PLC0415
    from thammuu.index.pairing import paired  # noqa: PLC0415
    from thammuu.index.resolve import Resolver  # noqa: PLC0415
    from thammuu.index.validity.collect import collect_facts  # noqa: PLC0415

    lives, stored = told.lives, len(told.documents)
    pairs = paired(told.documents, told.rows)
    bare = joined(told.documents, told.rows, pairs)
    known = (*with_words(bare[:stored], lives.closing_clauses(), lives.relations()), *bare[stored:])
    resolver = Resolver(known)
    facts = collect_facts(known, resolver)
    if file is not None:
        _keep(file, told.key, pairs, facts, known)
    return Gathered(lives.generation, lives.catalogue_generation, known, facts, resolver, notices)


def _keep(file: FactsFile, key: str, pairs: Pairs, facts: FactBook, known: tuple[KnownDocument, ...]) -> None:
    """Not where the program on disk is another by now than the one that found the facts; and whoever asks gets an
    answer from a folder that cannot be written to, too."""
    if program_sum_now() != program_sum():
        return
    try:
        file.write(key, KeptFacts.of(pairs, facts, [each.record for each in known]))
    except OSError:
        return
