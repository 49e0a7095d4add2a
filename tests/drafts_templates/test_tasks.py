"""Taking tasks from a parent document: sentences written by us in the shape of real ones, then real documents."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thammuu.drafts_templates import example_input, extract_tasks, read_input
from thammuu.drafts_templates.draft import TaskKind
from thammuu.drafts_templates.office import Office, Signer
from thammuu.drafts_templates.tasks import read_tasks
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
    ("Việc tách đảng bộ do cấp ủy trực thuộc Trung ương chủ trì, hoàn thành trong năm.", "chủ trì"),
    ("Giao ban thường vụ cấp ủy cấp tỉnh lãnh đạo, chỉ đạo việc sắp xếp.", "lãnh đạo, chỉ đạo"),
    ("Khi chuyển đi thì ban tổ chức tỉnh ủy (và tương đương) làm thủ tục giới thiệu.", "làm thủ tục"),
    # after an opening phrase and a comma
    ("Hằng năm, các cấp ủy kiểm tra việc bổ sung hồ sơ.", "kiểm tra"),
    ("Sau khi thống nhất với Ban Tổ chức Trung ương, tỉnh ủy, thành ủy ban hành đề án.", "ban hành"),
    # a decision that must be taken, or in a given time, or on somebody's order
    ("Ban thường vụ tỉnh ủy, thành ủy phải xem xét, quyết định từng trường hợp.", "phải"),
    ("Trong thời hạn 20 ngày, ban thường vụ tỉnh ủy, thành ủy quyết định.", "quyết định"),
    ("Giao ban thường vụ tỉnh ủy, thành ủy quyết định số lượng.", "quyết định"),
    # a decision with more to do after it
    ("Ban thường vụ tỉnh ủy, thành ủy quyết định danh mục; chỉ đạo việc công bố.", "quyết định"),
    # parts that this level plays towards those below it
    ("Cấp ủy triệu tập đại hội có trách nhiệm gửi tài liệu.", "có trách nhiệm"),
    ("Sau khi ủy quyền, cấp ủy cấp trên trực tiếp phải kiểm tra.", "phải"),
    ("Cấp ủy cấp trên trực tiếp nơi có đảng bộ chuyển đến có trách nhiệm tiếp nhận.", "có trách nhiệm"),
    # any organization, where the words oblige by themselves
    ("Tổ chức đảng phải lưu giữ sổ sách.", "phải"),
    # what an organ's paper must hold, and how an organ looks at itself
    ("Báo cáo tổng kết của cấp ủy phải nêu rõ số liệu.", "phải"),
    ("Đối với tập thể cấp ủy, ban thường vụ cấp ủy phải tự đánh giá.", "phải"),
    # in the passive, and by one's part in the matter
    ("Sổ sách phải được tổ chức đảng lưu giữ, quản lý; phải được tổ chức đảng quản lý.", "quản lý"),
    ("Hồ sơ do cấp ủy cấp trên trực tiếp của tổ chức đảng đó thu hồi.", "thu hồi"),
    ("Cấp ủy có thẩm quyền kết nạp đảng viên nơi chuyển đến chỉ đạo việc theo dõi.", "chỉ đạo"),
    ("Cấp ủy căn cứ quy chế mẫu để xây dựng quy chế của cấp mình.", "xây dựng"),
    ("Ngoài khen thưởng định kỳ, cấp ủy đảng cấp trên cần xét khen thưởng đột xuất.", "xét"),
    ("Các cơ quan của cấp ủy được giao việc trên có trách nhiệm báo cáo.", "có trách nhiệm"),
    # a time limit that names whom it binds
    ("Thời hạn trả lời: Không quá 20 ngày làm việc đối với cấp ủy cấp tỉnh.", ""),
    # organs of a committee
    ("Hằng năm, cơ quan hậu cần đảng các cấp có trách nhiệm báo cáo.", "có trách nhiệm"),
    # a long list of organs between the addressee and its verb
    ("Các tỉnh ủy, thành ủy, các ban đảng, đảng ủy trực thuộc Trung ương tổ chức học tập.", "tổ chức"),
    ("Ban tổ chức cấp ủy cấp trên có trách nhiệm hướng dẫn cấp dưới.", "có trách nhiệm"),
    # the office by its own name
    ("Ban Tổ chức Tỉnh ủy chủ trì, phối hợp với Văn phòng Tỉnh ủy theo dõi.", "chủ trì"),
]


@pytest.mark.parametrize(("text", "verb"), GIVEN)
def test_a_sentence_that_obliges_this_level_is_a_task(text: str, verb: str) -> None:
    (task,) = tasks_of(text, COMMITTEE if "hậu cần" in text or verb == "chủ trì" else OFFICE)
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
    # a cell's superior is no province
    "Chi bộ báo cáo bằng văn bản, cấp ủy cấp trên trực tiếp quản lý hồ sơ.",
    # any organization, without a word that obliges
    "Tổ chức đảng tổ chức sinh hoạt.",
    # only opens a list
    "Các tỉnh ủy, thành ủy chỉ đạo thực hiện các việc sau:",
    "",
]


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_a_sentence_that_does_not_oblige_this_level_is_none(text: str) -> None:
    assert tasks_of(text) == ()


COMPETENCES = [
    "Việc tách đảng bộ do cấp ủy trực thuộc Trung ương xem xét, quyết định.",
    "c) Tỉnh ủy, thành ủy: Do tập thể thường trực cấp ủy xem xét, quyết định.",
    "Sau khi thống nhất với Ban Tổ chức Trung ương, tỉnh ủy, thành ủy quyết định.",
    "Các tỉnh ủy, thành ủy có thể giao thêm một số quyền.",
    "Cấp ủy cấp tỉnh được thành lập các cơ quan giúp việc.",
    "Khi cần thiết, cấp ủy cấp trên có quyền điều động cán bộ.",
]


@pytest.mark.parametrize("text", COMPETENCES)
def test_who_decides_and_what_is_allowed_is_told_apart_from_what_has_to_be_done(text: str) -> None:
    (found,) = read_tasks(PARENT, [Words(number("4.2"), "", text)], OFFICE)
    assert found.kind is TaskKind.COMPETENCE
    assert tasks_of(text) == ()


def test_below_a_heading_on_competence_only_a_word_that_obliges_makes_a_task() -> None:
    text = "Các cấp ủy giới thiệu nhân sự."
    assert [task.verb for task in tasks_of(text)] == ["giới thiệu"]
    assert tasks_of(text, heading="Phân cấp việc giới thiệu") == ()
    assert len(tasks_of("Các cấp ủy phải giới thiệu nhân sự.", heading="Phân cấp việc giới thiệu")) == 1


def test_the_task_of_another_organ_of_the_committee_is_told_apart() -> None:
    text = "Văn phòng Tỉnh ủy chủ trì hội nghị. Ban Tổ chức Tỉnh ủy chuẩn bị tài liệu."
    given = [(task.verb, task.kind) for task in read_tasks(PARENT, [Words(number("4.2"), "", text)], OFFICE)]
    assert given == [("chủ trì", TaskKind.OTHERS), ("chuẩn bị", TaskKind.DUTY)]
    assert len(tasks_of(text, COMMITTEE)) == 2


def test_what_stands_in_a_list_is_a_task_of_whom_its_first_line_names() -> None:
    provisions = [
        Words(number("7"), "", "7. Các tỉnh ủy, thành ủy có trách nhiệm:"),
        Words(Address((*number("7").steps, Step(Level.POINT, "a"))), "", "a) Lập danh sách gửi về Trung ương."),
        Words(Address((*number("7").steps, Step(Level.POINT, "b"))), "", "b) Tình hình chung đã khá hơn."),
        Words(number("8"), "", "8. Kiểm tra là việc của mọi người."),
    ]
    (task,) = extract_tasks(PARENT, provisions, OFFICE)
    assert task.evidence.quote == "Lập danh sách gửi về Trung ương."


def test_a_line_that_only_names_an_organ_says_whose_the_list_below_is() -> None:
    def below(label: str, name: str, text: str) -> list[Words]:
        steps = number(label).steps
        return [
            Words(number(label), "", f"{label}. {name}:"),
            Words(Address((*steps, Step(Level.POINT, "a"))), "", text),
        ]

    provisions = [
        *below("7", "Cấp ủy cơ sở", "a) Lập danh sách đề nghị ban thường vụ tỉnh ủy, thành ủy xét."),
        *below("8", "Ban thường vụ tỉnh ủy, thành ủy", "a) Quản lý sổ tặng thưởng."),
    ]
    assert [task.evidence.quote for task in extract_tasks(PARENT, provisions, OFFICE)] == ["Quản lý sổ tặng thưởng."]


def test_everything_below_a_heading_of_duties_is_to_be_done() -> None:
    provisions = [
        Words(number("7"), "", "7. Nhiệm vụ của cấp ủy triệu tập đại hội:"),
        Words(number("7.1"), "", "7.1. In ấn và đóng quyển văn kiện."),
    ]
    (task,) = extract_tasks(PARENT, provisions, OFFICE)
    assert (task.evidence.quote, task.verb) == ("In ấn và đóng quyển văn kiện.", "")


def test_each_level_reads_its_own_tasks() -> None:
    text = "Các đảng ủy xã, phường lập danh sách. Ban thường vụ tỉnh ủy, thành ủy tổng hợp danh sách."
    assert [task.verb for task in tasks_of(text, COMMUNE)] == ["lập"]
    assert [task.verb for task in tasks_of(text, COMMITTEE)] == ["tổng hợp"]


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
    ("chậm nhất là 30 ngày làm việc đối với cơ sở", "chậm nhất là 30 ngày làm việc"),  # QĐ 294, 2.3: no date
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
    (within,) = tasks_of(f"{long}; giao ban thường vụ tỉnh ủy, thành ủy hướng dẫn.")
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
