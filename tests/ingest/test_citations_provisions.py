"""Which provisions a naming speaks of: lists, ranges, both orders of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thammuu.ingest.citations import find_citations
from thammuu.ingest.citations.provisions import runs_in
from thammuu.ingest.model import ProvisionReference

SAID = (
    # the part named, what is read of it: "level:label" from the outermost in, "; " between provisions, ".." in a range
    ("điểm b khoản 2 Điều 8", "dieu:8/khoan:2/diem:b"),
    ("Điều 8 khoản 2 điểm b", "dieu:8/khoan:2/diem:b"),  # typed the other way round
    ("Điều 8, khoản 2", "dieu:8/khoan:2"),
    ("các điểm a,\nb", "diem:a; diem:b"),  # a line broken in a PDF
    ("các điều 3, 4 và 5", "dieu:3; dieu:4; dieu:5"),
    ("các Khoản 1, 2, 3, Điều 4", "dieu:4/khoan:1; dieu:4/khoan:2; dieu:4/khoan:3"),
    ("các điểm a, b và c khoản 1 Điều 2", "dieu:2/khoan:1/diem:a; dieu:2/khoan:1/diem:b; dieu:2/khoan:1/diem:c"),
    ("khoản 3 Điều 36 và khoản 2 Điều 86", "dieu:36/khoan:3; dieu:86/khoan:2"),
    (
        "Điều 3, khoản 2 Điều 4 và điểm a khoản 1 Điều 5",
        "dieu:3; dieu:4/khoan:2; dieu:5/khoan:1/diem:a",
    ),
    ("khoản 1 các Điều 3, 4", "dieu:3/khoan:1; dieu:4/khoan:1"),  # "các": every article has it
    ("từ Điều 5 đến Điều 9", "dieu:5..dieu:9"),
    ("các điều từ 5 đến 9", "dieu:5..dieu:9"),
    ("các khoản từ 1 đến 3 Điều 7", "dieu:7/khoan:1..dieu:7/khoan:3"),
    ("từ điểm a đến điểm d khoản 2 Điều 5", "dieu:5/khoan:2/diem:a..dieu:5/khoan:2/diem:d"),
    ("từ khoản 2 Điều 3 đến hết khoản 1 Điều 5", "dieu:3/khoan:2..dieu:5/khoan:1"),
    ("Điều 2, các điều từ 5 đến 9 và Điều 12", "dieu:2; dieu:5..dieu:9; dieu:12"),
    ("mục 3.5.1 điểm b", "so:3.5.1/diem:b"),
    ("điểm b, mục 3.5", "so:3.5/diem:b"),
    ("mục II, phần B", "phan:B/la_ma:II"),
    ("khoản 1 mục III", "la_ma:III/khoan:1"),
    ("tiết a điểm 2 mục III", "la_ma:III/diem:2/tiet:a"),
    ("khoản 3a vào sau khoản 3 Điều 15", "dieu:15/khoan:3a"),  # the second only tells the place
    ("khoản 12 vào Điều 71", "dieu:71/khoan:12"),
    ("tiết 3.1.2, điểm 3.1, mục 3", "muc:3/so:3.1/so:3.1.2"),
    ("khoản 2 Điều này", "dieu:này/khoan:2"),
    ("Điều 4 khoản 1, 2; Điều 5 khoản 3", "dieu:4/khoan:1; dieu:4/khoan:2; dieu:5/khoan:3"),
)


def shown(reference: ProvisionReference) -> str:
    ends = ("/".join(f"{step.level}:{step.label}" for step in end) for end in (reference.steps, reference.last) if end)
    return "..".join(ends)


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_every_provision_of_a_run_is_read(text: str, expected: str) -> None:
    (run,) = runs_in(text)
    assert (run.start, run.end) == (0, len(text))
    assert "; ".join(shown(each) for each in run.provisions) == expected


def test_the_marker_of_the_next_item_is_no_label() -> None:
    assert [shown(each) for run in runs_in("a) Bãi bỏ điểm c;\nb) Bổ sung một câu") for each in run.provisions] == [
        "diem:c"
    ]


def test_what_several_provisions_share_is_never_taken_for_the_whole() -> None:
    """A repeal of two articles must not look like the repeal of a document: `provision` is empty, `provisions` not."""
    (cited,) = find_citations("Bãi bỏ Điều 4 và Điều 5 của Quy định số 57-QĐ/TW.")
    assert cited.provision == ()
    assert [each.display() for each in cited.provisions] == ["Điều 4", "Điều 5"]


def test_a_range_is_shown_with_both_ends() -> None:
    (cited,) = find_citations("từ Điều 5 đến Điều 9 Quy định số 57-QĐ/TW")
    assert [each.display() for each in cited.provisions] == ["Điều 5 – Điều 9"]
    assert cited.text.startswith("từ Điều 5")


WORDS = st.lists(
    st.sampled_from(("Điều 4", "khoản 2", "các khoản 1, 2", "điểm b", "mục 3.5", "mục II", "phần B", "Điều này", " ",
                     ", ", " và ", "; ", " đến ", " của ", "từ ", "x")),
    max_size=10,
).map("".join)  # fmt: skip


@given(WORDS)
def test_every_mention_of_a_run_is_in_some_provision(text: str) -> None:
    for run in runs_in(text):
        assert text[run.start : run.end].strip()
        assert all(each.steps for each in run.provisions)
