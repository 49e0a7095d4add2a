"""Where a marker belongs, given what is open above it. Every rule is a small named predicate.

The open provisions form a chain from the outermost in, e.g. for the fourth line of

    II- NHIỆM VỤ
    3. Về tổ chức
    3.5. Về kết nạp lại                   chain: ROMAN II › NUMBER 3 › NUMBER 3.5
    3.5.1. Người được xét …                → holds its number's beginning: child of 3.5

A reading is placed in the first way that fits, best first:

    CONTINUE   the next of an open list               a) b) → c)        3.5.1. → 3.5.2.
    START      the first of a list                     3.5.1. → a)       Điều 4 → 1.
    RESTART    the first of a list of an open kind     a) b) c) → a)     (the address repeats, and is counted)
    GAP        a later one of an open list             1. 2. → 4.        (one is missing; noted)

What fits nowhere is prose: "30 ngày làm việc", a line of a PDF that begins with "95 - 100%", "Điều 4 Điều lệ Đảng".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from thammuu.ingest.model import Level
from thammuu.ingest.structure.markers import LETTERS, OPTIONAL_LETTERS, Kind, Marker

# Who may hold whom: a list begins inside the innermost open provision of a lower or, for another kind, equal rank.
# Equal ranks are the pairs whose order differs from text to text: "A. › I." and "I. › A."; "1. › a)" and "a) › 1.".
RANKS = {
    Kind.ATTACHED: 0,
    Kind.APPENDIX: 0,
    Kind.NOTE: 0,
    Kind.FORM: 1,
    Kind.PART: 2,
    Kind.CHAPTER: 3,
    Kind.SECTION: 4,
    Kind.SUBSECTION: 5,
    Kind.ARTICLE: 6,
    Kind.ROMAN: 7,
    Kind.UPPER: 7,
    Kind.NUMBER: 8,
    Kind.LETTER: 8,
    Kind.PAREN: 9,
    Kind.ROMAN_SMALL: 9,
    Kind.ORDINAL: 10,
    Kind.RANKED: 10,
    Kind.STAR: 11,
    Kind.BULLET: 11,
    Kind.DASH: 11,
    Kind.PLUS: 12,
}
# Items without a number of their own, counted under their parent. Which stands above which is up to the text.
UNNUMBERED = frozenset({Kind.STAR, Kind.BULLET, Kind.DASH, Kind.PLUS})
# Texts with a numbering of their own: what lies in them is addressed through them.
WHOLE_TEXTS = frozenset({Kind.ATTACHED, Kind.APPENDIX, Kind.FORM})
LAST_HEADING_RANK = RANKS[Kind.ARTICLE]
# Below articles as a rule ("Điều 5. › I."); in some texts headings that articles hang on.
GROUPS = frozenset({Kind.ROMAN, Kind.UPPER})
# One article missing in a row of a thousand is a printing matter; a jump of ten is a quotation.
MAX_GAP = 3
LONGEST_GAP = 50  # articles a damaged text may lose in a row and still be believed to go on (five are the most seen)

_LEVELS = {
    Kind.ATTACHED: Level.ATTACHED,
    Kind.APPENDIX: Level.APPENDIX,
    Kind.NOTE: Level.NOTE,
    Kind.FORM: Level.FORM,
    Kind.PART: Level.PART,
    Kind.CHAPTER: Level.CHAPTER,
    Kind.SECTION: Level.SECTION,
    Kind.SUBSECTION: Level.SUBSECTION,
    Kind.ARTICLE: Level.ARTICLE,
    Kind.ROMAN: Level.ROMAN,
    Kind.UPPER: Level.ROMAN,
    Kind.NUMBER: Level.NUMBER,
    Kind.LETTER: Level.POINT,
    Kind.PAREN: Level.POINT,
    Kind.ROMAN_SMALL: Level.POINT,
    Kind.ORDINAL: Level.ORDINAL,
    Kind.RANKED: Level.ORDINAL,
    Kind.STAR: Level.DASH,
    Kind.BULLET: Level.DASH,
    Kind.DASH: Level.DASH,
    Kind.PLUS: Level.DASH,
}


_DOTTED = frozenset({Kind.NUMBER, Kind.LETTER})


class Fit(IntEnum):
    """How well a reading fits; smaller is better."""

    CONTINUE = 0
    START = 1
    RESTART = 2
    GAP = 3


@dataclass(frozen=True, slots=True)
class Placement:
    """A reading and the length of the chain that stays open above it."""

    marker: Marker
    keep: int
    fit: Fit


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the chain alone does not tell about a line."""

    begins_sentence: bool  # the line before ends with punctuation, or is a heading
    last_article: int  # number of the last article of this appendix or main text, 0 if none
    article_follows: Callable[[int], bool]  # whether a number opens a later line, quoted new wording excepted
    has_articles: bool  # the document is divided into articles
    only_dashes: bool  # the document has no other marker at all
    excerpt: bool = False  # the text is a piece of another one: its first item may have any number


