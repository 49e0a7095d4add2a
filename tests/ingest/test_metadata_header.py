"""Headers in the shapes files give them: one row a shape, one comment a row."""

from __future__ import annotations

import pytest

from tests.ingest.sources import source
from thammuu.ingest import parse
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.model import Document

DAY = PartialDate(2031, 2, 5)
LONG_DAY = "ngày 05 tháng 02 năm 2031"


def read(
    header: str, *, genre: str = "KẾ HOẠCH", title: str = "về một việc", body: str = "1. A", end: str = ""
) -> Document:
    return parse(source("\n".join(part for part in (header, genre, title, "-----", body, end) if part)))


SHAPES = [
    # lines in the order of the page: left column, then right
    f"TỈNH ỦY SÔNG TRÀ\nBAN TỔ CHỨC\n*\nSố 15-KH/BTCTU\nĐẢNG CỘNG SẢN VIỆT NAM\nSông Trà, {LONG_DAY}",
    # a .docx table of two columns
    f"TỈNH ỦY SÔNG TRÀ | ĐẢNG CỘNG SẢN VIỆT NAM\nBAN TỔ CHỨC |\n* |\nSố 15-KH/BTCTU | Sông Trà, {LONG_DAY}",
    # a PDF that joins the two columns
    f"TỈNH ỦY SÔNG TRÀ ĐẢNG CỘNG SẢN VIỆT NAM\nBAN TỔ CHỨC\n*\nSố 15-KH/BTCTU Sông Trà, {LONG_DAY}",
    # the right column first
    f"ĐẢNG CỘNG SẢN VIỆT NAM\n-----\nSông Trà, {LONG_DAY}\nTỈNH ỦY SÔNG TRÀ\nBAN TỔ CHỨC\n*\nSố 15-KH/BTCTU",
    # the State's colon after "Số", which the Party does not print but people type
    f"TỈNH ỦY SÔNG TRÀ\nBAN TỔ CHỨC\nSố: 15-KH/BTCTU\nSông Trà, {LONG_DAY}",
]


@pytest.mark.parametrize("header", SHAPES)
def test_one_header_in_many_shapes(header: str) -> None:
    document = read(header)
    assert document.key.symbol == "15-KH/BTCTU"
    assert document.key.issuer == "Ban Tổ chức Tỉnh ủy Sông Trà"
    assert document.key.genre == "Kế hoạch"
    assert document.key.date == DAY
    assert document.place == "Sông Trà"
    assert document.title == "Về một việc"
    assert document.unplaced == ()


ISSUERS = [
    # the organ of the header is the issuer
    ("TỈNH ỦY SÔNG TRÀ", "", "", "Tỉnh ủy Sông Trà"),
    ("BAN CHẤP HÀNH TRUNG ƯƠNG", "", "", "Ban Chấp hành Trung ương"),
    # an advisory organ is named after the committee above it
    ("BAN CHẤP HÀNH TRUNG ƯƠNG\nBAN TỔ CHỨC", "", "", "Ban Tổ chức Trung ương"),
    ("BAN CHẤP HÀNH TRUNG ƯƠNG\nVĂN PHÒNG", "", "", "Văn phòng Trung ương Đảng"),
    ("BAN CHẤP HÀNH TRUNG ƯƠNG\nỦY BAN KIỂM TRA", "", "", "Ủy ban Kiểm tra Trung ương"),
    ("TỈNH ỦY SÔNG TRÀ\nBAN TUYÊN GIÁO VÀ DÂN VẬN", "", "", "Ban Tuyên giáo và Dân vận Tỉnh ủy Sông Trà"),
    # an organ with a name of its own is not
    ("ĐẢNG BỘ TỈNH SÔNG TRÀ\nĐẢNG ỦY XÃ TÂN YÊN", "", "", "Đảng ủy xã Tân Yên"),
    # the signature tells who decided
    ("BAN CHẤP HÀNH TRUNG ƯƠNG", "", "T/M BỘ CHÍNH TRỊ\nNguyễn Văn Mẫu", "Bộ Chính trị"),
    ("BAN CHẤP HÀNH TRUNG ƯƠNG", "", "T/M BAN BÍ THƯ\nNguyễn Văn Mẫu", "Ban Bí thư"),
    ("TỈNH ỦY SÔNG TRÀ", "", "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nNguyễn Văn Mẫu", "Ban Thường vụ Tỉnh ủy Sông Trà"),
    ("TỈNH ỦY SÔNG TRÀ", "", "T/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\nNguyễn Văn Mẫu", "Ban Thường vụ Tỉnh ủy Sông Trà"),
    ("TỈNH ỦY SÔNG TRÀ", "", "T/M TỈNH ỦY\nBÍ THƯ\nNguyễn Văn Mẫu", "Tỉnh ủy Sông Trà"),
    # a deputy's mark does not change the organ
    (
        "TỈNH ỦY SÔNG TRÀ\nBAN TỔ CHỨC",
        "",
        "K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nNguyễn Văn Mẫu",
        "Ban Tổ chức Tỉnh ủy Sông Trà",
    ),
    # without a signature the first sentence tells
    ("BAN CHẤP HÀNH TRUNG ƯƠNG", "Ban Bí thư hướng dẫn như sau:", "", "Ban Bí thư"),
    ("TỈNH ỦY SÔNG TRÀ", "Ban Thường vụ Tỉnh ủy yêu cầu:", "", "Ban Thường vụ Tỉnh ủy Sông Trà"),
    # the State
    ("ỦY BAN NHÂN DÂN\nTỈNH SÔNG TRÀ", "", "", "Ủy ban nhân dân tỉnh Sông Trà"),
    ("UBND TỈNH SÔNG TRÀ\nSỞ NỘI VỤ", "", "", "Sở Nội vụ tỉnh Sông Trà"),
    ("BỘ KHOA HỌC VÀ CÔNG NGHỆ", "", "", "Bộ Khoa học và Công nghệ"),
    ("CHÍNH PHỦ", "", "", "Chính phủ"),
    ("QUỐC HỘI", "", "", "Quốc hội"),
    # a name broken by a narrow column, and a PDF's Õ for Ò
    ("VĂN PHÕNG QUỐC\nHỘI", "", "", "Văn phòng Quốc hội"),
]


