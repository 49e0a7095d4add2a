"""OpenDocument texts (.odt, LibreOffice's own format): body as it is seen, all other text for the secrecy guard.

Kept: numbering, tables, text boxes, notes (at the end, as "[1] ..."), tracked insertions. Left out: tracked deletions
(kept apart from the text by the format itself), comments, hidden text; running heads become furniture.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from thammuu.ingest.errors import InputError
from thammuu.ingest.model import Furniture, Notice
from thammuu.ingest.readers.base import Piece, Reading, normal_lines
from thammuu.ingest.readers.limits import Limits
from thammuu.ingest.readers.odt_body import OdtBody
from thammuu.ingest.readers.odt_lists import OdtLists
from thammuu.ingest.readers.odt_names import odf
from thammuu.ingest.readers.odt_styles import OdtStyles
from thammuu.ingest.readers.odt_text import OdtText
from thammuu.ingest.readers.zip_package import ZipPackage
from thammuu.ingest.secrecy import Aside, MarkPlace

_EDGES = frozenset(odf(f"style:{kind}{which}") for kind in ("header", "footer") for which in ("", "-left", "-first"))
# Property fields that say what a paper is; names of persons and dates are left alone.
_PROPERTIES = frozenset(map(odf, ("dc:title", "dc:subject", "dc:description", "meta:keyword", "meta:user-defined")))


class OdtReader:
    """Reads .odt straight from its XML, with the same bounds as .docx."""

    formats = ("odt",)

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:  # noqa: ARG002 - the protocol's shape
        """The content of an .odt; InputError when it is damaged, encrypted or blown up."""
        package = ZipPackage(data, limits, ".odt", "LibreOffice")
        _refuse_encrypted(package)
        content, style_part = package.xml("content.xml"), package.xml("styles.xml")
        body = content.find(f"{odf('office:body')}/{odf('office:text')}") if content is not None else None
        if body is None:
            raise InputError("Tệp .odt không có phần văn bản.", "Mở bằng LibreOffice, lưu lại rồi nạp lại.")
        styles, lists = OdtStyles(content, style_part), OdtLists(content, style_part)
        text = OdtText(styles, content, style_part)
        walker = OdtBody(styles, text, lists, limits.max_depth)
        pieces = tuple(walker.pieces(body))
        pieces += tuple(_notes(walker))
        heads = OdtBody(styles, text, OdtLists(), limits.max_depth)
        edges = tuple(_edges(style_part, heads))
        return Reading(
            format="odt",
            loader="lxml",
            pieces=pieces,
            furniture=tuple(Furniture(page=1, text=text) for text in dict.fromkeys(edge.text for edge in edges)),
            warnings=tuple(_warnings(body, walker)),
            asides=(*_properties(package), *edges),
            conversion=text.report(),
        )


def _refuse_encrypted(package: ZipPackage) -> None:
    """A password leaves the parts in place but unreadable; the manifest says so."""
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter(odf("manifest:encryption-data")), None) is not None:
        raise InputError("Tệp được đặt mật khẩu nên không đọc được.", "Mở bằng LibreOffice, bỏ mật khẩu rồi lưu lại.")


def _notes(walker: OdtBody) -> Iterator[Piece]:
    """Footnotes, then endnotes, in the order of reference, numbered as their citations are."""
    for kind in ("footnote", "endnote"):
        for note in [note for note in walker.notes if note.get(odf("text:note-class"), "footnote") == kind]:
            citation, body = note.find(odf("text:note-citation")), note.find(odf("text:note-body"))
            label = "".join(map(str, citation.itertext())).strip() if citation is not None else ""
            for position, piece in enumerate(walker.pieces(body) if body is not None else ()):
                yield piece if position else replace(piece, text=f"[{label}] {piece.text.strip()}")


def _edges(style_part: etree._Element | None, walker: OdtBody) -> Iterator[Aside]:
    """The lines of all headers and footers, watermarks included: LibreOffice hangs those into the header."""
    for part in style_part.iter(*_EDGES) if style_part is not None else ():
        for piece in walker.pieces(part):
            for line in normal_lines(piece.text):
                yield Aside(MarkPlace.PAGE_EDGE, line)


def _properties(package: ZipPackage) -> Iterator[Aside]:
    meta = package.xml("meta.xml")
    for element in meta.iter(*_PROPERTIES) if meta is not None else ():
        yield Aside(MarkPlace.PROPERTY, element.text or "")


def _warnings(body: etree._Element, walker: OdtBody) -> Iterator[Notice]:
    if walker.too_deep:
        yield Notice("odt-too-deep", "Một số bảng hoặc khung chữ lồng nhau quá sâu nên không đọc hết.")
    if next(body.iter(odf("text:changed-region")), None) is not None:
        yield Notice("odt-tracked", "Tệp còn dấu vết sửa đổi (Track Changes): đã lấy chữ thêm, bỏ chữ xóa.")
