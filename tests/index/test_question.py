"""Questions are taken apart into symbols, searched words and what an answer must hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thammuu.index.question import Expected, counts, denies, holds, named_symbol, read_question


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Kết nạp lại", (("kết", "nạp", "lại"),)),
        # the asking words never stand in an answer, and no pair may reach across them
        (
            "ra khỏi Đảng bao lâu mới được xét kết nạp lại",
            (("ra", "khỏi", "đảng"), ("xét", "kết", "nạp", "lại")),
        ),
        ("ra khoi dang bao lau moi duoc xet", (("ra", "khoi", "dang"), ("xet",))),
        ("ai quyết định", (("quyết", "định"),)),
        ("dự bị nữa không", (("dự", "bị"),)),  # a closing "không" asks
        ("du bi khong", (("du", "bi"),)),
        ("có chuyển sinh hoạt được không ạ", (("có", "chuyển", "sinh", "hoạt"),)),
        ("thẻ đảng mất thì làm lại như nào nhỉ", (("thẻ", "đảng", "mất", "thì", "làm", "lại"),)),
        ("không", (("không",),)),
        ("không được kết nạp", (("không", "được", "kết", "nạp"),)),  # elsewhere it denies
        ("có phải thôi cấp ủy không", (("thôi", "cấp", "ủy"),)),
        ("khen thưởng do cấp nào quyết định", (("khen", "thưởng"), ("quyết", "định"))),
        # what frames a question is in no answer either
        ("theo quy định của pháp luật, hợp đồng hợp tác là gì", (("hợp", "đồng", "hợp", "tác"),)),
        ("mức chi hiện nay theo quy định mới nhất", (("mức", "chi"),)),
        ("muc chi duoc quy dinh ra sao", (("muc", "chi"),)),
        ("chế độ báo cáo quy định thế nào", (("chế", "độ", "báo", "cáo"),)),
        ("làm theo quy định của tỉnh ủy", (("làm", "theo", "quy", "định", "của", "tỉnh", "ủy"),)),
        ("chuyên ngành được hiểu như thế nào", (("chuyên", "ngành", "được", "hiểu"),)),  # definitions say "được hiểu"
        ("là gì", (("là", "gì"),)),  # nothing else to search for
        ("", ()),
        ("…!?", ()),
    ],
)
def test_runs(text: str, runs: tuple[tuple[str, ...], ...]) -> None:
    assert read_question(text).runs == runs


def test_terms_are_syllables_and_pairs_within_runs() -> None:
    assert read_question("ra khỏi bao lâu kết nạp").terms == ("ra", "khỏi", "ra_khỏi", "kết", "nạp", "kết_nạp")


@pytest.mark.parametrize(
    ("text", "symbol", "rest"),
    [
        ("294-QĐ/TW kết nạp lại", "294-QĐ/TW", "kết nạp lại"),
        ("kết nạp lại (294-qđ/tw)", "294-QĐ/TW", "kết nạp lại"),  # as typed in lower case
        ("nghị định 30/2020/NĐ-CP phụ lục", "30/2020/NĐ-CP", "nghị định phụ lục"),
        ("kết nạp lại", None, None),
        ("3.5.1 điểm b", None, None),
    ],
)
def test_named_symbol(text: str, symbol: str | None, rest: str | None) -> None:
    found = named_symbol(text)
    assert (found.symbol.text if found else None, found.rest if found else None) == (symbol, rest)


def test_rare_words_weigh_more_and_missing_ones_most() -> None:
    counts = {"đảng": 90, "bậc": 2}
    weights = {
        term.text: term.weight for term in read_question("đảng bậc thang").weighted(lambda t: counts.get(t, 0), 100)
    }
    assert weights["đảng"] < weights["bậc"] < weights["thang"]
    # both syllables occur but never together: likely two words that met by chance
    assert weights["đảng_bậc"] == pytest.approx(weights["thang"] / 2)
    assert weights["bậc_thang"] == pytest.approx(weights["thang"])


@pytest.mark.parametrize(
    ("text", "expected", "found"),
    [
        ("b) Ít nhất là 36 tháng kể từ khi", Expected.DURATION, True),
        ("trong thời hạn 30 (ba mươi) ngày làm việc", Expected.DURATION, True),
        ("sau một năm", Expected.DURATION, True),
        ("tháng 5 năm 2025", Expected.DURATION, False),  # a date lasts nothing
        ("không xem xét", Expected.DURATION, False),
        ("không quá ba đồng chí", Expected.NUMBER, True),
        ("các đồng chí", Expected.NUMBER, False),
    ],
)
def test_what_an_answer_must_hold(text: str, expected: Expected, found: bool) -> None:
    assert holds(text, expected) is found


@pytest.mark.parametrize(
    ("text", "expected"),
    [("sau bao lâu", Expected.DURATION), ("bao nhieu uy vien", Expected.NUMBER), ("kết nạp lại", None)],
)
def test_what_a_question_expects(text: str, expected: Expected | None) -> None:
    assert read_question(text).expects is expected


@pytest.mark.parametrize(
    ("question", "noun", "text", "counted"),
    [
        ("cần bao nhiêu đảng viên", "dang", "có số lượng từ 400 đảng viên trở lên", True),
        ("can bao nhieu dang vien", "dang", "có ba đảng viên", True),
        ("cần bao nhiêu đảng viên", "dang", "một số đảng viên", False),  # counts nothing
        ("bao nhiêu phần trăm đồng ý", "phan", "trên 50% tán thành", True),
        ("bao nhiêu phần trăm đồng ý", "phan", "trên một nửa tán thành", True),
        ("mỗi năm họp mấy lần", "lan", "họp mỗi năm 02 (hai) lần", True),
        ("mỗi năm họp mấy lần", "lan", "họp khi cần", False),
    ],
)
def test_answers_that_count_what_is_asked_for(question: str, noun: str, text: str, counted: bool) -> None:
    assert read_question(question).counted == noun
    assert counts(text, noun) is counted


@pytest.mark.parametrize("text", ["sau mấy năm", "trong bao nhiêu ngày", "được mấy", "kết nạp lại"])
def test_questions_that_count_no_things(text: str) -> None:
    assert read_question(text).counted is None


@given(st.text(max_size=300))
def test_any_text_is_a_question(text: str) -> None:
    question = read_question(text)
    assert all(term and not any(char.isspace() for char in term) for term in question.terms)
    named_symbol(text)


@pytest.mark.parametrize(
    ("text", "affirms"),
    [
        ("bị xóa tên thì khiếu nại trong bao nhiêu ngày", True),
        ("bi xoa ten thi khieu nai trong bao nhieu ngay", True),
        ("ai không được xem xét kết nạp lại", False),  # asks for what is denied
        ("ai khong duoc xem xet ket nap lai", False),
        ("kết nạp lại có phải qua dự bị không", False),  # yes or no: either may answer
        ("kết nạp lại", False),  # no sentence is wanted
    ],
)
def test_questions_that_ask_how_something_is_done(text: str, affirms: bool) -> None:
    assert read_question(text).affirms is affirms


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Không giải quyết những trường hợp khiếu nại sau đây", True),
        ("Chưa xét kết nạp người đang bị điều tra", True),
        ("Lập chi bộ ở nơi có ba đảng viên.\nKhông lập ở nơi khác.", False),  # an exception to what it allows
        ("Khoản này không áp dụng cho cơ sở", False),
        ("", False),
    ],
)
def test_provisions_that_deny(text: str, denied: bool) -> None:
    assert denies(text) is denied


@pytest.mark.parametrize("unit", ["ngày", "tháng", "năm"])
def test_so_many_days_is_a_duration(unit: str) -> None:
    assert read_question(f"khiếu nại trong bao nhiêu {unit}").expects is Expected.DURATION
