"""Kinds of organ: how their papers are headed and signed, and which genres they may issue (organs/*.toml)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from thammuu.drafts_templates.office import Office, Signer
from thammuu.drafts_templates.profile import Confidence
from thammuu.drafts_templates.toml_edge import load_checked
from thammuu.ingest.errors import InputError

ORGAN_FOLDER = Path(__file__).parent / "organs"


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether an organ may issue some genres; `genres` are symbol codes ("KH"), `severity` none/warning/error."""

    genres: tuple[str, ...]
    allowed: bool
    severity: str
    confidence: Confidence
    reason: str


@dataclass(frozen=True, slots=True)
class SigningForm:
    """An authority mark ("" when the head signs in his own right) and the positions that may stand under it."""

    authority: str
    positions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrganKind:
    """A kind of organ. `header` are line patterns over {superior} and {name}; `level` names its addressee words."""

    id: str
    name: str
    family: str
    header: tuple[str, ...]
    symbol: str
    level: str
    signing: tuple[SigningForm, ...]
    rulings: tuple[Ruling, ...]

    def header_lines(self, office: Office) -> tuple[str, ...]:
        """The organ lines at the top left of page one, in capitals."""
        return tuple(line.format(superior=office.superior, name=office.name).upper() for line in self.header)

    def ruling(self, genre_code: str) -> Ruling | None:
        """What is known of this kind of organ issuing that genre; None when nothing is."""
        return next((ruling for ruling in self.rulings if genre_code in ruling.genres), None)

    def signs_as(self, signer: Signer) -> bool:
        """True when the authority mark and position of `signer` are a form this kind of organ uses."""
        return any(
            form.authority == signer.authority.upper() and signer.position.upper() in form.positions
            for form in self.signing
        )


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
