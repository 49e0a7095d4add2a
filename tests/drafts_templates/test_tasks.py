"""Taking tasks from a parent document: sentences written by us in the shape of real ones, then real documents."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thammuu.drafts_templates import example_input, extract_tasks, read_input
from thammuu.drafts_templates.office import Office, Signer
from thammuu.ingest.assemble import parse
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.model import Address, DocumentKey, Evidence, Level, Step
from thammuu.ingest.readers import read_file

OFFICE = read_input(example_input("ke-hoach")).office
COMMITTEE = Office("tinh-uy", "Tỉnh ủy", "", "Ban Thường vụ Tỉnh ủy", "TU", "Sông Trà", Signer("", "", ""))
COMMUNE = Office("dang-uy-xa", "Đảng ủy xã", "Đảng bộ tỉnh", "Đảng ủy xã Ví Dụ", "ĐU", "Ví Dụ", Signer("", "", ""))
PARENT = Evidence("d1", DocumentKey("09-QĐ/TW", "Quy định", "Ban Bí thư", PartialDate(2026, 3, 2)), "", "", None, "")
SAMPLES = Path(__file__).resolve().parents[2] / "corpus" / "samples"


@dataclass(frozen=True)
class Words:
    """The least a provision must have."""

    address: Address
    heading: str
    text: str


def number(label: str) -> Address:
    return Address((Step(Level.NUMBER, label),))


def tasks_of(text: str, office: Office = OFFICE, heading: str = ""):
    return extract_tasks(PARENT, [Words(number("4.2"), heading, text)], office)


GIVEN = [
    # who acts at the start of the sentence
    ("Các tỉnh ủy, thành ủy, đảng ủy trực thuộc Trung ương chỉ đạo việc rà soát.", "chỉ đạo"),
    ("1.2. Các tỉnh uỷ, thành uỷ chỉ đạo việc rà soát.", "chỉ đạo"),  # the new tone placement
    # after "do", "giao", "thì", in the passive
    ("Việc tách đảng bộ do cấp ủy trực thuộc Trung ương xem xét, quyết định.", "xem xét, quyết định"),
    ("Giao ban thường vụ cấp ủy cấp tỉnh lãnh đạo, chỉ đạo việc sắp xếp.", "lãnh đạo, chỉ đạo"),
    ("Khi chuyển đi thì ban tổ chức tỉnh ủy (và tương đương) làm thủ tục giới thiệu.", "làm thủ tục"),
    # after an opening phrase and a comma
    ("Hằng năm, các cấp ủy kiểm tra việc bổ sung hồ sơ.", "kiểm tra"),
    ("Sau khi thống nhất với Ban Tổ chức Trung ương, tỉnh ủy, thành ủy quyết định.", "quyết định"),
    # before a colon
    ("c) Tỉnh ủy, thành ủy: Do tập thể thường trực cấp ủy xem xét, quyết định.", "xem xét, quyết định"),
    # a long list of organs between the addressee and its verb
    ("Các tỉnh ủy, thành ủy, các ban đảng, đảng ủy trực thuộc Trung ương tổ chức học tập.", "tổ chức"),
    ("Ban tổ chức cấp ủy cấp trên có trách nhiệm hướng dẫn cấp dưới.", "có trách nhiệm"),
    # the office by its own name
    ("Ban Tổ chức Tỉnh ủy chủ trì, phối hợp với Văn phòng Tỉnh ủy theo dõi.", "chủ trì"),
]


@pytest.mark.parametrize(("text", "verb"), GIVEN)
def test_a_sentence_that_obliges_this_level_is_a_task(text: str, verb: str) -> None:
    (task,) = tasks_of(text)
    assert task.verb == verb
    assert task.evidence.quote == text.removeprefix("1.2. ").removeprefix("c) ")
    assert task.evidence.address == "4.2"
    assert task.evidence.provision_id == "d1#so:4.2"
    assert task.addressee in text


NOT_GIVEN = [
    # the organ belongs to somebody else's clause
    "Chi bộ trực thuộc tỉnh ủy, thành ủy họp mỗi tháng một lần.",
    "Ban Bí thư ban hành quy chế mẫu của tỉnh ủy, thành ủy.",
    "Các đảng ủy báo cáo Ban Thường vụ Tỉnh ủy (qua Ban Tổ chức Tỉnh ủy) trước ngày 05/12.",
    # a list of organs that goes on after a comma
    "Đảng bộ mà cấp trên không phải là tỉnh ủy, thành ủy, đảng ủy trực thuộc Trung ương, thực hiện quy định riêng.",
    # a right is no duty
    "Các tỉnh ủy, thành ủy có thể giao thêm một số quyền.",
    "Cấp ủy cấp tỉnh được thành lập các cơ quan giúp việc.",
    # central organs and persons
    "Ban Tổ chức Trung ương hướng dẫn thực hiện.",
    "Các tỉnh ủy viên chỉ đạo địa bàn được phân công.",
    # since 01/7/2025 this is the commune
    "Cấp ủy cấp trên trực tiếp của tổ chức cơ sở đảng quyết định chuẩn y.",
    # "quy định tại" is a citation
    "Thành lập đảng bộ trực thuộc tỉnh ủy, thành ủy, đảng ủy trực thuộc Trung ương quy định tại mục 3.",
    # words for any level, after "do", give nobody a task
    "Chi bộ thực hiện một số việc do cấp ủy cấp trên giao.",
    # only opens a list
    "Các tỉnh ủy, thành ủy chỉ đạo thực hiện các việc sau:",
    "",
]


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_a_sentence_that_does_not_oblige_this_level_is_none(text: str) -> None:
    assert tasks_of(text) == ()


def test_each_level_reads_its_own_tasks() -> None:
    text = "Các đảng ủy xã, phường lập danh sách. Ban thường vụ tỉnh ủy, thành ủy phê duyệt danh sách."
    assert [task.verb for task in tasks_of(text, COMMUNE)] == ["lập"]
    assert [task.verb for task in tasks_of(text, COMMITTEE)] == ["phê duyệt"]


def test_every_sentence_under_a_heading_that_names_the_office_is_a_task() -> None:
    provisions = [
        Words(Address((Step(Level.ROMAN, "II"), Step(Level.NUMBER, "1"))), "Đối với Văn phòng Tỉnh ủy", "1. Đối với …"),
        Words(Address((Step(Level.ROMAN, "II"), Step(Level.NUMBER, "1.1"))), "", "1.1. Tổng hợp báo cáo."),
        Words(Address((Step(Level.ROMAN, "II"), Step(Level.NUMBER, "2"))), "", "2. Đối với Ban Tổ chức Tỉnh ủy"),
        Words(Address((Step(Level.ROMAN, "II"), Step(Level.NUMBER, "2.1"))), "", "2.1. Rà soát trước ngày 31/8/2026."),
        Words(Address((Step(Level.ROMAN, "II"), Step(Level.NUMBER, "2.2"))), "", "2.2. Kết quả chung còn hạn chế."),
    ]
    (task,) = extract_tasks(PARENT, provisions, OFFICE)
    assert task.evidence.quote == "Rà soát trước ngày 31/8/2026."
    assert task.addressee == "Ban Tổ chức Tỉnh ủy"
    assert task.deadline == "trước ngày 31/8/2026"
    assert task.section == "Đối với Ban Tổ chức Tỉnh ủy"


DEADLINES = [
    ("hoàn thành trước ngày 28/02/2026", "trước ngày 28/02/2026"),
    ("hoàn thành trước ngày 05/12 hằng năm", "trước ngày 05/12 hằng năm"),
    ("ban hành trong thời hạn 45 ngày kể từ ngày ký; theo dõi", "trong thời hạn 45 ngày kể từ ngày ký"),
    ("trả lời không quá 90 ngày làm việc", "không quá 90 ngày làm việc"),
    ("báo cáo hằng quý", "hằng quý"),
    ("kiểm tra 6 tháng một lần", "6 tháng một lần"),
    ("mở lớp trong quý III năm 2026", "trong quý III năm 2026"),
    ("mở lớp cho 200 người", ""),
]  # fmt: skip


@pytest.mark.parametrize(("tail", "deadline"), DEADLINES)
def test_the_deadline_is_cut_out_of_the_sentence(tail: str, deadline: str) -> None:
    (task,) = tasks_of(f"Ban Tổ chức Tỉnh ủy hướng dẫn, {tail}.")
    assert task.deadline == deadline


def test_a_long_sentence_is_cut_only_where_a_clause_opens_with_the_addressee() -> None:
    long = "Ban Bí thư ban hành quy chế mẫu " + "cho từng loại tổ chức, " * 20
    (opens,) = tasks_of(f"{long}; cấp ủy trực thuộc Trung ương ban hành quy chế riêng; chi bộ thực hiện.")
    assert opens.evidence.quote == "cấp ủy trực thuộc Trung ương ban hành quy chế riêng"
    (within,) = tasks_of(f"{long}; phải được ban thường vụ tỉnh ủy, thành ủy đồng ý.")
    assert within.evidence.quote.startswith("Ban Bí thư")


def test_a_task_section_makes_the_same_words_weigh_more() -> None:
    text = "Các cấp ủy kiểm tra việc thực hiện."
    (plain,), (under) = tasks_of(text), tasks_of(text, heading="Tổ chức thực hiện")
    assert under[0].directness > plain.directness


_PIECES = st.sampled_from(
    ["Các tỉnh ủy, thành ủy", "ban tổ chức tỉnh ủy", "chỉ đạo", "có thể", "phải", "; ", ": ", ". ", "\n", "1.2. ",
     "do ", "uỷ", "ƯỞNG", "(", ")", "trước ngày 31/8/2026", "hằng năm", "İ", "ß", " "]
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(_PIECES | st.text(max_size=5), max_size=25).map("".join))
def test_any_text_is_read_without_error_and_quoted_letter_for_letter(text: str) -> None:
    for task in tasks_of(text):
        assert task.evidence.quote in text
        assert task.deadline in task.evidence.quote
        assert 0 < task.directness <= 1


def test_a_sample_conclusion_gives_exactly_the_tasks_under_the_office_heading() -> None:
    document = parse(read_file(SAMPLES / "mau-ket-luan-12-kl-tu-2026.pdf"))
    tasks = extract_tasks(PARENT, document.walk(), OFFICE)
    assert [task.evidence.address for task in tasks] == ["II › 2.1", "II › 2.2", "II › 2.3"]


# Checked by hand in Quy định 294-QĐ/TW: provisions that give a provincial committee or its organs something to do …
FOUND_294 = {
    "1.1.2", "2.1", "3.5.1 › điểm b", "4.3.2 › điểm c", "5.1.2", "6.1.4", "6.2.3", "6.3.1 › điểm b", "6.3.6 › điểm a",
    "8.2.2", "9.1.1", "9.1.2", "9.1.3", "9.1.4", "9.2.1", "9.2.2", "10.2", "10.4.2 › điểm b", "10.4.4 › điểm d",
    "10.6.2", "14.3", "18.1.1", "24.1.5", "24.3.2 › điểm c", "26.2.1", "31.2.2",
}  # fmt: skip
# … and provisions that name such an organ without giving it anything to do.
NOT_FOUND_294 = {
    "5.1.1", "10.4.3", "10.4.4 › điểm a", "10.6.1", "10.6.2 › điểm đ", "14", "14.2", "18.1.2", "24.1.1", "24.2.2",
    "24.3.2 › điểm a", "25", "25.1", "25.1.2", "31.2.3", "31.2.5", "12.2.2 › điểm b", "15.1.1", "16.2.5", "24.3.1",
}  # fmt: skip


def test_tasks_of_a_real_regulation(shared: Path) -> None:
    document = parse(read_file(shared / "data" / "party" / "QD294-TW-2025.pdf"))
    tasks = extract_tasks(PARENT, document.walk(), OFFICE)
    addresses = {task.evidence.address for task in tasks}
    texts = {provision.address.display(): provision.text for provision in document.walk()}
    assert addresses >= FOUND_294
    assert not addresses & NOT_FOUND_294
    assert all(task.evidence.quote in texts[task.evidence.address] for task in tasks)
