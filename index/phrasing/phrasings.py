"""The ways to understand a question: as typed, and in the words the documents use.

"ĐV dự bị" is "đảng viên dự bị"; an abbreviation with two meanings makes two questions. Each costs something, so what
holds the words as typed stays first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

from thammuu.index.lexical.tokens import bare, has_accents, spans, words
from thammuu.index.phrasing.lexicon import Kind, Lexicon, Wording
from thammuu.index.phrasing.replacing import replaced
from thammuu.index.phrasing.spelling import Frequency, mended
from thammuu.index.question import ASKING

_MOST = 4  # questions asked for one; each costs a search
_MOST_MENDED = 2  # syllables; a question with more is about something else
_MOST_SITES = 4  # abbreviations spelled out, the first of the question
# Taken from the score of a hit (a good one's is about 15) for each change: an abbreviation says what it stands for, a
# synonym is near it, a syllable may have been meant otherwise.
_COST = {Kind.ABBREVIATION: 0.3, Kind.SYNONYM: 1.5, Kind.IMPLIED: 0.6, Kind.ASKING: 0.0}
_MENDING_COST = 1.0

_ASKING = frozenset(form for phrase in ASKING for word in phrase for form in (word, bare(word)))


@dataclass(frozen=True, slots=True)
class Change:
    """What was put for what was typed. `start` and `end` are characters of the text as typed."""

    start: int
    end: int
    put: str
    cost: float


@dataclass(frozen=True, slots=True)
class Phrasing:
    """A question to ask. `understood` are the changes as (typed, put); none for the question as typed.

    Where it is `bounded`, what it finds never stands above the best that holds every word as typed.
    """

    text: str
    cost: float = 0.0
    understood: tuple[tuple[str, str], ...] = ()

    @property
    def bounded(self) -> bool:
        """Whether more was changed than words that ask, which no text need hold."""
        return self.cost > 0


@dataclass(frozen=True, slots=True)
class _Token:
    """A syllable or symbol of the text and where it stands."""

    start: int
    end: int
    word: str  # folded, accents kept


def phrasings(text: str, lexicon: Lexicon, frequency: Frequency) -> tuple[Phrasing, ...]:
    """The questions that stand for `text` (cleaned), the likeliest first; `text` alone where nothing is to be changed.

    The text as typed is left out where a syllable of it stands in no document and was mended or spelled out: nothing
    can hold it.
    """
    found = tuple(_Token(*span, word) for span, word in zip(spans(text), words(text), strict=True))
    accents = has_accents(text)
    sites = tuple(_sites(text, found, lexicon, accents=accents))
    taken = {place for site in sites for place in range(*site.places)}
    fixed = tuple(islice(_mendings(text, found, taken, frequency, accents=accents), _MOST_MENDED))
    short = tuple(site for site in sites if site.rows[0].kind is Kind.ABBREVIATION)[:_MOST_SITES]
    made = [_made(text, (*fixed, *spelled)) for spelled in product(*(site.changes for site in short))]
    for site in sites:
        if site not in short:
            rest = () if not short else tuple(one.changes[0] for one in short)
            made += [_made(text, (*fixed, *rest, change)) for change in site.changes]
    unheld = bool(fixed) or any(_unknown(found, site, frequency, accents=accents) for site in short)
    typed = () if unheld else (Phrasing(text),)
    return tuple(dict.fromkeys((*typed, *made)))[:_MOST]


@dataclass(frozen=True, slots=True)
class _Site:
    """Tokens, from and to, that the lexicon knows, with its rows and what each would put there."""

    places: tuple[int, int]
    rows: tuple[Wording, ...]
    changes: tuple[Change, ...]


def _sites(text: str, found: Sequence[_Token], lexicon: Lexicon, *, accents: bool) -> Iterator[_Site]:
    """Where the lexicon knows what is typed, the longest first, none inside another."""
    known = lexicon.accented if accents else lexicon.plain
    syllables = tuple(token.word if accents else bare(token.word) for token in found)
    shouted = text.isupper()
    place = 0
    while place < len(found):
        for length in range(min(lexicon.longest, len(found) - place), 0, -1):
            start, end = found[place].start, found[place + length - 1].end
            typed = text[start:end]
            rows = tuple(
                row
                for row in known.get(syllables[place : place + length], ())
                if not row.capitals or (typed.isupper() and not shouted)
            )
            if rows:
                changes = tuple(Change(start, end, _put(row, accents=accents), _COST[row.kind]) for row in rows)
                yield _Site((place, place + length), rows, changes)
                place += length - 1
                break
        place += 1


def _put(row: Wording, *, accents: bool) -> str:
    return row.means if accents else bare(row.means)


def _mendings(
    text: str, found: Sequence[_Token], taken: set[int], frequency: Frequency, *, accents: bool
) -> Iterator[Change]:
    """Syllables in no document, mended; names and words that ask are left as they are."""
    syllables = tuple(token.word if accents else bare(token.word) for token in found)
    for place, token in enumerate(found):
        kept = place in taken or token.word in _ASKING or (place > 0 and text[token.start].isupper())
        if not kept and (put := mended(syllables, place, frequency, accents=accents)):
            yield Change(token.start, token.end, put, _MENDING_COST)


def _unknown(found: Sequence[_Token], site: _Site, frequency: Frequency, *, accents: bool) -> bool:
    return any(not frequency(token.word, accents=accents) for token in found[slice(*site.places)])


def _made(text: str, changes: Sequence[Change]) -> Phrasing:
    in_order = sorted(changes, key=lambda change: change.start)
    put = replaced(text, ((change.start, change.end, change.put) for change in in_order))
    understood = tuple((text[change.start : change.end], change.put) for change in changes)
    return Phrasing(put, sum(change.cost for change in changes), understood)
