"""Clauses named line by line below the heading that names their article."""

from __future__ import annotations

import pytest

from thammuu.ingest.citations import find_citations
from thammuu.ingest.model import Relation

_ACTS = (Relation.AMENDS, Relation.REPEALS, Relation.REPLACES)
_TOP = "Điều 1. Sửa đổi, bổ sung một số điều của Luật Đất đai số 45/2013/QH13\n"

SAID = (
    # below the line that names the law: what is acted on, line by line
    (
        "1. Sửa đổi, bổ sung Điều 5 như sau:\na) Sửa đổi, bổ sung khoản 2 như sau:\n“2. Mới.”;\nb) Bãi bỏ khoản 3.",
        "dieu:5; dieu:5/khoan:2; dieu:5/khoan:3",
    ),
    (  # down to points; the heading is itself inside an article
        "4. Sửa đổi khoản 2 Điều 5 như sau:\na) Bãi bỏ điểm c;\nb) Bổ sung điểm đ vào sau điểm d.",
        "dieu:5/khoan:2; dieu:5/khoan:2/diem:c; dieu:5/khoan:2/diem:đ",
    ),
    ("1. Sửa đổi Điều 5 như sau:\na) Bãi bỏ các khoản 1 và 2;", "dieu:5; dieu:5/khoan:1; dieu:5/khoan:2"),
    (  # the heading names several clauses of one article
        "1. Sửa đổi các khoản 1 và 4 Điều 192 như sau:\na) Sửa đổi khoản 1;\nb) Bãi bỏ khoản 4.",
        "dieu:192/khoan:1; dieu:192/khoan:4; dieu:192/khoan:1; dieu:192/khoan:4",
    ),
    (  # the line says again what the heading said
        "1. Sửa đổi một số điểm của khoản 1 Điều 64 như sau:\na) Sửa đổi, bổ sung điểm a khoản 1 như sau:",
        "dieu:64/khoan:1; dieu:64/khoan:1/diem:a",
    ),
    # the article stands behind the last of the sentence
    ("4. Sửa đổi, bổ sung khoản 1 và bổ sung khoản 1a vào sau khoản 1 Điều 7", "dieu:7/khoan:1; dieu:7/khoan:1a"),
    ("4. Bãi bỏ khoản 1, sửa đổi, bổ sung khoản 2 Điều 7", "dieu:7/khoan:1; dieu:7/khoan:2"),
    (
        "2. Sửa đổi Điều 3 như sau:\nc) Sửa đổi điểm d và bổ sung điểm d1 vào sau điểm d khoản 2",
        "dieu:3; dieu:3/khoan:2/diem:d; dieu:3/khoan:2/diem:d1",
    ),
    ("4. Bãi bỏ khoản 1 và sửa đổi Điều 7", "khoan:1; dieu:7"),  # a clause of what?
    ("1. Sửa đổi Điều 5 như sau:\na) Bãi bỏ khoản 3 Điều 6.", "dieu:5; dieu:6/khoan:3"),  # told whole
    ("1. Sửa đổi Điều 5.\n2. Bãi bỏ khoản 3.", "dieu:5; khoan:3"),  # beside it, not below
    ("1. Sửa đổi Điều 5 và Điều 6 như sau:\na) Bãi bỏ khoản 3.", "dieu:5; dieu:6; khoan:3"),  # of which of them?
    ("1. Bãi bỏ Điều 5.\na) Bãi bỏ khoản 3.", "dieu:5; khoan:3"),  # what is repealed is no heading
    ("1. Sửa đổi Điều 5 như sau:\n2. Quy định chung:\na) Bãi bỏ khoản 3.", "dieu:5; khoan:3"),  # below another line
    ("1. Sửa đổi khoản 2 Điều 5 như sau:\na) Bãi bỏ khoản 3.", "dieu:5/khoan:2; khoan:3"),  # no clause in a clause
    (  # new wording names clauses of its own
        "1. Sửa đổi Điều 5 như sau:\n“1. Sửa đổi Điều 9.\na) Bãi bỏ khoản 7.”\na) Bãi bỏ khoản 3.",
        "dieu:5; dieu:9; khoan:7; dieu:5/khoan:3",
    ),
)


@pytest.mark.parametrize(("lines", "expected"), SAID)
def test_a_clause_is_completed_by_its_heading(lines: str, expected: str) -> None:
    found = [each for each in find_citations(_TOP + lines, internal=True) if each.relation in _ACTS]
    parts = [part for each in found for part in each.provisions]
    assert "; ".join("/".join(f"{step.level}:{step.label}" for step in part.steps) for part in parts) == expected


def test_the_heading_may_name_the_document_too() -> None:
    text = "2. Sửa đổi, bổ sung Điều 32 của Luật Đất đai số 45/2013/QH13 như sau:\na) Bãi bỏ khoản 1."
    *_, last = find_citations(text, internal=True)
    assert [step.label for step in last.provisions[0].steps] == ["32", "1"]
