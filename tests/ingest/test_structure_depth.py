"""Where provisions land: addresses of small texts, one structural question a row."""

from __future__ import annotations

import pytest

from tests.ingest.sources import source
from thammuu.ingest.model import Notice
from thammuu.ingest.structure import Structure, build_structure, read_lines


def structure(text: str) -> Structure:
    read = source(text)
    return build_structure(read_lines(read), read.text)


def addresses(text: str) -> list[str]:
    """The addresses of a text in reading order; lines are separated by " / " to keep a row on one line."""
    built = structure(text.replace(" / ", "\n"))
    return [part.address.display() for provision in built.provisions for part in provision.walk()]


def codes(notices: tuple[Notice, ...]) -> list[str]:
    return [notice.code for notice in notices]


ROWS = [
    # a dotted number says its ancestors itself
    ("1. A / 1.1. B / 1.1.1. C / a) D / 1.2. E", ["1", "1.1", "1.1.1", "1.1.1 › điểm a", "1.2"]),
    # under a Roman numeral the numeral stays
    ("II- A / 3. B / 3.5. C / 3.5.1. D / a) E", ["II", "II › 3", "II › 3.5", "II › 3.5.1", "II › 3.5.1 › điểm a"]),
    # NQ 18: "I-", "1-", "2.1-"
    (
        "I- A / 1- B / 2- C / 2.1- D / 2.2- E / II- F / 1- G",
        ["I", "I › 1", "I › 2", "I › 2.1", "I › 2.2", "II", "II › 1"],
    ),
    # parts above Roman numerals are kept
    (
        "Phần thứ nhất / I- A / Phần thứ hai / I- B / 1. C",
        ["Phần thứ nhất", "Phần thứ nhất › I", "Phần thứ hai", "Phần thứ hai › I", "Phần thứ hai › I › 1"],
    ),
    # chapters and sections stand above articles but not in their addresses; numbers under an article are khoản
    (
        "Chương I / Mục 1 / Điều 1. A / 1. B / a) C / Điều 2. D",
        ["Chương I", "Chương I › Mục 1", "Điều 1", "Điều 1 › khoản 1", "Điều 1 › khoản 1 › điểm a", "Điều 2"],
    ),
    # the Vietnamese list has đ after d and no f; a careless list leaves đ out
    ("1. A / d) x", ["1"]),
    ("1. A / a) x / b) x / c) x / d) x / đ) x / e) x / g) x", ["1", *(f"1 › điểm {x}" for x in "abcdđeg")]),
    ("1. A / a) x / b) x / c) x / d) x / e) x / f) x", ["1", *(f"1 › điểm {x}" for x in "abcdef")]),
    # "i)" continues h) as a letter, and begins a list of small numerals elsewhere
    ("1. A / g) x", ["1"]),
    ("1. A / (i) x / (ii) y", ["1", "1 › điểm (i)", "1 › điểm (ii)"]),
    # "1)" between k) and m) is a misprinted l)
    (
        "1. A / " + " / ".join(f"{x}) X" for x in "abcdđeghik") + " / 1) X / m) X",
        ["1", *(f"1 › điểm {x}" for x in "abcdđeghiklm")],
    ),
    # inserted provisions of amended texts
    ("Điều 1. A / 1. B / 1a. C / 2. D", ["Điều 1", "Điều 1 › khoản 1", "Điều 1 › khoản 1a", "Điều 1 › khoản 2"]),
    ("Điều 1. A / Điều 1a. B / Điều 2. C", ["Điều 1", "Điều 1a", "Điều 2"]),
    # dashes are counted under their parent, plus signs under their dash
    (
        "2. A / - B / + C / + D / - E",
        [
            "2",
            "2 › gạch đầu dòng thứ 1",
            "2 › gạch đầu dòng thứ 1 › gạch đầu dòng thứ 1",
            "2 › gạch đầu dòng thứ 1 › gạch đầu dòng thứ 2",
            "2 › gạch đầu dòng thứ 2",
        ],
    ),
    # the next letter closes the dashes of the letter before
    ("1. A / a) B / - C / b) D", ["1", "1 › điểm a", "1 › điểm a › gạch đầu dòng thứ 1", "1 › điểm b"]),
    # a bracketed number does not hang on a dash before it
    ("2. A / - Đến năm 2030: B. / (1) C / (2) D", ["2", "2 › gạch đầu dòng thứ 1", "2 › điểm (1)", "2 › điểm (2)"]),
    # a star above dashes, a bullet below them, and the other way round: by the order of the text
    (
        "1. A / * B / - C / • D / - E / * F",
        [
            "1",
            "1 › gạch đầu dòng thứ 1",
            "1 › gạch đầu dòng thứ 1 › gạch đầu dòng thứ 1",
            "1 › gạch đầu dòng thứ 1 › gạch đầu dòng thứ 1 › gạch đầu dòng thứ 1",
            "1 › gạch đầu dòng thứ 1 › gạch đầu dòng thứ 2",
            "1 › gạch đầu dòng thứ 2",
        ],
    ),
    (
        "1. A / • B / - C / • D",
        ["1", "1 › gạch đầu dòng thứ 1", "1 › gạch đầu dòng thứ 1 › gạch đầu dòng thứ 1", "1 › gạch đầu dòng thứ 2"],
    ),
    # tiết below a điểm
    (
        "Điều 1. A / a) B / a.1) C / a.2) D / b) E / b.1) F",
        [
            "Điều 1",
            "Điều 1 › điểm a",
            "Điều 1 › điểm a › tiết a.1",
            "Điều 1 › điểm a › tiết a.2",
            "Điều 1 › điểm b",
            "Điều 1 › điểm b › tiết b.1",
        ],
    ),
    # Roman headings that articles hang on, as on chapters (Quy định kèm theo Quyết định 1959/QĐ-BTC)
    (
        "I. NHIỆM VỤ / Điều 1. A / 1. B / Điều 2. C / II. QUYỀN HẠN / Điều 3. D / 1. E",
        ["I", "Điều 1", "Điều 1 › khoản 1", "Điều 2", "II", "Điều 3", "Điều 3 › khoản 1"],
    ),
    # Roman numerals inside an article stay there
    ("Điều 1. A / I. B / II. C / Điều 2. D / I. E", ["Điều 1", "Điều 1 › I", "Điều 1 › II", "Điều 2", "Điều 2 › I"]),
    # lines of a table of contents repeat headings and open nothing
    ("Điều 1. A ........ 3 / Điều 2. B …… 5 / Điều 1. A / Điều 2. B", ["Điều 1", "Điều 2"]),
    # "Điền 47." of a law of 2015
    ("Điều 1. A / Điền 2. B / Điều 3. C", ["Điều 1", "Điều 2", "Điều 3"]),
    # ordinals
    ("1. A / Một là, b / Hai là, c", ["1", "1 › Một là", "1 › Hai là"]),
    # capital letters above Roman numerals and below them
    ("A. X / I. Y / II. Z / B. T / I. U", ["A", "A › I", "A › II", "B", "B › I"]),
    ("I. X / A. Y / B. Z / II. T / A. U", ["I", "I › A", "I › B", "II", "II › A"]),
    # after eight letters "I." is a letter
    (" / ".join(f"{x}. X" for x in "ABCDEGHI"), list("ABCDEGHI")),
    # appendices start their articles anew
    (
        "Điều 1. A / Phụ lục I / Điều 1. B / Phụ lục II / 1. C",
        ["Điều 1", "Phụ lục I", "Phụ lục I › Điều 1", "Phụ lục II", "Phụ lục II › 1"],
    ),
    # guiding another text's articles is no text in articles (QĐ 294)
    ("1. Điều 1 (Khoản 2): A / 1.1. B theo / Điều 4 Điều lệ Đảng. / 2. Điều 3: C", ["1", "1.1", "2"]),
    # laws before 1996: "Điều 1 Tổ chức …" and "Điều 2" alone
    (
        "Điều 1 Tổ chức nộp thuế. / Điều 2 / Đất chịu thuế theo / Điều 9 Luật này. / Điều 3 Hết.",
        ["Điều 1", "Điều 2", "Điều 3"],
    ),
    # a glued chapter heading is the next chapter
    (
        "Chương IV / Điều 1. A / Chương VĐỐI THOẠI / Điều 2. B / Chương VIKỶ LUẬT",
        ["Chương IV", "Điều 1", "Chương V", "Điều 2", "Chương VI"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_addresses(text: str, expected: list[str]) -> None:
    assert addresses(text) == expected


NOT_MARKERS = [
    # a wrapped line that begins with a number which is not the next one
    ("1. A trong thời hạn\n30. ngày làm việc\n2. B", ["1", "2"]),
    # a line of a PDF inside "kinh tế - xã hội"
    ("1. Phát triển kinh tế\n- xã hội là trung tâm\n2. B", ["1", "2"]),
    # an article of another text at the beginning of a line
    ("Điều 1. A\nquy định tại\nĐiều 57. Luật khác\nĐiều 2. B", ["Điều 1", "Điều 2"]),
    # a table row is text whatever its first cell
    ("1. A\n1 | Rà soát | Quý I\n2. B", ["1", "2"]),
    # new wording in quotation marks, straight and curly, several lines long
    (
        "Điều 1. A\n1. Sửa đổi Điều 7 như sau:\n“Điều 7. B\n1. C\n2. D”.\n2. E",
        ["Điều 1", "Điều 1 › khoản 1", "Điều 1 › khoản 2"],
    ),
    (
        'Điều 1. A\n1. Sửa đổi khoản 3 như sau:\n"3. B\na) C\n4. D".\n2. E',
        ["Điều 1", "Điều 1 › khoản 1", "Điều 1 › khoản 2"],
    ),
    # the mark stands in the line that announces the new wording
    (
        "Điều 1. A\n1. Điều 5 được sửa đổi như sau: “Điều 5. B\n1. C\n2. D”.\n2. E",
        ["Điều 1", "Điều 1 › khoản 1", "Điều 1 › khoản 2"],
    ),
    # new wording that begins like an instruction (Luật 131/2025/QH15): the mark that closes it comes first
    (
        "Điều 1. A\na) Sửa đổi khoản 1 như sau:\n“1. B:\na) C;\nb) Sửa đổi khoản vay.\n2. D”;\n"
        "b) Bổ sung khoản 4 như sau:\n“4. E”.",
        ["Điều 1", "Điều 1 › điểm a", "Điều 1 › điểm b"],
    ),
    # a forgotten closing mark ends before the next instruction
    (
        "Điều 1. A\n1. Sửa đổi Điều 7 như sau:\n“Điều 7. B\n1. C\n2. Bổ sung khoản 2 như sau:\n“2. D”.\n3. E",
        ["Điều 1", "Điều 1 › khoản 1", "Điều 1 › khoản 2", "Điều 1 › khoản 3"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NOT_MARKERS)
def test_lines_that_open_nothing(text: str, expected: list[str]) -> None:
    assert [part.address.display() for top in structure(text).provisions for part in top.walk()] == expected


def test_a_missing_number_is_noted() -> None:
    built = structure("1. A\n2. B\n4. D")
    assert [provision.address.display() for provision in built.provisions] == ["1", "2", "4"]
    assert codes(built.notices) == ["numbering-gap"]


def test_a_long_gap_is_believed_when_the_row_goes_on() -> None:
    built = structure("Điều 1. A\nĐiề\nĐiề\nĐiề\nĐiề\nĐiều 6. B\nĐiều 7. C")
    assert [provision.address.display() for provision in built.provisions] == ["Điều 1", "Điều 6", "Điều 7"]
    assert codes(built.notices) == ["numbering-gap"]


def test_a_repeated_address_is_counted_and_noted() -> None:
    built = structure("1. A\na) B\nVăn.\na) C")
    shown = [part.address.display() for top in built.provisions for part in top.walk()]
    assert shown == ["1", "1 › điểm a", "1 › điểm a (lần 2)"]
    assert codes(built.notices) == ["repeated-address"]
