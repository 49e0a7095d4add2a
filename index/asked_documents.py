"""Which documents a question names, and whether it asks for these or for others: those that guide, amend, carry out.

"mục 3.5 quy định 294" looks into the document named; "văn bản nào hướng dẫn quy định 294" is answered by none of its
own provisions but by those of other documents that name it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from thammuu.index.question import NamedSymbol, named_symbol
from thammuu.index.records import DocumentRecord
from thammuu.index.store import Store
from thammuu.ingest.folding import strip_accents
from thammuu.ingest.symbols import Symbol, parse_symbol
from thammuu.ingest.tables.genres import GENRES

# What other documents do to the one named; the name follows at once: "sửa đổi một số điều của Quy định số 294".
# "theo hướng dẫn của quy định 294" stays in the document.
_DONE = r"(?:huong dan|thay the|sua doi|bo sung|bai bo|huy bo)(?: (?:viec )?(?:thuc hien|thi hanh|trien khai|ap dung))?"
# Done in the document's own words too ("trách nhiệm thực hiện quy định 294"), so only of what is asked for with "nào".
_CARRIED_OUT = r"nao (?:da |de )?(?:thuc hien|thi hanh|trien khai|quan triet|cu the hoa)"
_IN_PART = r"(?: mot so (?:dieu|noi dung)(?: cua)?)?"
_ASKED = re.compile(rf"(?<!\w)(?:{_DONE}|{_CARRIED_OUT}){_IN_PART}$")


@dataclass(frozen=True, slots=True)
class AskedDocuments:
    """What a question names: the documents of the store, none where they are unknown, and their symbols.

    `rest` is the question without the name; `for_others` says that it asks for documents which name these.
    """

    documents: tuple[DocumentRecord, ...]
    symbols: tuple[Symbol, ...]
    rest: str
    for_others: bool


def asked_documents(text: str, store: Store) -> AskedDocuments | None:
    """The documents that `text` names by symbol or by genre and number; None where it names none."""
    found = named_symbol(text)
    if found is None:
        return _named_in_short(text, store)
    documents = store.documents_with_symbol(found.symbol.text)
    return AskedDocuments(documents, (found.symbol,), found.rest, asks_for_others(_up_to_genre(found)))


def _named_in_short(text: str, store: Store) -> AskedDocuments | None:
    if not any(char.isdigit() for char in text):
        return None
    from thammuu.index.short_names import short_name  # noqa: PLC0415 - most questions name no document

    name = short_name(text)
    documents = tuple(each for each in store.documents_numbered(name.number) if name.fits(each.key)) if name else ()
    if name is None or not documents:  # its words may be no name
        return None
    symbols = (parse_symbol(each.key.symbol or "") for each in documents)
    known = tuple(symbol for symbol in symbols if symbol is not None)
    return AskedDocuments(documents, known, name.rest, asks_for_others(name.before))


def _up_to_genre(found: NamedSymbol) -> str:
    """What stands before the symbol, its genre and "số" left out: "hướng dẫn thi hành" of "… thi hành quy định số"."""
    plain = _plain(found.before).removesuffix("so").rstrip()
    own = (_plain(genre.name) for genre in GENRES if found.symbol.genre_code in genre.codes)
    return plain.removesuffix(max((name for name in own if plain.endswith(name)), key=len, default=""))


def asks_for_others(before: str) -> bool:
    """Whether the words of a question before the name of a document, its genre left out, ask for other documents."""
    return _ASKED.search(_plain(before)) is not None


def _plain(text: str) -> str:
    return " ".join(strip_accents(text).split())
