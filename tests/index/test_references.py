"""What people type to point at a document or a part of it, and which provision is meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thammuu.index.records import ProvisionRecord, provision_id
from thammuu.index.references import AmbiguousProvision, match_provision, parse_reference
from thammuu.index.resolve import Wanted
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.model import Address, Level, Span, Step

TYPED = (
    # what is typed, what is told of the document, the steps
    ("294-QĐ/TW", Wanted("294-QĐ/TW"), ""),
    ("294-qd/tw", Wanted("294-QĐ/TW"), ""),
    ("57 - QĐ/TW", Wanted("57-QĐ/TW"), ""),
    ("45/QĐ-TW", Wanted("45-QĐ/TW"), ""),
    ("557/BKHCN-CĐSQG", Wanted("557/BKHCN-CĐSQG"), ""),
    ("Quy định 294-QĐ/TW mục 3.5.1 điểm b", Wanted("294-QĐ/TW", genre="Quy định"), "so:3.5.1 diem:b"),
    ("khoản 2 Điều 8 30/2020/NĐ-CP", Wanted("30/2020/NĐ-CP"), "dieu:8 khoan:2"),
    ("30/2020/NĐ-CP, Điều 8, khoản 2, điểm đ", Wanted("30/2020/NĐ-CP"), "dieu:8 khoan:2 diem:đ"),
    ("điểm b mục 3.5.1 QĐ 294", Wanted(number=294, genre_code="QĐ"), "so:3.5.1 diem:b"),
    ("294 mục 3.5", Wanted(number=294), "so:3.5"),
    ("294-QĐ/TW 3.5.1.b", Wanted("294-QĐ/TW"), "so:3.5.1 diem:b"),
    ("diem b muc 3.5.1 294-qd/tw", Wanted("294-QĐ/TW"), "so:3.5.1 diem:b"),  # without accents
    ("mục II.3 18-NQ/TW", Wanted("18-NQ/TW"), "la_ma:II so:3"),
    ("18-NQ/TW mục ii", Wanted("18-NQ/TW"), "la_ma:II"),
    ("Phần thứ hai 02-ĐA/TU", Wanted("02-ĐA/TU"), "phan:thứ hai"),
    ("26-NQ/TW ngày 19/5/2018", Wanted("26-NQ/TW", date=PartialDate(2018, 5, 19)), ""),
    ("26-NQ/TW năm 2018", Wanted("26-NQ/TW", date=PartialDate(2018)), ""),
    ("Nghị định 30 Điều 8", Wanted(number=30, genre="Nghị định"), "dieu:8"),
    ("Điều 4 điều lệ đảng", Wanted(title="Điều lệ Đảng", genre="Điều lệ"), "dieu:4"),
    # an article of the text that a decision issues; the genre behind "kèm theo" is the decision's
    ("Điều 3 Quy chế kèm theo 12-QĐ/TU", Wanted("12-QĐ/TU"), "kem_theo:Quy chế dieu:3"),
    (
        "khoản 1 Điều 3 Quy chế làm việc ban hành kèm theo Quyết định số 12-QĐ/TU",
        Wanted("12-QĐ/TU", genre="Quyết định"),
        "kem_theo:Quy chế dieu:3 khoan:1",
    ),
    ("dieu 3 quy che kem theo 12-qd/tu", Wanted("12-QĐ/TU"), "kem_theo:Quy chế dieu:3"),  # without accents
    ("khoan 2 dieu 5 quy dinh (ban hanh kem theo 17-qd/tu)", Wanted("17-QĐ/TU"), "kem_theo:Quy định dieu:5 khoan:2"),
    ("Luật Trí tuệ nhân tạo", Wanted(title="Luật Trí tuệ nhân tạo"), ""),
    ("2018", Wanted(number=2018), ""),
    ("", Wanted(), ""),
)


@pytest.mark.parametrize(("text", "wanted", "steps"), TYPED)
def test_what_is_typed(text: str, wanted: Wanted, steps: str) -> None:
    reference = parse_reference(text)
    assert reference.wanted == wanted
    assert " ".join(f"{step.level}:{step.label}" for step in reference.steps) == steps


@given(st.text())
def test_any_typing_is_read_without_fault(text: str) -> None:
    assert all(step.label for step in parse_reference(text).steps)


def provisions(*paths: str) -> tuple[ProvisionRecord, ...]:
    """Records from "level:label/level:label" addresses; "<" before a path puts it under the path before it."""
    records: list[ProvisionRecord] = []
    for position, path in enumerate(paths):
        below = path.startswith("<")
        steps = tuple(
            Step(Level(level), label) for level, label in (step.split(":") for step in path.lstrip("<").split("/"))
        )
        address = Address(steps)
        records.append(
            ProvisionRecord(
                id=provision_id("vb", address),
                document_id="vb",
                parent_id=records[-1].id if below else None,
                position=position,
                depth=int(below),
                address=address,
                level=steps[-1].level,
                heading="",
                text=path,
                span=Span(position, position + 1),
            )
        )
    return tuple(records)


PARTY = provisions("so:3", "so:3.5", "so:3.5.1", "so:3.5.1/diem:a", "so:3.5.1/diem:b", "so:4", "so:4.1/diem:b")
STATE = provisions(
    "chuong:II", "<dieu:8", "dieu:8/khoan:2", "dieu:8/khoan:2/diem:b", "dieu:9", "dieu:9/khoan:2", "dieu:2"
)
ROMAN = provisions("la_ma:II", "la_ma:II/so:3", "la_ma:III", "la_ma:III/so:3", "phan:thứ hai", "muc:1")

ISSUING = provisions("dieu:1", "dieu:2", "kem_theo:Quy chế", "kem_theo:Quy chế/dieu:1", "kem_theo:Quy chế/dieu:3")

FOUND = (
    # document, what is typed, the address meant
    (PARTY, "294 mục 3.5.1 điểm b", "3.5.1 › điểm b"),
    (PARTY, "294 điểm b mục 3.5.1", "3.5.1 › điểm b"),  # any order
    (PARTY, "294 mục 3 điểm a", "3.5.1 › điểm a"),  # 3.5.1 lies in 3
    (PARTY, "294 mục 3.5", "3.5"),
    (PARTY, "294 khoản 3.5", "3.5"),  # "khoản" for a numbered item
    (PARTY, "294 mục 3", "3"),
    (STATE, "30 Điều 8", "Điều 8"),
    (STATE, "30 khoản 2 Điều 8", "Điều 8 › khoản 2"),
    (STATE, "30 điểm b khoản 2 Điều 8", "Điều 8 › khoản 2 › điểm b"),
    (STATE, "30 Chương II Điều 8", "Điều 8"),  # the chapter is above, not in the address
    (STATE, "30 điểm b", "Điều 8 › khoản 2 › điểm b"),  # the only one
    (STATE, "30 Điều 2", "Điều 2"),  # not a khoản 2
    (ISSUING, "Điều 1 Quy chế kèm theo 12-QĐ/TU", "Quy chế kèm theo › Điều 1"),
    (ISSUING, "Quy chế kèm theo 12-QĐ/TU", "Quy chế kèm theo"),
    (ISSUING, "12-QĐ/TU Điều 3", "Quy chế kèm theo › Điều 3"),  # the decision has none
    (ISSUING, "12-QĐ/TU Điều 2", "Điều 2"),
    (ROMAN, "18 mục II", "II"),
    (ROMAN, "18 mục II.3", "II › 3"),
    (ROMAN, "18 khoản 3 mục III", "III › 3"),
    (ROMAN, "18 Phần II", "Phần thứ hai"),  # one scale for parts
    (ROMAN, "18 mục 1", "Mục 1"),
)


@pytest.mark.parametrize(("document", "text", "address"), FOUND)
def test_the_provision_meant(document: tuple[ProvisionRecord, ...], text: str, address: str) -> None:
    found = match_provision(parse_reference(text).steps, document)
    assert isinstance(found, ProvisionRecord), found
    assert found.address.display() == address


SEVERAL = (
    (PARTY, "294 điểm b", ["3.5.1 › điểm b", "4.1 › điểm b"]),
    (STATE, "30 khoản 2", ["Điều 8 › khoản 2", "Điều 9 › khoản 2"]),
    (ROMAN, "18 khoản 3", ["II › 3", "III › 3"]),
    (ISSUING, "12-QĐ/TU Điều 1", ["Điều 1", "Quy chế kèm theo › Điều 1"]),  # both texts have one: never a guess
)


@pytest.mark.parametrize(("document", "text", "addresses"), SEVERAL)
def test_several_fit(document: tuple[ProvisionRecord, ...], text: str, addresses: list[str]) -> None:
    found = match_provision(parse_reference(text).steps, document)
    assert isinstance(found, AmbiguousProvision)
    assert [candidate.address.display() for candidate in found.candidates] == addresses


NOT_FOUND = (
    (PARTY, "294 mục 3.5.2"),
    (PARTY, "294 mục 4 điểm a"),  # a point that lies elsewhere
    (STATE, "30 Điều 80"),
    (STATE, "30 Chương III Điều 8"),  # the chapter is wrong
    (STATE, "30 khoản 3 Điều 8"),
    (PARTY, "294"),  # no step at all
)


@pytest.mark.parametrize(("document", "text"), NOT_FOUND)
def test_none_fits(document: tuple[ProvisionRecord, ...], text: str) -> None:
    assert match_provision(parse_reference(text).steps, document) is None
