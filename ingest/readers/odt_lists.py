"""List numbers of an .odt as the reader sees them.

Source: OpenDocument 1.3 part 3, 5.3 (lists) and 16.30 to 16.36 (list styles, outline style). A list starts anew unless
it says that it continues; a level shows `text:display-levels` numbers, or what LibreOffice 7 writes as a pattern.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from thammuu.ingest.readers.docx_number_forms import letters
from thammuu.ingest.readers.odt_names import odf
from thammuu.ingest.roman import roman

_PLACE = re.compile(r"%(\d{1,2})%")
_LEVELS = 10
_NUMBERED = (odf("text:list-level-style-number"), odf("text:outline-level-style"))


def _shown(number: int, form: str) -> str:
    if form in {"a", "A"}:
        return letters(number) if form == "a" else letters(number).upper()
    if form in {"i", "I"}:
        return roman(number).lower() if form == "i" else roman(number)
    return str(number)


def _count(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,9}", text) else default


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list style; `form` "" shows no number."""

    form: str
    prefix: str = ""
    suffix: str = ""
    shows: int = 1
    start: int = 1
    pattern: str | None = None
    bullet: str | None = None

    @classmethod
    def read(cls, element: etree._Element) -> _Level:
        """The meaning of one level element."""
        if element.tag not in _NUMBERED:
            char = element.get(odf("text:bullet-char"), "")
            return cls("", bullet=char if char in {"+", "*"} else "-")
        return cls(
            form=element.get(odf("style:num-format"), ""),
            prefix=element.get(odf("style:num-prefix"), ""),
            suffix=element.get(odf("style:num-suffix"), ""),
            shows=_count(element.get(odf("text:display-levels")), 1),
            start=_count(element.get(odf("text:start-value")), 1),
            pattern=element.get(odf("loext:num-list-format")),
        )


@dataclass(slots=True)
class ListRun:
    """One list being read: its style and the numbers reached, by level from 0."""

    style: str
    counts: dict[int, int] = field(default_factory=dict)


class OdtLists:
    """The list styles of one document, and the numbers of lists that may be continued."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._outline: dict[int, _Level] = {}
        self._last: dict[str, ListRun] = {}  # list style -> the last list of it
        self._by_id: dict[str, ListRun] = {}
        self._headings = ListRun("")
        for root in roots:
            for style in root.iter(odf("text:list-style")) if root is not None else ():
                self._levels.setdefault(style.get(odf("style:name"), ""), _levels(style))
            for style in root.iter(odf("text:outline-style")) if root is not None else ():
                self._outline = self._outline or _levels(style)

    def open(self, element: etree._Element, style: str) -> ListRun:
        """The run of an outermost text:list: a new one, or the one it continues."""
        named = self._by_id.get(element.get(odf("text:continue-list"), ""))
        follows = element.get(odf("text:continue-numbering")) == "true"
        run = named or (self._last.get(style) if follows else None) or ListRun(style)
        self._last[style] = run
        if identity := element.get("{http://www.w3.org/XML/1998/namespace}id"):
            self._by_id[identity] = run
        return run

    def marker(self, run: ListRun, level: int, style: str, start: str | None = None) -> str:
        """The number or bullet of the next item of `run` at `level`; `start` is the item's own text:start-value."""
        return _next(self._levels.get(style, {}), run, level, start)

    def heading(self, level: int) -> str:
        """The number of the next heading at an outline level from 0; "" where headings carry none."""
        return _next(self._outline, self._headings, level, None)


def _levels(style: etree._Element) -> dict[int, _Level]:
    return {_count(child.get(odf("text:level")), 1) - 1: _Level.read(child) for child in style}


def _next(levels: dict[int, _Level], run: ListRun, level: int, start: str | None) -> str:
    spec = levels.get(min(level, _LEVELS - 1))
    if spec is None:
        return ""
    reached = run.counts.get(level, spec.start - 1) + 1
    run.counts[level] = _count(start, reached)
    for below in [lower for lower in run.counts if lower > level]:
        del run.counts[below]
    return spec.bullet if spec.bullet is not None else _rendered(levels, run, level)


def _rendered(levels: dict[int, _Level], run: ListRun, level: int) -> str:
    spec = levels[min(level, _LEVELS - 1)]
    if not spec.form:
        return ""

    def number(at: int) -> str:
        own = levels.get(at)
        return _shown(run.counts.get(at, own.start), own.form) if own is not None and own.form else ""

    if spec.pattern is not None:
        return _PLACE.sub(lambda match: number(int(match[1]) - 1), spec.pattern).strip()
    shown = [number(at) for at in range(max(0, level - spec.shows + 1), level + 1)]
    return f"{spec.prefix}{'.'.join(filter(None, shown))}{spec.suffix}".strip()
