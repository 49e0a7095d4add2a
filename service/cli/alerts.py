"""The command for alerts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thammuu.service.cli.screen import AsOf, Json, day, emit, workbench

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from thammuu.service.alerts import Alert


def alerts(as_of: AsOf = None, as_json: Json = False) -> None:
    """Cảnh báo: văn bản đã bị thay thế, bãi bỏ, sửa đổi mà thẻ ôn hoặc căn cứ của văn bản trong kho đang dựa vào."""
    from thammuu.service.shapes.alerts import AlertsShape  # noqa: PLC0415

    with workbench() as bench:
        found = bench.alerts(day(as_of))
    emit(AlertsShape.of(found), as_json, alert_lines(found) if found else ("Không có cảnh báo nào.",))


def alert_lines(alerts: Sequence[Alert]) -> Iterator[str]:
    """Each change with what rests on it; nothing when there is none."""
    from thammuu.service.wording import change_sentence, resting_sentence  # noqa: PLC0415

    for alert in alerts:
        yield f"Cảnh báo: {change_sentence(alert)}."
        for resting in alert.resting:
            yield f"  - {resting_sentence(resting)}"
