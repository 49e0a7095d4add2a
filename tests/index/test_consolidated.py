"""A document as amended: what each kind of clause does to which provision, and what is left alone with a word."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.index.amended import AMENDED_DAY, BASE_BODY, OF_BASE, amending_text, base_text, cleaned, gathered
from thammuu.index.consolidated import ConsolidatedProvision, Consolidation, ProvisionState
from thammuu.index.consolidated.gather import Amended

AFTER = dt.date(2024, 1, 1)
AMENDED, ADDED, REPEALED, TOUCHED = (
    ProvisionState.AMENDED,
    ProvisionState.ADDED,
    ProvisionState.REPEALED,
    ProvisionState.TOUCHED,
)


def changed(consolidation: Consolidation) -> dict[str, ConsolidatedProvision]:
    return {row.address.display(): row for row in consolidation.changed}


# What one amending clause says; the provisions that are not as they were: address, state, new wording.
ROWS = [
    # a whole khoản
    (
        "1. Sửa đổi, bổ sung khoản 1 Điều 2 như sau:\n“1. Mỗi bến có hai sổ.”.",
        [("Điều 2 › khoản 1", AMENDED, "1. Mỗi bến có hai sổ.")],
    ),
    # the sentence in the passive, and straight marks
    (
        '1. Khoản 1 Điều 2 được sửa đổi, bổ sung như sau:\n"1. Mỗi bến có hai sổ.".',
        [("Điều 2 › khoản 1", AMENDED, "1. Mỗi bến có hai sổ.")],
    ),
    # two khoản by one sentence, told apart by their numbers
    (
        "1. Sửa đổi khoản 1 và khoản 3 Điều 2 như sau:\n“1. A.\n3. B.”.",
        [("Điều 2 › khoản 1", AMENDED, "1. A."), ("Điều 2 › khoản 3", AMENDED, "3. B.")],
    ),
    # a whole article: one row with everything below it
    (
        "1. Sửa đổi, bổ sung Điều 3 như sau:\n“Điều 3. Giờ chạy\n1. A.\n2. B.”.",
        [("Điều 3", AMENDED, "Điều 3. Giờ chạy\n1. A.\n2. B.")],
    ),
    # the article is told above, the điểm below; đ-like labels: b1 comes after b
    (
        "1. Sửa đổi, bổ sung một số điểm, khoản của Điều 2 như sau:\n"
        "a) Sửa đổi, bổ sung điểm a và bổ sung điểm b1 vào sau điểm b khoản 2 như sau:\n“a) A;\nb1) B;”;\n"
        "b) Bãi bỏ khoản 3.",
        [
            ("Điều 2 › khoản 2 › điểm a", AMENDED, "a) A;"),
            ("Điều 2 › khoản 2 › điểm b1", ADDED, "b1) B;"),
            ("Điều 2 › khoản 3", REPEALED, ""),
        ],
    ),
    # a new article between two
    (
        "1. Bổ sung Điều 2a và Điều 2b vào sau Điều 2 như sau:\n“Điều 2a. A\n1. B.\nĐiều 2b. C\nD.”.",
        [("Điều 2a", ADDED, "Điều 2a. A\n1. B."), ("Điều 2b", ADDED, "Điều 2b. C\nD.")],
    ),
    # a new last khoản, its place told by its number alone
    ("1. Bổ sung khoản 3 vào Điều 4 như sau:\n“3. A.”.", [("Điều 4 › khoản 3", ADDED, "3. A.")]),
    # khoản 5 after khoản 2: something between is not known here, so the text is left
    ("1. Bổ sung khoản 5 vào Điều 4 như sau:\n“5. A.”.", [("Điều 4", TOUCHED, "Điều 4. Kiểm tra")]),
    # a number that is there already: the base is not the text the clause speaks of
    (
        "1. Bổ sung khoản 2 vào sau khoản 1 Điều 4 như sau:\n“2. A.”.",
        [("Điều 4 › khoản 2", TOUCHED, "2. Ban Quản lý bến báo cáo kết quả kiểm tra.")],
    ),
    # a heading alone
    (
        "1. Sửa đổi, bổ sung tên Điều 3 như sau:\n“Điều 3. Thời gian chạy đò”.",
        [("Điều 3", AMENDED, "Điều 3. Thời gian chạy đò\nĐò chạy từ sáng đến tối, nghỉ khi nước lớn.")],
    ),
    # a heading and khoản of the same article
    (
        "1. Sửa đổi, bổ sung tên điều và khoản 1 Điều 4 như sau:\n“Điều 4. Việc kiểm tra\n1. A.”.",
        [("Điều 4", AMENDED, "Điều 4. Việc kiểm tra"), ("Điều 4 › khoản 1", AMENDED, "1. A.")],
    ),
    # the words before the điểm alone; the điểm stay
    (
        "1. Sửa đổi, bổ sung đoạn mở đầu khoản 2 Điều 2 như sau:\n“2. Sổ phải ghi:”.",
        [("Điều 2 › khoản 2", AMENDED, "2. Sổ phải ghi:")],
    ),
    # repeal of several, the article told once
    (
        "1. Bãi bỏ điểm b, điểm c khoản 2 và khoản 3 Điều 2.",
        [
            ("Điều 2 › khoản 2 › điểm b", REPEALED, ""),
            ("Điều 2 › khoản 2 › điểm c", REPEALED, ""),
            ("Điều 2 › khoản 3", REPEALED, ""),
        ],
    ),
    # words replaced at every place of the article
    (
        "1. Thay thế cụm từ “Ban Quản lý bến” bằng cụm từ “Tổ Quản lý bến” tại Điều 4.",
        [
            ("Điều 4 › khoản 1", AMENDED, "1. Tổ Quản lý bến kiểm tra sổ mỗi tháng."),
            ("Điều 4 › khoản 2", AMENDED, "2. Tổ Quản lý bến báo cáo kết quả kiểm tra."),
        ],
    ),
    # the places told before the new words
    (
        "1. Thay cụm từ “mỗi tháng” tại khoản 1 Điều 4 bằng cụm từ “mỗi quý”.",
        [("Điều 4 › khoản 1", AMENDED, "1. Ban Quản lý bến kiểm tra sổ mỗi quý.")],
    ),
    # words dropped with the space before them; added after others
    (
        "1. Bỏ cụm từ “mỗi tháng” tại khoản 1 Điều 4; bổ sung cụm từ “bằng văn bản” vào sau cụm từ “báo cáo” tại"
        " khoản 2 Điều 4.",
        [
            ("Điều 4 › khoản 1", AMENDED, "1. Ban Quản lý bến kiểm tra sổ."),
            ("Điều 4 › khoản 2", AMENDED, "2. Ban Quản lý bến báo cáo bằng văn bản kết quả kiểm tra."),
        ],
    ),
    # part of a longer word is not the word: "sáng" is, "sán" is not
    (
        "1. Thay từ “sán” bằng từ “sáng” tại Điều 3.",
        [("Điều 3", TOUCHED, "Điều 3. Giờ chạy\nĐò chạy từ sáng đến tối, nghỉ khi nước lớn.")],
    ),
    # the new words stand there already: the base holds the amendment, and they would be said twice
    (
        "1. Bổ sung cụm từ “kết quả” vào sau cụm từ “báo cáo” tại khoản 2 Điều 4; thay cụm từ “Quản lý” bằng cụm từ"
        " “Ban Quản lý” tại khoản 1 Điều 4.",
        [
            ("Điều 4 › khoản 1", TOUCHED, "1. Ban Quản lý bến kiểm tra sổ mỗi tháng."),
            ("Điều 4 › khoản 2", TOUCHED, "2. Ban Quản lý bến báo cáo kết quả kiểm tra."),
        ],
    ),
    # one syllable that stands there twice: which one is not told
    ("1. Bỏ từ “sổ” tại Điều 2.", [("Điều 2", TOUCHED, "Điều 2. Sổ theo dõi")]),
    # the quotation holds something else than what was announced
    (
        "1. Sửa đổi khoản 1 Điều 2 như sau:\n“4. A.”.",
        [("Điều 2 › khoản 1", TOUCHED, "1. Mỗi bến có một sổ.")],
    ),
    # only part of what was announced is quoted: neither is touched
    (
        "1. Sửa đổi khoản 1 và khoản 3 Điều 2 như sau:\n“1. A.”.",
        [
            ("Điều 2 › khoản 1", TOUCHED, "1. Mỗi bến có một sổ."),
            ("Điều 2 › khoản 3", TOUCHED, "3. Trưởng bến giữ sổ."),
        ],
    ),
    # "…" leaves words out
    (
        "1. Sửa đổi Điều 4 như sau:\n“Điều 4. Kiểm tra\n1. A.\n2. …”.",
        [("Điều 4", TOUCHED, "Điều 4. Kiểm tra")],
    ),
    # no closing mark: how far the new wording reaches is a guess
    (
        "1. Sửa đổi khoản 1 Điều 2 như sau:\n“1. A.",
        [("Điều 2 › khoản 1", TOUCHED, "1. Mỗi bến có một sổ.")],
    ),
    # a sentence of no known form names a provision: it is said to be touched
    (
        "1. Chuyển nội dung khoản 3 Điều 2 thành quy định của Trưởng bến.",
        [("Điều 2 › khoản 3", TOUCHED, "3. Trưởng bến giữ sổ.")],
    ),
    # a khoản that is not there: the article above it is said to be touched
    ("1. Bãi bỏ khoản 9 Điều 2.", [("Điều 2", TOUCHED, "Điều 2. Sổ theo dõi")]),
]  # fmt: skip


@pytest.mark.parametrize(("clauses", "expected"), ROWS)
def test_what_a_clause_does(clauses: str, expected: list[tuple[str, ProvisionState, str]]) -> None:
    consolidation = gathered(base_text(), amending_text(clauses)).on(AFTER)
    found = [(row.address.display(), row.state, row.new_text) for row in consolidation.changed]
    assert found == expected
    assert not consolidation.open


def test_a_row_leads_to_the_clause_and_its_day() -> None:
    text = amending_text("1. Bãi bỏ Điều 3.")
    (row,) = gathered(base_text(), text).on(AFTER).changed
    (change,) = row.changes
    assert row.old_text.startswith("Điều 3. Giờ chạy")
    assert change.clause.address == "Điều 1 › khoản 1"
    assert change.clause.provision_id.endswith("#dieu:1/khoan:1")
    assert change.clause.sentence == "Bãi bỏ Điều 3."
    assert change.clause.since == AMENDED_DAY


def test_each_touched_row_says_why() -> None:
    clauses = "1. Bãi bỏ khoản 9 Điều 2.\n2. Sửa đổi khoản 1 Điều 4 như sau:\n“7. A.”."
    rows = changed(gathered(base_text(), amending_text(clauses)).on(AFTER))
    assert "không tìm thấy" in rows["Điều 2"].doubts[0].reason
    assert "không khớp" in rows["Điều 4 › khoản 1"].doubts[0].reason


def test_amendments_follow_one_another_by_their_days() -> None:
    first = amending_text("1. Sửa đổi khoản 1 Điều 2 như sau:\n“1. Mỗi bến có hai sổ.”.")
    second = amending_text(
        "1. Thay cụm từ “hai sổ” bằng cụm từ “ba sổ” tại khoản 1 Điều 2.", "31-QĐ/TU", dt.date(2023, 6, 1)
    )
    known = gathered(base_text(), second, first)  # in whatever order they were stored
    assert known.days == (AMENDED_DAY, dt.date(2023, 6, 1))
    assert changed(known.on(dt.date(2022, 5, 9))) == {}
    between, after = (changed(known.on(day))["Điều 2 › khoản 1"] for day in (AMENDED_DAY, AFTER))
    assert between.new_text == "1. Mỗi bến có hai sổ."
    assert after.new_text == "1. Mỗi bến có ba sổ."
    assert after.old_text == "1. Mỗi bến có một sổ."
    assert [change.clause.document.key.symbol for change in after.changes] == ["21-QĐ/TU", "31-QĐ/TU"]


def test_a_later_clause_finds_what_an_earlier_one_added() -> None:
    first = amending_text("1. Bổ sung Điều 3a vào sau Điều 3 như sau:\n“Điều 3a. Áo phao\n1. A.\n2. B.”.")
    second = amending_text(
        "1. Sửa đổi khoản 2 Điều 3a như sau:\n“2. C.”.\n2. Bãi bỏ Điều 3a.", "31-QĐ/TU", dt.date(2023, 6, 1)
    )
    known = gathered(base_text(), first, second)
    assert changed(known.on(AMENDED_DAY))["Điều 3a"].state is ADDED
    last = changed(known.on(AFTER))["Điều 3a"]
    assert (last.state, last.old, last.new) == (REPEALED, (), ())


def test_a_new_wording_ends_the_doubt_about_the_old_one() -> None:
    first = amending_text("1. Chuyển nội dung khoản 3 Điều 2 thành quy định của Trưởng bến.")
    second = amending_text("1. Sửa đổi khoản 3 Điều 2 như sau:\n“3. A.”.", "31-QĐ/TU", dt.date(2023, 6, 1))
    known = gathered(base_text(), first, second)
    assert changed(known.on(AMENDED_DAY))["Điều 2 › khoản 3"].state is TOUCHED
    row = changed(known.on(AFTER))["Điều 2 › khoản 3"]
    assert (row.state, row.new_text, row.doubts) == (AMENDED, "3. A.", ())


def test_what_is_done_to_another_document_does_nothing_here() -> None:
    other = (
        "Điều 2. Sửa đổi Quy định số 12-QĐ/TU ngày 04/5/2019 của Tỉnh ủy Sông Trà\n1. Bãi bỏ Điều 3.\n"
        "2. Sửa đổi khoản 1 Điều 2 như sau:\n“1. A.”."
    )
    base_alone = "1. Bãi bỏ Điều 4.\n" + other
    consolidation = gathered(base_text(), amending_text(base_alone)).on(AFTER)
    assert list(changed(consolidation)) == ["Điều 4"]


def test_a_sentence_that_names_the_document_itself_needs_no_article_around_it() -> None:
    body = f"Điều 1. Bãi bỏ khoản 3 Điều 2 của {OF_BASE}."
    text = amending_text("").split("Điều 1.")[0] + body
    assert list(changed(gathered(base_text(), text).on(AFTER))) == ["Điều 2 › khoản 3"]


def test_a_document_reported_to_amend_it_that_is_not_here_is_named() -> None:
    body = (
        f"Điều 1. Sửa đổi, bổ sung một số điều của {OF_BASE} đã được sửa đổi, bổ sung theo Quy định số 17-QĐ/TU ngày"
        " 09/9/2021 của Tỉnh ủy Sông Trà\n1. Bãi bỏ Điều 3."
    )
    text = amending_text("").split("Điều 1.")[0] + body
    consolidation = gathered(base_text(), text).on(AFTER)
    assert consolidation.unread == ("Quy định số 17-QĐ/TU",)


def lines_of(known: Amended) -> list[str]:
    return [record.text for record in known.base.provisions]


CLAUSES = st.sampled_from([clause for clause, _ in ROWS])
NOISE = st.text(alphabet='“”"1a2).;: Điều khoản bãi bỏ sửa đổi như sau cụm từ bằng tại\n', max_size=80)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.one_of(CLAUSES.map(lambda clause: clause[3:]), NOISE), max_size=4))
def test_no_text_is_lost_and_every_word_leads_to_its_source(clauses: list[str]) -> None:
    body = "\n".join(f"{number}. {clause}" for number, clause in enumerate(clauses, 1))
    base, amending = base_text(), amending_text(body)
    known = gathered(base, amending)
    consolidation = known.on(AFTER)
    old = [words.text for row in consolidation.provisions for words in row.old]
    assert old == lines_of(known)
    sources = {cleaned(base), cleaned(amending)}
    for row in consolidation.provisions:
        for words in (*row.old, *row.new):
            for piece in words.pieces:
                assert any(piece.span.of(source) == piece.text for source in sources)
        assert (row.state is ProvisionState.UNCHANGED) == (not row.changes and not row.doubts)


@settings(max_examples=10, deadline=None)
@given(st.lists(CLAUSES, max_size=3), st.dates(max_value=AMENDED_DAY - dt.timedelta(days=1)))
def test_before_every_amendment_the_view_is_the_document(clauses: list[str], day: dt.date) -> None:
    known = gathered(base_text(), amending_text("\n".join(clauses)))
    consolidation = known.on(day)
    assert not consolidation.changed
    assert not consolidation.amended_by
    assert [row.new_text for row in consolidation.provisions] == lines_of(known)


def test_nothing_amends_it_and_the_view_is_the_document() -> None:
    known = gathered(base_text())
    assert not known.days
    assert "\n".join(row.new_text for row in known.on(AFTER).provisions) == BASE_BODY
