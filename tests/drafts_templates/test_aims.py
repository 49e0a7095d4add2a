"""What a parent document aims at and requires: texts of our own in the shape of real ones, then drafts of them."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thammuu.drafts_templates import DraftInput, DraftSources, compose, example_input, read_input
from thammuu.drafts_templates.aim_choice import aim_line
from thammuu.drafts_templates.aims import heading_kind, read_aims
from thammuu.drafts_templates.draft import Aim, AimKind, Item, block_sentences, draft_report
from thammuu.drafts_templates.request import LeaveOut
from thammuu.drafts_templates.versions import read_section, section_text, sections
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.model import Address, DocumentKey, Evidence, Level, Step

PARENT = Evidence("d1", DocumentKey("09-NQ/TU", "Nghị quyết", "Tỉnh ủy", PartialDate(2026, 3, 2)), "", "", None, "")
OBJECTIVE, TARGET, REQUIREMENT = AimKind.OBJECTIVE, AimKind.TARGET, AimKind.REQUIREMENT


@dataclass(frozen=True)
class Words:
    """The least a provision must have."""

    address: Address
    heading: str
    text: str


LEVELS = (Level.ROMAN, Level.NUMBER, Level.DASH, Level.DASH)


def place(where: str, heading: str, text: str) -> Words:
    """`where` is "II/1/2": the steps of an address from the top."""
    steps = (Step(level, label) for level, label in zip(LEVELS, where.split("/"), strict=False))
    return Words(Address(tuple(steps)), heading, text)


def aims_of(*provisions: Words) -> list[tuple[AimKind, str]]:
    return [(aim.kind, aim.evidence.quote) for aim in read_aims(PARENT, provisions)]


HEADINGS = [
    ("MỤC TIÊU", OBJECTIVE),
    ("Mục tiêu tổng quát", OBJECTIVE),
    ("Mục tiêu cụ thể:", OBJECTIVE),
    ("Mục tiêu đến năm 2030, tầm nhìn đến năm 2045", OBJECTIVE),
    ("Mục tiêu của Chương trình", OBJECTIVE),
    ("Các chỉ tiêu chủ yếu giai đoạn 2026 - 2030", OBJECTIVE),
    ("Mục đích", OBJECTIVE),
    ("Mục đích, yêu cầu", REQUIREMENT),
    ("QUAN ĐIỂM, MỤC TIÊU", REQUIREMENT),
    ("Quan điểm chỉ đạo", REQUIREMENT),
    ("Quan điểm, nguyên tắc", REQUIREMENT),
    ("Phương châm", REQUIREMENT),
    ("Yêu cầu", REQUIREMENT),
    # the matter of a document, not what it aims at
    ("Mục tiêu giáo dục", None),
    ("Yêu cầu quản lý hồ sơ", None),
    ("Yêu cầu về an toàn và an ninh kho lưu trữ", None),
    ("Yêu cầu đối với tổ chức", None),
    ("Chuyển mục đích sử dụng đất", None),
    ("Nguyên tắc", None),
    # aims and other matters together: what stands below says more
    ("Nội dung, mục tiêu, nhiệm vụ cụ thể", None),
    ("Nhiệm vụ, giải pháp", None),
    ("", None),
]


@pytest.mark.parametrize(("heading", "kind"), HEADINGS)
def test_what_a_heading_announces(heading: str, kind: AimKind | None) -> None:
    assert heading_kind(heading) is kind


def test_the_article_of_a_statute_on_requirements_holds_conditions_of_its_matter() -> None:
    def article(heading: str) -> list[tuple[AimKind, str]]:
        steps = (Step(Level.ARTICLE, "4"), Step(Level.CLAUSE, "1"))
        return aims_of(
            Words(Address(steps[:1]), heading, f"Điều 4. {heading}"), Words(Address(steps), "", "1. Kho khô, thoáng.")
        )

    assert article("Yêu cầu chung") == []
    assert article("Mục tiêu") == [(OBJECTIVE, "Kho khô, thoáng.")]


def test_all_below_a_heading_of_aims_until_the_next_of_other_matters() -> None:
    assert aims_of(
        place("I", "Tình hình", "I- Tình hình"),
        place("I/1", "", "1. Kết quả đã khá hơn."),
        place("II", "Quan điểm, mục tiêu", "II- Quan điểm, mục tiêu"),
        place("II/1", "Quan điểm chỉ đạo", "1. Quan điểm chỉ đạo"),
        place("II/1/1", "", "- Làm đến đâu chắc đến đó."),
        place("II/2", "Mục tiêu", "2. Mục tiêu\nXây dựng tổ chức gọn, mạnh."),
        place("II/2/1", "", "- Giảm 10% số đầu mối."),
        place("III", "Nhiệm vụ, giải pháp", "III- Nhiệm vụ, giải pháp"),
        place("III/1", "", "1. Rà soát hồ sơ."),
    ) == [
        (REQUIREMENT, "Làm đến đâu chắc đến đó."),
        (OBJECTIVE, "Xây dựng tổ chức gọn, mạnh."),
        (TARGET, "Giảm 10% số đầu mối."),
    ]


def test_a_plan_whose_purpose_and_requirements_stand_together() -> None:
    assert aims_of(
        place("I", "MỤC ĐÍCH, YÊU CẦU", "I. MỤC ĐÍCH, YÊU CẦU"),
        place("I/1", "Mục đích", "1. Mục đích\nNâng cao nhận thức."),
        place("I/2", "Yêu cầu", "2. Yêu cầu"),
        place("I/2/1", "", "- Tiết kiệm, không phô trương."),
        place("II", "Nội dung", "II. Nội dung"),
        place("II/1", "", "1. Mở lớp."),
    ) == [(OBJECTIVE, "Nâng cao nhận thức."), (REQUIREMENT, "Tiết kiệm, không phô trương.")]


def test_tasks_below_a_field_of_work_are_no_aims_though_its_aims_are() -> None:
    assert aims_of(
        place("III", "Mục tiêu, nhiệm vụ", "III. Mục tiêu, nhiệm vụ"),
        place("III/1", "Cải cách thủ tục", "1. Cải cách thủ tục"),
        place("III/1/1", "Mục tiêu", "a) Mục tiêu\nThủ tục gọn."),
        place("III/1/2", "Nhiệm vụ", "b) Nhiệm vụ\nRà soát thủ tục."),
        place("III/2", "", "2. Rà soát biểu mẫu."),
    ) == [(OBJECTIVE, "Thủ tục gọn.")]


def test_a_title_that_says_neither_divides_the_aims() -> None:
    assert aims_of(
        place("II", "Mục tiêu", "II. Mục tiêu"),
        place("II/1", "Về tổ chức bộ máy", "1. Về tổ chức bộ máy"),
        place("II/1/1", "", "- Gọn đầu mối."),
    ) == [(OBJECTIVE, "Gọn đầu mối.")]


def test_a_line_in_the_text_announces_what_follows_in_its_list() -> None:
    assert aims_of(
        place("I/2/1", "", "- Việc thường xuyên.\nMục tiêu tổng quát:\nTỉnh phát triển khá.\nMục tiêu cụ thể:"),
        place("I/2/2", "", "- Đến năm 2030: Thu nhập cao."),
        place("I/2/3", "", "- Mọi xã đạt chuẩn.\nNhiệm vụ trọng tâm trong nhiệm kỳ:"),
        place("I/2/4", "", "- Rà soát hồ sơ."),
        place("I/3", "", "3. Các bên phối hợp."),
    ) == [
        (OBJECTIVE, "Tỉnh phát triển khá."),
        (TARGET, "Đến năm 2030: Thu nhập cao."),
        (OBJECTIVE, "Mọi xã đạt chuẩn."),
    ]


def test_what_is_announced_may_follow_on_the_same_line() -> None:
    assert aims_of(
        place("I/1", "", "1. Mục tiêu tổng quát: Xây dựng đội ngũ vững vàng."),
        place("I/2", "", "2. Nghị quyết xác định các mục tiêu sau:"),
        place("I/2/1", "", "- Mọi chi bộ họp đúng kỳ."),
        place("I/3", "", "3. Văn bằng được cấp một lần."),
        place("I/4", "", "4. Mục tiêu của từng khóa học được quy định như sau:"),
        place("I/4/1", "", "- Khóa một dạy soạn thảo."),
    ) == [(OBJECTIVE, "Xây dựng đội ngũ vững vàng."), (OBJECTIVE, "Mọi chi bộ họp đúng kỳ.")]


STRIVING = [
    ("Phấn đấu đến năm 2030 có 90% chi bộ đạt chuẩn.", True),
    ("Đến năm 2030, phấn đấu kết nạp trên 500 người.", True),
    ("Mở rộng địa bàn, phấn đấu mỗi năm kết nạp 20 người.", True),
    ("Phấn đấu vươn lên trong học tập.", False),  # no time, no number
    ("Đảng viên có quá trình phấn đấu 30 năm.", False),  # said of a person
    ("Đơn phải đáp ứng các yêu cầu sau đây:", False),
]


@pytest.mark.parametrize(("text", "aim"), STRIVING)
def test_without_a_heading_only_striving_for_a_time_or_a_number_is_an_aim(text: str, aim: bool) -> None:
    assert aims_of(place("III/2", "", f"2. Mở đầu. {text}")) == ([(TARGET, text)] if aim else [])


def test_a_sentence_that_a_page_breaks_is_quoted_whole() -> None:
    sentence = "Phấn đấu đến năm 2030 toàn tỉnh có thêm những cơ sở khám bệnh mới và\n100% xã có bác sĩ."
    assert aims_of(place("III/2", "", f"(2) {sentence} Mạng lưới rộng khắp.")) == [(TARGET, sentence)]


def test_the_line_that_says_by_when_goes_with_each_aim_below_it() -> None:
    (aim,) = read_aims(
        PARENT,
        [
            place("II", "Mục tiêu", "II. Mục tiêu"),
            place("II/1/1", "", "- Đến năm 2028:"),
            place("II/1/1/1", "", "+ Tối thiểu 80% hồ sơ được số\nhóa; giảm 2 - 3 đầu mối."),
        ],
    )
    assert aim.opening is not None
    assert (aim.opening.quote, aim.opening.provision_id) == ("Đến năm 2028", "d1#la_ma:II/so:1/gach:1")
    assert (aim.deadline, aim.figures) == ("Đến năm 2028", ("Tối thiểu 80%", "giảm 2 - 3 đầu mối"))
    assert aim.evidence.quote == "Tối thiểu 80% hồ sơ được số\nhóa; giảm 2 - 3 đầu mối."
    assert aim.evidence.provision_id == "d1#la_ma:II/so:1/gach:1/gach:1"


_PIECES = st.sampled_from(
    ["Mục tiêu", "Mục tiêu:", "Yêu cầu", ": ", "Đến năm 2030:", "phấn đấu", " 20%", "\n", "- ", "1. ", ". ", "İ", "ß"]
)
_TEXTS = st.lists(st.tuples(st.sampled_from(["I", "I/1", "I/1/1", "I/2", "II"]), st.booleans(),
                            st.lists(_PIECES | st.text(max_size=5), max_size=12).map("".join)), max_size=5)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(_TEXTS)
def test_any_text_is_read_without_error_and_quoted_letter_for_letter(rows: list[tuple[str, bool, str]]) -> None:
    provisions = [place(where, text.split("\n")[0] if headed else "", text) for where, headed, text in rows]
    texts = {f"d1#{each.address.slug()}": "" for each in provisions}
    for each in provisions:
        texts[f"d1#{each.address.slug()}"] += each.text
    for aim in read_aims(PARENT, provisions):
        assert aim.evidence.quote
        for evidence in (aim.evidence, *([aim.opening] if aim.opening else ())):
            assert evidence.quote in texts[evidence.provision_id or ""]


# -- in a draft ------------------------------------------------------------------------------------------------------


@pytest.fixture
def aimed(sources: DraftSources, evidence) -> DraftSources:
    def aim(kind: AimKind, quote: str, address: str, opening: str = "") -> Aim:
        said = evidence(address=address, slug=address, quote=quote)
        above = evidence(address="II", slug="II", quote=opening) if opening else None
        return Aim(said, kind, opening=above, deadline=opening)

    aims = (
        aim(REQUIREMENT, "Làm đến đâu chắc đến đó.", "I › 1"),
        aim(OBJECTIVE, "xây dựng tổ chức gọn,\nmạnh.", "II"),
        aim(TARGET, "Giảm 10% số đầu mối.", "II › 1 › 1", "Đến năm 2028"),
    )
    return dataclasses.replace(sources, aims=aims)


def items(draft) -> list[str]:
    return [f"{block.marker} {block.paragraph.text}" for block in draft.body if isinstance(block, Item)]


def test_a_plan_says_what_its_parent_aims_at_in_the_parents_words(
    request_input: DraftInput, aimed: DraftSources
) -> None:
    draft = compose(request_input, aimed)
    said = items(draft)
    at = said.index("+ Xây dựng tổ chức gọn, mạnh.")
    assert said[at - 1].startswith("- Góp phần thực hiện mục tiêu nêu tại Quy định 15-QĐ/TU")
    assert said[at + 1].startswith("- Phấn đấu đạt các chỉ tiêu, mốc thời gian nêu tại")
    assert said[at + 2] == "+ Đến năm 2028: Giảm 10% số đầu mối."
    assert "+ Làm đến đâu chắc đến đó." in said
    quoted = {each.quote for each in draft_report(draft).evidence}
    assert {"xây dựng tổ chức gọn,\nmạnh.", "Giảm 10% số đầu mối.", "Đến năm 2028"} <= quoted


def test_an_edit_beside_an_aim_leaves_its_sources_alone(request_input: DraftInput, aimed: DraftSources) -> None:
    found = next(each for each in sections(compose(request_input, aimed)) if each.key == "i")
    text = section_text(found.blocks)
    assert read_section(text, found.blocks).blocks == found.blocks
    read = read_section(f"{text}\n- Đến năm 2028 giảm thêm.", found.blocks)
    assert read.lost == ()
    assert not any(sentence.evidence for sentence in block_sentences(read.blocks[-1]))


def test_where_the_parent_says_nothing_the_plan_stays_as_it_was(
    request_input: DraftInput, sources: DraftSources, aimed: DraftSources
) -> None:
    plain = items(compose(request_input, sources))
    assert not any(line.startswith("+") or "Góp phần" in line or "Quán triệt" in line for line in plain)
    assert items(compose(dataclasses.replace(request_input, max_aims=0), aimed)) == plain


def test_a_time_that_is_over_is_told(request_input: DraftInput, aimed: DraftSources) -> None:
    def told(year: str) -> list[str]:
        aims = (*aimed.aims[:2], dataclasses.replace(aimed.aims[2], deadline=f"từ năm 2021 đến năm {year}"))
        draft = compose(request_input, dataclasses.replace(aimed, aims=aims))
        return [notice.message for notice in draft.warnings if notice.code == "aims_past"]

    assert told("2026") == []
    (message,) = told("2025")
    assert message.endswith("II › 1 › 1.")


def test_a_genre_without_a_place_for_aims_says_so(aimed: DraftSources) -> None:
    draft = compose(read_input(example_input("to-trinh"), "to-trinh"), aimed)
    assert {row.state for row in draft.aims} == {"no_table"}
    assert not [notice for notice in draft.warnings if notice.code.startswith("aims")]


def test_what_a_person_leaves_out_by_its_address_is_not_taken(request_input: DraftInput, aimed: DraftSources) -> None:
    dropped = dataclasses.replace(request_input, leave_out=(LeaveOut("I › 1", "đã nêu ở văn bản khác"),))
    draft = compose(dropped, aimed)
    assert "+ Làm đến đâu chắc đến đó." not in items(draft)
    assert [row.state for row in draft.aims] == ["dropped", "covered", "covered"]
    assert not [notice for notice in draft.warnings if notice.code in {"leave_out_unmatched", "aims_left_out"}]


def test_what_has_no_room_is_told_and_what_holds_for_the_whole_comes_first(
    request_input: DraftInput, aimed: DraftSources
) -> None:
    draft = compose(dataclasses.replace(request_input, max_aims=2), aimed)
    assert "+ Đến năm 2028: Giảm 10% số đầu mối." not in items(draft)
    assert "+ Làm đến đâu chắc đến đó." in items(draft)
    (told,) = [notice.message for notice in draft.warnings if notice.code == "aims_left_out"]
    assert told.endswith("II › 1 › 1.")
    assert [row.state for row in draft.aims] == ["covered", "covered", "left_out"]
    assert list(aim_line(draft.aims)) == ["Mục tiêu, chỉ tiêu, yêu cầu của văn bản gốc: 2 trong 3 có trong dự thảo."]
