"""Routes of the table of legal bases."""

from __future__ import annotations

from fastapi import APIRouter, Form, Response, UploadFile
from pydantic import BaseModel, Field

from thammuu.service.api.depend import AsOf, Bench
from thammuu.service.api.download import DOCX, attachment
from thammuu.service.api.finding import MOST_TEXT
from thammuu.service.days import parse_day
from thammuu.service.shapes.bases import BasesShape

router = APIRouter(tags=["Bảng căn cứ"])


class BasesText(BaseModel):
    """Văn bản cần lập bảng căn cứ."""

    text: str = Field(max_length=MOST_TEXT, description="Toàn văn hoặc đoạn văn bản")
    date: str | None = Field(None, description="Ngày của văn bản, khi trong văn bản không ghi")


@router.post("/bases", summary="Bảng căn cứ của một đoạn văn bản")
def bases(body: BasesText, bench: Bench, as_of: AsOf) -> BasesShape:
    """Từng văn bản được viện dẫn, hiệu lực khi viết và tại ngày xét, văn bản thay thế, chỗ không khớp."""
    written = parse_day(body.date) if body.date else None
    return BasesShape.of(bench.bases(bench.texts.pasted(body.text), written=written, as_of=as_of))


@router.post("/bases/file", summary="Bảng căn cứ của một tệp")
def bases_of_file(file: UploadFile, bench: Bench, as_of: AsOf, date: str = Form("")) -> BasesShape:
    """Như trên, cho một tệp gửi lên; tệp không được lưu lại."""
    source = bench.texts.sent(file.filename or "tep", file.file.read())
    return BasesShape.of(bench.bases(source, written=parse_day(date) if date else None, as_of=as_of))


@router.post("/bases/docx", summary="Bảng căn cứ dạng .docx", response_class=Response)
def bases_docx(body: BasesText, bench: Bench, as_of: AsOf) -> Response:
    """Bảng khổ ngang để kèm hồ sơ trình."""
    written = parse_day(body.date) if body.date else None
    table = bench.bases(bench.texts.pasted(body.text), written=written, as_of=as_of)
    return Response(bench.bases_docx(table), media_type=DOCX, headers=attachment("bang-can-cu.docx"))
