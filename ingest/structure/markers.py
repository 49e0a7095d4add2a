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
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "mười ba": 13,
    "mười bốn": 14, "mười lăm": 15, "mười sáu": 16, "mười bảy": 17, "mười tám": 18, "mười chín": 19, "hai mươi": 20,
}  # fmt: skip

_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN = re.compile(r"^(?:X{0,3}|X[LC]|LX{0,3})(?:IX|IV|V?I{0,3})$")


class Kind(StrEnum):
    """The printed families of markers, from the whole down (see depth.RANKS for who may hold whom)."""

    ATTACHED = "attached"  # QUY CHẾ, the text issued with a decision; told by its place, not by a marker
    APPENDIX = "appendix"  # Phụ lục I
    NOTE = "note"  # [5], a foot- or endnote; told by its place
    FORM = "form"  # Mẫu số 01, Mẫu 1.1, Mẫu 2-KNĐ
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
    STAR = "star"  # *
    BULLET = "bullet"  # •
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
    note: str = ""  # number of the note this reading takes the last digits for: "5.4Thu nhập" is 5. with note 4


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


# What may stand after the number of a heading: nothing, punctuation, or a title that begins with a capital, a digit,
# a quotation mark or a bracket. "Mục 2 Chương này quy định" and "Phần thứ hai bao gồm" are prose.
_TITLE_NEXT = rf"(?=\s*$|\s*[.:–-]\s*\S|\s*[{CAPITALS}\"“(\[]|\s+\d)"
_SEPARATOR = r"(?P<end>\s*(?:[.:]|\s[–-](?=\s)|[–-](?=\s))?\s*)"
_ARABIC = r"(?P<d>\d{1,2})(?!\d)"
_ROMAN_NUMERAL = r"(?P<r>[IVXLC]+)\b"
# "Mẫu số 04a", "Mẫu 1.1 - Nghị quyết", "Mẫu 2-KNĐ" (Party forms), "Mẫu 01/TNCN"
_FORM_CODE = r"(?P<f>\d{1,3}(?:\.\d{1,2})*[a-zđ]?(?:[-/][A-ZĐ]{1,8})?)(?!\w)"
_IN_WORDS = r"(?P<o>(?:thứ|THỨ)\s+[^\W\d_]+)"
# "Điểu 8: Nghĩa vụ …" is printed in a law of 2025
# a consolidated text puts its note before or after the full stop: "Điều 5[3]. Phạm vi", "2a[7].", "a[9])"
_NOTED = r"(?:\s?\[\d{1,3}\])?"
_ARTICLE = rf"(?:Đi[ềểễ]u|ĐI[ỀỂỄ]U)\s*(?P<d>\d{{1,4}})(?P<s>[a-zđ])?{_NOTED}"
_NUMBER = rf"(?P<n>\d{{1,3}}(?:\.\d{{1,2}}){{0,4}})(?P<s>[a-zđ])?{_NOTED}"
# The longest words first: "hai" would be taken out of "hai mươi"
_COUNT = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))


def _heading(kind: Kind, name: str, *numerals: str, optional: bool = False) -> _Form:
    number = rf"\s+(?:{'|'.join(numerals)})"
    names = f"{name}|{name.upper()}"
    wanted = f"(?:{number})?" if optional else number
    return _Form(kind, re.compile(f"(?:{names}){wanted}{_TITLE_NEXT}{_SEPARATOR}"))


def _form(kind: Kind, pattern: str, *, sure: bool = True) -> _Form:
    return _Form(kind, re.compile(pattern), sure)


