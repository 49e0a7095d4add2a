"""Whether a line, by itself, is a mark. The words are data: thammuu.ingest.tables.secrecy."""

from __future__ import annotations

import re
import unicodedata

from thammuu.ingest.folding import clean, strip_accents
from thammuu.ingest.secrecy.marks import SecrecyKind
from thammuu.ingest.tables import secrecy as tables

# Frames people draw around a mark: "[MẬT]", "* MẬT *", "== TỐI MẬT ==", "- MẬT -".
FRAME = " \t[](){}<>«»\"'“”‘’*=_#~|.:•–—-"
_FRAMES = re.compile(rf"[\s{re.escape(FRAME)}]")
_LIST_ITEM = re.compile(r"^[-–—+•]\s*[^\W\d_].*[^-–—]$", re.DOTALL)
# Boxes drawn around a letter by a combining character: "M⃞".
_ENCLOSING = re.compile("[\u20dd-\u20e4]")
# "Độ mật: Mật", "Mức độ mật: Tối mật", "Đề xuất độ mật: Mật" name the level the paper has or asks for.
_LABEL = re.compile(r"^(?:(?:đề xuất|dấu(?:\s+chỉ)?|mức|cấp)\s+)*độ\s+mật\s*[:\-–]?\s+(?=\S)", re.IGNORECASE)
# "Do mat: Toi mat": properties are often written without accents. Without the label it says nothing ("mat": mặt, mất).
_PLAIN_LABEL = re.compile(r"^(?:(?:de xuat|dau(?: chi)?|muc|cap) )*do ?mat ?[:=-] ?(mat|toi ?mat|tuyet ?mat)$")
# "MẬT – Bản số: 03/15": copies of secret papers are numbered, beside the stamp or under it.
_COPY = re.compile(r"[\s,;(–-]*(?:bản|bộ)\s+số\s*[:.]?\s*\d+(?:\s*/\s*\d+)?\s*\)?$", re.IGNORECASE)
# One line of the header can hold both the symbol and the stamp: "Số 05-KH/TU MẬT", "MẬT Hà Nội, ngày …". Upper case
# only: a sentence would write "mật".
_LEVELS = "|".join(tables.LEVELS)
_BESIDE = re.compile(
    rf"^(?:Số\b.{{0,40}}\s[(\[]?({_LEVELS})|({_LEVELS})[)\]]?\s+(?:.{{0,30}}ngày\b.{{0,40}}|Số\s*[:.]?\s*\S.{{0,40}}))$"
)
_MOST = 80  # characters; a mark with its label and frame is shorter


def plain(text: str) -> str:
    """`text` in capitals, with Latin letters for those of other alphabets, boxed and wide ones; accents stay."""
    wide = unicodedata.normalize("NFKC", clean(text))
    letters = unicodedata.normalize("NFD", _ENCLOSING.sub("", wide).upper()).translate(tables.LOOK_ALIKES)
    return unicodedata.normalize("NFC", letters)


def key(text: str) -> str:
    """What marks are compared by: `plain` without spaces and frames."""
    return _FRAMES.sub("", plain(text))


KIND_OF = {key(words): SecrecyKind(kind) for words, kind in tables.WORDINGS}
# Alone and in capitals: "TÀI LIỆU MẬT", "VĂN BẢN TỐI MẬT". "ĐỘ MẬT" alone is a label without its value.
PAPERS = {
    key(f"{paper} {level}"): SecrecyKind(level)
    for paper in tables.PAPERS
    for level in tables.LEVELS
    if (paper, level) != ("ĐỘ", tables.SECRET)
}
_ACCENTED = {strip_accents(level).replace(" ", ""): level for level in tables.LEVELS}


def standing_alone(text: str) -> SecrecyKind | None:
    """The mark `text` consists of, whatever the frame, spacing, alphabet or Unicode form; None when it says more."""
    line = clean(text).strip()
    if len(line) > _MOST or _LIST_ITEM.match(line) or line.endswith((";", ",")):
        return None
    bare = _COPY.sub("", line)
    if match := _PLAIN_LABEL.match(strip_accents(bare)):
        return SecrecyKind(_ACCENTED[match[1].replace(" ", "")])
    kind = KIND_OF.get(key(_LABEL.sub("", bare.strip(FRAME))))
    return kind or (PAPERS.get(key(bare)) if line == line.upper() else None)


def beside_symbol(text: str) -> SecrecyKind | None:
    """The mark that shares a line of the header with the symbol or the date."""
    match = _BESIDE.match(_COPY.sub("", plain_case(text)).strip(FRAME))
    return SecrecyKind(match[1] or match[2]) if match else None


def plain_case(text: str) -> str:
    """`text` with "SỐ" and "NGÀY" as `_BESIDE` writes them; the rest in its own case."""
    return re.sub(r"\bSỐ\b", "Số", re.sub(r"\bNGÀY\b", "ngày", clean(text)))


def read_by_machine(text: str) -> SecrecyKind | None:
    """A stamp as a machine reads it; to be asked only of the head of a page that was read so."""
    line = clean(text).strip(FRAME)
    if not line.isupper():
        return None
    shape = tables.OCR_SHAPES.get(_FRAMES.sub("", strip_accents(line)).upper())
    return SecrecyKind(shape) if shape else None
