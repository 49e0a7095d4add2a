"""Routes of documents that were amended: the consolidated view and the timeline."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from thammuu.index.records import DocumentRecord
from thammuu.service.amendments import AmendmentDesk, Found
from thammuu.service.api.depend import AsOf, Bench
from thammuu.service.api.problems import NotFound
from thammuu.service.shapes.amendments import ConsolidatedShape, TimelineShape
from thammuu.service.workbench import Workbench

router = APIRouter(tags=["Qua các lần sửa đổi"])
Ref = Annotated[str, Query(max_length=2000, description="Ví dụ: khoản 2 Điều 5 15-QĐ/TU")]


@router.get("/consolidated", summary="Nội dung sau các lần sửa đổi, theo cách người ta gọi")
def consolidated(ref: Ref, bench: Bench, as_of: AsOf) -> ConsolidatedShape:
    """Từng đơn vị nội dung: lời văn trước và nay, chỗ khác nhau, điều khoản sửa đổi."""
    desk = bench.amendments(as_of)
    found, record = _named(desk, ref)
    _with_text(record)
    return ConsolidatedShape.of(desk.consolidated(record, found.steps))


@router.get("/documents/{document_id}/consolidated", summary="Nội dung một văn bản sau các lần sửa đổi")
def document_consolidated(document_id: str, bench: Bench, as_of: AsOf) -> ConsolidatedShape:
    """Như trên, cho cả văn bản có mã này."""
    return ConsolidatedShape.of(bench.amendments(as_of).consolidated(stored(document_id, bench)))


@router.get("/timeline", summary="Dòng thời gian, theo cách người ta gọi")
def timeline(ref: Ref, bench: Bench, as_of: AsOf) -> TimelineShape:
    """Các sự kiện (ban hành, có hiệu lực, sửa đổi, thay thế …) và các bản nội dung."""
    desk = bench.amendments(as_of)
    found, record = _named(desk, ref)
    return TimelineShape.of(desk.timeline(record, found.steps))


@router.get("/documents/{document_id}/timeline", summary="Dòng thời gian của một văn bản")
def document_timeline(document_id: str, bench: Bench, as_of: AsOf) -> TimelineShape:
    """Như trên, cho văn bản có mã này; có cả cho văn bản chỉ có trong danh mục."""
    return TimelineShape.of(bench.amendments(as_of).timeline(known(document_id, bench)))


def known(document_id: str, bench: Workbench) -> DocumentRecord:
    """The document with this id, or one it bore before, in store or catalogue. Raises NotFound."""
    records = bench.knowledge().records
    found = records.get(document_id) or records.get(bench.corrections.current_id(document_id) or "")
    if found is None:
        raise NotFound("Không có văn bản này trong kho và danh mục.", "Xem danh sách văn bản.")
    return found


def stored(document_id: str, bench: Workbench) -> DocumentRecord:
    """As `known`, for a document that the store has the text of."""
    return _with_text(known(document_id, bench))


def _with_text(record: DocumentRecord) -> DocumentRecord:
    if not record.has_text:
        raise NotFound("Kho chưa có toàn văn của văn bản này.", "Nạp tệp văn bản rồi xem lại.")
    return record


def _named(desk: AmendmentDesk, reference: str) -> tuple[Found, DocumentRecord]:
    found = desk.find(reference)
    if found.shown.document is None:
        raise NotFound(f"Không xác định được văn bản: {found.shown.reason}.", "Nêu rõ số, ký hiệu và ngày ban hành.")
    if not found.is_one:
        raise NotFound("Không có đơn vị nội dung nào ở địa chỉ đã nêu.", "Xem lại điều, khoản, điểm.")
    return found, found.shown.document.record