def level_of(marker: Marker, chain: Sequence[Marker]) -> Level:
    """The level of a placed marker: a number under an article is a khoản, elsewhere it is a number."""
    if marker.kind is Kind.NUMBER and any(parent.kind is Kind.ARTICLE for parent in chain):
        return Level.CLAUSE
    if marker.kind is Kind.LETTER and len(marker.path) > 1:
        return Level.SUBPOINT
    return _LEVELS[marker.kind]


def place(readings: Sequence[Marker], chain: Sequence[Marker], around: Surroundings) -> Placement | None:
    """The best place of a line that can be read as `readings`, or None when the line is prose."""
    placements = [found for marker in readings if (found := _place_one(marker, chain, around)) is not None]
    return min(placements, key=lambda p: (p.fit, not p.marker.sure), default=None)


def _place_one(marker: Marker, chain: Sequence[Marker], around: Surroundings) -> Placement | None:
    if marker.kind in UNNUMBERED:
        return _place_dash(marker, chain, around)
    if marker.kind is Kind.ARTICLE:
        return _place_article(marker, chain, around)
    if RANKS[marker.kind] < LAST_HEADING_RANK:
        return _place_heading(marker, chain)
    if not around.begins_sentence and not marker.sure:
        return None
    return _place_item(marker, chain, around)


def _place_heading(marker: Marker, chain: Sequence[Marker]) -> Placement | None:
    """Parts, chapters and sections stand on lines of their own; a doubtful reading must be the next one or a first.

    A form ("Mẫu số 01") is a text only in an appendix; in a law the same words name it.
    """
    if marker.kind is Kind.FORM and not (chain and chain[0].kind in WHOLE_TEXTS):
        return None
    keep = _keep_above(chain, RANKS[marker.kind])
    open_one = next((parent for parent in chain if parent.kind is marker.kind), None)
    fits = is_first(marker) if open_one is None else steps_between(open_one, marker) == 1
    if fits:
        return Placement(marker, keep, Fit.CONTINUE)
    return Placement(marker, keep, Fit.START) if marker.sure else None


def _place_item(marker: Marker, chain: Sequence[Marker], around: Surroundings) -> Placement | None:
    floor = _scope(chain)
    for index in range(len(chain) - 1, floor - 1, -1):
        if steps_between(chain[index], marker) == 1:
            return Placement(marker, index, Fit.CONTINUE)
    group = _group_above(marker, chain)
    if group is not None:
        return Placement(marker, group, Fit.CONTINUE)
    if is_first(marker):
        return _begin(marker, chain, floor)
    return _after_a_gap(marker, chain, floor, around) if around.begins_sentence and marker.sure else None


def _group_above(marker: Marker, chain: Sequence[Marker]) -> int | None:
    """Where in the chain "II. QUYỀN HẠN" follows an "I. NHIỆM VỤ" that articles hang on, as on a chapter.

    Quy định kèm theo Quyết định 1959/QĐ-BTC: I. › Điều 1–8, II. › Điều 9, III. › Điều 10–13.
    """
    if marker.kind not in GROUPS:
        return None
    article = next((index for index, parent in enumerate(chain) if parent.kind is Kind.ARTICLE), 0)
    return next((index for index in range(article) if steps_between(chain[index], marker) == 1), None)


def _after_a_gap(marker: Marker, chain: Sequence[Marker], floor: int, around: Surroundings) -> Placement | None:
    """A later one of an open list, "3.2." right under "3.", or the second or third of a list whose first is missing.

    An excerpt may begin anywhere, so the first numeral of a text needs no first before it.
    """
    for index in range(len(chain) - 1, floor - 1, -1):
        gap = steps_between(chain[index], marker)
        if gap is not None and gap > 1 and (gap <= MAX_GAP or len(marker.path) > 1):
            return Placement(marker, index, Fit.GAP)
    if not chain:
        may_begin = around.excerpt or marker.kind in {Kind.NUMBER, Kind.ROMAN}
        return Placement(marker, 0, Fit.GAP) if may_begin else None
    if len(marker.path) > 1 or marker.path[-1] > MAX_GAP or any(p.kind is marker.kind for p in chain[floor:]):
        return _below_its_prefix(marker, chain, floor)
    begun = _begin(marker, chain, floor)
    return Placement(marker, begun.keep, Fit.GAP)


def _begin(marker: Marker, chain: Sequence[Marker], floor: int) -> Placement:
    """The first of a list: inside its dotted prefix, beside an open list of its kind, else inside the innermost."""
    if len(marker.path) > 1:
        for index in range(len(chain) - 1, floor - 1, -1):
            if holds_its_number(chain[index], marker):
                return Placement(marker, index + 1, Fit.START)
        return Placement(marker, _keep_above(chain, RANKS[Kind.NUMBER]), Fit.GAP)
    for index in range(floor, len(chain)):
        if chain[index].kind is marker.kind and chain[index].bracketed == marker.bracketed:
            return Placement(marker, index, Fit.RESTART)
    rank = RANKS[marker.kind]
    keep = len(chain)
    while keep > floor and RANKS[chain[keep - 1].kind] > rank:
        keep -= 1
    return Placement(marker, keep, Fit.START)


