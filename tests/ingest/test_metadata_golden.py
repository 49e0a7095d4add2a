"""The golden table of headers: every field of every row must be read, and nothing where a row gives nothing.

golden/headers/*.toml hold whole headers, golden/spellings.toml one line in many spellings; both are our own invention.
Each is read the way a file is: from bytes, through the reader and the guard.
"""

from __future__ import annotations

import datetime as dt
import tomllib
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.ingest.files import Pdf, docx, p, table, text_box
from thammuu.ingest import parse
from thammuu.ingest.model import Document
from thammuu.ingest.readers import read_bytes

GOLDEN = Path(__file__).parent / "golden"
BODY = "1. Việc thứ nhất.\n2. Việc thứ hai.\n"


@dataclass(frozen=True)
class Expected:
    """All metadata of a document in text form; "" where there is nothing."""

    genre: str = ""
    symbol: str = ""
    date: str = ""
    issuer: str = ""
    superior: str = ""
    place: str = ""
    title: str = ""
    authority: str = ""
    position: str = ""
    signer: str = ""
    effective: str = ""
    expires: str = ""
    recipients: tuple[str, ...] = field(default=())


def read_fields(document: Document) -> Expected:
    """What was read, in the same form."""

    def day(date: dt.date | None) -> str:
        return date.isoformat() if date else ""

    key, signature = document.key, document.signature
    return Expected(
        genre=key.genre or "",
        symbol=key.symbol or "",
        date=key.date.isoformat() if key.date else "",
        issuer=key.issuer or "",
        superior=document.superior or "",
        place=document.place or "",
        title=document.title or "",
        authority=signature.authority or "",
        position=signature.position or "",
        signer=signature.name or "",
        effective=day(document.effective),
        expires=day(document.expires),
        recipients=document.recipients,
    )


def read(text: str) -> Document:
    return parse(read_bytes(text.encode(), "van-ban.txt"))


