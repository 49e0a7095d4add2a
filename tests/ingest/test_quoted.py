"""The new wording inside amending provisions: found on demand, with addresses of its own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.sources import source
from thammuu.ingest import parse
from thammuu.ingest.structure.quoted import new_wordings

# The words of one amending provision, and for each quotation in it the addresses inside.
ROWS = [
    # a whole article, its mark on a line of its own
    (
        "1. Sửa đổi Điều 7 như sau:\n“Điều 7. Trách nhiệm\n1. A\na) B\nb) C\n2. D”.",
        [["Điều 7", "Điều 7 › khoản 1", "Điều 7 › khoản 1 › điểm a", "Điều 7 › khoản 1 › điểm b", "Điều 7 › khoản 2"]],
    ),
    # the mark stands in the announcing line
    ("1. Điều 5 được sửa đổi như sau: “Điều 5. A\n1. B”.", [["Điều 5", "Điều 5 › khoản 1"]]),
    # one line
    ("1. Khoản 2 được sửa đổi như sau: “2. Mức đóng là A”.", [["2"]]),
    # a later item alone; letters too
    ("1. Bổ sung như sau:\n“d) A\nđ) B”;", [["điểm d", "điểm đ"]]),
    # two quotations in one provision, straight marks
    (
        '1. Sửa đổi như sau:\n"3. A\n4. B".\nvà sửa đổi như sau:\n"6. C\n7. D".',
        [["3", "4"], ["6", "7"]],
    ),
    # a forgotten closing mark: the wording goes to the end of the provision
    (
        '1. Sửa đổi Điều 37 như sau:\n"Điều 37. A\n1. B\n2. C\n2. Bãi bỏ Điều 38.',
        [["Điều 37", "Điều 37 › khoản 1", "Điều 37 › khoản 2"]],
    ),
    # words without a marker are a wording without provisions
    ("1. Thay cụm từ: “cấp huyện”.", [[]]),
    ("1. Không có gì.", []),
    ("1. Bổ sung như sau:\n“\n”.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_new_wordings(text: str, expected: list[list[str]]) -> None:
    document = parse(source(f"Điều 1. Sửa đổi Luật Mẫu\n{text}"))
    clause = document.provisions[0].children[0]
    assert not clause.children
    found = new_wordings(clause, document.source.text)
    assert [[part.address.display() for top in each.provisions for part in top.walk()] for each in found] == expected


def test_offsets_lead_back_to_the_source() -> None:
    document = parse(source("Điều 1. A\n1. Sửa đổi Điều 7 như sau:\n“Điều 7. B\n1. C\n2. D”.\n2. E"))
    (wording,) = new_wordings(document.provisions[0].children[0], document.source.text)
    assert wording.span.of(document.source.text) == "Điều 7. B\n1. C\n2. D"
    assert wording.provisions[0].children[1].text == "2. D"
    assert wording.provisions[0].children[1].span.of(document.source.text) == "2. D"


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(["“Điều 7. A", "1. B”.", '"2. C', "như sau: “a) D", "”", "“", "x", "E”; và"]), max_size=12)
)
def test_any_mixture_of_marks_is_read(lines: list[str]) -> None:
    document = parse(source("\n".join(["Điều 1. A", *lines])))
    text = document.source.text
    for provision in document.walk():
        for wording in new_wordings(provision, text):
            assert provision.span.start <= wording.span.start <= wording.span.end <= provision.span.end
