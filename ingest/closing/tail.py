"""The end of a document: recipients and signature, wherever a file puts them.

A page has them side by side, so a PDF mixes them ("Nơi nhận:", "T/M BAN BÍ THƯ", then the recipients on the next
page) and a .docx has one table row of two cells. Every line is therefore told by its own look.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from thammuu.ingest.closing.attached import APPENDED
from thammuu.ingest.closing.columns import columns
from thammuu.ingest.metadata.organ_names import named_organ
from thammuu.ingest.model import Sighting, Signature, Span
from thammuu.ingest.structure.lines import Line, cells
from thammuu.ingest.structure.markers import read_markers
from thammuu.ingest.tables.genres import genre_named
from thammuu.ingest.tables.letters import CAPITAL
from thammuu.ingest.tables.positions import POSITIONS, RECORDERS

_RECIPIENTS = re.compile(r"^Nơi nhận\s*:?\s*", re.IGNORECASE)
# Party marks T/M, K/T, T/L; State marks TM., KT., TL., TUQ.
_AUTHORITY = re.compile(rf"^(?:T/M|K/T|T/L|TM\.?|KT\.?|TL\.?|TUQ\.?|T/UQ)\s*(?={CAPITAL})")
_SIGNED = re.compile(r"\(?\s{0,3}đã ký\s{0,3}\)?\s{0,3}:?\s{0,3}", re.IGNORECASE)
_POSITIONS = "|".join(sorted(POSITIONS, key=len, reverse=True))
# "Q. CHÁNH VĂN PHÒNG": quyền, acting, part of the position in both worlds
_POSITION = re.compile(rf"^(?:Q\.\s*)?(?:{_POSITIONS})\b")
_RECORDER = re.compile(rf"^(?:{'|'.join(RECORDERS)})\b")
_NAME = re.compile(r"^(?:[^\W\d_][^\W\d_]*)(?:\s+[^\W\d_]+){1,5}$")
_ADOPTED = re.compile(
    r"^(?:Luật|Bộ luật|Hiến pháp|Nghị quyết|Pháp lệnh) này\s+(?:đã )?được\b.{0,200}\bthông qua\b.{0,40}ngày\b"
)
# A narrow column of a PDF breaks "Nơi nhận:" itself (Nghị quyết 76/NQ-CP), and "TM. CHÍNH / PHỦ"
_SPLIT_HEADING = ("Nơi", "nhận")
_ITEM = re.compile(r"^[-–+•]\s*")
_OPEN_END = re.compile(r"[^.,;:]$")
# What may follow a signature without opening a new text: copies' marks
_NOT_TITLE = re.compile(r"^(?:SAO|BẢN SAO|XÁC THỰC|KÝ BỞI|ĐÃ KÝ)\b|^[^\w]*$")
# A position without authority must stand near a name or the end (laws: "CHỦ TỊCH QUỐC HỘI" / "(Đã ký)" / name).
_NAME_WITHIN = 3


_SIGNATURE = frozenset({"authority", "position", "signer", "signature"})  # the last: marks such as "(Đã ký)"


@dataclass(slots=True)
class Tail:
    """What the end of a document tells; sightings cover every line that was understood."""

    recipients: list[str] = field(default_factory=list)
    authority: str | None = None
    position: str | None = None
    name: str | None = None
    adopted: Line | None = None
    sightings: list[Sighting] = field(default_factory=list)
    authority_lines: list[Line] = field(default_factory=list)
    recorded: bool = True  # False while the name of whoever kept the minutes is still to come

    @property
    def signature(self) -> Signature:
        """The signature block; its span is the hull of its lines, which recipients may interrupt."""
        spans = [seen.span for seen in self.sightings if seen.field in _SIGNATURE]
        hull = Span(min(spans).start, max(span.end for span in spans)) if spans else None
        return Signature(self.authority, self.position, self.name, hull)


def find_tail(lines: Sequence[Line], first: int) -> tuple[int, int]:
    """(start, end) of the closing lines among `lines[first:]`; an appendix after the signature is not in them.

    Without any closing line both are len(lines). A file that begins as an appendix ends as one: the signatures in the
    specimens of Nghị định 30/2020/NĐ-CP, Phụ lục III are examples.
    """
    if first < len(lines) and _is_appendix(lines[first]):
        return len(lines), len(lines)
    start = next((i for i in range(first, len(lines)) if _starts_tail(lines, i)), len(lines))
    end = next((i for i in range(start + 1, len(lines)) if _starts_appendix(lines, start, i)), len(lines))
    return start, end


def _starts_tail(lines: Sequence[Line], index: int) -> bool:
    if lines[index].text == _SPLIT_HEADING[0] and index + 1 < len(lines):
        return lines[index + 1].text.startswith(_SPLIT_HEADING[1])
    for cell in cells(lines[index]):
        if _RECIPIENTS.match(cell.text) and len(cell.text) < 400:
            return True
        if _AUTHORITY.match(cell.text) and cell.upper:
            return True
        if _ADOPTED.match(cell.text):
            return True
        if (_position(cell.text) or _is_recorder(cell.text)) and _name_follows(lines, index):
            return True
    return index == len(lines) - 1 and named_organ(lines[index].text) is not None


def _position(text: str) -> str | None:
    bare = _SIGNED.split(text)[0].strip()
    return bare if bare.isupper() and _POSITION.match(bare) else None


def _name_follows(lines: Sequence[Line], index: int) -> bool:
    near = [cell.text for line in lines[index : index + 1 + _NAME_WITHIN] for cell in cells(line)]
    return any(_SIGNED.search(text) for text in near) or any(_is_name(text) for text in near[1:])


def _is_name(text: str) -> bool:
    words = text.split()
    return bool(_NAME.match(text)) and not text.isupper() and all(word[0].isupper() for word in words)


def _starts_appendix(lines: Sequence[Line], start: int, index: int) -> bool:
    """An appendix, a text under a genre of its own, or capitals after the signer's name ("TUYÊN NGÔN")."""
    line = lines[index]
    if _is_appendix(line):
        return True
    if not line.upper or line.row:
        return False
    return genre_named(line.text) is not None or (_is_title(line.text) and _signed_before(lines, start, index))


