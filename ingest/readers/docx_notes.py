"""Foot- and endnotes of a .docx: numbered as Word numbers them, placed after the text, never inside a sentence.

A note in the middle of a paragraph would cut the provision it explains in two and spoil every quotation of it. So the
text of a note stands at the end of the document as "[1] …", and the block that refers to it carries its label.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree

from thammuu.ingest.model import BlockKind
from thammuu.ingest.readers.base import Piece
from thammuu.ingest.readers.docx_number_forms import written
from thammuu.ingest.readers.docx_package import Package, w
from thammuu.ingest.readers.docx_text import NoteAnchor

# Word's own forms: footnotes 1, 2, 3, endnotes i, ii, iii. A note with a mark of its own is not counted.
_FORMS = {"footnotes": "decimal", "endnotes": "lowerRoman"}
_OWN_MARK = "*"


class NoteBook:
    """The notes met so far, in the order of the text."""

    def __init__(self) -> None:
        self._labels: dict[tuple[str, str], str] = {}
        self._counts: Counter[str] = Counter()

    def label(self, anchor: NoteAnchor) -> str:
        """The label of the note an anchor refers to; the same note keeps it."""
        key = (anchor.kind, anchor.id)
        if key not in self._labels:
            self._labels[key] = _OWN_MARK if anchor.own_mark else self._next(anchor.kind)
        return self._labels[key]

    def _next(self, kind: str) -> str:
        self._counts[kind] += 1
        return written(self._counts[kind], _FORMS[kind])

    def pieces(self, package: Package, read: Callable[[etree._Element], Iterator[Piece]]) -> Iterator[Piece]:
        """The texts of all notes met, footnotes first; `read` turns the element of a note into pieces."""
        for part in _FORMS:
            wanted = {identity: label for (kind, identity), label in self._labels.items() if kind == part}
            root = package.xml(f"word/{part}.xml") if wanted else None
            if root is None:
                continue
            by_id = {note.get(w("id"), ""): note for note in root}
            for identity, label in wanted.items():
                if identity in by_id:
                    yield from _labelled(label, read(by_id[identity]))


def _labelled(label: str, pieces: Iterator[Piece]) -> Iterator[Piece]:
    for position, piece in enumerate(pieces):
        text = piece.text if position else f"[{label}] {piece.text.strip()}"
        yield replace(piece, text=text, kind=BlockKind.NOTE)
