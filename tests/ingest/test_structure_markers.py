"""What the beginning of a line can be read as."""

from __future__ import annotations

import pytest

from thammuu.ingest.structure.markers import Kind, Marker, read_markers, roman_value

READINGS = [
    # the whole down to articles
    ("Phần thứ hai", [(Kind.PART, "thứ hai")]),
    ("PHẦN THỨ HAI", [(Kind.PART, "thứ hai")]),
    ("Phần I. Tình hình", [(Kind.PART, "I")]),
    ("Chương II", [(Kind.CHAPTER, "II")]),
    ("Chương I NHỮNG QUY ĐỊNH CHUNG", [(Kind.CHAPTER, "I")]),
    ("Chương 1", [(Kind.CHAPTER, "1")]),
    # a file that lost the line break: every numeral that fits
    ("Chương XIVGIẢI QUYẾT", [(Kind.CHAPTER, "X"), (Kind.CHAPTER, "XI"), (Kind.CHAPTER, "XIV")]),
    ("Mục 1. ĐỐI THOẠI", [(Kind.SECTION, "1")]),
    ("Mục 1THỦ TỤC", [(Kind.SECTION, "1")]),
    ("Tiểu mục 2", [(Kind.SUBSECTION, "2")]),
    ("Phụ lục", [(Kind.APPENDIX, "")]),
    ("PHỤ LỤC III", [(Kind.APPENDIX, "III")]),
    ("Phụ lục số 2", [(Kind.APPENDIX, "2")]),
    ("Phụ lục 2.1", [(Kind.APPENDIX, "2.1")]),
    ("Mẫu số 04a", [(Kind.FORM, "04a")]),
    ("Mẫu 1.1 - Nghị quyết (cá biệt)", [(Kind.FORM, "1.1")]),
    ("Mẫu 2-KNĐ", [(Kind.FORM, "2-KNĐ")]),
    ("MẪU SỐ 01/TNCN: TỜ KHAI", [(Kind.FORM, "01/TNCN")]),
    # articles in all their printed forms
    ("Điều 4. Nguyên tắc", [(Kind.ARTICLE, "4")]),
    ("Điều 4: Nguyên tắc", [(Kind.ARTICLE, "4")]),
    ("Điều4. Nguyên tắc", [(Kind.ARTICLE, "4")]),
    ("Điểu 8: Nghĩa vụ", [(Kind.ARTICLE, "8")]),
    ("Điều 7a. Bổ sung", [(Kind.ARTICLE, "7a")]),
    ("Điều 5[3]. Phạm vi", [(Kind.ARTICLE, "5")]),
    ("Điều 5 [3]. Phạm vi", [(Kind.ARTICLE, "5")]),
    ("Điền 47. Hội nghị", [(Kind.ARTICLE, "47")]),
    ("Điều 4", [(Kind.ARTICLE, "4")]),
    ("Điều 1 Tổ chức phải nộp", [(Kind.ARTICLE, "1")]),
    # numbers
    ("1. Về tuổi đời", [(Kind.NUMBER, "1")]),
    ("1- Tình hình", [(Kind.NUMBER, "1")]),
    ("3.5.1. Người được xét", [(Kind.NUMBER, "3.5.1")]),
    # the second reading, 1. with a note 1, counts only where the text has a note 1
    ("1.1 Về tuổi đời", [(Kind.NUMBER, "1.1"), (Kind.NUMBER, "1")]),
    ("5.4Thu nhập", [(Kind.NUMBER, "5")]),
    ("15.12Thu nhập", [(Kind.NUMBER, "15")]),
    ("1.Nhà nước giao đất", [(Kind.NUMBER, "1")]),
    ("2.[5] Nội dung", [(Kind.NUMBER, "2")]),
    ("1a. Bổ sung", [(Kind.NUMBER, "1a")]),
    ("132. Sửa đổi", [(Kind.NUMBER, "132")]),
    # letters and the rest
    ("a) Có đủ điều kiện", [(Kind.LETTER, "a")]),
    ("đ) Hồ sơ", [(Kind.LETTER, "đ")]),
    ("a.) Quản lý", [(Kind.LETTER, "a")]),
    ("a[9]) Quản lý", [(Kind.LETTER, "a")]),
    ("2a[7]. Quản lý", [(Kind.NUMBER, "2a")]),
    ("a.1) Hồ sơ", [(Kind.LETTER, "a.1")]),
    ("b.12. Hồ sơ", [(Kind.LETTER, "b.12")]),
    ("a. Ở Trung ương", [(Kind.LETTER, "a")]),
    ("i) Hồ sơ", [(Kind.LETTER, "i"), (Kind.ROMAN_SMALL, "i")]),
    ("(i) Hồ sơ", [(Kind.LETTER, "i"), (Kind.ROMAN_SMALL, "(i)")]),
    ("(1) Tiếp tục", [(Kind.PAREN, "(1)")]),
    # "1)" may be a misprinted "l)"
    ("1) Bổ sung", [(Kind.LETTER, "l"), (Kind.PAREN, "1")]),
    ("I- TÌNH HÌNH", [(Kind.ROMAN, "I"), (Kind.UPPER, "I")]),
    ("A. PHẦN CHUNG", [(Kind.UPPER, "A")]),
    ("- Tăng cường", [(Kind.DASH, "")]),
    ("+ Chi bộ", [(Kind.PLUS, "")]),
    ("* Về kinh tế:", [(Kind.STAR, "")]),
    ("• Tăng cường", [(Kind.BULLET, "")]),
    ("Mười lăm là, nghiên cứu", [(Kind.ORDINAL, "Mười lăm là")]),
    ("Một là, nghiên cứu", [(Kind.ORDINAL, "Một là")]),
    ("Thứ nhất, nghiên cứu", [(Kind.RANKED, "Thứ nhất")]),
]

