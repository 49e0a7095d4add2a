"""A base text of the fictional tỉnh Sông Trà and what amends it, read, stored and gathered as in the product."""

from __future__ import annotations

import datetime as dt

from thammuu.index.consolidated.gather import Amended, amended
from thammuu.index.known import join_known
from thammuu.index.resolve import Resolver
from thammuu.index.store import Store
from thammuu.index.validity.collect import collect_facts
from thammuu.ingest import parse
from thammuu.ingest.readers import read_bytes

_HEAD = """TỈNH ỦY SÔNG TRÀ
Số: {symbol}
ĐẢNG CỘNG SẢN VIỆT NAM
Sông Trà, ngày {day} tháng {month} năm {year}
QUY ĐỊNH
{title}
"""
BASE_BODY = """Điều 1. Phạm vi
Quy định này quy định về sổ theo dõi đò ngang.
Điều 2. Sổ theo dõi
1. Mỗi bến có một sổ.
2. Sổ ghi các nội dung sau:
a) Tên đò;
b) Số người đi đò;
c) Giờ chạy đò.
3. Trưởng bến giữ sổ.
Điều 3. Giờ chạy
Đò chạy từ sáng đến tối, nghỉ khi nước lớn.
Điều 4. Kiểm tra
1. Ban Quản lý bến kiểm tra sổ mỗi tháng.
2. Ban Quản lý bến báo cáo kết quả kiểm tra."""
BASE_DAY = dt.date(2020, 3, 2)
AMENDED_DAY = dt.date(2022, 5, 10)
OF_BASE = "Quy định số 11-QĐ/TU ngày 02/3/2020 của Tỉnh ủy Sông Trà"


def base_text(body: str = BASE_BODY) -> str:
    """The base, 11-QĐ/TU of 2 March 2020."""
    return _HEAD.format(symbol="11-QĐ/TU", day="02", month="3", year="2020", title="về sổ theo dõi đò ngang") + body


def amending_text(body: str, symbol: str = "21-QĐ/TU", day: dt.date = AMENDED_DAY) -> str:
    """One that amends the base, by default 21-QĐ/TU of 10 May 2022; its first article names the base."""
    head = _HEAD.format(
        symbol=symbol,
        day=f"{day.day:02}",
        month=str(day.month),
        year=day.year,
        title=f"sửa đổi, bổ sung một số điều của {OF_BASE}",
    )
    return f"{head}Điều 1. Sửa đổi, bổ sung một số điều của {OF_BASE}\n{body}"


def cleaned(text: str) -> str:
    """The source text that spans count in."""
    return read_bytes(text.encode(), "van-ban.txt").text


def gathered(*texts: str) -> Amended:
    """The first text with all that the others do to it."""
    store = Store.in_memory()
    ids = [store.put(parse(read_bytes(text.encode(), "van-ban.txt")), text.encode()).id for text in texts]
    known = join_known(store.documents(), store.closing_clauses(), (), store.life_relations())
    resolver = Resolver(known)
    base = next(document.record for document in known if document.record.id == ids[0])
    return amended(base, store, collect_facts(known, resolver), resolver)
