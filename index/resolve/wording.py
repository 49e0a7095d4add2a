"""What the resolver says to people, in Vietnamese."""

from __future__ import annotations

import datetime as dt

from thammuu.index.records import DocumentRecord
from thammuu.ingest.dates import PartialDate, display_date


def told_date(date: PartialDate | dt.date | None) -> str:
    """A date as people write it, or the words for a missing one."""
    return display_date(date) if date else "không rõ"


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
