"""The records of a PowerPoint 97-2003 file: live slides in order, their texts, the fonts of each run.

Source: [MS-PPT]; names in brackets are its own. A file keeps the versions of a slide one after the other; the persist
directory says which one counts.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from thammuu.ingest.charsets import FontRun
from thammuu.ingest.errors import InputError
from thammuu.ingest.readers.limits import Limits
from thammuu.ingest.readers.ole import open_ole, property_texts, stream
from thammuu.ingest.readers.ole_objects import objects
from thammuu.ingest.readers.ppt_objects import embedded
from thammuu.ingest.readers.ppt_records import Record, children, walk

_SLIDE_LIST, _PERSIST, _EDIT, _DIRECTORY = 0x0FF0, 0x03F3, 0x0FF5, 0x1772
_FONT, _BOX, _REFERENCE, _HEADERS, _STRING = 0x0FB7, 0xF00D, 0x0F9E, 0x0FD9, 0x0FBA
_CHARS, _BYTES, _STYLES = 0x0FA0, 0x0FA8, 0x0FA1
_SLIDES, _MASTERS, _NOTES = 0, 1, 2  # instances of [SlideListWithText], [MasterList...], [NotesList...]
_ENCRYPTED = 0xF3D1C4DF  # [CurrentUserAtom.headerToken]
# Fields of paragraph formatting in file order: the bits of the mask that say it is there, and its size in bytes.
_PARAGRAPH = (
    (0xF, 2), (0x80, 2), (0x10, 2), (0x40, 2), (0x20, 4), (0x800, 2), (0x1000, 2), (0x2000, 2), (0x4000, 2),
    (0x100, 2), (0x400, 2), (0x8000, 2), (0x100000, 0), (0x10000, 2), (0xE0000, 2), (0x200000, 2),
)  # fmt: skip
_TABS = 0x100000
_STYLE_BITS, _TYPEFACE = 0x3EB7, 0x10000
_CHARACTER = ((0x200000, 2), (0x400000, 2), (0x800000, 2), (0x20000, 2), (0x40000, 4), (0x80000, 2))
_SAVE_AS = "Mở tệp bằng PowerPoint hoặc LibreOffice, lưu thành .docx hoặc .pdf rồi nạp lại."


class PptFile:
    """One file; InputError when it is damaged or encrypted."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        ole = open_ole(data, _damaged())
        self._main = stream(ole, "PowerPoint Document", limits, _damaged())
        user = stream(ole, "Current User", limits, None)
        if len(user) < 20:
            raise _damaged()
        token, edit = struct.unpack_from("<II", user, 12)
        if token == _ENCRYPTED:
            raise InputError("Tệp được đặt mật khẩu nên không đọc được.", "Mở bằng PowerPoint, bỏ mật khẩu rồi lưu.")
        self.properties = property_texts(ole)
        self.enclosed = (*objects(ole, limits), *embedded(self._main, limits))
        self._persist, document = self._directory(edit)
        self._document = self._record_at(self._persist.get(document, -1))
        self._fonts = {
            record.instance: record.content[:64].decode("utf-16-le", "replace").split("\x00")[0]
            for record in walk(self._document.content)
            if record.kind == _FONT
        }

    def slides(self) -> Iterator[list[list[FontRun]]]:
        """The texts of each slide, in the order of the show; each text in its runs."""
        yield from self._of_list(_SLIDES)

    def notes_and_masters(self) -> Iterator[list[FontRun]]:
        """What speakers have under the slides, and what every slide of a design shows; in their runs."""
        for number in (_MASTERS, _NOTES):
            for texts in self._of_list(number):
                yield from texts

    def edges(self) -> Iterator[str]:
        """Headers and footers."""
        for head in walk(self._document.content):
            if head.kind == _HEADERS:
                for record in children(head.content):
                    if record.kind == _STRING:
                        yield record.content.decode("utf-16-le", "replace")

    def _of_list(self, number: int) -> Iterator[list[list[FontRun]]]:
        for slide_list in walk(self._document.content):
            if slide_list.kind == _SLIDE_LIST and slide_list.instance == number:
                yield from self._slides(slide_list)

    def _slides(self, slide_list: Record) -> Iterator[list[list[FontRun]]]:
        slide, outline = -1, list[list[FontRun]]()
        for record in [*children(slide_list.content), None]:
            if record is None or record.kind == _PERSIST:
                if slide >= 0:
                    yield self._texts(slide, outline)
                slide = struct.unpack_from("<I", record.content)[0] if record and len(record.content) >= 4 else -1
                outline = []
            elif record.kind in {_CHARS, _BYTES}:
                outline.append([FontRun(_text(record))])
            elif record.kind == _STYLES and outline:
                outline[-1] = self._styled(outline[-1][0].text, record.content)

    def _texts(self, slide: int, outline: list[list[FontRun]]) -> list[list[FontRun]]:
        """What the boxes of a slide say, in drawing order; texts of the outline where a box refers to them."""
        found: list[list[FontRun]] = []
        used: set[int] = set()
        for box in walk(self._record_at(self._persist.get(slide, -1)).content):
            if box.kind != _BOX:
                continue
            for record in children(box.content):
                if record.kind in {_CHARS, _BYTES}:
                    found.append([FontRun(_text(record))])
                elif record.kind == _STYLES and found:
                    found[-1] = self._styled("".join(run.text for run in found[-1]), record.content)
                elif record.kind == _REFERENCE and len(record.content) >= 4:
                    index = struct.unpack_from("<I", record.content)[0]
                    if index < len(outline) and index not in used:
                        used.add(index)
                        found.append(outline[index])
        return [*found, *(text for index, text in enumerate(outline) if index not in used)]

    def _styled(self, text: str, styles: bytes) -> list[FontRun]:
        """`text` in runs of one font each [StyleTextPropAtom]; what the formatting does not cover has none."""
        runs, at = [], 0
        for count, font in _character_runs(styles, len(text) + 1):
            if text[at : at + count]:
                runs.append(FontRun(text[at : at + count], self._fonts.get(font) if font is not None else None))
            at += count
        return [*runs, FontRun(text[at:])] if text[at:] or not runs else runs

    def _directory(self, edit: int) -> tuple[dict[int, int], int]:
        """Where the live version of each object lies, and the number of the document object."""
        persist: dict[int, int] = {}
        document = 0
        seen: set[int] = set()
        while edit and edit not in seen:
            seen.add(edit)
            record = self._record_at(edit)
            if record.kind != _EDIT or len(record.content) < 20:
                break
            edit, directory, number = struct.unpack_from("<III", record.content, 8)
            document = document or number
            for key, offset in _entries(self._record_at(directory)):
                persist.setdefault(key, offset)
        return persist, document

    def _record_at(self, offset: int) -> Record:
        if offset < 0 or offset + 8 > len(self._main):
            raise _damaged()
        return next(children(self._main[offset : offset + 8 + struct.unpack_from("<I", self._main, offset + 4)[0]]))


