"""What came of a conversion: which character sets there were, and what could not be converted."""

from __future__ import annotations

from collections import Counter
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
    def converted(self) -> bool:
        """True when a part of the text was in an old character set."""
        return self.charset is not Charset.UNICODE

    @property
    def charset(self) -> Charset:
        """The old character set most of the converted letters were in; UNICODE when nothing was converted."""
        return next((charset for charset, _ in self.letters if charset is not Charset.UNICODE), Charset.UNICODE)


def joined(*reports: Conversion) -> Conversion:
    """The report of a file that was converted in several steps; Unicode is counted once, in the last."""
    letters: Counter[Charset] = Counter()
    for report in reports:
        letters.update({charset: count for charset, count in report.letters if charset is not Charset.UNICODE})
    letters.update({charset: count for charset, count in reports[-1].letters if charset is Charset.UNICODE})
    return Conversion(tuple(letters.most_common()), tuple(loss for report in reports for loss in report.losses))
