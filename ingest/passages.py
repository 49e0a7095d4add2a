"""The running text around the provisions, made citable: paragraphs before the first one, clauses after the last.

An article of a newspaper, a speech, a plan written in prose have hardly a marker; and the sentence that tells when a
regulation takes effect stands after its last provision. Both must be found and cited, so each paragraph outside the
tree becomes a provision of its own, addressed by its count: "đoạn 3", "đoạn kết 1".
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from thammuu.ingest.model import Address, Document, Level, Provision, Span, Step
from thammuu.ingest.spans import Stretches


def opening_passages(document: Document) -> tuple[Provision, ...]:
    """The paragraphs of the preamble, in reading order; lines in capitals alone ("QUY ĐỊNH …:") are headings."""
    spans = (seen.span for seen in document.sightings if seen.field == "preamble")
    return tuple(_numbered(document, Level.PASSAGE, spans))


def closing_passages(document: Document) -> tuple[Provision, ...]:
    """The closing clauses that stand outside every provision, in reading order."""
    inside = Stretches(provision.span for provision in document.provisions)
    free = (clause.span for clause in document.closing if not inside.hold(clause.span))
    return tuple(_numbered(document, Level.CLOSING, free))


def capital_lines(preamble: str) -> str:
    """The lines of a preamble that are no passages: headings in capitals, one a line."""
    return "\n".join(line for line in preamble.splitlines() if _is_heading(line))


def _is_heading(text: str) -> bool:
    return text == text.upper()


def _numbered(document: Document, level: Level, spans: Iterable[Span]) -> Iterator[Provision]:
    """One provision a span. The same span twice (a clause that both replaces and repeals) counts once."""
    starts = [block.span.start for block in document.source.blocks]
    texts = ((span, span.of(document.source.text)) for span in sorted(set(spans)))
    told = ((span, text) for span, text in texts if not _is_heading(text))
    for count, (span, text) in enumerate(told, 1):
        yield Provision(
            address=Address((Step(level, str(count)),)),
            level=level,
            marker="",
            heading="",
            text=text,
            span=span,
            page=_page(document, span, starts),
        )


def _page(document: Document, span: Span, starts: Sequence[int]) -> int | None:
    """The page of the block `span` starts in; `starts` are the offsets of the blocks, in order."""
    at = bisect_right(starts, span.start) - 1
    return document.source.blocks[at].page if at >= 0 and span.start < document.source.blocks[at].span.end else None
