"""What routes ask for: the workbench, days as people write them, and a form as it was sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Query, Request
from starlette.datastructures import FormData

from thammuu.service.days import parse_day
from thammuu.service.workbench import Workbench


def _workbench(request: Request) -> Workbench:
    bench: Workbench = request.app.state.workbench
    return bench


def _as_of(
    as_of: Annotated[str | None, Query(description="Ngày xét hiệu lực (mặc định: hôm nay)")] = None,
) -> dt.date | None:
    return parse_day(as_of) if as_of else None


async def _sent_form(request: Request) -> AsyncIterator[FormData]:
    async with request.form() as sent:
        yield sent


Bench = Annotated[Workbench, Depends(_workbench)]
AsOf = Annotated[dt.date | None, Depends(_as_of)]
# For forms whose fields are not known beforehand. Only reading it is awaited: the route itself stays an ordinary
# function, which the service runs in a thread. An `async def` route would hold up everybody else while it works.
SentForm = Annotated[FormData, Depends(_sent_form)]
