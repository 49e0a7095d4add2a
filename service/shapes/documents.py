"""Documents, validity, notices and the files of an ingestion as JSON."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from thammuu.index.records import DocumentRecord
from thammuu.ingest.model import Notice, SourceText
from thammuu.service import results

if TYPE_CHECKING:
    from thammuu.ingest.charsets.report import Loss


@dataclass(frozen=True, slots=True)
class DocumentNameShape:
    """A document by name alone; what stands in `validity.by` of another."""

    id: str
    symbol: str | None
    genre: str | None
    issuer: str | None
    date: str | None
    title: str

    @classmethod
    def of(cls, record: DocumentRecord) -> DocumentNameShape:
        """The name of `record`."""
        key = record.key
        date = key.date.isoformat() if key.date else None
        return cls(id=record.id, symbol=key.symbol, genre=key.genre, issuer=key.issuer, date=date, title=record.title)


@dataclass(frozen=True, slots=True)
class ValidityShape:
    """A validity state, the documents that brought it about, and the words that say so."""

    state: str
    by: list[DocumentNameShape]
    evidence: str
    warnings: list[str]

    @classmethod
    def of(cls, view: results.ValidityView) -> ValidityShape:
        """The JSON of `view`."""
        by = [DocumentNameShape.of(record) for record in view.by]
        return cls(state=view.state, by=by, evidence=view.evidence, warnings=list(view.warnings))


@dataclass(frozen=True, slots=True)
class DocumentShape(DocumentNameShape):
    """`{document}` of the contract."""

    effective: str | None
    expires: str | None
    validity: ValidityShape
    has_text: bool
    secrecy: str | None

    @classmethod
    def view(cls, view: results.DocumentView) -> DocumentShape:
        """The JSON of `view`."""
        return cls(
            **asdict(DocumentNameShape.of(view.record)),
            effective=day_text(view.record.effective),
            expires=day_text(view.record.expires),
            validity=ValidityShape.of(view.validity),
            has_text=view.record.has_text,
            secrecy=view.record.secrecy,
        )


def day_text(day: dt.date | None) -> str | None:
    """The day in ISO form."""
    return day.isoformat() if day else None


def documents(views: tuple[results.DocumentView, ...]) -> list[DocumentShape]:
    """The JSON of several documents."""
    return [DocumentShape.view(view) for view in views]


@dataclass(frozen=True, slots=True)
class NoticeShape:
    """A warning: stable code, Vietnamese message."""

    code: str
    message: str

    @classmethod
    def of(cls, notice: Notice) -> NoticeShape:
        """The JSON of `notice`."""
        return cls(code=notice.code, message=notice.message)


@dataclass(frozen=True, slots=True)
class DocumentsShape:
    """`thammuu documents`."""

    documents: list[DocumentShape]


@dataclass(frozen=True, slots=True)
class LossShape:
    """A character its character set does not have: kept, and to be looked at. `paragraph` counts from 1."""

    char: str
    code: str  # "U+00F0"
    count: int
    encoding: str
    font: str | None
    paragraph: int

    @classmethod
    def of(cls, loss: Loss) -> LossShape:
        """The JSON of `loss`."""
        code = f"U+{ord(loss.char):04X}"
        return cls(loss.char, code, loss.count, str(loss.charset), loss.font, loss.paragraph)


@dataclass(frozen=True, slots=True)
class EncodingShape:
    """A character set of a file, and the letters beyond ASCII that were read in it."""

    encoding: str
    letters: int


@dataclass(frozen=True, slots=True)
class ConvertShape:
    """`thammuu convert`. `encoding` is the old character set most letters were converted from, "unicode" for none."""

    text: str
    encoding: str
    encodings: list[EncodingShape]
    loss: list[LossShape]
    warnings: list[NoticeShape]
    pages: int
    format: str

    @classmethod
    def of(cls, source: SourceText) -> ConvertShape:
        """The JSON of `source`; `pages` is 0 for a format without pages."""
        conversion = source.conversion
        return cls(
            text=source.text,
            encoding=str(conversion.charset) if conversion else "unicode",
            encodings=[EncodingShape(str(name), count) for name, count in conversion.letters] if conversion else [],
            loss=[LossShape.of(loss) for loss in conversion.losses] if conversion else [],
            warnings=[NoticeShape.of(notice) for notice in source.warnings],
            pages=max((block.page or 0 for block in source.blocks), default=0),
            format=source.format,
        )
