"""What a line of an official text can begin with. Alphabets and printed forms are data; no meaning is decided here.

One line may be read in several ways ("I." is Roman one or the letter I; "i)" is the letter i or Roman one);
`read_markers` gives all readings, and `depth` chooses by what is open around the line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from thammuu.ingest.tables.letters import CAPITALS

# The Vietnamese order of list letters: đ after d, no f, j, w, z (NĐ 30/2020, Phụ lục I; HD 36-HD/VPTW).
# Careless texts use the Latin order, so f, j, w, z are read but never expected, and đ may be missing.
LETTERS = "abcdđefghijklmnopqrstuvwxyz"
OPTIONAL_LETTERS = frozenset("đfjwz")

NUMBER_WORDS = {
    "nhất": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6,
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip

_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN = re.compile(r"^(?:X{0,3}|X[LC]|LX{0,3})(?:IX|IV|V?I{0,3})$")


class Kind(StrEnum):
    """The printed families of markers, from the whole down (see depth.RANKS for who may hold whom)."""

    APPENDIX = "appendix"  # Phụ lục I
    PART = "part"  # Phần thứ nhất, PHẦN II
    CHAPTER = "chapter"  # Chương II
    SECTION = "section"  # Mục 1
    SUBSECTION = "subsection"  # Tiểu mục 1
    ARTICLE = "article"  # Điều 4.
    ROMAN = "roman"  # I-, II.
    UPPER = "upper"  # A., B-
    NUMBER = "number"  # 1., 1-, 3.5.1.
    LETTER = "letter"  # a), b.
    PAREN = "paren"  # (1), 1)
    ROMAN_SMALL = "roman_small"  # (i), ii)
    ORDINAL = "ordinal"  # Một là, Hai là
    RANKED = "ranked"  # Thứ nhất, Thứ hai,
    DASH = "dash"  # -
    PLUS = "plus"  # +


@dataclass(frozen=True, slots=True)
class Marker:
    """One reading of the beginning of a line.

    `path` orders markers of one kind: (3, 5, 1) for "3.5.1.", (2,) for "b)" and "II". `suffix` is the inserted
    letter of amended texts ("1a.", "Điều 7b"). `sure` is False for forms that prose can produce by itself.
    """

    kind: Kind
    label: str
    path: tuple[int, ...]
    text: str  # as printed, punctuation included: "3.5.1.", "b)", "Điều 4."
    length: int  # characters up to the words after the marker
    suffix: str = ""
    sure: bool = True
    bracketed: bool = False  # "(a)", "(1)"


def roman_value(text: str) -> int | None:
    """The value of a Roman numeral in capitals, None when `text` is not a well-formed one below 90."""
    if not text or not _ROMAN.match(text):
        return None
    values = [_ROMAN_DIGITS[char] for char in text]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


@dataclass(frozen=True, slots=True)
class _Form:
    kind: Kind
    pattern: re.Pattern[str]
    sure: bool = True


# What may stand after the marker of a heading: nothing, punctuation, or a title that begins with a capital, a digit,
# a quotation mark or a bracket. "Mục 2 Chương này quy định" and "Phần thứ hai bao gồm" are prose.
_TITLE_NEXT = rf"(?=\s*$|\s*[.:–-]\s*\S|\s+[{CAPITALS}\d\"“(\[])"
_SEPARATOR = r"\s*(?:[.:]|\s[–-](?=\s)|[–-](?=\s))?\s*"

_FORMS = (
    _Form(Kind.APPENDIX, re.compile(rf"(?:Phụ lục|PHỤ LỤC)(?:\s+(?:số|SỐ))?(?:\s+(?P<r>[IVXLC]+|[A-ZĐ])\b|\s+(?P<d>\d{{1,2}})\b)?{_TITLE_NEXT}(?P<end>{_SEPARATOR})")),
    _Form(Kind.PART, re.compile(rf"(?:Phần|PHẦN)\s+(?:(?P<o>(?:thứ|THỨ)\s+[^\W\d_]+)|(?P<r>[IVXLC]+)\b|(?P<d>\d{{1,2}})\b){_TITLE_NEXT}(?P<end>{_SEPARATOR})")),
    _Form(Kind.CHAPTER, re.compile(rf"(?:Chương|CHƯƠNG)\s+(?:(?P<o>(?:thứ|THỨ)\s+[^\W\d_]+)|(?P<r>[IVXLC]+)\b|(?P<d>\d{{1,2}})\b){_TITLE_NEXT}(?P<end>{_SEPARATOR})")),
    _Form(Kind.SECTION, re.compile(rf"(?:Mục|MỤC)\s+(?:(?P<r>[IVXLC]+)\b|(?P<d>\d{{1,2}})\b){_TITLE_NEXT}(?P<end>{_SEPARATOR})")),
    _Form(Kind.SUBSECTION, re.compile(rf"(?:Tiểu mục|TIỂU MỤC)\s+(?:(?P<r>[IVXLC]+)\b|(?P<d>\d{{1,2}})\b){_TITLE_NEXT}(?P<end>{_SEPARATOR})")),
    # "Điều 4.", "Điều 4:", "Điều4." (a law of 1999 has no space), "Điều 7a."
    _Form(Kind.ARTICLE, re.compile(r"(?:Điều|ĐIỀU)\s*(?P<d>\d{1,4})(?P<s>[a-zđ])?(?P<end>\s*[.:]\s*)")),
    # "Điều 1 Tổ chức, cá nhân …" and "Điều 4" alone: laws before 1996 print no full stop
    _Form(Kind.ARTICLE, re.compile(rf"(?:Điều|ĐIỀU)\s*(?P<d>\d{{1,4}})(?P<s>[a-zđ])?(?P<end>\s*$|\s+(?=[{CAPITALS}]))"), sure=False),
    # "I- TÌNH HÌNH", "II. ", "I.- ", "III/ "
    _Form(Kind.ROMAN, re.compile(r"(?P<r>[IVXLC]{1,7})\s?(?P<end>\.\s?[-–]?|[-–/:](?!\d))\s*(?=\S|$)")),
    _Form(Kind.UPPER, re.compile(r"(?P<u>[A-ZĐ])\s?(?P<end>\.|[-–/](?=\s))\s*(?=\S|$)")),
    # "1.", "1-", "1.1.", "1.1.1.", "2.1-", "3/", "1a."; after a full stop words may follow at once ("1.Nhà nước")
    # a dash or slash before a digit is a range or a date: "95 - 100%", "02-9", "2/9"
    _Form(Kind.NUMBER, re.compile(rf"(?P<n>\d{{1,2}}(?:\.\d{{1,2}}){{0,4}})(?P<s>[a-zđ])?\s?(?P<end>\.\s?[-–]?|[-–/](?!\s?\d))(?=\s*$|\s+\S|[{CAPITALS}(“\"])\s*")),
    # "1.1 Về tuổi đời": dotted numbers may end without punctuation
    _Form(Kind.NUMBER, re.compile(rf"(?P<n>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})(?P<end>)\s+(?=[{CAPITALS}(“\"])"), sure=False),
    _Form(Kind.LETTER, re.compile(r"(?P<b>\()?(?P<l>[a-zđ])(?P<ld>\d{1,2})?\s?(?P<end>\))\s*")),
    _Form(Kind.LETTER, re.compile(r"(?P<l>[a-zđ])(?P<end>[.–-]|/)\s+"), sure=False),
    _Form(Kind.PAREN, re.compile(r"(?P<b>\()?(?P<d>\d{1,2})\s?(?P<end>\))\s*")),
    _Form(Kind.ROMAN_SMALL, re.compile(r"(?P<b>\()?(?P<rs>[ivx]{1,5})\s?(?P<end>\))\s*")),
    _Form(Kind.ORDINAL, re.compile(r"(?P<w>Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Bẩy|Tám|Chín|Mười(?: một| hai)?)\s+là\b(?P<end>\s*[,:]?)\s*")),
    # the comma is required: "Thứ hai" without it is also Monday
    _Form(Kind.RANKED, re.compile(r"Thứ\s+(?P<w>nhất|hai|ba|tư|năm|sáu|bảy|bẩy|tám|chín|mười(?: một| hai)?)(?P<end>\s*[,:])\s*")),
    _Form(Kind.DASH, re.compile(rf"(?P<end>[-–—•●▪])(?:\s+(?=\S)|(?=[{CAPITALS}]))")),
    _Form(Kind.PLUS, re.compile(r"(?P<end>\+)\s*(?=[^\W\d_])")),
)  # fmt: skip


def read_markers(text: str) -> tuple[Marker, ...]:
    """Every way to read the beginning of `text` (a line without spaces around it) as a marker; () for plain words."""
    readings = []
    for form in _FORMS:
        match = form.pattern.match(text)
        marker = _marker(form, match) if match else None
        if marker is not None:
            readings.append(marker)
    return tuple(readings)


def _marker(form: _Form, match: re.Match[str]) -> Marker | None:
    groups = match.groupdict()
    label, path = _label_and_path(form.kind, groups)
    if path is None:
        return None
    return Marker(
        kind=form.kind,
        label=label,
        path=path,
        text=match.string[: match.end("end")].strip(),
        length=match.end(),
        suffix=groups.get("s") or groups.get("ld") or "",
        sure=form.sure,
        bracketed=bool(groups.get("b")),
    )


def _label_and_path(kind: Kind, groups: dict[str, str | None]) -> tuple[str, tuple[int, ...] | None]:
    """Label without punctuation and its order; the path is None when the letters are no numeral after all."""
    if number := groups.get("n"):
        path = tuple(int(part) for part in number.split("."))
        return ".".join(map(str, path)) + (groups.get("s") or ""), path
    if digits := groups.get("d"):
        return f"{int(digits)}{groups.get('s') or ''}", (int(digits),)
    if letter := groups.get("l"):
        return letter + (groups.get("ld") or ""), (LETTERS.index(letter) + 1,)
    if upper := groups.get("u"):
        return upper, (LETTERS.index(upper.lower()) + 1,)
    if word := groups.get("w"):
        return word.lower(), (NUMBER_WORDS[word.lower()],)
    if ordinal := groups.get("o"):
        value = NUMBER_WORDS.get(ordinal.split()[-1].lower())
        return " ".join(ordinal.lower().split()), None if value is None else (value,)
    if small := groups.get("rs"):
        return small, _as_path(roman_value(small.upper()))
    if roman := groups.get("r"):
        return roman, _appendix_path(roman) if kind is Kind.APPENDIX else _as_path(roman_value(roman))
    return "", (1,)  # a dash, or "Phụ lục" without a number


def _as_path(value: int | None) -> tuple[int, ...] | None:
    return None if value is None else (value,)


def _appendix_path(label: str) -> tuple[int, ...]:
    """Appendices are numbered "I, II" or lettered "A, B"; a lone "C" is read as the letter."""
    value = roman_value(label)
    return (value,) if value is not None else (LETTERS.index(label[0].lower()) + 1,)
