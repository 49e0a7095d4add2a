"""PDF pages put back into paragraphs: which line break is the author's, what is furniture, what is no text at all."""

from __future__ import annotations

import pytest

from tests.ingest.files import Pdf
from thammuu.ingest.errors import InputError
from thammuu.ingest.model import SourceText
from thammuu.ingest.readers import Limits, read_bytes
from thammuu.ingest.readers.pdf_glyphs import mend
from thammuu.ingest.readers.pdf_lines import Line
from thammuu.ingest.readers.pdf_paragraphs import paragraphs
from thammuu.ingest.syllables import is_syllable, syllable_share

FULL = "cấp ủy các cấp có trách nhiệm lãnh đạo, chỉ đạo, tổ chức thực hiện nghiêm túc kế "  # about a full line


def texts(source: SourceText) -> list[str]:
    return [block.span.of(source.text) for block in source.blocks]


def joined(*rows: tuple[str, float, float], page: int = 1) -> list[str]:
    """Paragraphs of lines given as text, left edge, baseline; a letter is 6 points wide, the text 72 to 552."""
    lines = [
        Line(
            text,
            page,
            left,
            left + 6 * len(text.strip()),
            base,
            13.0,
            6.0 * len(text.split()[0]),
            spaced=text.endswith(" "),
        )
        for text, left, base in rows
    ]
    return [piece.text for piece in paragraphs((tuple(lines),))]


BODY = [("x" * 79, 72.0, 700.0 - 14 * n) for n in range(12)]  # sets the margins and the line distance
WIDE = "y" * 79


# Each row: what it shows, last lines after a full body line, how many paragraphs they make and their texts.
WRAPS = [
    ("a full line goes on", [(WIDE, 532.0), ("cùng câu.", 518.0)], [f"{WIDE} cùng câu."]),
    ("a short line ends", [("Câu ngắn.", 532.0), ("câu khác", 518.0)], ["Câu ngắn.", "câu khác"]),
    ("a gap ends", [(WIDE, 532.0), ("Đoạn mới", 500.0)], [WIDE, "Đoạn mới"]),
    # "... đơn vị hành chính / - kinh tế đặc biệt." in a real law
    (
        "a dash inside a compound is no item",
        [(WIDE, 532.0), ("- kinh tế đặc biệt", 518.0)],
        [f"{WIDE} - kinh tế đặc biệt"],
    ),
    (
        "a dash after a full stop is an item",
        [(WIDE[:-1] + ";", 532.0), ("- Các ban đảng", 518.0)],
        [WIDE[:-1] + ";", "- Các ban đảng"],
    ),
    # "... cấp tỉnh, / 90 ngày làm việc" in QĐ 294
    (
        "a number is no item",
        [(WIDE[:-1] + ",", 532.0), ("90 ngày làm việc", 518.0)],
        [WIDE[:-1] + ", 90 ngày làm việc"],
    ),
    ("an article begins", [(WIDE[:-1] + ".", 532.0), ("Điều 4. Phạm vi", 518.0)], [WIDE[:-1] + ".", "Điều 4. Phạm vi"]),
    (
        "an article named in a sentence does not",
        [(WIDE[:-4] + " tại", 532.0), ("Điều 4 của Luật này", 518.0)],
        [WIDE[:-4] + " tại Điều 4 của Luật này"],
    ),
    (
        "a dotted number begins",
        [(WIDE[:-1] + ".", 532.0), ("1.2. Về học vấn", 518.0)],
        [WIDE[:-1] + ".", "1.2. Về học vấn"],
    ),
    ("the rule under a heading stays apart", [("-------", 532.0), ("------", 518.0)], ["-------", "------"]),
]


@pytest.mark.parametrize(("rows", "expected"), [row[1:] for row in WRAPS], ids=[row[0] for row in WRAPS])
def test_wraps(rows: list[tuple[str, float]], expected: list[str]) -> None:
    placed = [(text, 72.0, base - 20) for text, base in rows]
    assert joined(*BODY, *placed)[-len(expected) :] == expected


def test_where_word_leaves_a_space_at_a_wrap_a_line_without_one_is_the_last() -> None:
    spaced = [(text + " ", left, base) for text, left, base in BODY]
    wrapped, last = "z" * 77 + ". ", "Z" + "z" * 77 + "."
    found = joined(*spaced, (wrapped, 72.0, 512.0), (last, 72.0, 498.0), ("Câu mới", 72.0, 484.0))
    assert found[-2:] == [f"{wrapped}{last}", "Câu mới"]


def test_a_compound_broken_at_its_hyphen_keeps_it() -> None:
    """PDFium gives "COVID\ufffe19": hyphen and line break in one mark."""
    source = read_bytes(
        Pdf().page().lines(["Kiểm soát có hiệu quả đại dịch COVID-", "19 trên địa bàn tỉnh."]).bytes(), "a.pdf"
    )
    assert "COVID-19 trên địa bàn" in source.text


def test_two_columns_on_one_line_are_two_blocks() -> None:
    page = Pdf().page().at(72, 720, "Số 12-KH/TU").at(330, 720, "Sông Lam, ngày 05/02/2026")
    assert texts(read_bytes(page.bytes(), "a.pdf")) == ["Số 12-KH/TU", "Sông Lam, ngày 05/02/2026"]


