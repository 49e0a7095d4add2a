"""The stories of a Word 97-2003 file cut into paragraphs: what stands on the page, each run in its font."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from thammuu.ingest.charsets import FontRun, meaning_of
from thammuu.ingest.readers.doc_file import DocFile
from thammuu.ingest.readers.doc_format import Formatting, Look, Place
from thammuu.ingest.readers.flow import Paragraph, Words

_ENDS = re.compile("[\r\x07]")
_FIELD_BEGIN, _FIELD_RESULT, _FIELD_END = "\x13", "\x14", "\x15"
_NOTE, _DRAWING, _SYMBOL = "\x02", "\x08", "("
# Line, page and column breaks; hyphens Word stores as codes. The soft hyphen is byte AD, which is a letter of TCVN3.
_FIXED = {"\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\t": " ", "\x1e": "-", "\x1f": "\u00ad"}


@dataclass(slots=True)
class Stored:
    """A paragraph, and what only its place in the file tells: character positions, automatic numbering."""

    paragraph: Paragraph
    listed: bool = False
    drawings: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)


class StoryReader:
    """Cuts stories into paragraphs. Text that is hidden, deleted or the code of a field is left out."""

    def __init__(self, file: DocFile) -> None:
        self._file = file
        self._format = Formatting(file)
        self._starts = [piece.start for piece in file.pieces]

    def paragraphs(self, story: range) -> list[Stored]:
        """The paragraphs of one story, in order."""
        text = self._file.text(story.start, story.stop)
        fields: list[bool] = []  # one entry an open field: True while its code runs
        out, at = [], story.start
        for match in [*_ENDS.finditer(text), None]:
            stop = story.start + (match.start() if match else len(text))
            if match or stop > at:
                place = self._place(stop if match else stop - 1)
                stored = _stored(place, ends_cell=match is not None and match.group() == "\x07")
                self._fill(stored, place.style, range(at, stop), fields)
                out.append(stored)
            at = stop + 1
        return out

    def _place(self, position: int) -> Place:
        index = bisect_right(self._starts, position) - 1
        if index < 0 or position >= self._file.pieces[index].end:
            return Place()
        return self._format.place(self._file.pieces[index].byte_of(position))

    def _fill(self, stored: Stored, style: int, span: range, fields: list[bool]) -> None:
        for index in range(max(bisect_right(self._starts, span.start) - 1, 0), len(self._file.pieces)):
            piece = self._file.pieces[index]
            if piece.start >= span.stop:
                return
            first, last = max(span.start, piece.start), min(span.stop, piece.end)
            width = 2 if piece.wide else 1
            for low, high, modifiers in self._format.runs(piece.byte_of(first), piece.byte_of(max(first, last))):
                at, stop = (piece.start + (offset - piece.offset) // width for offset in (low, high))
                self._add(stored, at, self._file.text(at, stop), self._format.look(style, modifiers), fields)

    def _add(self, stored: Stored, at: int, text: str, look: Look, fields: list[bool]) -> None:
        kept = ""
        for position, char in enumerate(text, start=at):
            if _in_field(char, fields) or look.hidden or look.deleted:
                continue
            if look.special and char in {_NOTE, _DRAWING}:
                (stored.notes if char == _NOTE else stored.drawings).append(position)
            elif look.special and look.symbol and char == _SYMBOL:
                font, code = look.symbol
                stored.paragraph.words += [*self._words(kept, look), *self._words(chr(code), look, font)]
                kept = ""
            else:
                kept += _FIXED.get(char, char)
        stored.paragraph.words += self._words(kept, look)

    def _words(self, text: str, look: Look, font: int | None = None) -> Iterator[Words]:
        if text:
            name = self._font(look) if font is None else self._name(font)
            yield Words(FontRun(text, name), look.bold, look.caps)

    def _font(self, look: Look) -> str | None:
        """The font that tells most: Word picks one of two by the character; an old Vietnamese one decides."""
        names = [self._name(number) for number in (look.ascii_font, look.other_font)]
        return next((name for name in names if meaning_of(name)), names[0])

    def _name(self, number: int | None) -> str | None:
        return self._file.fonts[number] if number is not None and number < len(self._file.fonts) else None


def _stored(place: Place, *, ends_cell: bool) -> Stored:
    paragraph = Paragraph(
        align=place.align,
        depth=place.depth,
        ends_cell=ends_cell,
        ends_row=place.ends_row and ends_cell,
        lined=bool(place.lined),
    )
    return Stored(paragraph, place.listed)


def _in_field(char: str, fields: list[bool]) -> bool:
    """True for the marks of a field and all of its code; `fields` has an entry for each open one, True in its code."""
    if char == _FIELD_BEGIN:
        fields.append(True)
    elif char == _FIELD_RESULT and fields:
        fields[-1] = False
    elif char == _FIELD_END and fields:
        fields.pop()
    else:
        return any(fields)
    return True
