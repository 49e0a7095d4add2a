"""What a sample document's source says. Read by ``make_samples.py``, which describes the notation."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

MARK = "VĂN BẢN MẪU – tỉnh Sông Trà là tỉnh giả định, không phải văn bản có thật"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
DASHES = "-----"  # stands under the trích yếu in the Party form


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample document as its source says it; `body` keeps the notation of the source."""

    file: str
    parent: str  # the superior organ above the issuing one; empty for a committee
    organ: str
    number: str
    place_date: str
    genre: str
    title: str
    sign: tuple[str, ...]  # authority and position, upper case
    signer: str
    recipients: tuple[str, ...]
    body: tuple[str, ...]

    @property
    def date(self) -> dt.datetime:
        """Noon of the day in the place and date line: the timestamp of everything generated."""
        day, month, year = map(int, re.findall(r"\d+", self.place_date))
        return dt.datetime(year, month, day, 12)


@dataclass(frozen=True, slots=True)
class Part:
    """A run of body lines of one kind: ``#``, ``##``, ``|`` or plain (empty marker)."""

    marker: str
    lines: tuple[str, ...]

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The cells of a table part."""
        return tuple(tuple(cell.strip() for cell in line.strip("| ").split("|")) for line in self.lines)


def read_source(path: Path) -> Sample:
    """Parse one ``.mau`` file; a missing key raises KeyError naming it."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n===\n")
    values: dict[str, list[str]] = defaultdict(list)
    for line in head.splitlines():
        key, _, value = line.partition(": ")
        values[key].append(value)
    single = {key: values[key][0] for key in ("file", "organ", "number", "place_date", "genre", "title", "signer")}
    return Sample(
        **single,
        parent="".join(values["parent"]),
        sign=tuple(values["sign"]),
        recipients=tuple(values["recipient"]),
        body=tuple(body.splitlines()),
    )


def parts(sample: Sample) -> Iterator[Part]:
    """The body, line by line, table rows gathered."""
    for marker, group in groupby(sample.body, key=_marker):
        lines = tuple(line.removeprefix(marker).strip() for line in group)
        if marker == "|":
            yield Part(marker, lines)
        else:
            yield from (Part(marker, (line,)) for line in lines)


def _marker(line: str) -> str:
    return next((marker for marker in ("##", "#", "|") if line.startswith(marker)), "")
