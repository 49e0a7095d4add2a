"""What a person types to point at a document or a part of it: "294-QĐ/TW mục 3.5.1 điểm b", "khoản 2 Điều 8 NĐ 30".

Parsing reads; the resolver then says which document is meant, and `match_provision` which of its provisions. Both may
be uncertain, and then the answer holds the candidates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from thammuu.index.records import ProvisionRecord
from thammuu.index.resolve import Wanted
from thammuu.index.steps import dotted_ancestors, has_all, same_step
from thammuu.ingest.citations.names import name_typed
from thammuu.ingest.citations.organs import organ_at
from thammuu.ingest.citations.provisions import depth, steps_in
from thammuu.ingest.citations.vocabulary import GENRE_ABBREVIATIONS, GENRES
from thammuu.ingest.dates import PartialDate, find_dates
from thammuu.ingest.folding import clean, fold_tone_placement, strip_accents
from thammuu.ingest.model import Level, Step
from thammuu.ingest.symbols import SURE_PARTY_ORGANS, Symbol, parse_symbol


@dataclass(frozen=True, slots=True)
class Reference:
    """What was typed, taken apart: what is told of the document, and the steps to a part of it, outermost first."""

    wanted: Wanted
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class AmbiguousProvision:
    """Several provisions fit the steps; `candidates` are in reading order."""

    candidates: tuple[ProvisionRecord, ...]


_SPACES = re.compile(r"\s+")
# A piece of a typed line that may be a symbol, with the spaces people put around dash and slash. Not the end of a
# longer word: "l26-QĐ/TW" is a slip for 126, and must not be read as 26.
_SYMBOL_PIECE = re.compile(r"(?<![\w.])\d{1,5}[a-zA-Z]?(?:\.\d{1,2})?\s?[-–/]\s?[^\s,;]+(?:\s?[-–/]\s?[^\s,;]+)*")
_BARE_DOTTED = re.compile(r"(?<![\w./-])\d{1,3}(?:\.\d{1,3}){1,4}(?:\.(?P<point>[a-zđ]))?(?![\w/-])")
# "mục II.3", "II.3.b": a Roman heading with what stands below it.
_ROMAN_PATH = re.compile(
    r"(?<!\w)(?:[Mm]ục\s)?(?P<roman>[IVX]+)\.(?P<number>\d{1,2})(?:\.(?P<point>[a-zđ]))?(?![\w./-])"
)
_GENRE_NUMBER = re.compile(
    rf"(?<!\w)(?:(?P<code>{'|'.join(GENRE_ABBREVIATIONS)})|(?P<genre>{'|'.join(genre.name for genre in GENRES)}))"
    r"\s(?:số\s)?(?P<number>\d{1,5})(?![\w./-])",
    re.IGNORECASE,
)
# "Điều 3 Quy chế làm việc (ban hành) kèm theo Quyết định số 12-QĐ/TU": an article of the text the decision issues.
# Over the line without accents, as many type it: "dieu 3 quy che kem theo 12-qd/tu".
_ATTACHED = re.compile(
    rf"(?<!\w)(?P<genre>{'|'.join(strip_accents(genre.name) for genre in GENRES)})"
    r"(?:\s[^\s.;:,()“”\"\d]+){0,14}?\s\(?(?:duoc\s)?(?:ban\shanh\s)?kem\stheo(?!\w)\)?"
)
_ISSUER = re.compile(r"(?<!\w)(?:của|do)\s")
_TITLE = re.compile(r"(?<!\w)về\s(?:việc\s)?(?P<words>\S.*)")
_ORGAN_CODE = re.compile(rf"(?<!\w)(?:{'|'.join(SURE_PARTY_ORGANS)})(?!\w)", re.IGNORECASE)
_LONE_NUMBER = re.compile(r"(?:số\s)?(?P<number>\d{1,5})", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\w./-])(?:năm\s)?(?P<year>(?:19|20)\d{2})(?![\w./-])")
_GENRE = re.compile(rf"(?<!\w)({'|'.join(genre.name for genre in GENRES)})(?!\w)", re.IGNORECASE)
# Words of a provision typed without accents: "diem b muc 3.5.1".
_PLAIN_WORDS = {
    "dieu": "Điều", "khoan": "khoản", "diem": "điểm", "muc": "mục", "chuong": "Chương", "phan": "Phần",
    "phu luc": "Phụ lục",
}  # fmt: skip
_PLAIN = re.compile(rf"(?<!\w)({'|'.join(_PLAIN_WORDS)})(?=\s+[\dA-Za-zđ])", re.IGNORECASE)


def parse_reference(text: str) -> Reference:
    """What a person typed, in any order of document and steps; never raises. What is not understood becomes a title."""
    line = _SPACES.sub(" ", fold_tone_placement(clean(text))).strip()
    line = _PLAIN.sub(lambda match: _PLAIN_WORDS[match[1].lower()], line)
    symbol, written, rest = _take_symbol(line)
    attached, rest = _take_attached(rest)
    steps, rest = _take_steps(rest)
    steps = (*attached, *steps)
    wanted = _document(symbol, written, rest)
    return Reference(wanted, tuple(sorted(steps, key=depth)))


def _take_symbol(line: str) -> tuple[Symbol | None, str, str]:
    """The symbol, the words it was read from, and the line without them."""
    for match in _SYMBOL_PIECE.finditer(line):
        symbol = parse_symbol(match.group())
        if symbol is not None:
            return symbol, match.group(), _without(line, match.start(), match.end())
    return None, "", line


def _take_attached(line: str) -> tuple[tuple[Step, ...], str]:
    """The text issued with a document, where the line names one; what stands behind it names the document."""
    plain = strip_accents(line)
    match = _ATTACHED.search(plain) if len(plain) == len(line) else None  # a rare letter ("ﬀ", "İ") moves the places
    if match is None:
        return (), line
    genre = next(genre.name for genre in GENRES if strip_accents(genre.name) == match["genre"])
    return (Step(Level.ATTACHED, genre),), _without(line, match.start(), match.end())


def _take_steps(line: str) -> tuple[tuple[Step, ...], str]:
    """The steps in `line` and the line without them; "mục II.3" and a bare "3.5.1.b" count as well."""
    roman = _ROMAN_PATH.search(line)
    if roman is not None:
        path = (Step(Level.ROMAN, roman["roman"]), Step(Level.NUMBER, roman["number"]), *_point(roman["point"]))
        return path, _without(line, roman.start(), roman.end())
    found = steps_in(line)
    steps = tuple(step for _, _, several in found for step in several)
    for start, end, _ in reversed(found):
        line = _without(line, start, end)
    dates = find_dates(line)
    bare = _BARE_DOTTED.search(line)
    if bare is not None and not any(date.start <= bare.start() < date.end for date in dates):
        number = bare.group().removesuffix(f".{bare['point']}") if bare["point"] else bare.group()
        steps = (*steps, Step(Level.NUMBER, number), *_point(bare["point"]))
        line = _without(line, bare.start(), bare.end())
    return steps, line


def _point(label: str | None) -> tuple[Step, ...]:
    return (Step(Level.POINT, label),) if label else ()


def _document(symbol: Symbol | None, written: str, rest: str) -> Wanted:
    date, rest = _take_date(rest) if symbol or not _LONE_NUMBER.fullmatch(rest) else (None, rest)
    if symbol is not None:
        return _described(Wanted(symbol=symbol.text, date=date, written=written), rest)
    numbered = _GENRE_NUMBER.search(rest)
    if numbered is not None:
        return _numbered(numbered, date, _without(rest, numbered.start(), numbered.end()))
    lone = _LONE_NUMBER.fullmatch(rest)
    if lone is not None:
        return Wanted(number=int(lone["number"]), date=date)
    return _named(rest, date)


def _described(wanted: Wanted, rest: str) -> Wanted:
    """`wanted` with the genre, issuer and title that were typed beside the symbol."""
    genre, issuer, title = _GENRE.search(rest), _ISSUER.search(rest), _TITLE.search(rest)
    organ = organ_at(rest, issuer.end()) if issuer else None
    return replace(
        wanted,
        genre=_genre_name(genre[1]) if genre and not (title and title.start() < genre.start()) else wanted.genre,
        issuer=organ.name if organ else None,
        title=title["words"] if title else None,
    )


def _numbered(numbered: re.Match[str], date: PartialDate | None, rest: str) -> Wanted:
    """ "QĐ 294", "Quy định 294"; with an organ's code beside it ("QĐ 294 TU") it is a symbol written apart."""
    code = _code(numbered["code"]) if numbered["code"] else None
    organ = _ORGAN_CODE.search(rest)
    if code and organ:
        return _described(Wanted(symbol=f"{numbered['number']}-{code}/{organ.group().upper()}", date=date), rest)
    genre = _genre_name(numbered["genre"]) if numbered["genre"] else None
    return _described(Wanted(number=int(numbered["number"]), genre_code=code, genre=genre, date=date), rest)