def _is_appendix(line: Line) -> bool:
    return any(marker.kind in APPENDED for marker in read_markers(line.text))


def _is_title(text: str) -> bool:
    return not (_AUTHORITY.match(text) or _POSITION.match(text) or named_organ(text) or _NOT_TITLE.match(text))


def _signed_before(lines: Sequence[Line], start: int, index: int) -> bool:
    """A position in capitals and then a name stand between `start` and `index`."""
    texts = [cell.text for line in lines[start:index] for cell in cells(line)]
    at = next((i for i, text in enumerate(texts) if _position(text) or _AUTHORITY.match(text)), None)
    return at is not None and any(_is_name(text) for text in texts[at + 1 :])


def read_tail(lines: Sequence[Line]) -> Tail:
    """Recipients, signature and the note of adoption of the closing lines."""
    tail = Tail()
    listing = False
    for cell in (part for line in lines for whole in cells(line) for part in columns(whole)):
        listing = _read_cell(tail, cell, listing=listing)
    return tail


def _read_cell(tail: Tail, cell: Line, *, listing: bool) -> bool:
    """Put one cell where it belongs; returns whether recipients are being listed."""
    text = cell.text
    heading = _RECIPIENTS.match(text)
    if heading or text == _SPLIT_HEADING[0] or text.rstrip(" :") == _SPLIT_HEADING[1]:
        if heading and (rest := text[heading.end() :]):
            tail.recipients.append(rest)
        _see(tail, "recipients", cell)
        return True
    if _ITEM.match(text):
        tail.recipients.append(text)
        _see(tail, "recipients", cell)
        return listing
    if name := _read_signature(tail, cell):
        _see(tail, name, cell)
    elif _ADOPTED.match(text):
        tail.adopted = cell
    elif listing and tail.recipients and _OPEN_END.search(tail.recipients[-1]):
        tail.recipients[-1] += f" {text}"
        _see(tail, "recipients", cell)
    elif not any(char.isalnum() for char in text):
        _see(tail, "header", cell)
    return listing


def _read_signature(tail: Tail, cell: Line) -> str | None:
    """Take the cell as a part of a signature; returns which ("signature" for its marks), None when it is no part."""
    text = cell.text
    signing = tail.authority is not None or tail.position is not None
    if _AUTHORITY.match(text) and cell.upper and tail.position is None:
        return _take_authority(tail, cell)
    if _is_recorder(text):
        tail.recorded = False
        return "signature"
    if not tail.recorded and _is_name(text):
        tail.recorded = True
        return "signature"
    if (position := _position(text)) and tail.position is None:
        tail.position = position
        if _take_name(tail, _after_mark(text)):
            _see(tail, "signer", cell)
        return "position"
    if signing and cell.upper and tail.name is None and not _is_copy_mark(text):
        return _continue_capitals(tail, text)
    if signing and tail.name is None and _take_name(tail, _SIGNED.sub("", text).strip()):
        return "signer"
    if not signing and named_organ(text):
        return _take_authority(tail, cell)
    return "signature" if signing and _SIGNED.fullmatch(text) else None


def _take_authority(tail: Tail, cell: Line) -> str:
    """ "TM. CHÍNH PHỦ" then "KT. THỦ TƯỚNG": both, the organ first."""
    tail.authority = f"{tail.authority}, {cell.text}" if tail.authority else cell.text
    tail.authority_lines.append(cell)
    return "authority"


def _is_recorder(text: str) -> bool:
    return text.isupper() and _RECORDER.match(text) is not None


def _is_copy_mark(text: str) -> bool:
    """Marks in capitals near a signature that are no part of it: a rule, "SAO Y BẢN CHÍNH"."""
    return _NOT_TITLE.match(text) is not None


def _after_mark(text: str) -> str:
    """ "CHỦ TỊCH QUỐC HỘI(Đã ký)Trần Thanh Mẫn", three lines glued in one: what follows the mark."""
    parts = _SIGNED.split(text)
    return parts[-1].strip() if len(parts) > 1 else ""


def _take_name(tail: Tail, text: str) -> bool:
    if not _is_name(text):
        return False
    tail.name = text
    return True


def _continue_capitals(tail: Tail, text: str) -> str:
    if tail.position is not None:
        tail.position += f" {text}"
        return "position"
    tail.authority = f"{tail.authority} {text}"
    return "authority"


def _see(tail: Tail, name: str, cell: Line) -> None:
    tail.sightings.append(Sighting(name, cell.span, 0.9))


def clean_recipients(recipients: Sequence[str]) -> tuple[str, ...]:
    """Recipients without the dash before and the punctuation after them."""
    return tuple(bare for text in recipients if (bare := _ITEM.sub("", text).strip().rstrip(",;.").strip()))
