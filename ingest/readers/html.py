"""Saved web pages (.html): the main content as blocks; what is furniture of the site is `html_main`'s to say."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from thammuu.ingest.charsets import Conversion, joined
from thammuu.ingest.errors import InputError
from thammuu.ingest.model import Align, Furniture, Notice
from thammuu.ingest.readers.base import Piece, Reading, row_piece
from thammuu.ingest.readers.encodings import Decoded, decode
from thammuu.ingest.readers.html_fonts import to_unicode
from thammuu.ingest.readers.html_main import parts
from thammuu.ingest.readers.limits import Limits
from thammuu.ingest.secrecy import Aside, MarkPlace

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag
    from bs4.element import PageElement

_BLOCK_LIST = """
address article blockquote body caption center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6
header hr html li main ol p pre section summary table tbody thead tfoot tr td th ul
"""
_BLOCKS = frozenset(_BLOCK_LIST.split())
_BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_ALIGNS = {"center": Align.CENTER, "right": Align.RIGHT, "left": Align.LEFT, "justify": Align.JUSTIFIED}
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w.-]+)", re.IGNORECASE)
_MAX_DEPTH = 200
_LAYOUT_ROWS, _LAYOUT_BREAKS = 6, 5  # rows of a table that lays out a page; paragraphs in one cell of it


class HtmlReader:
    """Reads HTML with lxml's forgiving parser, so no page is too broken to read."""

    formats = ("html",)

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:  # noqa: ARG002 - the protocol's shape
        """The content of a page; InputError when it is no text."""
        soup, decoded = _parse(data)
        conversion = joined(decoded, to_unicode(soup))
        asides = tuple(_properties(soup))
        main, outside = parts(soup)
        walker = _Walker()
        walker.walk(main, 0)
        walker.end_block()
        furniture = tuple(Furniture(1, line) for line in outside)
        warnings = tuple(_notices(outside))
        return Reading(
            "html", "beautifulsoup4", tuple(walker.pieces), furniture, warnings, asides, conversion=conversion
        )


def _parse(data: bytes) -> tuple[BeautifulSoup, Conversion]:
    from bs4 import BeautifulSoup  # noqa: PLC0415 - heavy

    try:
        decoded = decode(data)
    except InputError:
        decoded = Decoded(data.decode(_declared_charset(data), "replace"))
    # The parser warns on stderr of an XML declaration and of text without any tag; neither is a fault of the page.
    text = _XML_DECLARATION.sub("", decoded.text)
    return BeautifulSoup(text if "<" in text else f"<p>{text}</p>", "lxml"), decoded.conversion


def _declared_charset(data: bytes) -> str:
    """The encoding the page names in its head, Windows-1252 (the browsers' default) where it names none we know."""
    match = _CHARSET.search(data[:4096])
    name = match[1].decode("ascii") if match else ""
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def _notices(outside: tuple[str, ...]) -> Iterator[Notice]:
    if words := sum(len(line.split()) for line in outside):
        yield Notice(
            "html-furniture",
            f"Không lấy {words} chữ ngoài nội dung chính của trang web (trình đơn, liên kết, bình luận, chân trang); "
            "nếu thấy thiếu, hãy lưu trang ở chế độ bản in rồi nạp lại.",
        )


def _properties(soup: BeautifulSoup) -> Iterator[Aside]:
    if soup.title is not None:
        yield Aside(MarkPlace.PROPERTY, soup.title.get_text())
    for meta in soup.find_all("meta"):
        yield Aside(MarkPlace.PROPERTY, str(meta.get("content", "")))


