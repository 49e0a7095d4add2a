"""General repeal clauses: "các quy định trước đây trái với Quy định này đều bãi bỏ" names none, so it ends none.

It is a warning for the earlier documents on the same subject, for one of their provisions may contradict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from thammuu.index.agreement import telling_words
from thammuu.index.known import KnownDocument
from thammuu.index.records import DocumentRecord
from thammuu.index.validity import wording
from thammuu.index.validity.model import Fact, FactKind, Origin
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.model import ClauseKind

_SAME_SUBJECT = 0.5
_LEAST_WORDS = 3  # titles of fewer telling words ("về việc cán bộ") are alike by chance


@dataclass(frozen=True, slots=True)
class _Clause:
    """A general repeal clause, with the words its document is about."""

    record: DocumentRecord
    text: str
    subject: frozenset[str]
    since: PartialDate


def general_repeals(documents: Sequence[KnownDocument]) -> Iterator[tuple[str, Fact]]:
    """A warning for every document older than one on its subject that has such a clause."""
    clauses = tuple(_clauses(documents))
    for document in documents if clauses else ():
        subject = telling_words(document.record.title)
        for clause in clauses:
            if clause.record.id != document.record.id and _is_on(subject, clause) and _is_older(document, clause):
                said = wording.by_general_clause(clause.record, clause.text)
                fact = Fact(FactKind.GENERAL_REPEAL, Origin.CLAUSE, said, clause.since, clause.record)
                yield document.record.id, fact


def _clauses(documents: Iterable[KnownDocument]) -> Iterator[_Clause]:
    for document in documents:
        record = document.record
        since = PartialDate.of(record.effective) if record.effective else record.key.date
        subject = telling_words(record.title)
        for clause in document.clauses:
            if clause.kind is ClauseKind.GENERAL_REPEAL and since and len(subject) >= _LEAST_WORDS:
                yield _Clause(record, clause.text, subject, since)


def _is_on(subject: frozenset[str], clause: _Clause) -> bool:
    """Titles that share half of all their words: "thi hành Điều lệ Đảng" is not about the Điều lệ itself."""
    shared, either = len(subject & clause.subject), len(subject | clause.subject)
    return len(subject) >= _LEAST_WORDS and shared / either >= _SAME_SUBJECT


def _is_older(document: KnownDocument, clause: _Clause) -> bool:
    issued = document.record.key.date
    return issued is not None and issued.latest() < clause.since.earliest()
