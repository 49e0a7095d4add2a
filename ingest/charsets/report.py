"""What came of a conversion: which character sets there were, and what could not be converted."""

from __future__ import annotations

from dataclasses import dataclass

from thammuu.ingest.charsets.names import Charset


@dataclass(frozen=True, slots=True)
class Loss:
    """A character that the run's character set does not have, kept as it was."""

    char: str
    count: int
    charset: Charset
    font: str | None
    paragraph: int  # of the first one, 1-based, in the order the reader met the paragraphs


@dataclass(frozen=True, slots=True)
class Conversion:
    """The report of one file. `letters` counts the characters beyond ASCII that were read in each character set."""

    letters: tuple[tuple[Charset, int], ...] = ()  # most first
    losses: tuple[Loss, ...] = ()

    @property
    def charset(self) -> Charset:
        """The old character set most of the converted letters were in; UNICODE when nothing was converted."""
        return next((charset for charset, _ in self.letters if charset is not Charset.UNICODE), Charset.UNICODE)
