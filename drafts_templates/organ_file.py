"""The edge where a table of organs (TOML) is checked before it becomes OrganKinds."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from thammuu.drafts_templates.organ import OrganKind, Ruling, SigningForm
from thammuu.drafts_templates.profile import Confidence

Name = Annotated[str, Field(min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class RulingFile(_Strict):
    """One line of `rulings`."""

    genres: tuple[Name, ...]
    allowed: bool
    severity: Literal["none", "warning", "error"]
    confidence: Confidence
    reason: Name
    authorities: tuple[Name, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None


class SigningFile(_Strict):
    """One line of `signing`."""

    authority: str
    positions: tuple[str, ...]


class KindFile(_Strict):
    """One `[[kinds]]` table."""

    id: Name
    name: Name
    header: tuple[Name, ...]
    symbol: Name
    level: Literal["central", "province", "district", "commune", "cell"]
    since: dt.date | None = None
    until: dt.date | None = None
    signing: tuple[SigningFile, ...]
    rulings: tuple[RulingFile, ...]


class OrganFile(_Strict):
    """A whole table of organs."""

    family: Literal["party", "state"]
    kinds: tuple[KindFile, ...]

    def to_kinds(self) -> tuple[OrganKind, ...]:
        """The frozen kinds, in the order of the file."""
        return tuple(self._kind(kind) for kind in self.kinds)

    def _kind(self, kind: KindFile) -> OrganKind:
        signing = tuple(SigningForm(form.authority, form.positions) for form in kind.signing)
        rulings = tuple(Ruling(**ruling.model_dump()) for ruling in kind.rulings)
        return OrganKind(
            kind.id, kind.name, self.family, kind.header, kind.symbol, kind.level, signing, rulings,
            kind.since, kind.until,
        )  # fmt: skip
