"""What came of reading a draft again, as lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from thammuu.ingest.dates import display_date
from thammuu.service.rechecking import FAULTS, Recheck, Rechecked


def recheck_lines(found: Recheck) -> Iterator[str]:
    """The verdict, then every citation with something to look at."""
    if found.fault:
        yield FAULTS[found.fault]
    if not found.rows:
        return
    drafted = f"soạn ngày {display_date(found.drafted)}, " if found.drafted else ""
    yield f"{len(found.rows)} viện dẫn ({drafted}đối chiếu ngày {display_date(found.as_of)}): {_verdict(found)}"
    for row in found.changed:
        yield f"  - {_name(row)}: {'; '.join(row.messages)}."
        newer = row.document.validity.chain or row.document.validity.by if row.document else ()
        for record in newer[-1:]:
            yield f"    Xem {record.key.genre or 'văn bản'} {record.key.symbol or record.title}."


def _verdict(found: Recheck) -> str:
    return f"{len(found.changed)} chỗ cần xem lại." if found.changed else "không có gì thay đổi."


def _name(row: Rechecked) -> str:
    written = row.written
    return f"{written.named}, {written.address}" if written.address else written.named
