"""What to tell a person about a cited document: what does not fit what is known, and what is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from thammuu.index.agreement import dates_agree, genres_agree, issuers_agree, telling_words, title_similarity
from thammuu.index.records import DocumentRecord
from thammuu.ingest.dates import PartialDate, display_date
from thammuu.ingest.model import Citation, ValidityState
from thammuu.ingest.symbols import is_crossed, parse_symbol
from thammuu.service.bases.model import CitedBasis, Remark, RemarkCode
from thammuu.service.results import ResolutionState
from thammuu.service.wording import VALIDITY, full_name, short_name

_STRANGE_TITLE = 0.5  # below this share of common words a cited title is held against the known one
_LEAST_WORDS = 3
_NOT_THERE = frozenset({ValidityState.REPLACED, ValidityState.REPEALED, ValidityState.EXPIRED, ValidityState.NOT_YET})


def remarks_on(basis: CitedBasis, reason: str, written: dt.date | None, as_of: dt.date) -> tuple[Remark, ...]:
    """The remarks on one cited document; `reason` is why the resolver answered as it did."""
    if basis.document is None:
        return tuple(_unsure(basis, reason))
    record = basis.document.record
    return (
        *_differences(basis.first, record),
        *_missing(basis.first, record),
        *_spelling(basis.first, record),
        *_standing(basis, written, as_of),
        *(Remark(RemarkCode.WARNING, warning) for warning in basis.document.validity.warnings),
    )


def _unsure(basis: CitedBasis, reason: str) -> Iterator[Remark]:
    if basis.resolution is ResolutionState.AMBIGUOUS:
        yield Remark(RemarkCode.AMBIGUOUS, f"Chưa xác định được văn bản nào. {reason}")
        return
    yield Remark(RemarkCode.UNKNOWN, f"{reason[:1].upper()}{reason[1:]}.")
    bearers = [view.record for view in basis.candidates if _bears(basis.first, view.record)]
    if len(bearers) == 1:
        yield from _differences(basis.first, bearers[0])
    if basis.candidates:
        names = "; ".join(full_name(view.record) for view in basis.candidates)
        yield Remark(RemarkCode.DID_YOU_MEAN, f"Có phải {names}?")


def _bears(citation: Citation, record: DocumentRecord) -> bool:
    one, other = parse_symbol(citation.symbol or ""), parse_symbol(record.key.symbol or "")
    return one is not None and other is not None and one.key == other.key


def _differences(cited: Citation, record: DocumentRecord) -> Iterator[Remark]:
    """What the text says otherwise than what is known. An issuer told less fully, or a shortened title, is none."""
    key, name = record.key, short_name(record)
    told = PartialDate.of(cited.date) if cited.date else None
    if told and key.date and not dates_agree(told, key.date):
        day = f"văn bản ghi ngày {display_date(told)}, {name} ban hành {display_date(key.date)}"
        yield Remark(RemarkCode.WRONG_DATE, f"Ngày không khớp: {day}.")
    if not issuers_agree(cited.issuer, key.issuer):
        said = f"văn bản ghi {cited.issuer}, {name} do {key.issuer} ban hành"
        yield Remark(RemarkCode.WRONG_ISSUER, f"Cơ quan ban hành không khớp: {said}.")
    if cited.symbol and not genres_agree(cited.genre, key.genre):
        yield Remark(RemarkCode.WRONG_GENRE, f"Thể loại không khớp: văn bản ghi {cited.genre}, đây là {key.genre}.")
    if _is_strange(cited, record):
        yield Remark(RemarkCode.WRONG_TITLE, f"Trích yếu không khớp; trích yếu đã biết: “{record.title}”.")


def _is_strange(cited: Citation, record: DocumentRecord) -> bool:
    if not cited.symbol or not cited.title or record.title.startswith("("):
        return False
    shorter = min(len(telling_words(cited.title)), len(telling_words(record.title)))
    return shorter >= _LEAST_WORDS and title_similarity(cited.title, record.title) < _STRANGE_TITLE


def _missing(cited: Citation, record: DocumentRecord) -> Iterator[Remark]:
    if cited.symbol and cited.date is None:
        known = record.key.date
        day = f" (đã biết: {display_date(known)})" if known else ", và danh mục cũng chưa có ngày"
        yield Remark(RemarkCode.MISSING_DATE, f"Thiếu ngày ban hành{day}.")


def _spelling(cited: Citation, record: DocumentRecord) -> Iterator[Remark]:
    if is_crossed(cited.text):
        yield Remark(RemarkCode.DID_YOU_MEAN, f"Số, ký hiệu viết sai dạng; có phải {record.key.symbol}?")


def _standing(basis: CitedBasis, written: dt.date | None, as_of: dt.date) -> Iterator[Remark]:
    document = basis.document
    if document is None:
        return
    issued = document.record.key.date
    if written and issued and issued.earliest() > written:
        yield Remark(RemarkCode.YOUNGER, f"Ban hành sau ngày của văn bản viện dẫn ({display_date(written)}).")
    elif basis.then and written and basis.then.state in _NOT_THERE:
        label = VALIDITY[basis.then.state].label.lower()
        yield Remark(RemarkCode.NOT_IN_FORCE, f"Ngay tại ngày {display_date(written)} văn bản này {label}.")
    if document.validity.state in _NOT_THERE:
        label = VALIDITY[document.validity.state].label.lower()
        yield Remark(RemarkCode.NOT_IN_FORCE, f"Tại ngày {display_date(as_of)} văn bản này {label}.")
