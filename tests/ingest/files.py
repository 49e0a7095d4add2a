"""Small real files made in memory for the tests: .docx from XML parts, PDF written by hand, ZIPs that lie."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
CORE_NS = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
LETTER = (612, 792)


def run(text: str, properties: str = "") -> str:
    """One run; "\\t" and "\\n" become w:tab and w:br."""
    inner = "".join(
        {"\t": "<w:tab/>", "\n": "<w:br/>"}.get(part, f'<w:t xml:space="preserve">{escape(part)}</w:t>')
        for part in _split(text)
    )
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>"


def _split(text: str) -> list[str]:
    parts = [""]
    for char in text:
        if char in "\t\n":
            parts += [char, ""]
        else:
            parts[-1] += char
    return [part for part in parts if part]


def p(*content: str, properties: str = "") -> str:
    """One paragraph of raw XML content; plain text is put into a run."""
    inner = "".join(part if part.startswith("<") else run(part) for part in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def numbered(text: str, num: int, level: int = 0) -> str:
    """A paragraph of a list."""
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def table(*rows: tuple[str, ...], borders: bool = True) -> str:
    """A table; a cell is text or ready paragraphs."""
    line = "single" if borders else "none"
    sides = "".join(f'<w:{side} w:val="{line}"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    body = "".join(
        "<w:tr>" + "".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr>{body}</w:tbl>"


def text_box(*paragraphs: str) -> str:
    """A run with a drawn box and its VML fallback, as Word writes both."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
    return f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"


def watermark(text: str) -> str:
    """A header paragraph with the VML word art Word uses for watermarks."""
    return f'<w:p><w:r><w:pict><v:shape><v:textpath string="{escape(text)}"/></v:shape></w:pict></w:r></w:p>'


def numbering(*lists: str) -> str:
    """numbering.xml in which list n (from 1) has the given w:lvl elements."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>' for n, levels in enumerate(lists, 1)
    )
    nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, len(lists) + 1))
    return f"<w:numbering {NS}>{abstract}{nums}</w:numbering>"


def level(at: int, form: str, text: str, start: int = 1, extra: str = "") -> str:
    """One w:lvl."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{escape(text)}"/></w:lvl>'
    )


def docx(*body: str, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A .docx with the given body elements (plain text becomes a paragraph) and further parts by name."""
    inner = "".join(item if item.startswith("<") else p(item) for item in body)
    files = {"word/document.xml": f"<w:document {NS}><w:body>{inner}</w:body></w:document>"}
    return zipped({"[Content_Types].xml": "<Types/>", **files, **(parts or {})})


def zipped(files: dict[str, str | bytes], stored: str = "") -> bytes:
    """A deflated ZIP; the member named by `stored` is not packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == stored else None)
    return out.getvalue()


def header_part(*paragraphs: str) -> str:
    """A word/header*.xml."""
    return f"<w:hdr {NS}>{''.join(paragraphs)}</w:hdr>"


def notes_part(tag: str, notes: dict[str, str]) -> str:
    """footnotes.xml (tag "footnote") or endnotes.xml (tag "endnote")."""
    inner = "".join(f'<w:{tag} w:id="{key}">{content}</w:{tag}>' for key, content in notes.items())
    return f"<w:{tag}s {NS}>{inner}</w:{tag}s>"


def core_properties(**fields: str) -> str:
    """docProps/core.xml with Dublin Core fields."""
    inner = "".join(f"<dc:{name}>{escape(value)}</dc:{name}>" for name, value in fields.items())
    return f"<cp:coreProperties {CORE_NS}>{inner}</cp:coreProperties>"


class Pdf:
    """A PDF written line by line: `at` puts text at a point, `page` begins a page. Any Unicode text, Helvetica widths.

    The font is a Type0 font without an embedded file; its ToUnicode map gives the text back, all that reading needs.
    """

    WIDTH = 0.5  # advance of every glyph, in font sizes

    def __init__(self, font: str = "Helvetica") -> None:
        self._name = font
        self._pages: list[list[str]] = []
        self._notes: dict[int, str] = {}
        self._chars: dict[str, int] = {}
        self.info: dict[str, str] = {}

    def page(self) -> Pdf:
        """Begin a new page."""
        self._pages.append([])
        return self

    def at(self, x: float, y: float, text: str, size: float = 12) -> Pdf:
        """Put one line on the current page."""
        codes = "".join(f"{self._chars.setdefault(char, len(self._chars) + 1):04X}" for char in text)
        self._pages[-1].append(f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm <{codes}> Tj ET")
        return self

    def lines(self, texts: list[str], left: float = 72, top: float = 720, pitch: float = 16) -> Pdf:
        """Put lines under each other."""
        for position, text in enumerate(texts):
            self.at(left, top - pitch * position, text)
        return self

    def stamp(self, text: str) -> Pdf:
        """Lay a stamp annotation over the current page."""
        self._notes[len(self._pages) - 1] = text
        return self

    def bytes(self) -> bytes:
        """The file."""
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "",
            self._font(),
            self._descendant(),
            _stream(self._to_unicode()),
        ]
        kids = []
        for index, content in enumerate(self._pages):
            objects.append(_stream("\n".join(content)))
            body, annots = len(objects), ""
            if index in self._notes:
                note = self._notes[index].encode("utf-16-be").hex()
                objects.append(f"<< /Type /Annot /Subtype /Stamp /Rect [0 0 90 30] /Contents <FEFF{note}> >>")
                annots = f"/Annots [{len(objects)} 0 R]"
            box = f"/MediaBox [0 0 {LETTER[0]} {LETTER[1]}]"
            fonts = "/Resources << /Font << /F1 3 0 R >> >>"
            objects.append(f"<< /Type /Page /Parent 2 0 R {box} {fonts} {annots} /Contents {body} 0 R >>")
            kids.append(f"{len(objects)} 0 R")
        objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
        info = " ".join(f"/{key} <FEFF{value.encode('utf-16-be').hex()}>" for key, value in self.info.items())
        objects.append(f"<< {info} >>")
        return _assembled(objects)

    def _font(self) -> str:
        return (
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{self._name} /Encoding /Identity-H "
            "/DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"
        )

    def _descendant(self) -> str:
        system = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        return f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{self._name} {system} /DW {int(self.WIDTH * 1000)} >>"

    def _to_unicode(self) -> str:
        pairs = "\n".join(f"<{code:04X}> <{char.encode('utf-16-be').hex()}>" for char, code in self._chars.items())
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
            f"{len(self._chars)} beginbfchar\n{pairs}\nendbfchar\nendcmap end end"
        )


def _stream(content: str) -> str:
    return f"<< /Length {len(content.encode())} >>\nstream\n{content}\nendstream"


def _assembled(objects: list[str]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode()
    start = len(out)
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n".encode()
    return bytes(out + f"startxref\n{start}\n%%EOF\n".encode())
