"""Documents named in short: by a name introduced before, by genre and number, by "nêu trên"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thammuu.ingest.citations.naming import Naming, date_and_issuer, genre_by_name, genre_opening
from thammuu.ingest.citations.text import loose, one_line
from thammuu.ingest.citations.vocabulary import COUNTED, GENRES, SHORT_ABBREVIATIONS, SHORT_GENRES
from thammuu.ingest.model import Target
from thammuu.ingest.symbols import parse_symbol

# "(sau đây gọi tắt là Quy định 57)", "(gọi tắt là NĐ 30)", "(sau đây viết tắt là Luật BVBMNN)", also without brackets.
_INTRODUCED = re.compile(
    r"\s{0,3},?\s{0,3}\(?"
    + loose(r"(?:sau đây )?(?:được )?(?:gọi|viết)(?: tắt| chung)?(?: là)?:? ")
    + r"[“\"]?(?P<name>[^\s()“”\"\n;,.:][^()“”\"\n;,.:]{1,60})[”\"]?(?:\)|(?=[,;.]))"
)
_MOST_NAMES = 64  # different short names followed through one text; a real one has a handful
_GENRE_NAMES = "|".join(loose(genre.name) for genre in GENRES)
# "Quy định 57", "Nghị quyết số 18": not "Quy định 57-QĐ/TW", "Nghị quyết 18/2017", "Chỉ thị 1.500", "Quyết định 3 nội
# dung".
_NUMBER = (
    r"(?P<number>\d{1,4})(?![\w%])(?!\s?[-–/]\s?[\w])(?![.,]\d)"
    rf"(?!\s{{1,3}}(?:{'|'.join(loose(word) for word in COUNTED)})(?!\w))"
)
_BY_NUMBER = re.compile(
    rf"(?<!\w)(?P<genre>{_GENRE_NAMES}|{'|'.join(SHORT_ABBREVIATIONS)})\s{{1,3}}(?:số\s{{1,3}})?{_NUMBER}"
)
_ABOVE = re.compile(rf"(?<!\w)(?P<genre>{_GENRE_NAMES})\s{{1,3}}(?:(?:đã\s)?(?:nêu|nói)\s)?trên(?!\w)")
_SURE_DIGITS = 2  # "Chỉ thị 05": a single digit counts something


@dataclass(frozen=True, slots=True)
class _Introduction:
    """A short name, where it stands in its introduction, and where the naming begins that it stands for."""

    name: str
    start: int
    antecedent: int


def short_names_in(text: str, namings: tuple[Naming, ...]) -> tuple[Naming, ...]:
    """Short namings in `text`; `namings` are the full ones, in reading order. Findings may overlap one another."""
    given = tuple(_introductions(text, namings))
    words = {introduction.start for introduction in given}  # "Quy định 57" in its own introduction names nothing anew
    found = (*_introduced(text, given), *_numbered(text, namings), *_above(text, namings))
    return tuple(naming for naming in found if naming.start not in words)


def _introduced(text: str, given: tuple[_Introduction, ...]) -> Iterator[Naming]:
    """Every later use of a name that was introduced; where one name was introduced twice, the nearer before counts."""
    names = sorted({each.name for each in given}, key=len, reverse=True)
    if not names:
        return
    words = (r"\s{1,3}".join(re.escape(word) for word in name.split()) for name in names)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")
    latest: dict[str, int] = {}
    waiting = list(reversed(given))
    for match in pattern.finditer(text):
        while waiting and waiting[-1].start < match.start():
            introduction = waiting.pop()
            latest[introduction.name] = introduction.antecedent
        antecedent = latest.get(one_line(match.group()))
        if antecedent is not None:
            yield _short(text, match.start(), match.end(), antecedent)


def _introductions(text: str, namings: tuple[Naming, ...]) -> Iterator[_Introduction]:
    """What is introduced right after a full naming; a bare genre ("Luật") is no name."""
    names: set[str] = set()
    for naming in namings:
        match = _INTRODUCED.match(text, naming.reach) or _INTRODUCED.match(text, naming.end)
        if match is None:
            continue
        name = one_line(match["name"])
        if genre_by_name(name) is None and (name in names or len(names) < _MOST_NAMES):
            names.add(name)
            yield _Introduction(name, match.start("name"), naming.start)


def _short(text: str, start: int, end: int, antecedent: int) -> Naming:
    number = _BY_NUMBER.fullmatch(text, start, end)
    return Naming(
        start=start,
        end=end,
        reach=end,
        symbol=None,
        genre=genre_opening(text[start:end]) if number is None else _genre(number["genre"]),
        date=None,
        issuer=None,
        title=None,
        target=Target.EARLIER,
        number=int(number["number"]) if number else None,
        antecedent=antecedent,
    )


def _genre(written: str) -> str | None:
    return SHORT_ABBREVIATIONS.get(written) or genre_by_name(written)


def _numbered(text: str, namings: tuple[Naming, ...]) -> Iterator[Naming]:
    """Genre and number: of a document named before, or of one the text never names in full."""
    known = _Known(namings)
    for match in _BY_NUMBER.finditer(text):
        genre, number = _genre(match["genre"]), int(match["number"])
        antecedent = known.before(match.start(), genre, number)
        if antecedent is not None:
            yield _short(text, match.start(), match.end(), antecedent)
        elif len(match["number"]) >= _SURE_DIGITS and (genre in SHORT_GENRES or genre is None):
            end, date, issuer = date_and_issuer(text, match.end())
            yield Naming(match.start(), end, end, None, genre, date, issuer, None, number=number)


def _above(text: str, namings: tuple[Naming, ...]) -> Iterator[Naming]:
    """ "Chỉ thị nêu trên": the last one of that genre named before."""
    known = _Known(namings)
    for match in _ABOVE.finditer(text):
        genre = genre_by_name(match["genre"])
        antecedent = known.before(match.start(), genre, None)
        if antecedent is not None:
            yield _short(text, match.start(), match.end(), antecedent)


class _Known:
    """Which full naming a genre and number mean at a place: the last one before it."""

    def __init__(self, namings: Iterable[Naming]) -> None:
        self._starts: dict[tuple[str | None, int | None], list[int]] = {}
        for naming in namings:
            symbol = parse_symbol(naming.symbol) if naming.symbol else None
            number = symbol.number if symbol else None
            for key in {(naming.genre, number), (naming.genre, None), (None, number)}:
                self._starts.setdefault(key, []).append(naming.start)

    def before(self, place: int, genre: str | None, number: int | None) -> int | None:
        """Start of that naming, or None."""
        starts = self._starts.get((genre, number), [])
        index = bisect_left(starts, place)
        return starts[index - 1] if index and (genre or number is not None) else None
