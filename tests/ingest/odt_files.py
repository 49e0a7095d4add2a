"""Small OpenDocument texts made in memory for the tests."""

from __future__ import annotations

from xml.sax.saxutils import escape

from tests.ingest.files import zipped

_PREFIXES = {
    "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing", "meta": "meta",
    "fo": "xsl-fo-compatible", "svg": "svg-compatible", "manifest": "manifest",
}  # fmt: skip
NS = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for prefix, name in _PREFIXES.items()
)
NS += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
MIMETYPE = "application/vnd.oasis.opendocument.text"


def p(*content: str, style: str = "") -> str:
    """One paragraph; plain text is escaped, "\\n" becomes a line break."""
    inner = "".join(part if part.startswith("<") else _escaped(part) for part in content)
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def _escaped(text: str) -> str:
    return escape(text).replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")


def span(text: str, style: str) -> str:
    """A run with a character style."""
    return f'<text:span text:style-name="{style}">{_escaped(text)}</text:span>'


def style(name: str, family: str = "paragraph", parent: str = "", *, text: str = "", paragraph: str = "") -> str:
    """A style with text and paragraph properties given as attributes."""
    return (
        f'<style:style style:name="{name}" style:family="{family}" style:parent-style-name="{parent}">'
        f"<style:text-properties {text}/><style:paragraph-properties {paragraph}/></style:style>"
    )


def list_style(name: str, *levels: str) -> str:
    """A list style; each level is given by its attributes, or is "-" for a bullet."""
    inner = "".join(
        f'<text:list-level-style-bullet text:level="{at}" text:bullet-char="•"/>'
        if level == "-"
        else f'<text:list-level-style-number text:level="{at}" {level}/>'
        for at, level in enumerate(levels, 1)
    )
    return f'<text:list-style style:name="{name}">{inner}</text:list-style>'


def items(*content: str, style: str = "L", extra: str = "") -> str:
    """A list; an item is text or ready XML."""
    inner = "".join(f"<text:list-item>{i if i.startswith('<') else p(i)}</text:list-item>" for i in content)
    return f'<text:list text:style-name="{style}" {extra}>{inner}</text:list>'


def table(*rows: tuple[str, ...], borders: bool = True) -> str:
    """A table; a cell is text, or ready XML when it begins with "<table"."""
    look = "lined" if borders else "plain"
    body = "".join(
        "<table:table-row>"
        + "".join(
            c
            if c.startswith("<table")
            else f'<table:table-cell table:style-name="{look}">{c if c.startswith("<") else p(c)}</table:table-cell>'
            for c in row
        )
        + "</table:table-row>"
        for row in rows
    )
    return f"<table:table>{body}</table:table>"


_LINED = (
    '<style:style style:name="lined" style:family="table-cell">'
    '<style:table-cell-properties fo:border="0.5pt solid #000000"/></style:style>'
)


def odt(*body: str, styles: str = "", header: str = "", parts: dict[str, str] | None = None) -> bytes:
    """An .odt with the given body (plain text becomes a paragraph), automatic styles and page header."""
    inner = "".join(item if item.startswith("<") else p(item) for item in body)
    content = (
        f"<office:document-content {NS}><office:automatic-styles>{_LINED}{styles}</office:automatic-styles>"
        f"<office:body><office:text>{inner}</office:text></office:body></office:document-content>"
    )
    master = (
        f"<office:document-styles {NS}><office:master-styles><style:master-page>"
        f"<style:header>{header}</style:header></style:master-page></office:master-styles></office:document-styles>"
    )
    return zipped({"mimetype": MIMETYPE, "content.xml": content, "styles.xml": master, **(parts or {})}, "mimetype")


def meta(**fields: str) -> str:
    """meta.xml with Dublin Core fields."""
    inner = "".join(f"<dc:{name}>{escape(value)}</dc:{name}>" for name, value in fields.items())
    return f"<office:document-meta {NS}><office:meta>{inner}</office:meta></office:document-meta>"


ENCRYPTED = (
    f'<manifest:manifest {NS}><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/>'
    "</manifest:file-entry></manifest:manifest>"
)