def _below_its_prefix(marker: Marker, chain: Sequence[Marker], floor: int) -> Placement | None:
    """ "3.2." right under "3.": its "3.1." is missing, the number still tells where it belongs."""
    for index in range(len(chain) - 1, floor - 1, -1):
        if holds_its_number(chain[index], marker):
            return Placement(marker, index + 1, Fit.GAP)
    return None


def _place_article(marker: Marker, chain: Sequence[Marker], around: Surroundings) -> Placement | None:
    """Articles run through the whole text: the next number, a first one, or after a small gap.

    A form without full stop ("Điều 4 Điều lệ Đảng") must be exactly the next number of a text that has articles.
    """
    if not around.has_articles or not (around.begins_sentence or marker.sure):
        return None
    keep = _above_article(chain)
    ahead = marker.path[0] - around.last_article
    if ahead == 1 or (ahead == 0 and marker.suffix):
        return Placement(marker, keep, Fit.CONTINUE)
    if not marker.sure:
        return None
    if marker.path[0] == 1:
        return Placement(marker, keep, Fit.RESTART)
    if around.last_article == 0 or 1 < ahead <= MAX_GAP or (ahead > 0 and _resumes(marker.path[0], around)):
        return Placement(marker, keep, Fit.GAP)
    return None


def _above_article(chain: Sequence[Marker]) -> int:
    """How much of the chain an article hangs on: chapters, and Roman or capital-letter groups that hold articles."""
    keep = _keep_above(chain, LAST_HEADING_RANK)
    while keep < len(chain) and chain[keep].kind in GROUPS:
        keep += 1
    return keep


def _resumes(number: int, around: Surroundings) -> bool:
    """A longer gap is believed when the row goes on after it and nothing of the gap comes later.

    A PDF of the Hiến pháp prints "Điề" for Điều 64 to 68; a quoted article fails, for the law's own next one is ahead.
    """
    missing = range(around.last_article + 1, number)
    if len(missing) > LONGEST_GAP or not around.article_follows(number + 1):
        return False
    return not any(map(around.article_follows, missing))


def _place_dash(marker: Marker, chain: Sequence[Marker], around: Surroundings) -> Placement | None:
    """A dash is an item only after a finished line, and under a provision (else it may be a "- Căn cứ …" line).

    A line of a PDF that begins with "- xã hội" inside "kinh tế - xã hội" follows an unfinished line. A plus stands
    below a dash; stars, bullets and dashes nest in the order in which a text uses them.
    """
    if not around.begins_sentence or not (chain or around.only_dashes):
        return None
    for index in range(len(chain) - 1, -1, -1):
        if chain[index].kind is marker.kind:
            return Placement(marker, index, Fit.CONTINUE)
    keep = len(chain)
    while keep and RANKS[chain[keep - 1].kind] > RANKS[marker.kind]:
        keep -= 1
    return Placement(marker, keep, Fit.START)


def _scope(chain: Sequence[Marker]) -> int:
    """Index in the chain below the innermost heading: lists never continue across an article or a chapter."""
    return _keep_above(chain, LAST_HEADING_RANK + 1)


def _keep_above(chain: Sequence[Marker], rank: int) -> int:
    """How much of the chain has a rank smaller than `rank`."""
    keep = len(chain)
    while keep and RANKS[chain[keep - 1].kind] >= rank:
        keep -= 1
    return keep


def is_first(marker: Marker) -> bool:
    """1., a), I-, 3.5.1., (i), Một là."""
    return marker.path[-1] == 1 and not marker.suffix


def holds_its_number(parent: Marker, child: Marker) -> bool:
    """3.5. holds 3.5.1., a) holds a.1)."""
    return parent.kind is child.kind and parent.kind in _DOTTED and parent.path == child.path[:-1]


def steps_between(earlier: Marker, later: Marker) -> int | None:
    """1 when `later` is the next of the same list, 2 when one is missing …; None when it is no later one of that list.

    "1." → "1a." → "2." counts one each; "e)" → "g)" is one step, for the Vietnamese list has no f.
    """
    if earlier.kind is not later.kind or earlier.bracketed != later.bracketed:
        return None
    if earlier.path[:-1] != later.path[:-1]:
        return None
    before, after = earlier.path[-1], later.path[-1]
    if before == after:
        return 1 if later.suffix > earlier.suffix else None
    if after < before:
        return None
    if later.kind in {Kind.LETTER, Kind.UPPER}:
        return 1 + sum(letter not in OPTIONAL_LETTERS for letter in LETTERS[before : after - 1])
    return after - before
