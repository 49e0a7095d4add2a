"""The trích yếu that follows a symbol: "về “Nâng cao …”", "về tăng cường công tác …;"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thammuu.ingest.citations.text import loose, one_line
from thammuu.ingest.citations.vocabulary import GENRES, STATE_TITLE_OPENERS, TITLE_OPENERS, TITLE_STOPS


@dataclass(frozen=True, slots=True)
class FoundTitle:
    """A title: the end of it in the text, its closing quotation mark included, and its words on one line."""

    end: int
    words: str


_LONGEST = 400  # characters; a longer run is a sentence, not a title
_LEAD = r"\s{0,3}(?:,\s{0,2})?"
_ABOUT = loose(TITLE_OPENERS[0])
_QUOTED = re.compile(rf"{_LEAD}(?:{_ABOUT}\s{{1,3}})?[“\"«](?P<words>[^“”\"»\n]{{3,{_LONGEST}}})[”\"»]")
_NO_BLANK_LINE = r"(?![^\S\n]*\n[^\S\n]*\n)\s{1,3}"  # "… về việc" at the end of a paragraph opens no title
_PARTY_OPENER = re.compile(rf"{_LEAD}(?P<opener>(?>{'|'.join(loose(word) for word in TITLE_OPENERS)})){_NO_BLANK_LINE}")
_STATE_OPENER = re.compile(
    rf"{_LEAD}(?P<opener>(?>{'|'.join(loose(word) for word in TITLE_OPENERS + STATE_TITLE_OPENERS)})){_NO_BLANK_LINE}"
)
_GENRE_NAMES = "|".join(loose(genre.name) for genre in GENRES)
# A title ends at ";", ":", a full stop, an unopened bracket or quotation mark, a line that starts something new, a word
# that begins to tell the document's fate, and before the next document of a list (", Quy định số …", " và Luật số …").
_STOP = re.compile(
    r"[;:“”)]|\.(?=\s|$|”)|\n\s*(?=[^\sa-zà-ỹđ]|\n|$)|$"
    rf"|\s{{0,3}},?\s\(?(?:{'|'.join(loose(word) for word in TITLE_STOPS)})(?!\w)"
    rf"|\s{{0,3}},?\s(?:(?:và|cùng)\s{{1,3}})?(?:{_GENRE_NAMES})\s{{1,3}}số\s"
)


def title_at(text: str, start: int, *, state: bool) -> FoundTitle | None:
    """The title that begins at `start` of `text`, right after symbol, date and issuer; None when none is told.

    `state` allows the openers of State style, where "… của Chính phủ quy định chi tiết …" needs no "về".
    """
    quoted = _QUOTED.match(text, start)
    if quoted is not None:
        return FoundTitle(quoted.end(), one_line(quoted["words"]))
    opener = (_STATE_OPENER if state else _PARTY_OPENER).match(text, start)
    if opener is None:
        return None
    begin = opener.end() if re.fullmatch(_ABOUT, opener["opener"]) else opener.start("opener")
    stop = _stop(text, opener.end())
    words = one_line(text[begin:stop]).rstrip(" ,.-")
    return FoundTitle(stop, words) if words and stop - begin <= _LONGEST else None


def _stop(text: str, start: int) -> int:
    """Where the title ends; brackets opened inside it are stepped over: "kinh tế (sửa đổi) và …"."""
    position, limit = start, min(len(text), start + _LONGEST + 1)  # a text without stops is not read to its end
    while True:
        match = _STOP.search(text, position, limit)
        if match is None:
            return limit
        if match.group() == ")" and text.count("(", start, match.start()) > text.count(")", start, match.start()):
            position = match.end()
            continue
        if match.group() == "“" and "”" in text[match.end() : match.end() + _LONGEST]:
            position = text.index("”", match.end()) + 1
            continue
        return match.start()
