"""The own words of an amending provision as sentences that announce, and the new wording quoted after each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thammuu.index.records import ProvisionRecord
from thammuu.ingest.model import Provision
from thammuu.ingest.structure.quoted import NewWording, new_wordings

_MARKS = '"“”„‟'
_LETTERS = re.compile(r"\w")
# the mark that closes stands behind the last word, or alone on the next line; one that opens has words behind it
_CLOSED = re.compile(r"[ \t]*[\"”]|\s*[\"”][.;, ]*(?:\n|$)")
_JOINS = frozenset({"và", "và:"})
_OPEN = re.compile(rf"[{_MARKS}]\s*$")


@dataclass(frozen=True, slots=True)
class Announcement:
    """A sentence, where it begins in the source text, and the quotations that follow it.

    `whole` is False where a quotation is not closed by a mark: how far it reaches is then a guess.
    """

    text: str
    start: int
    quotations: tuple[NewWording, ...] = ()
    whole: bool = True

    def holds(self, offset: int) -> bool:
        """Whether a place of the source lies in the sentence."""
        return self.start <= offset < self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Announced:
    """The sentences of one provision in reading order, its marker left out."""

    leads: tuple[Announcement, ...]

    @property
    def sentence(self) -> str:
        """All of them as one, for people; spaces as one."""
        return " ".join(" ".join(lead.text.split()) for lead in self.leads)


def announced(record: ProvisionRecord, text: str) -> Announced:
    """The sentences of `record`, which lies in the source text `text`."""
    provision = Provision(
        record.address, record.level, record.marker, record.heading, record.text, record.span, record.page
    )
    return Announced(tuple(_announcements(record, text, new_wordings(provision, text))))


def _announcements(record: ProvisionRecord, text: str, quotations: Sequence[NewWording]) -> Iterator[Announcement]:
    """Quotations that only a mark, a comma or "và" parts belong to one sentence."""
    start = record.span.start + _marker_length(record)
    end = record.span.start + len(record.text)
    lines: list[Announcement] = []
    for quotation in quotations:
        fresh = list(_lines(text, start, _before_mark(text, start, quotation.span.start)))
        yield from lines if fresh else ()
        lines = fresh or lines
        if lines:
            last = lines[-1]
            closed = last.whole and _CLOSED.match(text, quotation.span.end, end) is not None
            lines[-1] = Announcement(last.text, last.start, (*last.quotations, quotation), closed)
        start = quotation.span.end
    yield from lines
    yield from _lines(text, start, end)


def _marker_length(record: ProvisionRecord) -> int:
    return len(record.marker) if record.text.startswith(record.marker) else 0


def _before_mark(text: str, start: int, end: int) -> int:
    opening = _OPEN.search(text, start, end)
    return opening.start() if opening else end


def _lines(text: str, start: int, end: int) -> Iterator[Announcement]:
    """The lines that hold a word, without the marks and stops that a quotation before them left behind."""
    at = start
    for number, line in enumerate(text[start:end].split("\n")):
        kept = line.strip() if number else line.strip().lstrip(f" .;,{_MARKS}")
        if _LETTERS.search(kept) and kept not in _JOINS:
            yield Announcement(kept, at + line.index(kept))
        at += len(line) + 1
