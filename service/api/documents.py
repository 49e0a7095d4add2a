"""Routes on documents: list, read, show, ingest."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response, UploadFile
from pydantic import BaseModel, Field

from thammuu.service.api.depend import AsOf, Bench
from thammuu.service.api.download import attachment
from thammuu.service.api.problems import NotFound
from thammuu.service.results import DocumentPage
from thammuu.service.shapes.answers import PageShape, ShowShape
from thammuu.service.shapes.documents import DocumentsShape
from thammuu.service.shapes.documents import documents as shaped
from thammuu.service.shapes.ingestion import IngestShape
from thammuu.service.shapes.metadata import MetadataShape
from thammuu.service.workbench import Workbench

router = APIRouter(tags=["Văn bản"])


class CorrectionText(BaseModel):
    """Giá trị đúng của một trường thông tin."""

    value: str = Field(max_length=10_000, description="Giá trị đúng; để trống nếu văn bản không có trường này")
    reason: str = Field("", max_length=500, description="Vì sao sửa")
    by: str = Field("", max_length=500, description="Người sửa")


@router.get("/documents", summary="Các văn bản trong kho")
def documents(bench: Bench, as_of: AsOf) -> DocumentsShape:
    """Mọi văn bản có toàn văn trong kho, mới nhất trước."""
    return DocumentsShape(documents=shaped(bench.documents(as_of)))


@router.get("/documents/{document_id}", summary="Một văn bản, toàn văn")
def document(document_id: str, bench: Bench, as_of: AsOf) -> PageShape:
    """Văn bản với cây đơn vị nội dung, căn cứ và các điều cần lưu ý khi đọc."""
    return PageShape.of(_page(document_id, bench, as_of))


@router.get("/documents/{document_id}/original", summary="Tệp gốc", response_class=Response)
def original(document_id: str, bench: Bench) -> Response:
    """Tệp đã nạp, nguyên vẹn từng byte."""
    _page(document_id, bench, None)
    name, data = bench.original(document_id)
    return Response(data, media_type="application/octet-stream", headers=attachment(name))


@router.get("/documents/{document_id}/metadata", summary="Thông tin văn bản: đọc từ đâu, chắc đến mức nào")
def metadata(document_id: str, bench: Bench) -> MetadataShape:
    """Từng trường: giá trị, máy đọc được gì, thấy ở đâu, chắc đến mức nào, đã sửa chưa."""
    return MetadataShape.of(bench.corrections.view(_stored(document_id, bench)))


@router.put("/documents/{document_id}/metadata/{field}", summary="Sửa một trường thông tin")
def correct(document_id: str, field: str, body: CorrectionText, bench: Bench) -> MetadataShape:
    """Giá trị đã sửa được giữ qua mọi lần nạp lại. Sửa số, ngày, cơ quan hoặc thể loại thì mã văn bản đổi theo."""
    identity = _stored(document_id, bench)
    return MetadataShape.of(bench.corrections.correct(identity, field, body.value, reason=body.reason, by=body.by))


@router.delete("/documents/{document_id}/metadata/{field}", summary="Bỏ lần sửa một trường")
def undo(document_id: str, field: str, bench: Bench, by: Annotated[str, Query(max_length=500)] = "") -> MetadataShape:
    """Lấy lại giá trị máy đọc được."""
    return MetadataShape.of(bench.corrections.undo(_stored(document_id, bench), field, by=by))


@router.get("/show", summary="Một văn bản hoặc một đơn vị nội dung, theo cách người ta gọi")
def show(
    ref: Annotated[str, Query(description="Ví dụ: 294-QĐ/TW mục 3.5.1 điểm b")], bench: Bench, as_of: AsOf
) -> ShowShape:
    """Văn bản, hoặc điều, khoản, điểm, mục được nêu."""
    return ShowShape.of(bench.show(ref, as_of))


@router.post("/ingest", summary="Nạp tệp vào kho")
def ingest(files: list[UploadFile], bench: Bench) -> IngestShape:
    """Nạp các tệp gửi lên; mỗi tệp có kết quả riêng, một tệp hỏng không dừng các tệp khác."""
    return IngestShape.of(bench.upload([(file.filename or "tep", file.file.read()) for file in files]))


def _stored(document_id: str, bench: Workbench) -> str:
    """The id of a stored document, also by an id it bore before."""
    now = bench.corrections.current_id(document_id)
    if now is None:
        raise NotFound("Không có văn bản này trong kho.", "Xem danh sách văn bản.")
    return now


def _page(document_id: str, bench: Bench, as_of: AsOf) -> DocumentPage:
    page = bench.document(document_id, as_of)
    if page is None:
        raise NotFound("Không có văn bản này trong kho và danh mục.", "Xem danh sách văn bản.")
    return page
