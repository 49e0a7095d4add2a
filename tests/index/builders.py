"""Documents built by hand, in the shape the parser gives, for tests of everything above it.

    document("15-QĐ/TU", outline="1. Phạm vi\n 1.1. Đối tượng\n  a) Cán bộ")

The outline is one provision a line; its indent is its depth. Markers decide level and label as in real documents.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from thammuu.ingest.dates import PartialDate
from thammuu.ingest.folding import words
from thammuu.ingest.model import (
    Address,
    Block,
    ClosingClause,
    Document,
    DocumentKey,
    LegalBasis,
    Level,
    Notice,
    Provision,
    Signature,
    SourceText,
    Span,
    Step,
)

_MARKERS = (
    (re.compile(r"Điều (\d+)\."), Level.ARTICLE),
    (re.compile(r"Chương ([IVX]+)\b"), Level.CHAPTER),
    (re.compile(r"(\d+(?:\.\d+)*)\."), Level.NUMBER),
    (re.compile(r"([a-zđ])\)"), Level.POINT),
    (re.compile(r"([IVX]+)[.-]"), Level.ROMAN),
)


@dataclass
class _Node:
    depth: int
    start: int
    text: str
    children: list[_Node] = field(default_factory=list)


def _marked(text: str) -> tuple[str, Level, str]:
    for pattern, level in _MARKERS:
        match = pattern.match(text)
        if match:
            return match.group(), level, match.group(1)
    return "", Level.DASH, "1"


def _provision(node: _Node, above: tuple[Step, ...]) -> Provision:
    marker, level, label = _marked(node.text)
    if above and level is Level.NUMBER and above[-1].level is Level.ARTICLE:
        level = Level.CLAUSE
    dotted = level is Level.NUMBER and above and label.startswith(f"{above[-1].label}.")
    kept = above[:-1] if dotted else () if level is Level.ARTICLE else above
    steps = (*kept, Step(level, label))
    children = tuple(_provision(child, steps) for child in node.children)
    end = children[-1].span.end if children else node.start + len(node.text)
    rest = node.text.removeprefix(marker).strip()
    heading = rest if children and not rest.endswith((":", ";")) else ""
    return Provision(
        Address(steps), level, marker, heading, node.text, Span(node.start, end), page=1, children=children
    )


def provisions_of(outline: str, offset: int = 0) -> tuple[str, tuple[Provision, ...]]:
    """The text without indents, and its provisions."""
    roots: list[_Node] = []
    stack: list[_Node] = []
    lines: list[str] = []
    for line in filter(str.strip, outline.splitlines()):
        text = line.strip()
        node = _Node(len(line) - len(line.lstrip()), offset, text)
        offset += len(text) + 1
        lines.append(text)
        while stack and stack[-1].depth >= node.depth:
            stack.pop()
        (stack[-1].children if stack else roots).append(node)
        stack.append(node)
    return "\n".join(lines), tuple(_provision(node, ()) for node in roots)


def original(document: Document) -> bytes:
    """The bytes the built document claims to come from."""
    return f"{document.source.name}\n{document.source.text}".encode()


def document(
    symbol: str | None = "15-QĐ/TU",
    *,
    outline: str = "",
    title: str | None = "Quy định mẫu",
    genre: str | None = "Quy định",
    issuer: str | None = "Ban Thường vụ Tỉnh ủy",
    date: str | None = "2026-03-02",
    name: str = "mau.docx",
    preamble: str = "",
    closing: tuple[ClosingClause, ...] = (),
    bases: tuple[LegalBasis, ...] = (),
    warnings: tuple[Notice, ...] = (),
    effective: dt.date | None = None,
) -> Document:
    """One document; its source is `preamble` followed by the outline."""
    head = f"{preamble}\n" if preamble else ""
    body, provisions = provisions_of(outline, len(head))
    text = head + body
    sha256 = hashlib.sha256(f"{name}\n{text}".encode()).hexdigest()
    source = SourceText(name, name.rpartition(".")[2], sha256, text, (Block(Span(0, len(text))),))
    return Document(
        DocumentKey(symbol, genre, issuer, PartialDate.parse(date) if date else None),
        title,
        "Tỉnh Mẫu",
        effective,
        None,
        bases,
        preamble,
        provisions,
        closing,
        ("Các chi bộ",),
        Signature("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", None, Span(0, 3)),
        (),
        (),
        warnings,
        source,
    )


class CountingEmbedder:
    """A stand-in for a model: texts that share words are near. Remembers how many texts it embedded."""

    def __init__(self, name: str = "counting", dimension: int = 64) -> None:
        self.name = name
        self.dimension = dimension
        self.embedded = 0

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, of length 1, or 0 for a text without words."""
        self.embedded += len(texts)
        matrix = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in words(text):
                matrix[row, zlib.crc32(word.encode()) % self.dimension] += 1
        lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
        return np.divide(matrix, lengths, out=matrix, where=lengths > 0)
