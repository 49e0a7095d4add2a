"""Routes that draft: genres, example, the evidence of a draft as JSON, the draft as .docx."""

from __future__ import annotations

from fastapi import APIRouter, Response, UploadFile
from pydantic import BaseModel, Field

from thammuu.service.api.depend import AsOf, Bench
from thammuu.service.api.download import DOCX, attachment
from thammuu.service.days import parse_day
from thammuu.service.drafting import DraftRequest
from thammuu.service.shapes.rechecking import RecheckShape
from thammuu.service.shapes.work import DraftShape, ExampleShape, GenresShape

router = APIRouter(tags=["Soạn thảo"])


class DraftInputText(BaseModel):
    """Yêu cầu soạn thảo."""

    input: str = Field(max_length=500_000, description="Nội dung tệp yêu cầu (TOML)")
    date: str | None = Field(None, description="Ngày của dự thảo, thay cho ngày trong tệp")
    profile: str = Field("", description="Bộ quy tắc thể thức; để trống: chọn theo ngày")


@router.get("/draft", summary="Các thể loại soạn được")
def genres(bench: Bench) -> GenresShape:
    """Thể loại, bộ quy tắc thể thức và loại cơ quan."""
    return GenresShape.of(bench.genres())


@router.get("/draft/{genre}/example", summary="Tệp yêu cầu mẫu")
def example(genre: str, bench: Bench, organ: str = "") -> ExampleShape:
    """Một tệp yêu cầu đầy đủ, hợp lệ; `organ` chọn loại cơ quan."""
    return ExampleShape(genre=genre, example=bench.example(genre, organ))


@router.post("/draft/{genre}", summary="Soạn dự thảo: bằng chứng")
def draft(genre: str, body: DraftInputText, bench: Bench) -> DraftShape:
    """Dự thảo dựa vào đâu, còn thiếu gì, cần lưu ý gì."""
    return DraftShape.of(bench.draft(draft_request(genre, body)))


@router.post("/draft/{genre}/docx", summary="Soạn dự thảo: tệp .docx", response_class=Response)
def draft_docx(genre: str, body: DraftInputText, bench: Bench) -> Response:
    """Tệp .docx của chính dự thảo đó."""
    built = bench.draft(draft_request(genre, body))
    return Response(built.docx, media_type=DOCX, headers=attachment(f"{genre}.docx"))


@router.post("/recheck", summary="Đối chiếu lại viện dẫn của một dự thảo .docx")
def recheck(file: UploadFile, bench: Bench, as_of: AsOf) -> RecheckShape:
    """Câu trích còn đúng không, văn bản nào đã bị thay thế; tệp không được lưu lại."""
    data = file.file.read()
    bench.texts.sent(
        file.filename or "du-thao.docx", data
    )  # the guard sees the file before anything else of it is read
    return RecheckShape.of(bench.drafts.recheck(data, as_of or bench.today()))


def draft_request(genre: str, body: DraftInputText) -> DraftRequest:
    """What `body` asks for. It came over HTTP, so it may name no other file."""
    return DraftRequest(genre, body.input, parse_day(body.date) if body.date else None, body.profile)
