"""The edge where the profile of an office (TOML) is checked, and the office as it was on a day is taken from it.

top-level fields: the office today          [[periods]]: what was otherwise between two days
name = "Ban Tổ chức", place = "Sông Trà"    until = 2025-06-30, place = "Sông Thượng", …
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from thammuu.drafts_templates.office import Abbreviation, NamedSigner, Office, Signer, Unit
from thammuu.drafts_templates.organ import organ_kind
from thammuu.ingest.dates import display_date
from thammuu.ingest.errors import InputError

Name = Annotated[str, Field(min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class UnitFile(_Strict):
    """One `[[units]]` table."""

    name: Name
    keywords: tuple[Name, ...] = ()
    default: bool = False


class SignerFile(_Strict):
    """The `[signer]` table; an empty name becomes a placeholder. Only T/M stands without a position:
    papers of the Politburo bear the mark and a name."""

    authority: str = ""
    position: str = ""
    name: str = ""

    @model_validator(mode="after")
    def _says_who(self) -> Self:
        if not self.position and not self.authority.upper().startswith("T/M"):
            raise ValueError("thiếu “position” (chức vụ người ký)")
        return self


class NamedSignerFile(SignerFile):
    """One `[[signers]]` table."""

    id: Name


class PeriodFile(_Strict):
    """One `[[periods]]` table: the days it covers, and the fields that were otherwise then."""

    since: dt.date | None = None
    until: dt.date
    kind: Name | None = None
    name: Name | None = None
    superior: str | None = None
    full_name: Name | None = None
    symbol: Name | None = None
    place: Name | None = None
    enacts_as: str | None = None
    signer: SignerFile | None = None
    signers: tuple[NamedSignerFile, ...] | None = None
    recipients: tuple[Name, ...] | None = None
    units: tuple[UnitFile, ...] | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since and self.since > self.until:
            raise ValueError("“since” đứng sau “until”")
        return self

    def covers(self, date: dt.date) -> bool:
        """True when `date` lies in the period."""
        return (self.since is None or self.since <= date) and date <= self.until


class OfficeFile(_Strict):
    """The `[office]` table, or an office file of its own. `since` is the first day the top-level fields hold."""

    kind: Name
    name: Name
    superior: str = ""
    full_name: Name
    symbol: str = ""
    place: Name
    enacts_as: str = ""
    since: dt.date | None = None
    signer: SignerFile
    signers: tuple[NamedSignerFile, ...] = ()
    recipients: tuple[Name, ...] = ()
    units: tuple[UnitFile, ...] = ()
    abbreviations: dict[Name, Name] = Field(default_factory=dict)
    periods: tuple[PeriodFile, ...] = ()

    @model_validator(mode="after")
    def _periods_apart(self) -> Self:
        ordered = sorted(self.periods, key=lambda period: period.until)
        for earlier, later in pairwise(ordered):
            if later.covers(earlier.until):
                raise ValueError(f"có hai thời kỳ cùng bao gồm ngày {display_date(earlier.until)}")
        return self

    def to_office(self, date: dt.date) -> Office:
        """The frozen office as it was on `date`; the symbol defaults to that of its kind.

        Raises InputError where no period of the file covers the date, where organs of the kind did not exist then, or
        where the kind needs a superior organ and none is named.
        """
        then = self._at(date)
        kind = organ_kind(then.kind)
        kind.refuse_outside_its_time(date)
        if not then.superior and any("{superior}" in line for line in kind.header):
            raise InputError("Sai hồ sơ cơ quan: “office.superior” thiếu tên cơ quan cấp trên trực tiếp.")
        return Office(
            kind.id, then.name, then.superior, then.full_name, then.symbol or kind.symbol, then.place,
            frozen_signer(then.signer), then.recipients, frozen_units(then.units), then.enacts_as,
            tuple(NamedSigner(signer.id, frozen_signer(signer)) for signer in then.signers),
            tuple(Abbreviation(short, full) for short, full in then.abbreviations.items()),
        )  # fmt: skip

    def _at(self, date: dt.date) -> OfficeFile:
        for period in self.periods:
            if period.covers(date):
                changed = {name: getattr(period, name) for name in PeriodFile.model_fields if name in _OFFICE_FIELDS}
                return self.model_copy(update={name: value for name, value in changed.items() if value is not None})
        if self.since and date < self.since:
            raise InputError(
                f"Trường “date”: hồ sơ cơ quan chỉ có thông tin từ ngày {display_date(self.since)}, văn bản đề ngày "
                f"{display_date(date)}.",
                "Ghi thêm một [[periods]] cho thời kỳ trước đó vào hồ sơ cơ quan, hoặc sửa ngày.",
            )
        return self


_OFFICE_FIELDS = frozenset(OfficeFile.model_fields) - {"since"}


def frozen_signer(signer: SignerFile) -> Signer:
    """The signer without pydantic."""
    return Signer(signer.authority, signer.position, signer.name)


def frozen_units(units: tuple[UnitFile, ...]) -> tuple[Unit, ...]:
    """The units without pydantic."""
    return tuple(Unit(**unit.model_dump()) for unit in units)
