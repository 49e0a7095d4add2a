"""A document that a question names by genre and number alone: "NQ 18", "hướng dẫn số 06", "theo quy dinh 294".

Staff name the documents of the day so; the whole symbol is for papers. Such a name may fit several documents of the
store, and then all of them are meant; where it fits none it is left among the words of the question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from thammuu.ingest.citations.vocabulary import COUNTED, GENRE_ABBREVIATIONS
from thammuu.ingest.folding import clean, strip_accents
from thammuu.ingest.model import DocumentKey
from thammuu.ingest.symbols import parse_symbol
from thammuu.ingest.tables.genres import GENRES

_NAMES = tuple(strip_accents(genre.name) for genre in GENRES if genre.codes)
_CODES = sorted({strip_accents(code) for code in GENRE_ABBREVIATIONS}, key=len, reverse=True)
_COUNTS = "|".join(strip_accents(word) for word in COUNTED if word != "năm")
# Without accents, as many type; the word that leads the name goes with it: "mục tiêu của nghị quyết 18". No name:
# "kế hoạch 10 năm", "quyết định 15 trường hợp", "30/2020"; but "nghị quyết 18 năm 2017" and "hướng dẫn 06 mục 3".
_NAMED = re.compile(
    rf"(?<!\w)(?:(?:cua|theo|tai|trong|o)\s)?(?P<genre>{'|'.join((*_NAMES, *_CODES))})"
    r"\s(?:(?P<said>so)\s)?(?P<number>\d{1,4})(?![\w%])(?!\s?[-–/]\s?\w)(?![.,]\d)"
    rf"(?!\snam(?!\s(?:19|20)\d\d))(?!\s(?:{_COUNTS})(?!\w)(?!\s\d))"
)
_SURE_DIGITS = 2  # "chỉ thị 05": a single digit counts something, unless "số" stands before it


@dataclass(frozen=True, slots=True)
class ShortName:
    """What was typed of a document: the genre's name or code, without accents, the number, and the rest of the text.

    `before` is what stands before the genre, a word that leads to it ("theo", "của") included.
    """

    genre: str
    number: int
    rest: str
    before: str

    def fits(self, key: DocumentKey) -> bool:
        """Whether the document with this key is of the genre and bears the number."""
        symbol = parse_symbol(key.symbol) if key.symbol else None
        if symbol is None or symbol.number != self.number:
            return False
        genre = strip_accents(key.genre or "")
        return self.genre in (genre, strip_accents(symbol.genre_code))


def short_name(text: str) -> ShortName | None:
    """The first document named by genre and number in `text`, or None."""
    cleaned = clean(text)
    plain = strip_accents(cleaned)
    if len(plain) != len(cleaned):  # a rare letter ("ﬀ", "İ") moves the places
        return None
    for match in _NAMED.finditer(plain):
        if match["said"] or len(match["number"]) >= _SURE_DIGITS:
            rest = " ".join((cleaned[: match.start()] + " " + cleaned[match.end() :]).split())
            return ShortName(match["genre"], int(match["number"]), rest, cleaned[: match.start("genre")])
    return None
