"""Routes of kept drafts: saved, edited a section at a time, composed anew, compared, taken away as a file."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from thammuu.service.api.depend import Bench
from thammuu.service.api.download import MEDIA_TYPES, attachment
from thammuu.service.api.drafting import DraftInputText, draft_request
from thammuu.service.shapes.drafts import (
    ComparisonShape,
    DraftVersionShape,
    SavedDraftsShape,
    VersionsShape,
    WrittenShape,
)

router = APIRouter(tags=["Bản thảo đã lưu"], prefix="/drafts")
MOST_INPUT = 500_000
Version = Annotated[int | None, Query(ge=1, description="Số phiên bản; mặc định là phiên bản mới nhất")]


class SectionText(BaseModel):
    """Nội dung một mục."""

    text: str = Field(max_length=MOST_INPUT, description="Chữ của cả mục, mỗi đoạn hoặc mỗi dòng bảng một dòng")
    after: int | None = Field(None, description="Phiên bản mà bản sửa dựa vào; để trống: phiên bản mới nhất")


class Regeneration(BaseModel):
    """Yêu cầu soạn lại."""

    sections: list[str] = Field([], max_length=200, description="Mã các mục; để trống: cả bản thảo")
    input: str = Field("", max_length=MOST_INPUT, description="Tệp yêu cầu mới (TOML); để trống: tệp đã lưu")


class Restoration(BaseModel):
    """Phiên bản cần lấy lại."""

    version: int = Field(ge=1)


@router.get("", summary="Các bản thảo đã lưu")
def saved(bench: Bench) -> SavedDraftsShape:
    """Bản sửa gần nhất trước."""
    return SavedDraftsShape.of(bench.drafts.kept.all())


@router.post("/{genre}", summary="Soạn và lưu một bản thảo")
def save(genre: str, body: DraftInputText, bench: Bench) -> DraftVersionShape:
    """Soạn như /draft/{genre}, rồi lưu làm phiên bản 1 của một bản thảo mới."""
    return DraftVersionShape.of(bench.drafts.kept.save(draft_request(genre, body)))


@router.get("/{identity}", summary="Một phiên bản của bản thảo")
def show(identity: str, bench: Bench, version: Version = None) -> DraftVersionShape:
    """Từng mục dưới dạng chữ có thể sửa rồi gửi lại, và những chỗ cần xem lại."""
    return DraftVersionShape.of(bench.drafts.kept.view(identity, version))


@router.get("/{identity}/versions", summary="Các phiên bản")
def versions(identity: str, bench: Bench) -> VersionsShape:
    """Phiên bản cũ nhất trước."""
    return VersionsShape.of(identity, bench.drafts.kept.versions(identity))


@router.put("/{identity}/sections/{key}", summary="Thay nội dung một mục")
def edit(identity: str, key: str, body: SectionText, bench: Bench) -> DraftVersionShape:
    """Tạo phiên bản mới; 409 khi người khác đã lưu phiên bản sau `after`."""
    return DraftVersionShape.of(bench.drafts.kept.edit(identity, key, body.text, after=body.after))


@router.post("/{identity}/regenerate", summary="Soạn lại")
def regenerate(identity: str, body: Regeneration, bench: Bench) -> DraftVersionShape:
    """Phần người dùng đã sửa được giữ; chỗ khác nhau được báo trong `notices`."""
    return DraftVersionShape.of(bench.drafts.kept.regenerate(identity, body.sections, text=body.input))


@router.post("/{identity}/restore", summary="Lấy lại một phiên bản cũ")
def restore(identity: str, body: Restoration, bench: Bench) -> DraftVersionShape:
    """Phiên bản cũ thành phiên bản mới nhất; các phiên bản ở giữa vẫn còn."""
    return DraftVersionShape.of(bench.drafts.kept.restore(identity, body.version))


@router.get("/{identity}/compare", summary="So sánh hai phiên bản")
def compare(
    identity: str,
    bench: Bench,
    older: Annotated[int, Query(alias="from", ge=1, description="Phiên bản cũ")] = 1,
    newer: Annotated[int | None, Query(alias="to", ge=1, description="Phiên bản mới; mặc định: mới nhất")] = None,
) -> ComparisonShape:
    """Các mục khác nhau, từng chữ bỏ đi hay thêm vào."""
    return ComparisonShape.of(identity, bench.drafts.kept.compare(identity, older, newer))


@router.get("/{identity}/file", summary="Tải bản thảo", response_class=Response)
def file(
    identity: str,
    bench: Bench,
    kind: Annotated[str, Query(alias="format", description="docx, pdf (cần LibreOffice) hoặc md")] = "docx",
    version: Version = None,
) -> Response:
    """Một phiên bản dưới dạng tệp."""
    name = f"{identity}.{kind}"
    data = bench.drafts.kept.export(identity, name, version)
    return Response(data, media_type=MEDIA_TYPES[kind.lower()], headers=attachment(name))


@router.delete("/{identity}", summary="Xóa bản thảo")
def remove(identity: str, bench: Bench) -> WrittenShape:
    """Xóa bản thảo cùng mọi phiên bản của nó."""
    bench.drafts.kept.remove(identity)
    return WrittenShape(identity)
