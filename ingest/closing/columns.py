"""Lines of the closing block that hold more than one thing: two columns of a page, or a whole cell, run into one line.

Tabs between recipients and signature give "- Các đảng ủy xã; PHÓ TRƯỞNG BAN", a bordered table gives the cell
"K/T TRƯỞNG BAN PHÓ TRƯỞNG BAN Nguyễn Văn Mẫu" as one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from thammuu.ingest.model import Span
from thammuu.ingest.structure.lines import Line
from thammuu.ingest.tables.letters import CAPITAL, CAPITALS
from thammuu.ingest.tables.positions import POSITIONS

_POSITION = rf"(?:Q\.\s*)?(?:{'|'.join(sorted(POSITIONS, key=len, reverse=True))})(?:\s|$)"
_MARK = rf"(?:T/M|K/T|T/L|TM\.|KT\.|TL\.|TUQ\.)\s*{CAPITAL}"
_SMALL = rf"[^\W\d_{CAPITALS}]"
_NAME = rf"{CAPITAL}{_SMALL}+(?:\s{CAPITAL}{_SMALL}*){{2,4}}$"
_RECIPIENT = re.compile(r"^(?:[-–+•]\s*|Nơi nhận\s*:?\s)")
_SIGNATURE = re.compile(rf"^(?:{_MARK}|{_POSITION})")
# Capitals alone are a position: "- Thủ tướng, các Phó Thủ tướng Chính phủ" is a recipient.
_IN_RECIPIENTS = re.compile(rf"(?<=[:;,.])\s+(?=[-–+]\s|{_MARK}|{_POSITION})|(?<=[;.])\s+(?={_NAME})")
# A position inside begins with one of these words: "T/M BAN THƯỜNG VỤ PHÓ BÍ THƯ", "T/L TRƯỞNG BAN CHÁNH VĂN PHÒNG"
_IN_SIGNATURE = re.compile(
    rf"(?<=[{CAPITALS}])(?<!PHÓ)(?<!KIÊM)\s+(?={_MARK}|{_NAME}|(?:PHÓ|THỨ|CHÁNH)\s{CAPITAL})"
    rf"|(?<=[{CAPITALS}]{{2}})(?={_NAME})"  # a lost line break: "CHỦ TỊCH QUỐC HỘITrần Văn Mẫu"
)
_GLUED = re.compile(rf"^[{CAPITALS}\s]*[{CAPITALS}]{{2}}(?={_NAME})")


def columns(cell: Line) -> Iterator[Line]:
    """The parts of `cell` in order, spaces between them left out; mostly the cell itself."""
    cuts: tuple[tuple[int, int], ...] = ()
    if _RECIPIENT.match(cell.text):
        cuts = tuple(match.span() for match in _IN_RECIPIENTS.finditer(cell.text))
    elif _SIGNATURE.match(cell.text) or _GLUED.match(cell.text):
        cuts = tuple(match.span() for match in _IN_SIGNATURE.finditer(cell.text))
    begin = 0
    for end, following in (*cuts, (len(cell.text), len(cell.text))):
        start = cell.span.start
        yield replace(cell, text=cell.text[begin:end], span=Span(start + begin, start + end)) if cuts else cell
        begin = following