class _Walker:
    """Collects the pieces of a tree; text runs on until a block element or a line break ends it."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._tables = 0
        self._run: list[str] = []
        self._bold = [0, 0]  # bold and all characters of the run
        self._align = Align.UNKNOWN

    def end_block(self) -> None:
        text = "".join(self._run)
        if text.strip():
            self.pieces.append(Piece(text, align=self._align, bold=self._bold[0] * 2 > self._bold[1]))
        self._run, self._bold = [], [0, 0]

    def walk(self, node: PageElement, depth: int, *, bold: bool = False, align: Align = Align.UNKNOWN) -> None:
        from bs4.element import Comment, Doctype, NavigableString, ProcessingInstruction, Tag  # noqa: PLC0415 - heavy

        if isinstance(node, (Comment, Doctype, ProcessingInstruction)):
            return
        if isinstance(node, NavigableString):
            self._text(str(node), bold=bold, align=align)
        elif isinstance(node, Tag):
            self._tag(node, depth, bold=bold, align=align)

    def _text(self, text: str, *, bold: bool, align: Align) -> None:
        text = " ".join(text.replace("\xa0", " ").split()).join((" " * text[:1].isspace(), " " * text[-1:].isspace()))
        if not self._run:
            self._align = align
        self._run.append(text)
        weight = len(text.strip())
        self._bold[0] += weight if bold else 0
        self._bold[1] += weight

    def _tag(self, tag: Tag, depth: int, *, bold: bool, align: Align) -> None:
        if _is_remark(tag):
            return
        align = _align(tag) or align
        bold = bold or tag.name in _BOLD
        if tag.name in {"br", "hr"}:
            self.end_block()
            return
        if depth > _MAX_DEPTH:
            self._text(tag.get_text(" "), bold=bold, align=align)
            return
        if tag.name == "table" and not _is_layout(tag):
            self._table(tag)
            return
        is_block = tag.name in _BLOCKS
        if is_block:
            self.end_block()
        if tag.name == "li":
            self._run.append(_list_marker(tag))
        for child in tag.children:
            self.walk(child, depth + 1, bold=bold, align=align)
        if is_block:
            self.end_block()

    def _table(self, table: Tag) -> None:
        self.end_block()
        for row in table.find_all("tr"):
            cells = [cell.get_text(" ") for cell in row.find_all(["td", "th"], recursive=False)]
            if piece := row_piece(cells, self._tables):
                self.pieces.append(piece)
        self._tables += 1
        self.end_block()


def _list_marker(item: Tag) -> str:
    """What a browser prints before a list item."""
    parent = item.parent
    if parent is None or parent.name != "ol":
        return "- "
    start = str(parent.get("start", "1"))
    before = len(item.find_previous_siblings("li"))
    return f"{(int(start) if start.isdecimal() else 1) + before}. "


def _align(tag: Tag) -> Align | None:
    style = str(tag.get("style", "")).replace(" ", "").lower()
    for value, align in _ALIGNS.items():
        if f"text-align:{value}" in style or str(tag.get("align", "")).lower() == value:
            return align
    return Align.CENTER if tag.name == "center" else None


def _is_layout(table: Tag) -> bool:
    """The lineless two-cell tables of an official header or signature, and tables that wrap a whole page."""
    rows = table.find_all("tr")
    widest = max((len(row.find_all(["td", "th"], recursive=False)) for row in rows), default=0)
    lined = str(table.get("border", "0")) not in {"", "0"} or table.find("th") is not None
    if widest <= 1 or table.find("table") is not None:
        return True
    return not lined and ((widest <= 2 and len(rows) <= 8) or (len(rows) <= _LAYOUT_ROWS and _holds_a_page(table)))


def _holds_a_page(table: Tag) -> bool:
    """Menu, text, and news side by side in one row: sites of the 2000s."""
    return any(len(cell.find_all(["p", "br", "div", "li"])) >= _LAYOUT_BREAKS for cell in table.find_all("td"))


def _is_remark(tag: Tag) -> bool:
    """What Word writes beside the final text: a tracked deletion, the list of comments, their marks ("[A1]")."""
    classes = tag.get("class") or ()
    style = str(tag.get("style", "")).replace(" ", "").lower()
    return tag.name == "del" or "MsoCommentReference" in classes or "mso-element:comment-list" in style