def test_page_numbers_and_running_heads_are_furniture() -> None:
    pdf = Pdf()
    for number in range(1, 5):
        pdf.page().at(300, 770, str(number)).at(72, 40, "Dự thảo trình Ban Thường vụ")
        pdf.lines(
            [f"{number}. Nội dung thứ {number} của kế hoạch công tác.", f"{'abcde'[number]}) Câu tiếp theo."], pitch=30
        )
    source = read_bytes(pdf.bytes(), "a.pdf")
    assert [(item.page, item.text) for item in source.furniture if item.text.isdecimal()] == [
        (n, str(n)) for n in range(1, 5)
    ]
    assert sum(item.text == "Dự thảo trình Ban Thường vụ" for item in source.furniture) == 4
    assert [block.page for block in source.blocks] == [1, 1, 2, 2, 3, 3, 4, 4]
    assert source.text.startswith("1. Nội dung thứ 1 của kế hoạch công tác.\nb) Câu tiếp theo.\n2.")


def test_article_headings_on_page_tops_are_text() -> None:
    pdf = Pdf()
    for number in range(1, 6):
        pdf.page().lines([f"Điều {3 * number}", f"Nội dung điều này như sau: {'abcdef'[number]}."], pitch=30)
    source = read_bytes(pdf.bytes(), "a.pdf")
    assert source.furniture == ()
    assert texts(source)[::2] == [f"Điều {3 * number}" for number in range(1, 6)]


def test_a_paragraph_runs_over_the_page() -> None:
    full = [FULL + "ab"[: n % 2] for n in range(10)]
    pdf = Pdf().page().lines(full).page().lines(["hoạch này trong toàn tỉnh.", "Điều 2. Hiệu lực"], pitch=30)
    source = read_bytes(pdf.bytes(), "a.pdf")
    assert texts(source)[-2].endswith("hoạch này trong toàn tỉnh.")
    assert source.blocks[-2].page == 1
    assert texts(source)[-1] == "Điều 2. Hiệu lực"


def test_blank_pages_have_nothing_to_read() -> None:
    with pytest.raises(InputError, match="không có chữ"):
        read_bytes(Pdf().page().page().bytes(), "a.pdf")


def test_a_rubbish_text_layer_is_refused() -> None:
    rubbish = ["Ngh dnk nzy quc djnh vf cjng tsc vrn thx vb qzln lw nhx nfc vc cgng txc vyn thk"] * 5
    with pytest.raises(InputError, match="âm tiết"):
        read_bytes(Pdf().page().lines(rubbish).bytes(), "a.pdf")


OLD = ["NghÞ ®Þnh nµy quy ®Þnh vÒ c«ng t¸c v¨n th− vµ qu¶n lý nhµ n−íc, trong ®ã Thñ t−", "− Trung −¬ng vµ ®Þa ph−¬ng"]


def test_tcvn3_is_converted_by_its_text() -> None:
    """The glyph names of an old PDF: a minus sign is "ư", but not where it stands alone."""
    source = read_bytes(Pdf().page().lines(OLD * 3, pitch=30).bytes(), "a.pdf")
    assert "quản lý nhà nước, trong đó Thủ tư − Trung ương và địa phương" in source.text
    assert source.conversion is not None
    assert [notice.code for notice in source.warnings] == ["old-encoding"]


def test_tcvn3_is_converted_by_its_font() -> None:
    lines = ["quy chÕ mÉu vÒ v¨n th−, l−u tr÷", "phÇn 1 cña quy chÕ mÉu"]
    source = read_bytes(Pdf(".VnTimeH").page().lines(lines, pitch=30).bytes(), "a.pdf")
    assert texts(source) == ["QUY CHẾ MẪU VỀ VĂN THƯ, LƯU TRỮ", "PHẦN 1 CỦA QUY CHẾ MẪU"]


def test_pages_with_lost_letters_are_named() -> None:
    good = ["Hội đồng nhân dân tỉnh quyết định chương trình công tác năm của toàn tỉnh"] * 6
    lost = ["H i đ ng nh n d n t nh quy t đ nh ch ng tr nh c ng t c n m ng nh ph th tr"] * 2
    source = read_bytes(
        Pdf().page().lines(good).page().lines([*good, *[line.replace(" ", "r ") for line in lost]]).bytes(), "a.pdf"
    )
    assert [(notice.code, notice.message.endswith("trang 2")) for notice in source.warnings] == [
        ("pdf-doubtful-pages", True)
    ]


def test_too_many_pages() -> None:
    with pytest.raises(InputError, match="trang"):
        read_bytes(Pdf().page().page().page().bytes(), "a.pdf", Limits(max_pages=2))


# Each row: as the PDF names it, as it is printed.
GLYPHS = [
    ("CỘNG HÕA XÃ HỘI", "CỘNG HÒA XÃ HỘI"),
    ("VĂN PHÕNG, TÕA ÁN", "VĂN PHÒNG, TÒA ÁN"),
    ("RÖT KINH NGHIỆM", "RÚT KINH NGHIỆM"),
    ("VÕ THỊ RÕ", "VÕ THỊ RÕ"),  # true words and names
    ("DÕNG DẠC, LÕNG BÕNG", "DÕNG DẠC, LÕNG BÕNG"),  # could be DÒNG, LÒNG: left alone
    ("KÖLN", "KÖLN"),  # no Vietnamese rime
    ("hõa, Hõa", "hõa, Hõa"),  # the fault is in capitals only
]


@pytest.mark.parametrize(("given_text", "expected"), GLYPHS)
def test_misnamed_capitals(given_text: str, expected: str) -> None:
    assert mend(given_text) == expected


@pytest.mark.parametrize(
    "word",
    [
        "nghiêng",
        "quyết",
        "giếng",
        "gì",
        "gìn",
        "khuya",
        "uỷ",
        "ủy",
        "hoà",
        "hòa",
        "yêu",
        "ượt",
        "ngoằng",
        "THUỞ",
        "boong",
        "quốc",
        "nguyễn",
    ],
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["nh", "ph", "®Þnh", "QUYÉT", "Ịuy", "microsoft", "ngh", "gìnn", "kàe"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_few_words_prove_nothing() -> None:
    assert syllable_share("ba chữ thôi") is None
