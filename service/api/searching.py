"""The route of the search."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from thammuu.service.api.depend import Bench
from thammuu.service.days import parse_day
from thammuu.service.filters import Filters
from thammuu.service.lookup import SearchRequest
from thammuu.service.shapes.searching import GroupedSearchShape, SearchShape

router = APIRouter(tags=["Tra cứu"])


class SearchFilters(BaseModel):
    """Tham số tra cứu."""

    q: str = Field(min_length=1, max_length=2000, description="Nội dung cần tìm")
    k: int = Field(10, ge=1, le=100, description="Số kết quả")
    type: str | None = Field(None, description="Thể loại, ví dụ: Quy định")
    issuer: str | None = Field(None, description="Cơ quan ban hành")
    level: str | None = Field(None, description="Cấp: trung-uong, tinh, xa, co-so, nha-nuoc")
    field: str | None = Field(None, description="Lĩnh vực theo danh mục")
    since: str | None = Field(None, alias="from", description="Ban hành từ ngày, tháng hoặc năm")
    until: str | None = Field(None, alias="to", description="Ban hành đến hết ngày, tháng hoặc năm")
    group: bool = Field(False, description="Thêm groups: kết quả xếp theo văn bản")
    in_force: bool = Field(False, description="Chỉ văn bản còn hiệu lực")
    as_of: str | None = Field(None, description="Ngày xét hiệu lực")


@router.get("/search", summary="Tra cứu đơn vị nội dung")
def search(filters: Annotated[SearchFilters, Query()], bench: Bench) -> GroupedSearchShape | SearchShape:
    """Các điều, khoản, mục phù hợp nhất; điều khoản giống hệt ở bản đã bị thay thế nằm trong versions."""
    day = parse_day(filters.as_of) if filters.as_of else None
    asked = Filters.typed(
        genre=filters.type,
        issuer=filters.issuer,
        level=filters.level,
        field=filters.field,
        since=filters.since,
        until=filters.until,
    )
    result = bench.search(SearchRequest(filters.q, filters.k, day, asked, filters.in_force))
    return GroupedSearchShape.grouped(result) if filters.group else SearchShape.of(result)
