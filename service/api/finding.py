"""Routes that find beside the search: ask, cite, validity."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from thammuu.service.api.depend import AsOf, Bench
from thammuu.service.days import parse_day
from thammuu.service.shapes.answers import AnswerShape, CiteShape, SymbolValidityShape

router = APIRouter(tags=["Tra cứu"])
MOST_TEXT = 2_000_000  # characters of a text to cite


class CiteText(BaseModel):
    """Văn bản cần tìm viện dẫn."""

    text: str = Field(max_length=MOST_TEXT)


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
