"""The route of suggested legal bases."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from thammuu.service.api.depend import Bench
from thammuu.service.days import parse_day
from thammuu.service.shapes.suggesting import SuggestedBasesShape
from thammuu.service.suggesting import SuggestionRequest

router = APIRouter(tags=["Bảng căn cứ"])


@router.get("/suggest-bases", summary="Gợi ý căn cứ cho văn bản sắp soạn")
def suggest_bases(
    subject: Annotated[str, Query(description="Chủ đề")],
    bench: Bench,
    issuer: str = "",
    date: str = "",
    genre: str = "",
) -> SuggestedBasesShape:
    """Văn bản còn hiệu lực theo thứ bậc, văn bản chưa rõ hiệu lực để riêng, văn bản không được viện dẫn."""
    request = SuggestionRequest(subject, issuer, parse_day(date) if date else None, genre)
    return SuggestedBasesShape.of(bench.suggest_bases(request))
