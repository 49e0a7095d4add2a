"""Sentences about the life of a document: when it takes effect, what it replaces and repeals."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from thammuu.ingest.dates import find_dates
from thammuu.ingest.model import ClauseKind, ClosingClause, Span
from thammuu.ingest.tables.letters import CAPITAL

# A sentence ends at a full stop before a capital, or at a line break.
_SENTENCE_END = re.compile(rf"(?<=[.!?])\s+(?={CAPITAL})|\s*\n+\s*")
_THIS = r"\b(?:này|trên đây)\b"
_EFFECT = re.compile(
    rf"{_THIS}[^.]{{0,200}}?\bcó hiệu lực(?: thi hành)?,?(?: kể)? từ(?: ngày)?\s*(?P<when>[^.;]{{0,60}})"
)
_SIGNED_DAY = re.compile(r"^(?:ngày )?(?:ký|ban hành)\b")
_EXPIRY = re.compile(
    rf"{_THIS}[^.]{{0,120}}?\b(?:hết hiệu lực(?: thi hành)?(?: kể)? từ|(?:có hiệu lực|được thực hiện) đến(?: hết)?)\s+(?P<when>[^.;]{{0,60}})"
)
_REPLACES = re.compile(r"\bthay thế\b(?! (?:các )?(?:cụm )?từ\b)", re.IGNORECASE)
_REPEALS = re.compile(r"\b(?:bãi bỏ|hủy bỏ|hết hiệu lực)\b", re.IGNORECASE)
_GENERAL = re.compile(
    r"\b(?:quy định|văn bản|nội dung)\b[^.]{0,80}\btrái (?:với )?\b[^.]{0,160}\b(?:bãi bỏ|hết hiệu lực|hủy bỏ)\b",
    re.IGNORECASE,
)


def sentences(text: str, start: int = 0) -> Iterator[tuple[str, Span]]:
    """The sentences of `text` and their spans shifted by `start`, spaces at the ends left out."""
    begin = 0
    for end, following in [(m.start(), m.end()) for m in _SENTENCE_END.finditer(text)] + [(len(text), len(text))]:
        piece = text[begin:end]
        bare = piece.strip()
        if bare:
            offset = start + begin + len(piece) - len(piece.lstrip())
            yield bare, Span(offset, offset + len(bare))
        begin = following


def life_clauses(text: str, start: int, issued: dt.date | None) -> tuple[ClosingClause, ...]:
    """The clauses among the sentences of `text`; one sentence may be two ("có hiệu lực … và thay thế …").

    `start` is the offset of `text` in the source; `issued` dates "kể từ ngày ký".
    """
    found: list[ClosingClause] = []
    for sentence, span in sentences(text, start):
        found.extend(_clauses_of(sentence, span, issued))
    return tuple(found)


def _clauses_of(sentence: str, span: Span, issued: dt.date | None) -> Sequence[ClosingClause]:
    clauses = []
    effect, expiry = _EFFECT.search(sentence), _EXPIRY.search(sentence)
    if effect:
        clauses.append(ClosingClause(ClauseKind.EFFECT, sentence, span, _day(effect["when"], issued)))
    if expiry:
        clauses.append(ClosingClause(ClauseKind.EXPIRY, sentence, span, _day(expiry["when"], None)))
    if _GENERAL.search(sentence):
        clauses.append(ClosingClause(ClauseKind.GENERAL_REPEAL, sentence, span))
    elif _REPLACES.search(sentence):
        clauses.append(ClosingClause(ClauseKind.REPLACES, sentence, span))
    elif not expiry and _REPEALS.search(sentence):
        clauses.append(ClosingClause(ClauseKind.REPEALS, sentence, span))
    return clauses


def _day(words: str, issued: dt.date | None) -> dt.date | None:
    if _SIGNED_DAY.match(words.strip()):
        return issued
    dates = find_dates(words) or find_dates(f"ngày {words.strip()}")
    return dates[0].date if dates else None