@pytest.mark.parametrize(("header", "opening", "end", "issuer"), ISSUERS)
def test_issuer(header: str, opening: str, end: str, issuer: str) -> None:
    document = read(header, body=f"{opening}\n1. A" if opening else "1. A", end=end)
    assert document.key.issuer == issuer


def test_law_of_a_portal_without_a_header() -> None:
    """The symbol is the last of the portal's line, the date that of adoption; the portal's words stay unplaced."""
    document = parse(
        source(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
            "Luật Sửa đổi Luật Mẫu số 10/2015/QH13 số 12/2031/QH18\nNguồn: một cổng thông tin\n"
            "LUẬT\nSỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT MẪU\n"
            "Căn cứ Hiến pháp;\nQuốc hội ban hành Luật.\nĐiều 1. A\n"
            "Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam thông qua ngày 27 tháng 6 năm 2031."
        )
    )
    assert document.key.symbol == "12/2031/QH18"
    assert document.key.issuer == "Quốc hội"
    assert document.key.date == PartialDate(2031, 6, 27)
    assert document.title == "Sửa đổi, bổ sung một số điều của Luật Mẫu"
    assert [span.of(document.source.text) for span in document.unplaced] == [
        "Luật Sửa đổi Luật Mẫu số 10/2015/QH13 số",
        "Nguồn: một cổng thông tin",
    ]


OWN_OR_AMENDED = [
    # printed at the end of the title and of the year of adoption: the law's own
    ("SỐ 82/2031/QH18", "82/2031/QH18"),
    # of an earlier year: the law it amends
    ("SỐ 63/2014/QH13", None),
]


@pytest.mark.parametrize(("line", "symbol"), OWN_OR_AMENDED)
def test_symbol_at_the_end_of_a_title(line: str, symbol: str | None) -> None:
    text = (
        f"LUẬT\nSỬA ĐỔI LUẬT MẪU\n{line}\nĐiều 1. A\n"
        "Luật này được Quốc hội khóa XVIII thông qua ngày 24 tháng 6 năm 2031."
    )
    assert parse(source(text)).key.symbol == symbol


def test_annex_file_does_not_take_the_symbol_of_its_decree() -> None:
    document = parse(
        source("Phụ lục I\nMẪU VĂN BẢN\n(Kèm theo Nghị định số 30/2031/NĐ-CP ngày 05 tháng 3 năm 2031)\n1. A")
    )
    assert document.key.symbol is None
    assert [part.address.display() for part in document.walk()] == ["Phụ lục I", "Phụ lục I › 1"]


def test_official_letter_has_its_genre_from_the_symbol_and_its_title_under_it() -> None:
    document = parse(
        source(
            "TỈNH ỦY SÔNG TRÀ\nBAN TỔ CHỨC\n*\nSố 20-CV/BTCTU\nvề việc rà soát hồ sơ\n"
            f"Sông Trà, {LONG_DAY}\nKính gửi: Các đảng ủy\n1. A"
        )
    )
    assert document.key.genre == "Công văn"
    assert document.title == "rà soát hồ sơ"