def _take_date(line: str) -> tuple[PartialDate | None, str]:
    dates = find_dates(line)
    if dates:
        return PartialDate.of(dates[0].date), _without(line, dates[0].start, dates[0].end)
    year = _YEAR.search(line)
    if year is not None:
        return PartialDate(int(year["year"])), _without(line, year.start(), year.end())
    return None, line


def _named(rest: str, date: PartialDate | None) -> Wanted:
    """A document without number: by one of the names people use, else by the words typed."""
    name = name_typed(rest)
    if name is not None:
        return Wanted(title=name.title, genre=name.genre, issuer=name.issuer, date=date)
    return Wanted(title=rest or None, date=date)


def _genre_name(written: str) -> str | None:
    return next((genre.name for genre in GENRES if genre.name.casefold() == written.casefold()), None)


def _code(written: str) -> str:
    return next(code for code in GENRE_ABBREVIATIONS if code.casefold() == written.casefold())


def _without(line: str, start: int, end: int) -> str:
    return _SPACES.sub(" ", f"{line[:start]} {line[end:]}").strip(" ,;")


def match_provision(
    steps: Sequence[Step], provisions: Sequence[ProvisionRecord]
) -> ProvisionRecord | AmbiguousProvision | None:
    """The provision of one document that `steps` point at; several as AmbiguousProvision; None when none fits.

    The innermost step must be the provision's own; each other step must be found in its address or above it, in any
    order. Where several fit, the one whose whole address was typed is meant: "Điều 4" is the article, not a clause.
    A decision and the text it issues both have an Điều 1: neither is meant more than the other.
    """
    if not steps:
        return None
    *outer, last = sorted(steps, key=depth)
    by_id = {provision.id: provision for provision in provisions}
    fitting = [
        provision
        for provision in provisions
        if same_step(last, provision.address.steps[-1]) and has_all(outer, _place(provision, by_id))
    ]
    whole = [provision for provision in fitting if _typed(provision.address.steps) == _typed(steps)]
    chosen = whole if len(whole) == 1 else fitting
    if len(chosen) == 1:
        return chosen[0]
    return AmbiguousProvision(tuple(chosen)) if chosen else None


def _typed(steps: Sequence[Step]) -> int:
    """How many steps people type for a place: few say of an attached text that it is one."""
    return sum(step.level is not Level.ATTACHED for step in steps)


def _place(provision: ProvisionRecord, by_id: dict[str, ProvisionRecord]) -> tuple[Step, ...]:
    """The steps of the address without the last, and those of everything above (chapters are not in addresses)."""
    steps = list(provision.address.steps[:-1])
    above = by_id.get(provision.parent_id or "")
    while above is not None:
        steps.extend(above.address.steps)
        above = by_id.get(above.parent_id or "")
    return (*steps, *dotted_ancestors((*steps, provision.address.steps[-1])))
