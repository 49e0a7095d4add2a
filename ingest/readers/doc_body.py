"""The stories of a Word 97-2003 file as pieces: body with text boxes where they hang, notes, page edges."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import pairwise

from thammuu.ingest.charsets import Transcoder
from thammuu.ingest.readers.base import Piece
from thammuu.ingest.readers.doc_file import DocFile, plc
from thammuu.ingest.readers.doc_stories import Stored, StoryReader
from thammuu.ingest.readers.docx_number_forms import written
from thammuu.ingest.readers.flow import Flow, Paragraph

Part = list[Stored]
_SEPARATORS = 6  # parts of the header story before the headers: lines between text and notes
_NOTE_FORMS = ("decimal", "lowerRoman")  # of foot- and endnotes


class DocBody:
    """All stories of a file, converted with one transcoder that has heard all of them."""

    def __init__(self, file: DocFile) -> None:
        self._file = file
        reader = StoryReader(file)
        stories = file.stories
        self._main = reader.paragraphs(stories.main)
        self._notes = (_parts(reader, stories.footnotes, file.part(3)), _parts(reader, stories.endnotes, file.part(47)))
        self._boxes = dict(zip(_box_shapes(file), _parts(reader, stories.boxes, file.part(56)), strict=False))
        self._edges = _parts(reader, stories.headers, file.part(11))[_SEPARATORS:]
        self._edges += _parts(reader, stories.header_boxes, file.part(57))
        everything = [self._main, *self._notes[0], *self._notes[1], *self._boxes.values(), *self._edges]
        runs = (words.run for part in everything for stored in part for words in stored.paragraph.words)
        self.transcoder = Transcoder(runs)
        self.listed = any(stored.listed for part in everything for stored in part)
        self.boxed = bool(self._boxes)
        self._flow = Flow(self.transcoder)

    def pieces(self) -> Iterator[Piece]:
        """The body in reading order: boxes after their paragraph, notes at the end."""
        labels = self._labels()
        for stored in self._main:
            stored.paragraph.notes += [labels[at] for at in stored.notes if at in labels]
        yield from self._flow.pieces(self._with_boxes())
        for form, parts in zip(_NOTE_FORMS, self._notes, strict=True):
            yield from self._flow.notes((written(n, form), _plain(part)) for n, part in enumerate(parts, start=1))

    def edges(self) -> Iterator[str]:
        """Headers, footers and the boxes in them, paragraph by paragraph."""
        for part in self._edges:
            yield from (piece.text for piece in self._flow.pieces(_plain(part)))

    def _with_boxes(self) -> Iterator[Paragraph]:
        """The body's paragraphs; a box that hangs inside a table comes after it."""
        anchors = {start: struct.unpack_from("<I", spa)[0] for start, _, spa in plc(self._file.part(40), 26)}
        left = dict(self._boxes)
        waiting: list[Paragraph] = []
        for stored in self._main:
            if not stored.paragraph.depth:
                yield from waiting
                waiting = []
            yield stored.paragraph
            for position in stored.drawings:
                waiting += _plain(left.pop(anchors.get(position, 0), []))
            if not stored.paragraph.depth:
                yield from waiting
                waiting = []
        yield from waiting
        for part in left.values():
            yield from _plain(part)

    def _labels(self) -> dict[int, str]:
        """The label of the note referred to at each place of the body."""
        found: dict[int, str] = {}
        for form, part in zip(_NOTE_FORMS, (2, 46), strict=True):
            places = plc(self._file.part(part), 2)
            found |= {start: written(number, form) for number, (start, _, _) in enumerate(places, start=1)}
        return found


def _plain(part: Part) -> list[Paragraph]:
    return [stored.paragraph for stored in part]


def _parts(reader: StoryReader, story: range, positions: bytes) -> list[Part]:
    """The parts of a story cut at the positions of its table; the positions may come with records of any size."""
    bounds: list[int] = []
    for at in range(0, len(positions) - 3, 4):
        position = struct.unpack_from("<I", positions, at)[0]
        if (bounds and position < bounds[-1]) or position > len(story):
            break
        bounds.append(position)
        if position == len(story):
            break
    return [reader.paragraphs(range(story.start + first, story.start + last)) for first, last in pairwise(bounds)]


def _box_shapes(file: DocFile) -> list[int]:
    """The shape of each text box of the body [FTXBXS.lid], in order."""
    return [struct.unpack_from("<I", record, 14)[0] for _, _, record in plc(file.part(56), 22)]