def rows() -> list[Any]:
    found = []
    for path in sorted((GOLDEN / "headers").glob("*.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["header"]:
            found.append(pytest.param(row, id=f"{path.stem}: {row['name']}"))
    return found


@pytest.mark.parametrize("row", rows())
def test_header(row: dict[str, Any]) -> None:
    given = {name: value for name, value in row.items() if name in Expected.__dataclass_fields__}
    expected = Expected(**{**given, "recipients": tuple(given.get("recipients", ()))})
    document = read(row["head"] + row.get("body", BODY) + row.get("tail", ""))
    assert read_fields(document) == expected
    seen = {sighting.field for sighting in document.sightings}
    told = {name for name in Expected.__dataclass_fields__ if getattr(expected, name)}
    assert told <= seen, told - seen
    assert document.unplaced == ()


PLAIN = {
    "organs": "TỈNH ỦY SÔNG TRÀ",
    "symbol": "Số 15-QĐ/TU",
    "date": "Sông Trà, ngày 05 tháng 02 năm 2026",
    "genre": "QUY ĐỊNH",
    "title": "về một việc",
}


def spellings() -> list[Any]:
    found = []
    for kind, variants in tomllib.loads((GOLDEN / "spellings.toml").read_text(encoding="utf-8")).items():
        for row in variants:
            found.append(pytest.param(kind, row, id=f"{kind}: {row['printed']!r}"))
    return found


@pytest.mark.parametrize(("kind", "row"), spellings())
def test_spelling(kind: str, row: dict[str, str]) -> None:
    lines = {**PLAIN, kind: row["printed"]}
    text = (
        f"{lines['organs']}\n*\n{lines['symbol']}\nĐẢNG CỘNG SẢN VIỆT NAM\n{lines['date']}\n"
        f"{lines['genre']}\n{lines['title']}\n-----\n{BODY}"
    )
    whole = read_fields(read(text))
    for name, value in row.items():
        if name != "printed":
            assert getattr(whole, name) == value
    rest = {"issuer": "Tỉnh ủy Sông Trà", "symbol": "15-QĐ/TU", "date": "2026-02-05", "genre": "Quy định"}
    for name, value in rest.items():
        if name not in row and not (kind == "organs" and name == "issuer"):
            assert getattr(whole, name) == value


LEFT = ("TỈNH ỦY SÔNG TRÀ", "BAN TỔ CHỨC", "*", "Số 15-KH/BTCTU")
RIGHT = ("ĐẢNG CỘNG SẢN VIỆT NAM", "", "", "Sông Trà, ngày 05 tháng 02 năm 2026")
BELOW = ("KẾ HOẠCH", "về một việc", "-----", "1. Việc thứ nhất.", "2. Việc thứ hai.")
END_LEFT = ("Nơi nhận:", "- Các đảng ủy xã;", "- Lưu Văn phòng Ban.")
END_RIGHT = ("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Nguyễn Văn Mẫu")
SAME = Expected(
    genre="Kế hoạch",
    symbol="15-KH/BTCTU",
    date="2026-02-05",
    issuer="Ban Tổ chức Tỉnh ủy Sông Trà",
    superior="Tỉnh ủy Sông Trà",
    place="Sông Trà",
    title="Về một việc",
    authority="K/T TRƯỞNG BAN",
    position="PHÓ TRƯỞNG BAN",
    signer="Nguyễn Văn Mẫu",
    recipients=("Các đảng ủy xã", "Lưu Văn phòng Ban"),
)


def _cell(*lines: str) -> str:
    return "".join(map(p, lines))


def _pdf(*, columns_first: bool) -> bytes:
    """A page whose two columns come line by line, or left column whole and then the right one."""
    page = Pdf().page()
    pairs = list(zip(LEFT, RIGHT, strict=True))
    order = [*((0, i) for i in range(4)), *((1, i) for i in range(4))] if columns_first else []
    order = order or [(side, i) for i in range(4) for side in (0, 1)]
    for side, i in order:
        if pairs[i][side]:
            page.at(72 + 240 * side, 720 - 16 * i, pairs[i][side])
    page.lines(list(BELOW), top=640)
    page.lines(list(END_LEFT), top=540)
    page.lines(list(END_RIGHT), left=330, top=540)
    return page.bytes()


SHAPES = {
    # borderless table, a cell a line
    "table of rows.docx": docx(
        table(*zip(LEFT, RIGHT, strict=True), borders=False),
        *BELOW,
        table((_cell(*END_LEFT), _cell(*END_RIGHT)), borders=False),
    ),
    # borderless table of one row, each column one cell
    "table of two cells.docx": docx(
        table((_cell(*LEFT), _cell(*RIGHT)), borders=False),
        *BELOW,
        table((_cell(*END_LEFT), _cell(*END_RIGHT)), borders=False),
    ),
    # visible borders: rows are joined with bars
    "bordered table.docx": docx(
        table(*zip(LEFT, RIGHT, strict=True)), *BELOW, table((_cell(*END_LEFT), _cell(*END_RIGHT)))
    ),
    # all lines in one cell
    "one cell.docx": docx(table((_cell(*LEFT, *(line for line in RIGHT if line)),)), *BELOW, *END_LEFT, *END_RIGHT),
    # soft breaks inside one paragraph of each cell
    "soft breaks.docx": docx(
        table((p("\n".join(LEFT)), p("\n".join(line for line in RIGHT if line))), borders=False),
        *BELOW,
        *END_LEFT,
        *END_RIGHT,
    ),
    # tabs between the columns
    "tabs.docx": docx(
        *(p(f"{left}\t\t{right}") for left, right in zip(LEFT, RIGHT, strict=True)),
        *BELOW,
        *(p(f"{left}\t\t\t{right}") for left, right in zip(END_LEFT, END_RIGHT, strict=True)),
    ),
    # text boxes, the right one drawn first
    "text boxes.docx": docx(p(text_box(_cell(*RIGHT)), text_box(_cell(*LEFT))), *BELOW, *END_LEFT, *END_RIGHT),
    "lines across.pdf": _pdf(columns_first=False),
    "columns first.pdf": _pdf(columns_first=True),
    # the right column before the left one
    "right first.txt": "\n".join((*(line for line in RIGHT if line), *LEFT, *BELOW, *END_RIGHT, *END_LEFT)).encode(),
    # decomposed letters and Windows line ends
    "decomposed.txt": unicodedata.normalize(
        "NFD", "\r\n".join((*LEFT, *filter(None, RIGHT), *BELOW, *END_LEFT, *END_RIGHT))
    ).encode(),
}


@pytest.mark.parametrize("name", SHAPES)
def test_one_document_in_many_shapes(name: str) -> None:
    assert read_fields(parse(read_bytes(SHAPES[name], name))) == SAME


def test_the_table_has_every_genre_and_paper_of_399() -> None:
    """The 25 genres and 8 papers of 399-QĐ/TW (facts/format_rules.md §3.1)."""
    genres = {row.values[0].get("genre") for row in rows()}
    party = (
        "Cương lĩnh chính trị", "Điều lệ", "Chiến lược", "Nghị quyết", "Quyết định", "Chỉ thị", "Kết luận", "Quy chế",
        "Quy định",
        "Thông tri", "Hướng dẫn", "Thông báo", "Thông cáo", "Tuyên bố", "Lời kêu gọi", "Báo cáo", "Kế hoạch",
        "Quy hoạch", "Chương trình", "Đề án", "Phương án", "Dự án", "Tờ trình", "Công văn", "Biên bản",
        "Giấy giới thiệu", "Giấy chứng nhận", "Giấy đi đường", "Giấy nghỉ phép", "Giấy mời", "Phiếu chuyển",
        "Phiếu gửi", "Thư công",
    )  # fmt: skip
    assert set(party) <= genres
    assert len(rows()) >= 80