_FORMS = (
    _heading(
        Kind.APPENDIX,
        "Phụ lục(?: số)?",
        r"(?P<n>\d{1,2}(?:\.\d{1,2})+)",
        _ROMAN_NUMERAL,
        _ARABIC,
        r"(?P<r2>[A-ZĐ])\b",
        optional=True,
    ),
    _form(Kind.FORM, rf"(?:[Mm]ẫu|Biểu mẫu|(?:BIỂU )?MẪU)(?:\s+(?:số|SỐ))?:?\s*{_FORM_CODE}{_TITLE_NEXT}{_SEPARATOR}"),
    _heading(Kind.PART, "Phần", _IN_WORDS, _ROMAN_NUMERAL, _ARABIC),
    _heading(Kind.CHAPTER, "Chương", _IN_WORDS, _ROMAN_NUMERAL, _ARABIC),
    _heading(Kind.SECTION, "Mục", _ROMAN_NUMERAL, _ARABIC),
    _heading(Kind.SUBSECTION, "Tiểu mục", _ROMAN_NUMERAL, _ARABIC),
    # "Điều 4.", "Điều 4:", "Điều4." (a law of 1999 has no space), "Điều 7a.", and "Điều 4" alone on its line
    _form(Kind.ARTICLE, rf"{_ARTICLE}(?P<end>\s*(?:[.:]|$)\s*)"),
    # "Điều 1 Tổ chức, cá nhân …": laws before 1996 print no full stop
    _form(Kind.ARTICLE, rf"{_ARTICLE}(?P<end>\s+(?=[{CAPITALS}]))", sure=False),
    # "Điền 47." in a law of 2015: only as the very next one
    _form(Kind.ARTICLE, r"Điền\s*(?P<d>\d{1,4})(?P<s>[a-zđ])?(?P<end>\s*[.:]\s*)", sure=False),
    # "I- TÌNH HÌNH", "II. ", "I.- ", "III/ "
    _form(Kind.ROMAN, r"(?P<r>[IVXLC]{1,7})\s?(?P<end>\.\s?[-–]?|[-–/:](?!\d))\s*(?=\S|$)"),
    _form(Kind.UPPER, r"(?P<u>[A-ZĐ])\s?(?P<end>\.|[-–/](?=\s))\s*(?=\S|$)"),
    # "1.", "1-", "3.5.1.", "2.1-", "3/", "1a."; words may follow at once ("1.Nhà nước"), or a note ("2.[5] Nội dung")
    # a dash or slash before a digit is a range or a date: "95 - 100%", "02-9", "2/9"
    _form(
        Kind.NUMBER,
        rf"{_NUMBER}\s?(?P<end>\.\s?[-–]?|[-–/](?!\s?\d))(?=\s*$|\s+\S|[{CAPITALS}(\[“\"])\s*",
    ),
    # "1.1 Về tuổi đời": dotted numbers may end without punctuation
    _form(Kind.NUMBER, rf"(?P<n>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})(?P<end>)\s+(?=[{CAPITALS}(“\"])", sure=False),
    # "5.4Thu nhập", "2.3 Thu nhập": the number, and the raised number of a note that a PDF shows as a common one
    _form(Kind.NUMBER, rf"(?P<n>\d{{1,3}})(?P<s>[a-zđ])?(?P<end>\.)(?P<note>\d{{1,3}})\s?(?=[{CAPITALS}])", sure=False),
    # "a)", "a1)", "(a)", "a[9])"; a scan gives "a.)"
    _form(Kind.LETTER, rf"(?P<b>\()?(?P<l>[a-zđ])(?P<ld>\d{{1,2}})?{_NOTED}\.?\s?(?P<end>\))\s*"),
    # "a.1)", "a.2." below "a)": tiết
    _form(Kind.LETTER, r"(?P<lp>[a-zđ]\.\d{1,2})(?P<end>\)|\.(?=\s))\s*"),
    _form(Kind.LETTER, r"(?P<l>[a-zđ])(?P<end>[.–-]|/)\s+", sure=False),
    # "k) … 1) … m)": the letter l set as the digit one, b as 6 (scanned laws); only as the next letter of a list
    _form(Kind.LETTER, r"(?P<misprint>[1609])(?P<end>\))\s*", sure=False),
    _form(Kind.PAREN, r"(?P<b>\()?(?P<d>\d{1,2})\s?(?P<end>\))\s*"),
    _form(Kind.ROMAN_SMALL, r"(?P<b>\()?(?P<rs>[ivx]{1,5})\s?(?P<end>\))\s*"),
    _form(Kind.ORDINAL, rf"(?P<w>(?i:{_COUNT})\s+là)\b(?P<end>\s*[,:]?)\s*"),
    # the comma is required: "Thứ hai" without it is also Monday
    _form(Kind.RANKED, rf"(?P<w>Thứ\s+(?:nhất|{_COUNT}))(?P<end>\s*[,:])\s*"),
    _form(Kind.DASH, rf"(?P<end>[-–—])(?:\s+(?=\S)|(?=[{CAPITALS}]))"),
    _form(Kind.BULLET, rf"(?P<end>[•●○◦▪■♦·✓])(?:\s+(?=\S)|(?=[{CAPITALS}]))"),
    # "* Về kinh tế:"; a star before anything but a word is an ornament ("* * *")
    _form(Kind.STAR, r"(?P<end>\*)\s*(?=[^\W\d_])"),
    _form(Kind.PLUS, r"(?P<end>\+)\s*(?=[^\W\d_])"),
)
_MISPRINTS = {"1": "l", "6": "b", "0": "o", "9": "g"}
# A portal's file lost the line break: "Chương VĐỐI THOẠI", "Chương XIVGIẢI QUYẾT"; every numeral that fits is a reading
_GLUED = re.compile(rf"(?P<name>Chương|CHƯƠNG|Phần|PHẦN)\s+(?P<word>[{CAPITALS}]{{2,}})")
_GLUED_KINDS = {"chương": Kind.CHAPTER, "phần": Kind.PART}


