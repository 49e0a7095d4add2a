"""Pages of the catalogue: the list, one row to add or edit, an import with its preview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import UploadFile

from thammuu.corpus.catalogue import COLUMNS, CatalogueState, Confidence, cells_of
from thammuu.corpus.catalogue.check import GENRE_NAMES, shown
from thammuu.ingest.errors import ThammuuError
from thammuu.ingest.folding import fold
from thammuu.service.api.depend import Bench, SentForm
from thammuu.service.cataloguing import ImportReport, ListedRow
from thammuu.service.web.page import page

router = APIRouter()
_SHOWN = 100  # rows on one page; the filter leads to the others

LABELS = {
    "symbol": "Số, ký hiệu", "genre": "Thể loại", "issuer": "Cơ quan ban hành", "date": "Ngày ban hành",
    "title": "Trích yếu", "title_note": "Ghi chú về trích yếu", "state": "Tình trạng",
    "replaced_by": "Bị thay thế, bãi bỏ bởi", "replaces": "Thay thế", "amends": "Sửa đổi, bổ sung",
    "relation_note": "Ghi chú về quan hệ", "effective": "Có hiệu lực từ", "field": "Lĩnh vực",
    "confidence": "Độ tin cậy", "source": "Nguồn", "note": "Ghi chú",
}  # fmt: skip
STATES = {
    CatalogueState.IN_FORCE: "còn hiệu lực",
    CatalogueState.REPLACED: "đã bị thay thế",
    CatalogueState.REPEALED: "đã bị bãi bỏ",
    CatalogueState.EXPIRED: "hết hiệu lực",
    CatalogueState.UNKNOWN: "chưa rõ",
}


@dataclass(frozen=True, slots=True)
class RowForm:
    """The form of one row: its cells, and what was wrong with them when they were sent."""

    cells: dict[str, str]
    report: ImportReport | None = None

    def choices(self, column: str) -> dict[str, str]:
        """The values a column may take; none for free text."""
        if column == "genre":
            return {name: name for name in GENRE_NAMES}
        if column == "state":
            return {state.value: label for state, label in STATES.items()}
        return {each.value: each.label for each in Confidence} if column == "confidence" else {}


@router.get("/danh-muc")
def listed(request: Request, bench: Bench, q: Annotated[str, Query(max_length=200)] = "") -> HTMLResponse:
    """The catalogue, filtered by words."""
    rows = [each for each in bench.catalogue().listed() if _has(each, q)]
    return page(
        request, "catalogue.html", "Danh mục văn bản", rows=rows[:_SHOWN], found=len(rows), q=q, states=STATES,
        problems=bench.catalogue().check(),
    )  # fmt: skip


def _has(listed: ListedRow, words: str) -> bool:
    row = listed.row
    text = fold(f"{row.symbol} {row.genre} {row.issuer} {row.title} {row.title_note} {row.field}")
    return all(word in text for word in fold(words).split())


@router.get("/danh-muc/dong")
def edit(request: Request, bench: Bench, symbol: str = "", date: str = "") -> HTMLResponse:
    """The form of one row; empty for a new one."""
    cells = dict.fromkeys(COLUMNS, "") | {"state": "unknown", "confidence": "medium"}
    for each in bench.catalogue().listed():
        told = cells_of(each.row)
        if symbol and (told["symbol"], told["date"]) == (symbol, date):
            cells = told
    return page(request, "catalogue_row.html", "Dòng danh mục", form=RowForm(cells), labels=LABELS)


@router.post("/danh-muc/dong")
def edited(request: Request, bench: Bench, sent: SentForm) -> Response:
    """Keep the row, or say what is wrong with it."""
    cells = {column: value for column in COLUMNS if isinstance(value := sent.get(column, ""), str)}
    report = bench.catalogue().put_row(cells)
    if report.is_sound:
        return RedirectResponse("/danh-muc", 303)
    return page(request, "catalogue_row.html", "Dòng danh mục", 422, form=RowForm(cells, report), labels=LABELS)


@router.post("/danh-muc/bo")
def removed(bench: Bench, symbol: Annotated[str, Form()], date: Annotated[str, Form()] = "") -> RedirectResponse:
    """Take an office's row out; a shipped one it stood for counts again."""
    bench.catalogue().remove_row(symbol, date)
    return RedirectResponse("/danh-muc", 303)


@router.post("/danh-muc/nhap")
def imported(request: Request, bench: Bench, sent: SentForm) -> HTMLResponse:
    """The preview of a file, or its import when the button says so."""
    file, apply = sent.get("file"), "apply" in sent
    name, data = (file.filename or "", file.file.read()) if isinstance(file, UploadFile) else ("", b"")
    report, refusal = None, ""
    try:
        report = bench.catalogue().import_file(name, data, apply=apply)
    except ThammuuError as error:
        refusal = str(error)
    status = 422 if refusal else 200
    return page(
        request, "catalogue_import.html", "Nhập danh mục", status, report=report, refusal=refusal, shown=shown
    )  # fmt: skip
