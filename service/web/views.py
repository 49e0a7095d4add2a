"""What each template is given: one frozen class a page, so that templates hold no logic and tests can check both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from thammuu.index.records import ProvisionRecord
from thammuu.service import results
from thammuu.service.filters import LEVELS, Choices, IssuerLevel
from thammuu.service.lookup import SearchRequest

if TYPE_CHECKING:
    from thammuu.index.consolidated import Difference, Mark

_SHOWN = 520  # characters of a hit shown before it is cut


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The search page; `groups` is None before anything was searched."""

    request: SearchRequest
    as_of: str
    choices: Choices
    groups: tuple[results.HitGroup, ...] | None
    result: results.SearchResult | None

    @property
    def levels(self) -> tuple[IssuerLevel, ...]:
        """The levels of who issues, to choose from."""
        return LEVELS

    @property
    def narrowed(self) -> bool:
        """Whether a filter beyond genre and issuer is set, so that the form shows them all."""
        asked = self.request.filters
        return bool(asked.level or asked.field or asked.since or asked.until)


def differing(parts: Iterable[Difference], left_out: Mark | None = None) -> Markup:
    """Two wordings as one run of words, what was dropped and added marked; without the words marked `left_out`.

    Screen readers and black-and-white prints need more than a colour: <del> is struck through, <ins> underlined.
    """
    from thammuu.index.consolidated import Mark  # noqa: PLC0415 - the search page shows no differences

    tags = {Mark.DROPPED: ("<del>", "</del>"), Mark.ADDED: ("<ins>", "</ins>")}
    pieces = list[Markup]()
    for part in parts:
        before, after = tags.get(part.mark, ("", ""))
        if part.mark is not left_out:
            pieces += [Markup(before), escape(part.text), Markup(after)]  # noqa: S704 - our own tags
    return Markup("").join(pieces)


def moment(at: dt.datetime) -> str:
    """A time as the clock on the wall shows it: "14:05 ngày 24/11/2026"."""
    return f"{at.astimezone():%H:%M ngày %d/%m/%Y}"


def marked(hit: results.Hit) -> Markup:
    """The words of a hit with what was asked for in <mark>, cut around the first mark where they are long."""
    text = hit.text
    first = hit.highlights[0][0] if hit.highlights else 0
    start = 0 if len(text) <= _SHOWN or first < _SHOWN // 2 else text.rfind(" ", 0, first - _SHOWN // 3) + 1
    end = min(len(text), start + _SHOWN)
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + 1)
    pieces = [Markup("… ") if start else Markup("")]
    place = start
    for left, right in hit.highlights:
        if left >= place and right <= end:
            pieces += [escape(text[place:left]), Markup("<mark>"), escape(text[left:right]), Markup("</mark>")]
            place = right
    pieces += [escape(text[place:end]), Markup(" …") if end < len(text) else Markup("")]
    return Markup("").join(pieces)


def blanked(question: str) -> Markup:
    """A card's question with its blank made visible."""
    from thammuu.service.study.cards import BLANK  # noqa: PLC0415 - only the study page needs it

    gap = Markup('<span class="blank">……</span>')
    return gap.join(escape(piece) for piece in question.split(BLANK))


@dataclass(frozen=True, slots=True)
class TocLine:
    """A line of the table of contents."""

    provision: ProvisionRecord
    text: str


_TOC_DEPTH = 2
_TOC_LENGTH = 90


def contents(provisions: Iterable[ProvisionRecord]) -> tuple[TocLine, ...]:
    """The upper provisions that have a heading."""
    return tuple(
        TocLine(provision, f"{provision.marker} {_short(provision.heading)}".strip())
        for provision in provisions
        if provision.depth < _TOC_DEPTH and provision.heading
    )


def _short(text: str) -> str:
    return text if len(text) <= _TOC_LENGTH else text[:_TOC_LENGTH].rpartition(" ")[0] + " …"


def capitalize_first(text: str) -> str:
    """The text with a capital at its beginning, the rest as it is."""
    return text[:1].upper() + text[1:]
