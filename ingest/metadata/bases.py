"""Legal bases (căn cứ): the lines between the title and the body that say what the document rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thammuu.ingest.model import LegalBasis, Span
from thammuu.ingest.structure.lines import Line

_ENDS = (";", ",", ".", ":")
# Both worlds name what they rest on in lines that open with these words; a dash before them is the Party's habit.
_BASIS = re.compile(
    r"^(?:(?:[-–+]\s*)?(?:Căn cứ|Xét (?:đề nghị|Tờ trình|tờ trình|báo cáo|công văn)|Theo đề nghị của)"
    r"|[-–+]\s*(?:Thực hiện|Trên cơ sở|Xét|Theo))\b"
)


def is_basis(text: str) -> bool:
    """True for a line that begins as a legal basis does."""
    return bool(_BASIS.match(text))


def read_bases(lines: Sequence[Line]) -> tuple[tuple[LegalBasis, ...], tuple[Line, ...]]:
    """The bases among the lines before the first provision, and the other lines of that run.

    A basis ends with a mark (";" "," "."); while it has none, the next line in normal case continues it.
    """
    bases: list[LegalBasis] = []
    others: list[Line] = []
    open_line: Line | None = None
    for line in lines:
        if is_basis(line.text):
            bases.append(LegalBasis(line.text, line.span))
            open_line = line
        elif open_line is not None and not open_line.text.endswith(_ENDS) and not line.upper:
            bases[-1] = _extended(bases[-1], line)
            open_line = line
        else:
            others.append(line)
            open_line = None
    return tuple(bases), tuple(others)


def _extended(basis: LegalBasis, line: Line) -> LegalBasis:
    return LegalBasis(f"{basis.text} {line.text}", Span(basis.span.start, line.span.end))
