"""What routes ask for: the workbench, and days as people write them."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import Depends, Query, Request

from thammuu.service.days import parse_day
from thammuu.service.workbench import Workbench


def _workbench(request: Request) -> Workbench:
    bench: Workbench = request.app.state.workbench
    return bench


def _as_of(
    as_of: Annotated[str | None, Query(description="Ngày xét hiệu lực (mặc định: hôm nay)")] = None,
) -> dt.date | None:
    return parse_day(as_of) if as_of else None


Bench = Annotated[Workbench, Depends(_workbench)]
AsOf = Annotated[dt.date | None, Depends(_as_of)]
