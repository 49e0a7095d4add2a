"""An office's own abbreviations and synonyms: kept as a table beside the store, before those that ship."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from thammuu.index.phrasing import OWN_FILE, Lexicon, Wording, load_lexicon
from thammuu.index.phrasing.lexicon import COLUMNS, read_own
from thammuu.ingest.errors import InputError, SetupError


@dataclass(frozen=True, slots=True)
class WordingDesk:
    """The table in the data folder `home`."""

    home: Path

    def all(self) -> Lexicon:
        """Every row a search understands, the office's own first."""
        return load_lexicon(self.home)

    def own(self) -> tuple[Wording, ...]:
        """The office's rows."""
        path = self.home / OWN_FILE
        return read_own(path) if path.exists() else ()

    def take(self, file: Path) -> tuple[Wording, ...]:
        """Put the rows of `file` in the place of the office's own; InputError, and nothing changed, for a bad row."""
        if not file.is_file():
            raise InputError(f"Không có tệp “{file}”.", "Kiểm tra đường dẫn.")
        rows = read_own(file)
        path = self.home / OWN_FILE
        beside = path.with_suffix(".new")
        try:
            self.home.mkdir(parents=True, exist_ok=True)
            beside.write_text(table(rows), encoding="utf-8")
            beside.replace(path)
        except OSError as error:
            raise SetupError("Không ghi được vào thư mục dữ liệu.", "Kiểm tra quyền ghi và chỗ trống.") from error
        return rows


def table(rows: Iterable[Wording]) -> str:
    """The rows as the .csv that `take` reads."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow((row.kind, row.typed, row.means, "có" if row.capitals else "", row.source))
    return out.getvalue()
