"""Legal bases (căn cứ): the lines between the title and the body that say what the document rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thammuu.ingest.model import LegalBasis
from thammuu.ingest.structure.lines import Line

# Party: "- Căn cứ …;" "- Xét …,"; State: "Căn cứ …;" "Theo đề nghị của …." "Xét đề nghị của …"
_BASIS = re.compile(r"^(?:[-–+]\s*)?(?:Căn cứ|Xét (?:đề nghị|Tờ trình|tờ trình|báo cáo|công văn)|Theo đề nghị của)\b")


def is_basis(text: str) -> bool:
    """True for a line that begins as a legal basis does."""
    return bool(_BASIS.match(text))


def read_bases(lines: Sequence[Line]) -> tuple[tuple[LegalBasis, ...], tuple[Line, ...]]:
    """The bases among the lines before the first provision, and the other lines of that run.

    A basis that breaks over lines ends with ";", "," or "."; until then lines without capitals continue it.
    """
    bases: list[LegalBasis] = []
    others: list[Line] = []
    for line in lines:
        if is_basis(line.text):
            bases.append(LegalBasis(line.text, line.span))
        else:
            others.append(line)
    return tuple(bases), tuple(others)