def test_clipping_without_a_header() -> None:
    document = parse(
        source(
            "Toàn văn Nghị quyết Đại hội đại biểu lần thứ XX của Đảng.\nQUYẾT NGHỊ\nI- A\n"
            "ĐẠI HỘI ĐẠI BIỂU TOÀN QUỐC LẦN THỨ XX"
        )
    )
    assert document.key.genre == "Nghị quyết"
    assert document.key.symbol is None
    assert document.key.issuer == "Đại hội đại biểu toàn quốc lần thứ XX"


BASES = [
    # Party: a dash before, the last line ends with a comma
    (
        "- Căn cứ Điều lệ Đảng;\n- Xét đề nghị của Ban Tổ chức,",
        ["- Căn cứ Điều lệ Đảng;", "- Xét đề nghị của Ban Tổ chức,"],
    ),
    ("- Thực hiện Quy định số 1-QĐ/TW;", ["- Thực hiện Quy định số 1-QĐ/TW;"]),
    # State: no dash
    ("Căn cứ Hiến pháp;\nTheo đề nghị của Bộ trưởng;", ["Căn cứ Hiến pháp;", "Theo đề nghị của Bộ trưởng;"]),
    # a basis broken over two lines
    ("- Căn cứ Quy chế làm việc khoá\nXIV và khoá XV;", ["- Căn cứ Quy chế làm việc khoá XIV và khoá XV;"]),
    # "Thực hiện …" without a dash opens the text of a plan; it is prose
    ("Thực hiện Chỉ thị số 1-CT/TW, Ban Tổ chức xây dựng kế hoạch như sau:", []),
]


@pytest.mark.parametrize(("lines", "expected"), BASES)
def test_legal_bases(lines: str, expected: list[str]) -> None:
    document = read("TỈNH ỦY SÔNG TRÀ", body=f"{lines}\n1. A")
    assert [basis.text for basis in document.bases] == expected


def test_empty_and_strange_texts_give_an_empty_document() -> None:
    for text in ("", " ", "\n\n", "abc", "|", "\x0c"):
        document = parse(source(text))
        assert document.key.symbol is None
        assert document.provisions == ()


SMALL_LETTERS = [
    # a file converted from a TCVN3 capital font: the capitals of header and genre are gone
    ("bộ mẫu", "thông tư", "Bộ Mẫu", "Thông tư"),
    ("chính phủ", "nghị định của chính phủ", "Chính phủ", "Nghị định"),
]


@pytest.mark.parametrize(("organ", "genre_line", "issuer", "genre"), SMALL_LETTERS)
def test_header_in_small_letters(organ: str, genre_line: str, issuer: str, genre: str) -> None:
    document = parse(source(f"{organ}\nSỐ: 28/2003/NĐ-CP\n{genre_line}\nQuy định một việc\nnăm 2003\n-----\nĐiều 1. A"))
    assert (document.key.issuer, document.key.genre) == (issuer, genre)
    assert document.title == "Quy định một việc năm 2003"


def test_a_file_of_specimens_has_no_signature_of_its_own() -> None:
    document = parse(source("Phụ lục III\nMẪU VĂN BẢN\n1. A\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nHọ Và Tên"))
    assert document.signature.authority is None
    assert document.provisions[0].full_text().endswith("Họ Và Tên")


ATTRIBUTED = [
    # genre and issuer on one line, number, date and title below
    "Nghị định\ncủa Chính phủ số 29/1998/NĐ-CP ngày 11 tháng 5 năm 1998\nvề một việc",
    # in capitals, as an official gazette prints it
    "NGHỊ ĐỊNH\nCỦA CHÍNH PHỦ SỐ 29/1998/NĐ-CP NGÀY 11 THÁNG 5 NĂM 1998 VỀ MỘT VIỆC",
    "NGHỊ ĐỊNH\nCỦA CHÍNH PHỦ SỐ 29/1998/NĐ-CP NGÀY 11-5-1998\nVỀ MỘT VIỆC",
]


@pytest.mark.parametrize("header", ATTRIBUTED)
def test_issuer_symbol_and_date_between_genre_and_title(header: str) -> None:
    document = parse(source(f"{header}\nCăn cứ Luật Mẫu;\nĐiều 1. A"))
    assert (document.key.issuer, document.key.symbol) == ("Chính phủ", "29/1998/NĐ-CP")
    assert document.key.date == PartialDate(1998, 5, 11)
    assert document.title == "Về một việc"
