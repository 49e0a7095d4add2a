"""Who issues: the office's own profile, and what an organ of its kind may issue and how its papers are signed."""

from __future__ import annotations

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
class Office:
    """An organ that issues documents. `kind` is an id of organs/*.toml; `full_name` is its name in running text."""

    kind: str
    name: str
    superior: str
    full_name: str
    symbol: str
    place: str
    signer: Signer
    recipients: tuple[str, ...] = ()
    units: tuple[Unit, ...] = ()
