"""The table of wordings: what people of the field type, and what the documents say for it.

The rows that ship with the program lie in wordings.csv, each with its source; an office keeps its own beside its store
(`OWN_FILE`). Columns: kind, typed, means, capitals ("có": only where typed in capitals), source.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path

from thammuu.index.lexical.tokens import bare, words
from thammuu.ingest.errors import InputError, SetupError
from thammuu.ingest.folding import clean

OWN_FILE = "wordings.csv"  # in the data folder
COLUMNS = ("kind", "typed", "means", "capitals", "source")
_SHIPPED = "wordings.csv"
_YES = frozenset({"có", "x", "1"})
_LONGEST = 12  # syllables of one wording
_MOST_ROWS = 5000
_ADVICE = (
    "Cột cần có: kind (abbreviation: viết tắt, synonym: đồng nghĩa hai chiều, implied: nghĩa một chiều, asking: lời "
    "hỏi), typed (chữ người dùng gõ), means (chữ trong văn bản), capitals (“có” nếu chỉ hiểu khi viết hoa), "
    "source (nguồn)."
)


class Kind(StrEnum):
    """How the two sides of a row stand to one another."""

    ABBREVIATION = "abbreviation"  # short for
    SYNONYM = "synonym"  # either says the other
    IMPLIED = "implied"  # who types this may find that; not the other way round
    ASKING = "asking"  # words that ask and stand in no answer: who asks "làm gì" asks for "nhiệm vụ"


@dataclass(frozen=True, slots=True)
class Wording:
    """One row. `capitals`: "TU" is the provincial committee, "tu" a syllable. `source`: who says so."""

    kind: Kind
    typed: str
    means: str
    capitals: bool
    source: str


@dataclass(frozen=True)
class Lexicon:
    """All rows. An abbreviation with two rows means both."""

    rows: tuple[Wording, ...]

    @cached_property
    def accented(self) -> Mapping[tuple[str, ...], tuple[Wording, ...]]:
        """The rows by the folded syllables typed."""
        return _by_syllables(self.rows, accents=True)

    @cached_property
    def plain(self) -> Mapping[tuple[str, ...], tuple[Wording, ...]]:
        """The rows by the syllables typed without accents."""
        return _by_syllables(self.rows, accents=False)

    @cached_property
    def longest(self) -> int:
        """The most syllables any row has on the side that is typed."""
        return max((len(key) for key in self.accented), default=0)


def load_lexicon(home: Path) -> Lexicon:
    """The shipped rows and those of the office that keeps its data in `home`; InputError for a row it cannot read."""
    own = home / OWN_FILE
    try:
        stat = own.stat()
    except OSError:
        return _shipped()
    return _with_own(own, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=1)
def _shipped() -> Lexicon:
    try:
        text = (resources.files(__package__) / _SHIPPED).read_text(encoding="utf-8")
        return Lexicon(read_rows(text))
    except (OSError, InputError) as error:
        raise SetupError("Bản cài đặt thiếu bảng từ viết tắt, đồng nghĩa.", "Hãy cài đặt lại phần mềm.") from error


@lru_cache(maxsize=2)
def _with_own(own: Path, _changed: int, _size: int) -> Lexicon:
    """The office's rows first: where a syllable has more meanings than are tried, its own come before ours."""
    return Lexicon((*read_own(own), *_shipped().rows))


def read_own(path: Path) -> tuple[Wording, ...]:
    """The rows of an office's file. InputError says which line is wrong and how a line must look."""
    try:
        return read_rows(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"Không đọc được bảng từ viết tắt, đồng nghĩa “{path.name}”.", "Lưu tệp dạng .csv, mã UTF-8."
        ) from error


def read_rows(text: str) -> tuple[Wording, ...]:
    """The rows of a table. Raises InputError for a missing column or a bad row."""
    table = csv.DictReader(io.StringIO(text))
    missing = [name for name in COLUMNS if name not in (table.fieldnames or ())]
    if missing:
        raise InputError(f"Bảng từ viết tắt, đồng nghĩa thiếu cột {', '.join(missing)}.", _ADVICE)
    rows = tuple(_row(number, cells) for number, cells in enumerate(table, 2))
    if len(rows) > _MOST_ROWS:
        raise InputError(f"Bảng từ viết tắt, đồng nghĩa có quá {_MOST_ROWS} dòng.", "Bớt những dòng không dùng.")
    return rows


def _row(number: int, cells: Mapping[str, str | None]) -> Wording:
    cell = {name: clean(cells.get(name) or "").strip() for name in COLUMNS}
    if cell["kind"] not in set(Kind):
        raise InputError(f"Dòng {number}: cột kind phải là {', '.join(Kind)}.", _ADVICE)
    for name in ("typed", "means"):
        if not 0 < len(words(cell[name])) <= _LONGEST:
            raise InputError(f"Dòng {number}: cột {name} phải có từ 1 đến {_LONGEST} tiếng.", _ADVICE)
    return Wording(Kind(cell["kind"]), cell["typed"], cell["means"], cell["capitals"].lower() in _YES, cell["source"])


def _by_syllables(rows: tuple[Wording, ...], *, accents: bool) -> dict[tuple[str, ...], tuple[Wording, ...]]:
    found: dict[tuple[str, ...], list[Wording]] = {}
    for row in rows:
        for typed in _both_ways(row):
            syllables = words(typed.typed)
            found.setdefault(syllables if accents else tuple(map(bare, syllables)), []).append(typed)
    return {key: tuple(dict.fromkeys(value)) for key, value in found.items()}


def _both_ways(row: Wording) -> Iterator[Wording]:
    yield row
    if row.kind is Kind.SYNONYM:
        yield Wording(row.kind, row.means, row.typed, row.capitals, row.source)
