"""Units: a provision's words with the headings above it, and short subtrees whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.index.builders import document
from thammuu.index.records import ProvisionRecord
from thammuu.index.store.rows import flat_provisions
from thammuu.index.units import WHOLE_LIMIT, Unit, heading_of, subtree_end, units_of

OUTLINE = """
3. Kết nạp đảng viên
 3.5. Kết nạp lại người vào Đảng
  3.5.1. Điều kiện như sau:
   a) Có đủ tiêu chuẩn
   b) Ít nhất là 36 tháng
 3.6. Điều khoản khác
"""


def records(outline: str) -> tuple[ProvisionRecord, ...]:
    return tuple(each.record for each in flat_provisions(document(outline=outline), "d"))


def units(outline: str) -> dict[str, Unit]:
    return {unit.provision_id.removeprefix("d#"): unit for unit in units_of("Quy định mẫu", records(outline))}


def test_a_point_carries_the_headings_it_stands_under() -> None:
    unit = units(OUTLINE)["so:3.5.1/diem:b"]
    # 3.5.1 has no heading, so its sentence serves as one
    assert unit.context == ("Kết nạp đảng viên", "Kết nạp lại người vào Đảng", "3.5.1. Điều kiện như sau:")
    assert unit.body == "b) Ít nhất là 36 tháng"
    assert unit.text.splitlines()[0] == "Quy định mẫu"


def test_siblings_do_not_inherit_from_each_other() -> None:
    assert units(OUTLINE)["so:3.6"].context == ("Kết nạp đảng viên",)


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("28.2.5. Tỉnh ủy (và tương đương): Chuẩn y kết quả bầu cử", "Tỉnh ủy (và tương đương)"),  # 11-HD/BTCTW
        ("a) Chi bộ báo cáo cấp ủy cơ sở: Lập danh sách", "Chi bộ báo cáo cấp ủy cơ sở"),
        ("3.5.1. Người được xét kết nạp lại phải có đủ các điều kiện sau đây:", ""),  # nothing follows
        ("a) Có đủ tiêu chuẩn. Lưu ý: nộp đơn", ""),  # of another sentence
        ("a) Họp lúc 14:30 hằng tuần", ""),  # an hour
        (f"a) {'dài ' * 40}: nộp đơn", ""),  # no heading is so long
    ],
)
def test_what_stands_before_a_colon_is_a_heading(line: str, heading: str) -> None:
    (record,) = records(line)
    assert heading_of(record) == heading


def test_a_short_section_is_one_unit_with_its_parts() -> None:
    unit = units(OUTLINE)["so:3.5"]
    assert unit.whole
    assert unit.body.endswith("b) Ít nhất là 36 tháng")
    assert "3.6." not in unit.body


def test_a_long_section_is_its_own_words_only() -> None:
    long = units(f"1. Phần dài\n 1.1. {'dài ' * WHOLE_LIMIT}")
    assert not long["so:1"].whole
    assert long["so:1"].body == "1. Phần dài"
    assert long["so:1.1"].whole


def test_digest_follows_the_text_alone() -> None:
    one, same, other = units(OUTLINE), units(OUTLINE), units(OUTLINE.replace("36 tháng", "24 tháng"))
    point = "so:3.5.1/diem:b"
    assert one[point].digest == same[point].digest != other[point].digest
    assert one["so:3.6"].digest == other["so:3.6"].digest


@given(st.lists(st.integers(min_value=0, max_value=4), min_size=1, max_size=30))
def test_every_provision_is_one_unit_and_subtrees_nest(indents: list[int]) -> None:
    outline = "\n".join(f"{' ' * indent}- dòng {row}" for row, indent in enumerate(indents))
    found = records(outline)
    assert len(units_of("t", found)) == len(found) == len(indents)
    for index, record in enumerate(found):
        below = found[index + 1 : subtree_end(found, index)]
        assert all(each.depth > record.depth for each in below)
        assert all(each.parent_id in {record.id, *(other.id for other in below)} for each in below)
