"""Routes of the catalogue of documents."""

from __future__ import annotations

from fastapi import APIRouter, Form, Response, UploadFile

from thammuu.service.api.depend import Bench
from thammuu.service.api.download import attachment
from thammuu.service.shapes.catalogue import CatalogueShape, ImportShape, ProblemsShape, RowShape

router = APIRouter(tags=["Danh mục văn bản"], prefix="/catalogue")
_KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@router.get("", summary="Danh mục văn bản")
def catalogue(bench: Bench) -> CatalogueShape:
    """Mọi dòng danh mục: đi kèm chương trình và của cơ quan."""
    return CatalogueShape([RowShape.of(listed) for listed in bench.catalogue().listed()])


@router.get("/problems", summary="Chỗ sai trong danh mục")
def problems(bench: Bench) -> ProblemsShape:
    """Trùng khóa, sai thứ tự thời gian, vòng lặp, dẫn tới dòng không có."""
    return ProblemsShape.of(bench.catalogue().check())


@router.get("/export", summary="Xuất danh mục", response_class=Response)
def export(bench: Bench, kind: str = "csv", *, own: bool = False) -> Response:
    """Danh mục dạng csv hoặc xlsx; tệp này nhập lại được."""
    known = kind if kind in _KINDS else "csv"
    name = f"danh-muc.{known}"
    data = bench.catalogue().export(name, own_only=own)
    return Response(data, media_type=_KINDS[known], headers=attachment(name))


@router.post("/import", summary="Nhập danh mục")
def import_file(file: UploadFile, bench: Bench, *, apply: bool = Form(False)) -> ImportShape:
    """Xem trước khi apply là false; ghi khi là true và không có lỗi."""
    report = bench.catalogue().import_file(file.filename or "danh-muc.csv", file.file.read(), apply=apply)
    return ImportShape.of(report)


@router.post("/rows", summary="Thêm hoặc sửa một dòng")
def put_row(cells: dict[str, str], bench: Bench) -> ImportShape:
    """Các ô của một dòng, viết như người ta vẫn viết; có lỗi thì không ghi gì."""
    return ImportShape.of(bench.catalogue().put_row(cells))
