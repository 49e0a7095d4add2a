"""Who issues: the office's own profile, and what an organ of its kind may issue and how its papers are signed."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A room of the office and the words by which a task is known to be its own (table of functions).

    `default` marks the one that leads what no keyword claims; without one such a task gets a placeholder.
    """

    name: str
    keywords: tuple[str, ...] = ()
    default: bool = False


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: `authority` is "", "T/M BAN THƯỜNG VỤ", "K/T TRƯỞNG BAN" …; `name` "" becomes a placeholder."""

    authority: str
    position: str
    name: str


@dataclass(frozen=True, slots=True)
class NamedSigner:
    """Another person who signs for the office, by the short name an input file calls for: signer = "truong-ban"."""

    id: str
    signer: Signer


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """How the office's people write something short ("BTVTU") and how it is written out in a document."""

    short: str
    full: str


@dataclass(frozen=True, slots=True)
class Office:
    """An organ that issues documents, as it was on the date of one of them (office_file.py chooses the period).

    `kind` is an id of organs/*.toml; `full_name` is its name in running text.
    """

    kind: str
    name: str
    superior: str
    full_name: str
    symbol: str
    place: str
    signer: Signer
    recipients: tuple[str, ...] = ()
    units: tuple[Unit, ...] = ()
    enacts_as: str = ""  # who decides in the formula of a decision where it is not `full_name`
    signers: tuple[NamedSigner, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()

    def written_out(self, text: str) -> str:
        """`text` with the office's abbreviations written out, whole words only: "BTVTU" but not "09-QĐ/BTVTU"."""
        if not self.abbreviations:
            return text
        full = {item.short: item.full for item in self.abbreviations}
        shorts = "|".join(re.escape(short) for short in sorted(full, key=len, reverse=True))
        # Not beside a slash or hyphen: there the letters are part of a symbol.
        return re.sub(rf"(?<![\w/-])(?:{shorts})(?![\w/-])", lambda match: full[match.group()], text)
