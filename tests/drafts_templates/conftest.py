"""Inputs and sources written by us, in the shape of real ones; the province and the persons do not exist."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from thammuu.drafts_templates import (
    Draft,
    DraftInput,
    DraftSources,
    Source,
    Task,
    Unresolved,
    compose,
    example_input,
    read_input,
)
from thammuu.drafts_templates.draft import (
    Addressees,
    Annex,
    Column,
    Enacting,
    Heading,
    HeadingLevel,
    Indications,
    Item,
    Paragraph,
    Sentence,
    Table,
)
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.model import DocumentKey, Evidence, ValidityState

MakeEvidence = Callable[..., Evidence]


@pytest.fixture
def evidence() -> MakeEvidence:
    def make(
        symbol: str = "15-QĐ/TU",
        genre: str = "Quy định",
        issuer: str = "Ban Thường vụ Tỉnh ủy Sông Trà",
        date: str = "2026-02-05",
        title: str = "về sinh hoạt chi bộ và quản lý đảng viên",
        *,
        address: str = "",
        slug: str = "",
        quote: str = "",
        validity: ValidityState = ValidityState.IN_FORCE,
    ) -> Evidence:
        document = f"{symbol}@{date}"
        key = DocumentKey(symbol, genre, issuer, PartialDate.parse(date))
        return Evidence(document, key, title, address, f"{document}#{slug}" if slug else None, quote, validity)

    return make


@pytest.fixture
def task(evidence: MakeEvidence) -> Callable[..., Task]:
    def make(quote: str, address: str = "Điều 11 › khoản 2", **changes: object) -> Task:
        found = evidence(address=address, slug=address, quote=quote)
        known = {"addressee": "Ban Tổ chức Tỉnh ủy", "verb": "hướng dẫn", "directness": 1.0, **changes}
        return Task(evidence=found, **known)  # type: ignore[arg-type]

    return make


@pytest.fixture
def sources(evidence: MakeEvidence, task: Callable[..., Task]) -> DraftSources:
    basis = evidence("05-NQ/TU", "Nghị quyết", "Tỉnh ủy Sông Trà", "2025-11-20", "về nâng cao chất lượng đảng viên")
    return DraftSources(
        as_of=dt.date(2026, 11, 23),
        parent=Source(evidence(), has_text=True),
        bases=(Source(basis, has_text=True),),
        tasks=(
            task("Ban Tổ chức Tỉnh ủy hướng dẫn việc thực hiện Quy định này."),
            task("Ban Tổ chức Tỉnh ủy tổng hợp, báo cáo hằng quý.", "Điều 12", verb="tổng hợp", deadline="hằng quý"),
        ),
    )


@pytest.fixture
def request_input() -> DraftInput:
    return read_input(example_input("ke-hoach"))


@pytest.fixture
def unknown_reference() -> Unresolved:
    return Unresolved("05-NQ/TU, ngày 20/11/2025")


@pytest.fixture
def everything(request_input: DraftInput, sources: DraftSources) -> Draft:
    """A draft that bears every part there is, as no real one does."""
    draft = compose(request_input, sources)
    rungs = (
        Heading(HeadingLevel.PART, "Phần thứ nhất", "Đánh giá tình hình"),
        Heading(HeadingLevel.SECTION, "Mục 1", "Kết quả"),
        Heading(HeadingLevel.ARTICLE, "Điều 1.", "Phạm vi"),
        Heading(HeadingLevel.DECIMAL, "1.1.", "Về tổ chức"),
        Heading(HeadingLevel.LETTER, "a)", "Ở chi bộ"),
    )
    said = Paragraph((Sentence("Lời văn có chú thích", note="Số liệu đến ngày 30/9/2026."), Sentence(" và kết.")))
    columns = (Column("TT", 0.1, centred=True), Column("Nội dung", 0.5), Column("Số lượng", 0.4))
    cells = tuple(Paragraph((Sentence(words),)) for words in ("1", "Đảng viên", "25"))
    table = Table(columns, ((Paragraph((Sentence("I. Tổ chức"),)),), cells), "Số liệu", "Bảng 1. Số liệu", "ĐVT: người")
    return replace(
        draft,
        body=(*rungs, said, *draft.body[:-1], table, Item(said, "Điều 2.", strong=True), draft.body[-1]),
        addressees=Addressees(("Ban Thường vụ Tỉnh ủy", "Thường trực Tỉnh ủy"), submission=True),
        enacting=Enacting("Ban Thường vụ Tỉnh ủy", "quyết định"),
        indications=Indications("KHẨN", "Lưu hành nội bộ", "Dự thảo lần 2", "ABC-26", "ĐT: 000", secrecy_place=True),
        annexes=(
            Annex(
                "Phụ lục 1", Sentence("Danh mục biểu"), (table, said), Sentence("(kèm theo Kế hoạch)"), landscape=True
            ),
        ),
    )
