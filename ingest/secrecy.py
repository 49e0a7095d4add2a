"""The secrecy guard: a file that bears a secrecy mark is refused before anything of it is kept.

Sources: Luật Bảo vệ bí mật nhà nước 117/2025/QH15 (three levels; electronic texts can be secret), and the form rules
of Party documents (stamp under the number and symbol, box 10a; circulation note "TÀI LIỆU THU HỒI", box 11a).

A mark stands alone: its own line, cell, text box, running head, property or part of the file name. The same words in
a sentence ("bí mật nhà nước", "độ mật", "tài liệu Mật, Tối mật") are no mark: laws about secrecy are public.
Nothing here ever puts a word of the document into a message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from thammuu.ingest.errors import SecrecyRefusal
from thammuu.ingest.folding import clean, strip_accents
from thammuu.ingest.model import Block, BlockKind, SourceText

# A stamp sits in the header of the first page; formats without pages get the blocks a header and title can fill. Text
# boxes count where they are anchored: annexes of form rules (NĐ 30/2020, Phụ lục I) show stamps in boxes further down.
HEADER_BLOCKS = 25


class SecrecyKind(StrEnum):
    """What a mark says, as it is named to people."""

    TOP_SECRET = "TUYỆT MẬT"  # noqa: S105 - a word on paper, no password
    HIGH_SECRET = "TỐI MẬT"  # noqa: S105
    SECRET = "MẬT"  # noqa: S105
    RECALL = "TÀI LIỆU THU HỒI"


class MarkPlace(StrEnum):
    """Where a mark stands, as it is named to people."""

    TOP = "phần đầu văn bản"
    PAGE_EDGE = "đầu trang hoặc chân trang"
    WATERMARK = "hình mờ nền trang"
    STAMP = "dấu hoặc chú thích trên trang"
    PROPERTY = "thuộc tính của tệp"
    FILE_NAME = "tên tệp"
    FOLDER_NAME = "tên thư mục hoặc tệp nén chứa tệp"


@dataclass(frozen=True, slots=True)
class Aside:
    """Text a reader found outside the body (running head, watermark, stamp, property), for the guard alone."""

    place: MarkPlace
    text: str


@dataclass(frozen=True, slots=True)
class SecrecyMark:
    """A mark found: what it says and where it stands; never the text around it."""

    kind: SecrecyKind
    place: MarkPlace


# Longest first: "TỐI MẬT" contains "MẬT".
_WORDINGS = (
    ("TUYỆTMẬT", SecrecyKind.TOP_SECRET),
    ("TỐIMẬT", SecrecyKind.HIGH_SECRET),
    ("MẬT", SecrecyKind.SECRET),
    ("TÀILIỆUTHUHỒI", SecrecyKind.RECALL),
    ("TÀILIỆUTHUHỒISAUHỘINGHỊ", SecrecyKind.RECALL),
    ("THUHỒISAUHỘINGHỊ", SecrecyKind.RECALL),
    ("XONGHỘINGHỊTRẢLẠI", SecrecyKind.RECALL),
    ("XEMXONGTRẢLẠI", SecrecyKind.RECALL),
)
_KIND_OF = dict(_WORDINGS)
# "Độ mật: Mật", "Mức độ mật: Tối mật", "Đề xuất độ mật: Mật" name the level the paper has or asks for.
_LABEL = re.compile(r"^(?:(?:đề xuất|dấu(?:\s+chỉ)?|mức|cấp)\s+)*độ\s+mật\s*[:\-–]?\s+(?=\S)", re.IGNORECASE)
# Frames people draw around a mark: "[MẬT]", "* MẬT *", "== TỐI MẬT ==", "- MẬT -".
_FRAME = " \t[](){}<>«»\"'“”‘’*=_#~|.:•–—-"
_LIST_ITEM = re.compile(r"^[-–—+•]\s*[^\W\d_].*[^-–—]$", re.DOTALL)
# One line of the header can hold both the symbol and the stamp: "Số 05-KH/TU MẬT", "MẬT Hà Nội, ngày …". Upper case
# only: a sentence would write "mật".
_MARK = "TUYỆT MẬT|TỐI MẬT|MẬT"
_BESIDE = re.compile(rf"^(?:Số\b.{{0,40}}\s({_MARK})|({_MARK})\s.{{0,30}}ngày\b.{{0,40}})$")
_ENTRIES = re.compile(r"[,;|\n\r\t]")

# "KH-15-MAT.docx", "Báo cáo (Mật).pdf". After these words it is part of a longer name: "bao-ve-bi-mat.docx".
_NAME_PARTS = re.compile(r"[-_.,;()\[\]{}+]+|\s[-–—]\s")
_NAME_WORDS = (("tuyet mat", SecrecyKind.TOP_SECRET), ("toi mat", SecrecyKind.HIGH_SECRET), ("mat", SecrecyKind.SECRET))
_NAME_KINDS = {word.replace(" ", ""): kind for word, kind in _NAME_WORDS} | {"tailieuthuhoi": SecrecyKind.RECALL}
_NOT_AFTER = frozenset({"bi", "bao", "do", "be", "muc", "an", "mat"})


def standing_alone(text: str) -> SecrecyKind | None:
    """The mark `text` consists of, whatever the frame, spacing or Unicode form; None when it says anything else."""
    line = clean(text).strip()
    if len(line) > 80 or _LIST_ITEM.match(line) or line.endswith((";", ",")):
        return None
    labelled = _LABEL.sub("", line.strip(_FRAME))
    return _KIND_OF.get(re.sub(rf"[\s{re.escape(_FRAME)}]", "", labelled).upper())


def _beside_symbol(text: str) -> SecrecyKind | None:
    match = _BESIDE.match(text)
    return SecrecyKind(match[1] or match[2]) if match else None


def _kind_of_block(text: str, block: Block) -> SecrecyKind | None:
    if block.kind is not BlockKind.TABLE_ROW:
        return standing_alone(text) or _beside_symbol(text)
    kinds = {kind for cell in text.split(" | ") if (kind := standing_alone(cell))}
    # A row with two levels is the head of a form that counts papers by level, not a stamp.
    return kinds.pop() if len(kinds) == 1 else None


def _header_zone(source: SourceText) -> Iterator[Block]:
    for position, block in enumerate(source.blocks):
        if position < HEADER_BLOCKS or block.page == 1:
            yield block


def _marks_at_top(source: SourceText) -> Iterator[SecrecyMark]:
    """Marks of the header zone. Levels following each other line by line are a list of levels: no mark."""
    run: set[SecrecyKind] = set()
    for block in _header_zone(source):
        kind = _kind_of_block(block.span.of(source.text), block)
        if kind is not None:
            run.add(kind)
            continue
        if len(run) == 1:
            yield SecrecyMark(run.pop(), MarkPlace.TOP)
        run = set()
    if len(run) == 1:
        yield SecrecyMark(run.pop(), MarkPlace.TOP)


def _marks_in_asides(asides: tuple[Aside, ...]) -> Iterator[SecrecyMark]:
    for aside in asides:
        for entry in _ENTRIES.split(aside.text):
            if kind := standing_alone(entry):
                yield SecrecyMark(kind, aside.place)


def mark_in_name(name: str) -> SecrecyKind | None:
    """The mark a file name carries as a part of its own: "KH-15-MAT.docx", "Báo cáo (Tối mật).pdf"."""
    stem = clean(name).rpartition(".")[0] or clean(name)
    parts = [part.strip() for part in _NAME_PARTS.split(stem) if part.strip()]
    for position, part in enumerate(parts):
        kind = _NAME_KINDS.get(strip_accents(part).replace(" ", ""))
        if kind and (_bracketed(part, stem) or _is_name_mark(parts, position)):
            return _with_level(kind, parts, position)
    return None


def _bracketed(part: str, stem: str) -> bool:
    return bool(re.search(rf"[(\[{{]\s*{re.escape(part)}\s*[)\]}}]", stem))


def _is_name_mark(parts: list[str], position: int) -> bool:
    """An accented part counts anywhere, "MAT" only in capitals at the end ("MAT-TRAN" is Mặt trận)."""
    part, before = parts[position], strip_accents(parts[position - 1]).rpartition(" ")[2] if position else ""
    if before in _NOT_AFTER:
        return False
    if part.upper().replace(" ", "") in _KIND_OF:
        return True
    return part.isupper() and part.isascii() and 0 < position == len(parts) - 1


def _with_level(kind: SecrecyKind, parts: list[str], position: int) -> SecrecyKind:
    before = strip_accents(parts[position - 1]) if position else ""
    return _NAME_KINDS.get(before + "mat", kind) if kind is SecrecyKind.SECRET else kind


def mark_in_folder(name: str) -> SecrecyKind | None:
    """The mark the name of a folder or archive carries: it holds for every file inside."""
    return mark_in_name(name if name.lower().endswith(".zip") else f"{name}.")


def find_marks(
    source: SourceText, asides: tuple[Aside, ...] = (), within: tuple[str, ...] = ()
) -> tuple[SecrecyMark, ...]:
    """Every secrecy mark of a file, without repeats: header zone, furniture, `asides` of the reader, file name, and the
    names of the folders and archives it lies in (`within`)."""
    found = dict.fromkeys(_marks_at_top(source))
    edges = tuple(Aside(MarkPlace.PAGE_EDGE, item.text) for item in source.furniture)
    found |= dict.fromkeys(_marks_in_asides(asides + edges))
    if kind := mark_in_name(source.name):
        found[SecrecyMark(kind, MarkPlace.FILE_NAME)] = None
    found |= {SecrecyMark(kind, MarkPlace.FOLDER_NAME): None for name in within if (kind := mark_in_folder(name))}
    return tuple(found)


def refuse_if_marked(source: SourceText, asides: tuple[Aside, ...] = (), within: tuple[str, ...] = ()) -> None:
    """Raise SecrecyRefusal when the file bears a mark; the message names kind and place, never the text or name."""
    marks = find_marks(source, asides, within)
    if not marks:
        return
    listed = "; ".join(dict.fromkeys(f"“{mark.kind}” ở {mark.place}" for mark in marks))
    raise SecrecyRefusal(
        f"Tệp mang dấu {listed} nên không được nạp, không được lưu lại phần nào.",
        "Xử lý tệp theo quy định về bảo vệ bí mật nhà nước. Nếu dấu đã được giải mật hoặc ghi nhầm, "
        "người có thẩm quyền phải bỏ dấu khỏi tệp trước khi nạp lại.",
    )
