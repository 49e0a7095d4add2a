"""Marks in the names of files, folders and archives: "KH-15-MAT.docx", "Báo cáo (Mật).pdf", "TỐI MẬT/"."""

from __future__ import annotations

import re

from thammuu.ingest.folding import clean, strip_accents
from thammuu.ingest.secrecy.marks import SecrecyKind
from thammuu.ingest.secrecy.wording import KIND_OF, PAPERS, key, plain
from thammuu.ingest.tables import secrecy as tables

_PARTS = re.compile(r"[-_.,;()\[\]{}+]+|\s[-–—]\s")
_WORDS = {key(words): words for words in (*tables.LEVELS, tables.RECALL)}
_KINDS = {strip_accents(words).replace(" ", ""): SecrecyKind(words) for words in _WORDS.values()}
_KINDS |= {strip_accents(words).replace(" ", "").lower(): kind for words, kind in PAPERS.items()}
_LEVELS = "|".join(tables.LEVELS)
# "MẬT Báo cáo.docx", "Báo cáo tình hình TỐI MẬT.docx": capitals at an end of a name in small letters.
_AT_END = re.compile(rf"^(?:({_LEVELS})\s+(\w+).*|.*?(\w+)\s+({_LEVELS}))$", re.DOTALL)


def mark_in_name(name: str) -> SecrecyKind | None:
    """The mark a file name carries as a part of its own: "KH-15-MAT.docx", "Báo cáo (Tối mật).pdf"."""
    stem = clean(name).rpartition(".")[0] or clean(name)
    parts = [part.strip() for part in _PARTS.split(stem) if part.strip()]
    for position, part in enumerate(parts):
        kind = _KINDS.get(strip_accents(part).replace(" ", "")) or KIND_OF.get(key(part))
        if kind and (_bracketed(part, stem) or _is_mark(parts, position)):
            return _with_level(kind, parts, position)
    return next((kind for part in parts if (kind := _at_end(part))), None)


def mark_in_folder(name: str) -> SecrecyKind | None:
    """The mark the name of a folder or archive carries: it holds for every file inside."""
    return mark_in_name(name if name.lower().endswith(".zip") else f"{name}.")


def _bracketed(part: str, stem: str) -> bool:
    return bool(re.search(rf"[(\[{{]\s*{re.escape(part)}\s*[)\]}}]", stem))


def _is_mark(parts: list[str], position: int) -> bool:
    """An accented part counts anywhere, "MAT" only in capitals at the end ("MAT-TRAN" is Mặt trận)."""
    part, before = parts[position], strip_accents(parts[position - 1]).rpartition(" ")[2] if position else ""
    if before in tables.NOT_AFTER:
        return False
    if key(part) in KIND_OF or key(part) in PAPERS:
        return True
    return part.isupper() and part.isascii() and (" " in part or position > 0) and position == len(parts) - 1


def _with_level(kind: SecrecyKind, parts: list[str], position: int) -> SecrecyKind:
    before = strip_accents(parts[position - 1]) if position else ""
    return _KINDS.get(before + "mat", kind) if kind is SecrecyKind.SECRET else kind


def _at_end(part: str) -> SecrecyKind | None:
    match = _AT_END.match(part)
    if match is None or plain(part) == part:
        return None
    first, after, before, last = match.groups()
    if first:
        return SecrecyKind(first) if strip_accents(after) not in tables.NOT_BEFORE else None
    return SecrecyKind(last) if strip_accents(before) not in tables.NOT_AFTER else None
