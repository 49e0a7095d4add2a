"""Routes that find: search, ask, cite, validity."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from thammuu.service.api.depend import AsOf, Bench
from thammuu.service.days import parse_day
from thammuu.service.filters import Filters
from thammuu.service.lookup import SearchRequest
from thammuu.service.shapes import AnswerShape, CiteShape, GroupedSearchShape, SearchShape, SymbolValidityShape

router = APIRouter(tags=["Tra cứu"])
MOST_TEXT = 2_000_000  # characters of a text to cite


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


class CiteText(BaseModel):
    """Văn bản cần tìm viện dẫn."""

    text: str = Field(max_length=MOST_TEXT)


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


@router.get("/ask", summary="Hỏi đáp bằng nguyên văn")
def ask(q: Annotated[str, Query(min_length=1, max_length=2000)], bench: Bench, as_of: AsOf) -> AnswerShape:
    """Câu trả lời là nguyên văn trong kho, hoặc no_match."""
    return AnswerShape.of(bench.ask(q, as_of))


@router.post("/cite", summary="Tìm viện dẫn trong một văn bản")
def cite(body: CiteText, bench: Bench, as_of: AsOf) -> CiteShape:
    """Các văn bản được viện dẫn và tình trạng của chúng."""
    return CiteShape.of(bench.cite(body.text, as_of))


@router.get("/validity", summary="Hiệu lực của một văn bản")
def validity(
    symbol: Annotated[str, Query(min_length=1, max_length=300)], bench: Bench, as_of: AsOf, date: str | None = None
) -> SymbolValidityShape:
    """Văn bản còn hiệu lực hay không, và căn cứ nào nói thế."""
    return SymbolValidityShape.of(bench.validity(symbol, issued=parse_day(date) if date else None, as_of=as_of))