PROSE = [
    "30 ngày làm việc kể từ ngày nhận",  # a wrapped line of a PDF
    "95 - 100% số đảng viên",  # a range
    "1.000 đảng viên trở lên",  # a thousand, not 1.0
    "02/6/1997 của Bộ Chính trị",  # a date
    "28-9-2021 của Ban Bí thư",
    "2/9; 7/11 và các dịp kỷ niệm",
    "Mục 2 chương này quy định",  # small letters: a sentence about a section
    "Phần thứ hai bao gồm",
    "Mục lục này gồm",
    "Thứ hai hằng tuần",  # Monday
    "Điều này được hiểu",
    "đảng viên dự bị",
    "Mẫu số 01 ban hành kèm theo Thông tư này",
    "Mẫu này áp dụng chung",
    "* * *",  # an ornament
    "e.g. abc",
    "-",
]


@pytest.mark.parametrize(("line", "expected"), READINGS)
def test_all_readings_of_a_line(line: str, expected: list[tuple[Kind, str]]) -> None:
    assert [(marker.kind, marker.label) for marker in read_markers(line)] == expected


@pytest.mark.parametrize("line", PROSE)
def test_prose_has_no_reading(line: str) -> None:
    assert read_markers(line) == ()


def test_marker_is_kept_as_printed() -> None:
    def printed(line: str) -> list[Marker]:
        return list(read_markers(line))

    assert printed("3.5.1. Người")[0].text == "3.5.1."
    assert printed("Điều 4. Nguyên tắc")[0].text == "Điều 4."
    assert printed("b) Ít nhất")[0].text == "b)"
    assert "3.5.1. Người"[printed("3.5.1. Người")[0].length :] == "Người"


def test_roman_numerals_are_exact() -> None:
    """Every numeral below 90 reads back as itself, and no other word of those letters is a numeral."""

    def write(value: int) -> str:
        tens = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX"][value // 10]
        return tens + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][value % 10]

    assert [roman_value(write(value)) for value in range(1, 90)] == list(range(1, 90))
    assert [roman_value(word) for word in ("", "IIII", "VX", "IC", "XIVG")] == [None] * 5
