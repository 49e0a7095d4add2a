"""Word documents (.docx): body text in order, as it is seen, and all other text for the secrecy guard.

Kept: numbering, tables, text boxes (after the paragraph they hang on), foot- and endnotes (at the end, as "[1] ..."),
tracked insertions. Left out: tracked deletions, comments, hidden text, field codes; running heads become furniture.
How Word writes each of them and what is read: docs/analysis/word.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from lxml import etree

from thammuu.ingest.errors import InputError
from thammuu.ingest.model import Furniture, Notice
from thammuu.ingest.readers.base import Enclosed, Reading, normal_lines
from thammuu.ingest.readers.docx_body import BodyWalker
from thammuu.ingest.readers.docx_fonts import DocxFonts
from thammuu.ingest.readers.docx_numbering import Numbering
from thammuu.ingest.readers.docx_package import Package, V, w
from thammuu.ingest.readers.docx_styles import Styles
from thammuu.ingest.readers.limits import Limits
from thammuu.ingest.secrecy import Aside, MarkPlace

_TRACKED = tuple(map(w, ("del", "ins", "moveFrom", "moveTo")))
# What a drawing holds besides pictures and boxes; its words are in a part of its own.
_DRAWN = (
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
)
# Pictures and shapes, new and old, and the attributes with words about them.
_PICTURED = ("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr", f"{{{V}}}shape")
_SAID_OF = ("descr", "title", "name", "alt")
_EMBEDDED = (".docx", ".xlsx", ".doc", ".xls", ".bin")  # charts embed .xlsx: their tables can be what is secret
_MOST = 1000
# Property fields that say what a paper is; names of persons and dates are left alone.
_PROPERTIES = frozenset({"title", "subject", "keywords", "category", "description", "contentStatus"})


class DocxReader:
    """Reads .docx straight from its XML: faster than an object model, and nothing of the page is out of reach."""

    formats = ("docx",)

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:  # noqa: ARG002 - the protocol's shape
        """The content of a .docx; InputError when it is damaged, encrypted or blown up."""
        package = Package(data, limits)
        root = package.xml("word/document.xml")
        body = root.find(w("body")) if root is not None else None
        if root is None or body is None:
            raise InputError("Tệp .docx không có phần văn bản.", "Mở bằng Word, lưu lại thành .docx rồi nạp lại.")
        styles = Styles(package.xml("word/styles.xml"))
        fonts = DocxFonts(styles, (root, *_other_parts(package)))
        walker = BodyWalker(styles, Numbering(package.xml("word/numbering.xml"), styles), fonts, limits.max_depth)
        pieces = tuple(walker.pieces(body))
        pieces += tuple(walker.notes.pieces(package, walker.pieces))
        edges = tuple(_edges(package, styles, fonts, limits))
        return Reading(
            format="docx",
            loader="lxml",
            pieces=pieces,
            furniture=tuple(Furniture(page=1, text=text) for text in dict.fromkeys(edge.text for edge in edges)),
            warnings=tuple(_warnings(root, walker)),
            asides=tuple(_asides(package, root)) + edges,
            conversion=fonts.report(),
            enclosed=tuple(Enclosed(PurePosixPath(name).name, package.bytes(name)) for name in _embedded(package)),
        )


def _other_parts(package: Package) -> Iterator[etree._Element | None]:
    for name in ("word/header", "word/footer", "word/footnotes", "word/endnotes"):
        yield from map(package.xml, package.names(name))


def _edges(package: Package, styles: Styles, fonts: DocxFonts, limits: Limits) -> Iterator[Aside]:
    """The lines of all headers and footers; without numbering, which a running head never has."""
    for part in (*package.names("word/header"), *package.names("word/footer")):
        root = package.xml(part)
        if root is None:
            continue
        walker = BodyWalker(styles, Numbering(None, styles), fonts, limits.max_depth)
        for piece in walker.pieces(root):
            for line in normal_lines(piece.text):
                yield Aside(MarkPlace.PAGE_EDGE, line)


def _asides(package: Package, root: etree._Element) -> Iterator[Aside]:
    parts = [package.xml(part) for part in (*package.names("word/header"), *package.names("word/footer"))]
    for part in (root, *parts):
        if part is not None:
            # All of them, also inside a fallback: a watermark is VML in every version of Word.
            yield from (Aside(MarkPlace.WATERMARK, e.get("string", "")) for e in part.iter(f"{{{V}}}textpath"))
            yield from (Aside(MarkPlace.STAMP, words) for e in part.iter(*_PICTURED) for words in _said_of(e))
    yield from _properties(package)


def _said_of(drawn: etree._Element) -> Iterator[str]:
    """The words a picture or shape carries unseen: a scanned stamp is often named or described as what it shows."""
    yield from (drawn.get(attribute, "") for attribute in _SAID_OF)


def _embedded(package: Package) -> tuple[str, ...]:
    return tuple(name for name in package.names("word/embeddings/") if PurePosixPath(name).suffix in _EMBEDDED)[:_MOST]


def _properties(package: Package) -> Iterator[Aside]:
    core = package.xml("docProps/core.xml")
    for element in core if core is not None else ():
        if isinstance(element.tag, str) and etree.QName(element).localname in _PROPERTIES:
            yield Aside(MarkPlace.PROPERTY, element.text or "")
    custom = package.xml("docProps/custom.xml")
    for element in custom if custom is not None else ():
        value = "".join(map(str, element.itertext()))
        yield Aside(MarkPlace.PROPERTY, value)
        yield Aside(MarkPlace.PROPERTY, f"{element.get('name', '')}: {value}")  # "Do mat: Mat"


def _warnings(root: etree._Element, walker: BodyWalker) -> Iterator[Notice]:
    if walker.too_deep:
        yield Notice("docx-too-deep", "Một số bảng hoặc khung chữ lồng nhau quá sâu nên không đọc hết.")
    if next(root.iter(w("altChunk")), None) is not None:
        yield Notice("docx-embedded", "Tệp nhúng một tài liệu khác bên trong; phần nhúng không được đọc.")
    if next(root.iter(*_DRAWN), None) is not None:
        yield Notice("docx-graphic", "Tệp có sơ đồ (SmartArt) hoặc biểu đồ; chữ trong đó không được đọc.")
    if next(root.iter(*_TRACKED), None) is not None:
        yield Notice("docx-tracked", "Tệp còn dấu vết sửa đổi (Track Changes): đã lấy chữ thêm, bỏ chữ xóa.")
