"""Sentences about the life of a document: when it takes effect, what it replaces and repeals."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from thammuu.ingest.citations import find_citations
from thammuu.ingest.dates import find_dates
from thammuu.ingest.model import Citation, ClauseKind, ClosingClause, Relation, Span
from thammuu.ingest.tables.letters import CAPITAL

# A sentence ends at a full stop before a capital, or at a line break.
_SENTENCE_END = re.compile(rf"(?<=[.!?])\s+(?={CAPITAL})|\s*\n+\s*")
_THIS = r"\b(?:này|trên đây)\b"
_EFFECT = re.compile(
    rf"{_THIS}[^.]{{0,200}}?\bcó hiệu lực(?: thi hành)?,?(?: kể)? từ(?: ngày)?\s*(?P<when>[^.;]{{0,60}})"
)
_SIGNED_DAY = re.compile(r"^(?:ngày )?(?:ký|ban hành)\b")
_EXPIRY = re.compile(
    rf"{_THIS}[^.]{{0,120}}?\b(?:hết hiệu lực(?: thi hành)?(?: kể)? từ|(?:có hiệu lực|được thực hiện) đến(?: hết)?)"
    r"\s+(?P<when>[^.;]{0,60})"
)
# "các quy định trước đây trái với nội dung Quy định này đều bãi bỏ": names no document
_GENERAL = re.compile(
    r"\b(?:quy định|văn bản|nội dung)\b[^.]{0,80}\btrái (?:với )?\b[^.]{0,160}\b(?:bãi bỏ|hết hiệu lực|hủy bỏ)\b",
    re.IGNORECASE,
)
# "Luật Giáo dục số … hết hiệu lực kể từ ngày Luật này có hiệu lực", also after "(sau đây gọi là …)", and
# "Pháp lệnh về tổ chức và hoạt động hòa giải ở cơ sở hết hiệu lực …", which has no number to cite.
_ENDS_WITH_THIS = re.compile(r"\bhết hiệu lực(?: thi hành)?(?:,? kể)? từ ngày\b[^.;]{0,40}\bnày có hiệu lực\b")
_ABOLISHES = re.compile(
    r"^Bãi bỏ (?:các )?(?:Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Quy định|Quy chế)\b"
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


def runs_from_signing(text: str) -> bool:
    """Whether a clause of effect runs from the day of issue: "… có hiệu lực thi hành kể từ ngày ký"."""
    effect = _EFFECT.search(text)
    return effect is not None and _SIGNED_DAY.match(effect["when"].strip()) is not None


def _clauses_of(sentence: str, span: Span, issued: dt.date | None) -> Sequence[ClosingClause]:
    clauses = []
    effect, expiry = _EFFECT.search(sentence), _EXPIRY.search(sentence)
    if effect:
        clauses.append(ClosingClause(ClauseKind.EFFECT, sentence, span, _day(effect["when"], issued)))
    if expiry:
        clauses.append(ClosingClause(ClauseKind.EXPIRY, sentence, span, _day(expiry["when"], None)))
    if _GENERAL.search(sentence):
        clauses.append(ClosingClause(ClauseKind.GENERAL_REPEAL, sentence, span))
        return clauses
    replaced, repealed = _named(sentence, span.start)
    if replaced:
        clauses.append(ClosingClause(ClauseKind.REPLACES, sentence, span, citations=replaced))
    if repealed or _ENDS_WITH_THIS.search(sentence) or _ABOLISHES.match(sentence):
        clauses.append(ClosingClause(ClauseKind.REPEALS, sentence, span, citations=repealed))
    return clauses


def _named(sentence: str, start: int) -> tuple[tuple[Citation, ...], tuple[Citation, ...]]:
    """The documents a sentence replaces, and those it repeals, with spans shifted by `start`.

    The subject of "… (sau đây gọi là …) hết hiệu lực kể từ ngày Luật này có hiệu lực" is the naming that opens it.
    """
    cited = [found.shifted(start) for found in find_citations(sentence)]
    repealed = [found for found in cited if found.relation is Relation.REPEALS]
    opens = bool(cited) and cited[0].span.start == start
    if not repealed and opens and _ENDS_WITH_THIS.search(sentence):
        repealed = [replace(cited[0], relation=Relation.REPEALS)]
    return tuple(found for found in cited if found.relation is Relation.REPLACES), tuple(repealed)


def _day(words: str, issued: dt.date | None) -> dt.date | None:
    if _SIGNED_DAY.match(words.strip()):
        return issued
    dates = find_dates(words) or find_dates(f"ngày {words.strip()}")
    return dates[0].date if dates else None
