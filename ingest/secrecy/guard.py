"""Looking through a whole file for marks, and refusing it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from thammuu.ingest.errors import SecrecyRefusal
from thammuu.ingest.model import Block, BlockKind, Notice, SourceText
from thammuu.ingest.secrecy.marks import RANKS, Aside, MarkPlace, SecrecyKind, SecrecyMark, covers
from thammuu.ingest.secrecy.names import mark_in_folder, mark_in_name
from thammuu.ingest.secrecy.wording import beside_symbol, key, read_by_machine, standing_alone
from thammuu.ingest.tables import secrecy as tables

# A stamp sits in the header of the first page; formats without pages get the blocks a header and title can fill. Text
# boxes count where they are anchored: annexes of form rules (NĐ 30/2020, Phụ lục I) show stamps in boxes further down.
HEADER_BLOCKS = 25
_BY_MACHINE = "ocr"  # a word of the codes of notices about pages read by a machine: "pdf-ocr-layer", "ocr"
_ENTRIES = str.maketrans(dict.fromkeys(",;|\r\t", "\n"))
_LEVEL_KEYS = tuple(map(key, tables.LEVELS))


def find_marks(
    source: SourceText, asides: tuple[Aside, ...] = (), within: tuple[str, ...] = ()
) -> tuple[SecrecyMark, ...]:
    """Every secrecy mark of a file, without repeats: header zone, furniture, `asides` of the reader, file name, and the
    names of the folders and archives it lies in (`within`)."""
    found = dict.fromkeys(_marks_at_top(source))
    edges = tuple(Aside(MarkPlace.PAGE_EDGE, item.text) for item in source.furniture)
    found |= dict.fromkeys(_marks_in_asides(asides + edges))
    return tuple(found | dict.fromkeys(marks_in_names(source.name, within)))


def marks_in_names(name: str, within: tuple[str, ...] = ()) -> tuple[SecrecyMark, ...]:
    """The marks in the names of a file and of the folders and archives it lies in: known before it is opened."""
    own = mark_in_name(name)
    above = dict.fromkeys(SecrecyMark(kind, MarkPlace.FOLDER_NAME) for each in within if (kind := mark_in_folder(each)))
    return (*((SecrecyMark(own, MarkPlace.FILE_NAME),) if own else ()), *above)


def refuse_if_marked(source: SourceText, asides: tuple[Aside, ...] = (), within: tuple[str, ...] = ()) -> None:
    """Raise SecrecyRefusal when the file bears a mark; the message names kind and place, never the text or name."""
    refuse(find_marks(source, asides, within))


def refuse(marks: tuple[SecrecyMark, ...], clearance: SecrecyKind | None = None) -> None:
    """Raise SecrecyRefusal when there are `marks` above what this machine is approved for (None: for none)."""
    if all(covers(clearance, mark.kind) for mark in marks):
        return
    listed = "; ".join(dict.fromkeys(f"“{mark.kind}” ở {mark.place}" for mark in marks))
    raise SecrecyRefusal(
        f"Tệp mang dấu {listed} nên không được nạp, không được lưu lại phần nào.",
        "Xử lý tệp theo quy định về bảo vệ bí mật nhà nước. Nếu dấu đã được giải mật hoặc ghi nhầm, "
        "người có thẩm quyền phải bỏ dấu khỏi tệp trước khi nạp lại.",
        tuple(dict.fromkeys(str(mark.kind) for mark in marks)),
    )


def let_in(source: SourceText, marks: tuple[SecrecyMark, ...]) -> SourceText:
    """`source` with the level of its marks recorded and a notice of them; unchanged where there are none."""
    if not marks:
        return source
    highest = max((mark.kind for mark in marks), key=RANKS.__getitem__)
    listed = "; ".join(dict.fromkeys(f"“{mark.kind}” ở {mark.place}" for mark in marks))
    notice = Notice(
        "secrecy-marked",
        f"Tệp mang dấu {listed}; được đọc vì máy này đã được khai báo là máy độc lập được phép. "
        "Quản lý, sử dụng, sao chụp theo quy định về bảo vệ bí mật nhà nước.",
    )
    return replace(source, secrecy=str(highest), warnings=(notice, *source.warnings))


def _header_zone(source: SourceText) -> Iterator[Block]:
    for position, block in enumerate(source.blocks):
        if position < HEADER_BLOCKS or block.page == 1:
            yield block


def _lines_at_top(source: SourceText) -> Iterator[tuple[str, Block]]:
    """The lines of the header zone; a mark set over several lines ("TUYỆT" / "MẬT", "M" / "Ậ" / "T") as one."""
    held: list[tuple[str, Block]] = []
    for block in _header_zone(source):
        text = block.span.of(source.text)
        if held and not _goes_on("".join(each for each, _ in held), text):
            yield from _whole(held)
            held = []
        held.append((text, block))
    yield from _whole(held)


def _goes_on(before: str, text: str) -> bool:
    """Whether `text` is the next part of a level that `before` begins."""
    begun = key(before)
    return bool(begun) and len(text) < 20 and any(level.startswith(begun + key(text)) for level in _LEVEL_KEYS)


def _whole(held: list[tuple[str, Block]]) -> Iterator[tuple[str, Block]]:
    joined = " ".join(text for text, _ in held)
    if len(held) > 1 and standing_alone(joined):
        yield joined, replace(held[0][1], kind=BlockKind.PARAGRAPH)
    else:
        yield from held


def _marks_at_top(source: SourceText) -> Iterator[SecrecyMark]:
    """Marks of the header zone. Levels following each other line by line are a list of levels: no mark."""
    by_machine = any(_BY_MACHINE in notice.code.split("-") for notice in source.warnings)
    run: set[SecrecyKind] = set()
    for text, block in _lines_at_top(source):
        kind = _kind_of_block(text, block, by_machine=by_machine)
        if kind is not None:
            run.add(kind)
            continue
        if len(run) == 1:
            yield SecrecyMark(run.pop(), MarkPlace.TOP)
        run = set()
    if len(run) == 1:
        yield SecrecyMark(run.pop(), MarkPlace.TOP)


def _kind_of_block(text: str, block: Block, *, by_machine: bool) -> SecrecyKind | None:
    if block.kind is not BlockKind.TABLE_ROW:
        kind = standing_alone(text) or beside_symbol(text)
        return kind or (read_by_machine(text) if by_machine else None)
    cells = text.split(" | ")
    if all(len(key(cell)) <= 1 for cell in cells):  # a letter a box: "M | Ậ | T"
        return standing_alone("".join(cells))
    kinds = {kind for cell in cells if (kind := standing_alone(cell))}
    # A row with two levels is the head of a form that counts papers by level, not a stamp.
    return kinds.pop() if len(kinds) == 1 else None


def _marks_in_asides(asides: tuple[Aside, ...]) -> Iterator[SecrecyMark]:
    for aside in asides:
        for entry in (aside.text.replace("\n", " "), *aside.text.translate(_ENTRIES).split("\n")):
            if kind := standing_alone(entry) or (beside_symbol(entry) if aside.place is MarkPlace.PAGE_EDGE else None):
                yield SecrecyMark(kind, aside.place)