def read_markers(text: str) -> tuple[Marker, ...]:
    """Every way to read the beginning of `text` (a line without spaces around it) as a marker; () for plain words."""
    readings = []
    for form in _FORMS:
        match = form.pattern.match(text)
        marker = _marker(form, match) if match else None
        if marker is not None:
            readings.append(marker)
    return (*readings, *_glued_headings(text))


def _glued_headings(text: str) -> tuple[Marker, ...]:
    match = _GLUED.match(text)
    if match is None:
        return ()
    kind, word = _GLUED_KINDS[match["name"].lower()], match["word"]
    if roman_value(word) is not None:  # "Chương II" is whole
        return ()
    found = []
    for size in range(1, len(word)):
        value = roman_value(word[:size])
        if value is not None:
            end = match.start("word") + size
            found.append(Marker(kind, word[:size], (value,), text[:end], end, sure=False))
    return tuple(found)


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
        note=groups.get("note") or "",
    )


def _label_and_path(kind: Kind, groups: dict[str, str | None]) -> tuple[str, tuple[int, ...] | None]:
    """Label without punctuation and its order; the path is None when the letters are no numeral after all."""
    name, value = next(((name, value) for name, value in groups.items() if value and name in _READERS), ("", ""))
    if not name:
        return "", (1,)  # a dash, or "Phụ lục" without a number
    label, path = _READERS[name](value)
    label += groups.get("s") or groups.get("ld") or ""
    if groups.get("b") and kind is not Kind.LETTER:
        label = f"({label})"  # "điểm (1)" is how a bracketed number is cited
    return label, path


def _read_number(text: str) -> tuple[str, tuple[int, ...] | None]:
    path = tuple(int(part) for part in text.split("."))
    return ".".join(map(str, path)), path


def _read_letter(text: str) -> tuple[str, tuple[int, ...] | None]:
    letter = _MISPRINTS.get(text, text)
    return letter, (LETTERS.index(letter.lower()) + 1,)


def _read_letter_number(text: str) -> tuple[str, tuple[int, ...] | None]:
    letter, _, number = text.partition(".")
    return text, (LETTERS.index(letter) + 1, int(number))


def _read_form(text: str) -> tuple[str, tuple[int, ...] | None]:
    return text, tuple(map(int, re.findall(r"\d+", text)))


def _read_roman(text: str) -> tuple[str, tuple[int, ...] | None]:
    return text, _as_path(roman_value(text.upper()))


def _read_words(text: str) -> tuple[str, tuple[int, ...] | None]:
    words = [word for word in text.lower().split() if word not in {"thứ", "là"}]
    value = NUMBER_WORDS.get(" ".join(words))
    return " ".join(text.split()), _as_path(value)


def _read_ordinal(text: str) -> tuple[str, tuple[int, ...] | None]:
    label, path = _read_words(text)
    return label.lower(), path


_READERS = {
    "n": _read_number,
    "d": _read_number,
    "l": _read_letter,
    "lp": _read_letter_number,
    "f": _read_form,
    "misprint": _read_letter,
    "u": _read_letter,
    "r2": _read_letter,
    "r": _read_roman,
    "rs": _read_roman,
    "w": _read_words,
    "o": _read_ordinal,
}


def _as_path(value: int | None) -> tuple[int, ...] | None:
    return None if value is None else (value,)
