"""The relation word that governs a naming, and how namings hang together in a list."""

from __future__ import annotations

import re

from thammuu.ingest.citations.naming import Naming
from thammuu.ingest.citations.text import loose, one_line
from thammuu.ingest.citations.vocabulary import AMENDED_BY, ENDINGS, FILLERS, PARTIAL_FILLERS, RELATION_WORDS, TURNED_BY
from thammuu.ingest.model import Relation

_REACH = 140  # characters before a naming in which its relation word is sought
_ALL_FILLERS = "|".join(loose(word) for word in (*FILLERS, *PARTIAL_FILLERS))
# The possessive "++" keeps a long run of separators ("thay thế , , , , …") from being tried in every way.
_TAIL = rf"(?P<fillers>(?:[\s,:]++(?:[-+•*]\s|\d{{1,2}}[.)]\s|[a-zđ]\)\s)?(?:{_ALL_FILLERS})?(?!\w))*)\s*$"
_WORDS = tuple(
    (row.relation, re.compile(rf"(?<!\w)(?P<word>(?i:{loose(row.pattern)}))(?!\w){_TAIL}")) for row in RELATION_WORDS
)
_TURNED = re.compile(rf"(?<!\w)(?i:{'|'.join(TURNED_BY)})\s+$")
_PARTIAL = re.compile(rf"(?<!\w)(?:{'|'.join(loose(word) for word in PARTIAL_FILLERS)})(?!\w)")
_SENTENCE_END = re.compile(r"[.!?…](?=\s)|\n\s*\n")
# ", ", "; và ", " và ", "; ⏎ - ", ";⏎b) ": nothing but the joints of a list.
_LIST_JOINT = re.compile(
    r"[\s,;]*(?:(?:và|cùng với|cùng|cũng như|hoặc)\s+)?(?:[-+•*]\s+|\d{1,2}[.)]\s+|[a-zđ]\)\s+)?(?:các\s+|của\s+)?"
)
_AMENDED_BY = re.compile(rf"\s*,?\s*{loose(AMENDED_BY)}\s+")
_ENDINGS = tuple((row.relation, re.compile(rf"\s*,?\s*(?i:{loose(row.pattern)})")) for row in ENDINGS)


def relations_of(text: str, namings: tuple[Naming, ...], starts: tuple[int, ...]) -> tuple[Relation, ...]:
    """The relation of each naming, in order. `starts` are the places where naming and provision path begin."""
    relations: list[Relation] = []
    for index, naming in enumerate(namings):
        previous = namings[index - 1] if index else None
        if previous and naming.start < previous.reach:
            relations.append(Relation.CITES)  # inside another document's title: what is said there is said by that one
        elif previous and _is_list_joint(text, previous.reach, starts[index]):
            relations.append(relations[-1])
        else:
            relations.append(_governing(text, previous.reach if previous else 0, starts[index]))
    return _with_endings(text, namings, starts, relations)


def _is_list_joint(text: str, start: int, end: int) -> bool:
    return start < end and _LIST_JOINT.fullmatch(text, start, end) is not None


def _governing(text: str, previous_end: int, start: int) -> Relation:
    """The relation word before `start` in the same sentence, not before the end of the previous naming."""
    gap = text[max(previous_end, start - _REACH) : start]
    ends = [match.end() for match in _SENTENCE_END.finditer(gap)]
    gap = gap[ends[-1] :] if ends else gap
    for relation, pattern in _WORDS:
        match = pattern.search(gap)
        if match is not None:
            return _as_said(relation, gap[: match.start()], match["fillers"])
    return Relation.CITES


def _as_said(relation: Relation, before: str, fillers: str) -> Relation:
    if _TURNED.search(before):
        return Relation.CITES
    if relation in {Relation.REPLACES, Relation.REPEALS} and _PARTIAL.search(one_line(fillers)):
        return Relation.AMENDS  # "bãi bỏ một số điều của Luật số …"
    return relation


def _with_endings(
    text: str, namings: tuple[Naming, ...], starts: tuple[int, ...], relations: list[Relation]
) -> tuple[Relation, ...]:
    """Relations told after the namings: "Luật A, Luật B hết hiệu lực kể từ ngày …" repeals both."""
    for index, naming in enumerate(namings):
        ending = _ending(text, naming.reach)
        if ending is not None:
            for member in _subjects(text, namings, starts, index):
                relations[member] = ending
    return tuple(relations)


def _ending(text: str, start: int) -> Relation | None:
    return next((relation for relation, pattern in _ENDINGS if pattern.match(text, start)), None)


def _subjects(text: str, namings: tuple[Naming, ...], starts: tuple[int, ...], index: int) -> tuple[int, ...]:
    """Which namings an ending after `index` speaks of.

    The whole list it closes; but of "Luật A đã được sửa đổi, bổ sung theo Luật B và Luật C hết hiệu lực" Luật A, for
    B and C only say in which wording A stood.
    """
    members = _list_ending_at(text, namings, starts, index)
    head = members[0]
    if head and _AMENDED_BY.fullmatch(text, namings[head - 1].reach, starts[head]):
        return _list_ending_at(text, namings, starts, head - 1)
    return members


def _list_ending_at(text: str, namings: tuple[Naming, ...], starts: tuple[int, ...], index: int) -> tuple[int, ...]:
    first = index
    while first and _is_list_joint(text, namings[first - 1].reach, starts[first]):
        first -= 1
    return tuple(range(first, index + 1))
