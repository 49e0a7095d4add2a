"""What the resolver says to people, in Vietnamese."""

from __future__ import annotations

import datetime as dt

from thammuu.index.records import DocumentRecord
from thammuu.ingest.dates import PartialDate, display_date


def told_date(date: PartialDate | dt.date | None) -> str:
    """A date as people write it, or the words for a missing one."""
    return display_date(date) if date else "không rõ"


def did_you_mean(records: tuple[DocumentRecord, ...]) -> str:
    """The question that offers look-alikes: "Có phải Quy định 399-QĐ/TW ngày 09/01/2026 …?"; "" when there are none."""
    names = [_named(record) for record in records]
    if not names:
        return ""
    return f"Có phải {names[0]}?" if len(names) == 1 else f"Có phải một trong các văn bản: {'; '.join(names)}?"


def misspelt(written: str, record: DocumentRecord) -> str:
    """A Party symbol written the State way names nothing for certain; the document it looks like is offered."""
    return f"Số, ký hiệu viết “{written}” không đúng dạng của văn bản Đảng. {did_you_mean((record,))}"


def _named(record: DocumentRecord) -> str:
    key = record.key
    name = " ".join(part for part in (key.genre, key.symbol) if part) if key.symbol else record.title
    day = told_date(key.date) if key.date else ""
    dated = f" ngày {day}" if key.date and key.date.day else f" ({day})" if day else ""
    return f"{name}{dated}{f' của {key.issuer}' if key.issuer else ''}"


def tell_apart(records: tuple[DocumentRecord, ...]) -> str:
    """What would decide between `records`: the first thing in which they differ, with the choices."""
    keys = [record.key for record in records]
    choices = (
        ("ngày ban hành", tuple(told_date(key.date) for key in keys)),
        ("cơ quan ban hành", tuple(key.issuer or "không rõ" for key in keys)),
        ("thể loại", tuple(key.genre or "không rõ" for key in keys)),
        ("trích yếu", tuple(record.title for record in records)),
    )
    for name, values in choices:
        different = tuple(dict.fromkeys(values))
        if len(different) > 1:
            return f"Cần ghi rõ {name}: {'; '.join(different)}."
    return "Các bản này cùng số, ký hiệu, ngày và cơ quan ban hành: cần chọn một tệp."
