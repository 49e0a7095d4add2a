"""Routes of self-study: make, due, answer."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from thammuu.service.api.depend import Bench
from thammuu.service.shapes.work import CardShape, CardsShape, DeckShape
from thammuu.service.study import parse_rating

router = APIRouter(tags=["Tự học"], prefix="/study")


class DeckRequest(BaseModel):
    """Yêu cầu tạo thẻ ôn."""

    document: str = Field(min_length=1, max_length=300, description="Mã hoặc số, ký hiệu văn bản")
    limit: int = Field(20, ge=1, le=500)


class RatingRequest(BaseModel):
    """Mức nhớ của một thẻ."""

    rating: str = Field(description="1/again, 2/hard, 3/good, 4/easy")


@router.post("/cards", summary="Tạo thẻ ôn từ một văn bản")
def make(body: DeckRequest, bench: Bench) -> DeckShape:
    """Thẻ ôn, mỗi thẻ kèm đáp án và nguyên văn."""
    return DeckShape.of(bench.study.make(body.document, body.limit))


@router.get("/due", summary="Thẻ đến hạn ôn")
def due(bench: Bench, limit: Annotated[int, Query(ge=1, le=500)] = 20) -> CardsShape:
    """Thẻ quá hạn trước, rồi đến thẻ mới."""
    return CardsShape(cards=[CardShape.of(card) for card in bench.study.due(limit)])


@router.post("/cards/{card_id}/answer", summary="Ghi mức nhớ")
def answer(card_id: str, body: RatingRequest, bench: Bench) -> CardShape:
    """Thẻ với ngày ôn tiếp theo."""
    return CardShape.of(bench.study.answer(card_id, parse_rating(body.rating)))
