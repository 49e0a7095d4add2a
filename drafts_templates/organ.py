"""Kinds of organ: how their papers are headed and signed, and which genres they may issue (organs/*.toml)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from thammuu.drafts_templates.office import Office, Signer
from thammuu.drafts_templates.profile import Confidence
from thammuu.drafts_templates.toml_edge import load_checked
from thammuu.ingest.dates import display_date
from thammuu.ingest.errors import InputError

ORGAN_FOLDER = Path(__file__).parent / "organs"


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether an organ may issue some genres; `genres` are genre ids ("ke-hoach"), `severity` none/warning/error.

    `authorities` narrows it to documents signed so: "T/M BAN THƯỜNG VỤ" tells the standing board from the committee,
    which one office may issue for in turn. `since` and `until` are the first and last document dates it covers.
    """

    genres: tuple[str, ...]
    allowed: bool
    severity: str
    confidence: Confidence
    reason: str
    authorities: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None

    def covers(self, genre: str, authority: str, date: dt.date | None) -> bool:
        """True when it speaks of that genre, so signed and so dated; an unknown date is covered."""
        return (
            genre in self.genres
            and (not self.authorities or authority.upper() in self.authorities)
            and _within(date, self.since, self.until)
        )


@dataclass(frozen=True, slots=True)
class SigningForm:
    """An authority mark ("" when the head signs in his own right) and the positions that may stand under it.

    An empty position is allowed where only the name stands under the mark: papers of the Politburo.
    """

    authority: str
    positions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrganKind:
    """A kind of organ. `header` are line patterns over {superior} and {name}; `level` names its addressee words.

    `since` and `until` are the first and last days on which organs of the kind existed, None where there is no bound.
    """

    id: str
    name: str
    family: str
    header: tuple[str, ...]
    symbol: str
    level: str
    signing: tuple[SigningForm, ...]
    rulings: tuple[Ruling, ...]
    since: dt.date | None = None
    until: dt.date | None = None

    def header_lines(self, office: Office) -> tuple[str, ...]:
        """The organ lines at the top left of page one, in capitals."""
        return tuple(line.format(superior=office.superior, name=office.name).upper() for line in self.header)

    def ruling(self, genre: str, authority: str = "", date: dt.date | None = None) -> Ruling | None:
        """What is known of this kind of organ issuing that genre, so signed, on that day; None when nothing is."""
        return next((ruling for ruling in self.rulings if ruling.covers(genre, authority, date)), None)

    def rulings_of(self, genre: str) -> tuple[Ruling, ...]:
        """Everything known of this kind of organ issuing that genre."""
        return tuple(ruling for ruling in self.rulings if genre in ruling.genres)

    def signs_as(self, signer: Signer) -> bool:
        """True when the authority mark and position of `signer` are a form this kind of organ uses."""
        return any(
            form.authority == signer.authority.upper() and signer.position.upper() in form.positions
            for form in self.signing
        )

    def is_one_of(self, named: tuple[str, ...]) -> bool:
        """True when `named` is empty or names this kind by its id, its level or its family."""
        return not named or bool({self.id, self.level, self.family} & set(named))

    def refuse_outside_its_time(self, date: dt.date) -> None:
        """InputError when no organ of this kind existed on `date`."""
        if not _within(date, self.since, self.until):
            bounds = (("từ ngày", self.since), ("đến hết ngày", self.until))
            told = " ".join(f"{word} {display_date(day)}" for word, day in bounds if day)
            raise InputError(
                f"Trường “office.kind”: {self.name} chỉ có {told}, không ban hành văn bản đề ngày "
                f"{display_date(date)}.",
                "Kiểm tra ngày văn bản, hoặc ghi thêm [[periods]] vào hồ sơ cơ quan cho thời kỳ ấy.",
            )


def _within(date: dt.date | None, since: dt.date | None, until: dt.date | None) -> bool:
    return date is None or ((since is None or since <= date) and (until is None or date <= until))


@cache
def organ_kinds() -> tuple[OrganKind, ...]:
    """Every kind of organ shipped with the package."""
    from thammuu.drafts_templates.organ_file import OrganFile  # noqa: PLC0415 - pydantic only when needed

    files = sorted(ORGAN_FOLDER.glob("*.toml"))
    checked = (load_checked(path.read_text("utf-8"), OrganFile, f"bảng cơ quan {path.name}") for path in files)
    return tuple(kind for file in checked for kind in file.to_kinds())


def organ_kind(kind_id: str) -> OrganKind:
    """The kind with that id, or InputError listing those there are."""
    for kind in organ_kinds():
        if kind.id == kind_id:
            return kind
    known = ", ".join(kind.id for kind in organ_kinds())
    raise InputError(f"Trường “office.kind” không có loại cơ quan “{kind_id}”.", f"Các loại hiện có: {known}.")