def _text(record: Record) -> str:
    return record.content.decode("latin-1" if record.kind == _BYTES else "utf-16-le", "replace")


def _entries(directory: Record) -> Iterator[tuple[int, int]]:
    numbers = struct.unpack(f"<{len(directory.content) // 4}I", directory.content[: len(directory.content) // 4 * 4])
    at = 0
    while directory.kind == _DIRECTORY and at < len(numbers):
        first, count = numbers[at] & 0xFFFFF, numbers[at] >> 20
        yield from enumerate(numbers[at + 1 : at + 1 + count], start=first)
        at += 1 + count


def _character_runs(styles: bytes, length: int) -> Iterator[tuple[int, int | None]]:
    """Length and font number of each run of characters."""
    at = covered = 0
    while covered < length and at + 10 <= len(styles):  # the paragraphs come first
        count, _level, mask = struct.unpack_from("<IHI", styles, at)
        at += 10
        covered += count
        for bits, size in _PARAGRAPH:
            if mask & bits:
                tabs = 2 + 4 * struct.unpack_from("<H", styles, at)[0] if bits == _TABS and at + 2 <= len(styles) else 0
                at += size or tabs
    while at + 8 <= len(styles):
        count, mask = struct.unpack_from("<II", styles, at)
        at += 8 + (2 if mask & _STYLE_BITS else 0)
        font = None
        if mask & _TYPEFACE and at + 2 <= len(styles):
            font = struct.unpack_from("<H", styles, at)[0]
            at += 2
        at += sum(size for bits, size in _CHARACTER if mask & bits)
        yield count, font


def _damaged() -> InputError:
    return InputError("Tệp .ppt bị hỏng hoặc chép chưa đủ.", _SAVE_AS)
