"""The route of alerts."""

from __future__ import annotations

from fastapi import APIRouter

from thammuu.service.api.depend import AsOf, Bench
from thammuu.service.shapes.alerts import AlertsShape

router = APIRouter(tags=["Cảnh báo"])


@router.get("/alerts", summary="Văn bản đã thay đổi mà nội dung trong kho đang dựa vào")
def alerts(bench: Bench, as_of: AsOf) -> AlertsShape:
    """Văn bản bị thay thế, bãi bỏ, sửa đổi cùng các thẻ ôn và căn cứ dựa vào nó."""
    return AlertsShape.of(bench.alerts(as_of))
