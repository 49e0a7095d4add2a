"""The relation word that governs a naming, and how namings hang together in a list."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thammuu.ingest.citations.attribution import is_in_title, is_told_of_another
from thammuu.ingest.citations.naming import Naming
from thammuu.ingest.citations.provisions import FoundPart
from thammuu.ingest.citations.text import loose, one_line
from thammuu.ingest.citations.vocabulary import (
    ENDINGS,
    FILLERS,
    LONE_ENDINGS,
    PARTIAL_FILLERS,
    PASSIVES,
    POINTING_FILLERS,
    RELATION_WORDS,
    TURNED_BY,
)
from thammuu.ingest.model import Relation, Target


@dataclass(frozen=True, slots=True)
class Place:
    """A naming with the part named before it; `start` is where the whole begins."""

    naming: Naming
    part: FoundPart | None

    @property
    def start(self) -> int:
        """Where part and naming begin."""
        return self.part.start if self.part else self.naming.start


@dataclass(frozen=True, slots=True)
class Governed:
    """The relation of a naming; `subject` is the number of the naming a passive ("được sửa đổi bởi") speaks of.

    `of_unknown` tells that it acted on a document by a name we do not know, and is nothing the text acts on itself;
    `in_title` that it stands in the title of the naming before it.
    """

    relation: Relation
    subject: int | None = None
    of_unknown: bool = False
    in_title: bool = False


_REACH = 140  # characters before a naming in which its relation word is sought
_ALL_FILLERS = "|".join(loose(word) for word in (*FILLERS, *PARTIAL_FILLERS))
# The possessive "++" keeps a long run of separators ("thay thế , , , , …") from being tried in every way.
_TAIL = rf"(?P<fillers>(?:[\s,:]++(?:[-+•*]\s|\d{{1,2}}[.)]\s|[a-zđ]\)\s)?(?:{_ALL_FILLERS})?(?!\w))*)\s*$"
_WORDS = tuple(
    (row.relation, re.compile(rf"(?<!\w)(?P<word>(?i:{loose(row.pattern)}))(?!\w){_TAIL}")) for row in RELATION_WORDS
)
_TURNED = re.compile(rf"(?<!\w)(?i:{'|'.join(TURNED_BY)})\s+$")
_PARTIAL = re.compile(rf"(?<!\w)(?:{'|'.join(loose(word) for word in PARTIAL_FILLERS)})(?!\w)")
_POINTING = re.compile(rf"(?<!\w)(?:{'|'.join(POINTING_FILLERS)})(?!\w)")
# "khi có một trong các căn cứ quy định tại khoản 1": grounds for an action, not the basis of the text
_GROUNDS = re.compile(r"(?<!\w)(?:các|những|có|một|làm|đủ|theo)\s+$")
_FOLLOWING = re.compile(r"(?<!\w)theo(?!\w)")
_SENTENCE_END = re.compile(r"[.!?…](?=\s)|\n\s*\n")
# ", ", "; và ", " và ", "; ⏎ - ", ";⏎b) ": nothing but the joints of a list; white space alone joins nothing: "theo quy
# định tại ⏎Nghị định số …" ends a title, and lines of a table stand below one another.
_LIST_JOINT = re.compile(
    r"(?=\s*(?:[,;]|và\s|cùng|cũng\s|hoặc\s|[-+•*]\s|\d{1,2}[.)]\s|[a-zđ]\)\s))"
    r"[\s,;]*(?:(?:và|cùng với|cùng|cũng như|hoặc)\s+)?(?:[-+•*]\s+|\d{1,2}[.)]\s+|[a-zđ]\)\s+)?(?:các\s+|của\s+)?"
)
# "a) Luật A đã được sửa đổi theo Luật B;⏎b) Luật C": C is an item beside A, not one that amended A.
_NEXT_ITEM = re.compile(r";\s*(?:\n|[a-zđ]\)|\d{1,2}[.)])")
_PASSIVES = tuple((row.relation, re.compile(rf"\s*[,(]?\s*{loose(row.pattern)}\s+")) for row in PASSIVES)
# Above a list of what ends: "Các thông tư sau hết hiệu lực kể từ ngày … có hiệu lực thi hành:⏎a) | Thông tư số …"
_ENDED_BELOW = re.compile(r"hết hiệu lực[^.;\n]{0,110}:\s*(?:[-+•*]\s+|\d{1,2}[.)]\s+|[a-zđ]\)\s+)?$")
# "Phần 8 … ban hành kèm | Quyết định số … hết hiệu lực": what came with the decision ends, not the decision
# "Các quy định về bưu chính của | Pháp lệnh bưu chính, viễn thông … hết hiệu lực": the rest of it stands
_CAME_WITH = re.compile(r"(?<!\w)(?:kèm(?:\s+theo)?|quy\s+định\s+về\s[^.;\n]{1,90}\s(?:của|tại|trong))\s+$")
# "Những quy định tại Nghị định số … quy định chi tiết … | trái với Nghị định này | đều bị bãi bỏ"
_CONTRARY = re.compile(r"(?<!\w)trái với(?!\w)")
# "Luật bầu cử … năm 1997 đã được sửa đổi, bổ sung một số điều theo | Luật số …", the first by a name no row knows
_OF_UNKNOWN = re.compile(rf"(?<!\w)(?:{'|'.join(loose(row.pattern) for row in PASSIVES)})\s+$")
_ENDINGS = tuple((row.relation, re.compile(rf"\s*,?\s*(?i:{loose(row.pattern)})")) for row in ENDINGS)
_LONE_ENDINGS = tuple((row.relation, re.compile(rf"\s+(?i:{loose(row.pattern)})")) for row in LONE_ENDINGS)
# Not "được bổ sung từ ngân sách nhà nước theo quy định tại Nghị định số …": there "từ" is no word but "from".
# "Thay cụm từ “huyện ủy” bằng cụm từ “đảng ủy xã” tại Điều 3 …": the words change, so the article is amended.
_WORDS_CHANGED = re.compile(
    loose(r"(?<!\w)(?i:thay thế|thay|bỏ|bãi bỏ|bổ sung|sửa đổi) (?:các |một số )?(?:cụm từ|từ(?= [“”\"‘'])) ")
    + r"[^\n]{0,200}\s(?:tại|ở|trong|của)\s+$"
)
_WORDS_REACH = 240
# "Nghị định số A … sửa đổi, bổ sung một số điều của | Nghị định số B": B is the end of A's title.
_OPEN_TITLE = re.compile(r"(?<!\w)của$")
_ATTACHED = re.compile(r"kèm\s+theo\s+$")
_OTHERS = frozenset({Target.NAMED, Target.EARLIER})


def relations_of(text: str, places: tuple[Place, ...]) -> tuple[Governed, ...]:
    """The relation of each naming, in order."""
    governed: list[Governed] = []
    for index, place in enumerate(places):
        previous = places[index - 1] if index else None
        if previous and _ends_title(text, previous.naming, place):
            found = Governed(Relation.CITES, in_title=True)  # what is said in a title is said by its document
        elif previous and not _begins_line(text, place) and _is_list_joint(text, previous.naming.reach, place.start):
            found = _member(text, (previous, place), governed)
        else:
            found = _passive(text, places, index) or _governing(text, previous, place)
        governed.append(found)
    return _with_endings(text, places, governed)


def _ends_title(text: str, previous: Naming, place: Place) -> bool:
    """True where `place` stands in the title of the document named before it, or is what that title ends in."""
    if place.naming.start < previous.reach:
        return True
    is_open = _OPEN_TITLE.search(text, previous.end, previous.reach) is not None
    return is_open and not text[previous.reach : place.start].strip()


def _member(text: str, pair: tuple[Place, Place], governed: list[Governed]) -> Governed:
    """The relation of a member of a list: that of the one before it."""
    previous, place = pair
    last = governed[-1]
    if _OPEN_TITLE.search(text, previous.naming.end, previous.naming.reach):
        return Governed(Relation.CITES)
    if last.relation is Relation.ATTACHED_TO and place.naming.genre != previous.naming.genre:
        return Governed(Relation.CITES)  # "Quy định kèm theo Quyết định số A, Thông tư số B": B came with nothing
    if last.subject is not None and _NEXT_ITEM.search(text, previous.naming.reach, place.start):
        return governed[last.subject]  # a new item of the list that the subject of the passive is a member of
    return last


def _is_list_joint(text: str, start: int, end: int) -> bool:
    return start < end and _LIST_JOINT.fullmatch(text, start, end) is not None


def _begins_line(text: str, place: Place) -> bool:
    """True for "Luật này …" below the bases: no member of their list."""
    return place.naming.target is Target.SELF and text[max(0, place.start - 1) : place.start] == "\n"


def _passive(text: str, places: tuple[Place, ...], index: int) -> Governed | None:
    """ "Luật A được sửa đổi, bổ sung bởi Luật B": B, at `index`, acts on A; "… bằng Quy định này" is told of A."""
    place, previous = places[index], places[index - 1] if index else None
    if previous is None or place.naming.target not in _OTHERS or _is_same_name(previous.naming, place.naming):
        return None
    for relation, pattern in _PASSIVES:
        if pattern.fullmatch(text, previous.naming.reach, place.start):
            return Governed(relation, index - 1)
    return None


def _governing(text: str, previous: Place | None, place: Place) -> Governed:
    """The relation word before `place` in the same sentence, not before the end of the previous naming."""
    previous_end = previous.naming.reach if previous else 0
    if place.naming.target is Target.SELF:  # "Điều khoản thi hành⏎Luật này …": a heading governs nothing
        previous_end = max(previous_end, text.rfind("\n", 0, place.start) + 1)
    gap = _same_sentence(text[max(previous_end, place.start - _REACH) : place.start])
    if _OF_UNKNOWN.search(gap) and place.naming.target in _OTHERS:
        return Governed(Relation.CITES, of_unknown=True)
    if place.naming.target in _OTHERS and _ENDED_BELOW.search(text, max(0, place.start - _WORDS_REACH), place.start):
        return Governed(Relation.REPEALS)
    for relation, pattern in _WORDS:
        match = pattern.search(gap)
        if match is not None:
            word = place.start - len(gap) + match.start()
            named = previous.naming.end if previous and previous.naming.target in _OTHERS else None
            foreign = place.naming.target is not Target.SELF
            if foreign and is_told_of_another(text, relation, word, named, place.naming.end):
                return Governed(Relation.CITES, in_title=is_in_title(text, relation, named, word))
            return Governed(_as_said(relation, gap[: match.start()], match["fillers"]))
    if _WORDS_CHANGED.search(_same_sentence(text[max(previous_end, place.start - _WORDS_REACH) : place.start])):
        return Governed(Relation.AMENDS)
    attached = place.part is not None and _ATTACHED.search(text, place.part.end, place.naming.start)
    return Governed(Relation.ATTACHED_TO if attached else Relation.CITES)


def _same_sentence(gap: str) -> str:
    ends = [match.end() for match in _SENTENCE_END.finditer(gap)]
    return gap[ends[-1] :] if ends else gap


def _as_said(relation: Relation, before: str, fillers: str) -> Relation:
    if relation is not Relation.BASED_ON and _FOLLOWING.search(fillers):
        return Relation.CITES  # "phán quyết bổ sung theo quy định tại khoản 2 Điều này"
    if relation is Relation.BASED_ON and _GROUNDS.search(before):
        return Relation.CITES
    if _TURNED.search(before) and relation not in {Relation.ATTACHED_TO, Relation.IMPLEMENTS}:
        return Relation.CITES
    if relation in {Relation.REPLACES, Relation.REPEALS} and _PARTIAL.search(one_line(fillers)):
        return Relation.AMENDS  # "bãi bỏ một số điều của Luật số …"
    if relation in {Relation.GUIDES, Relation.IMPLEMENTS} and _POINTING.search(fillers):
        return Relation.CITES  # "hướng dẫn tại Thông tư số …"
    return relation


def _with_endings(text: str, places: tuple[Place, ...], governed: list[Governed]) -> tuple[Governed, ...]:
    """Relations told after the namings: "Luật A, Luật B hết hiệu lực kể từ ngày …" repeals both."""
    for index, place in enumerate(places):
        if place.naming.target is Target.UNTOLD and (lone := _ending(text, place.naming.reach, _LONE_ENDINGS)):
            governed[index] = Governed(lone)
        ending = _ending(text, place.naming.reach, _ENDINGS) if place.naming.target in _OTHERS else None
        if ending is not None:
            for member in _subjects(text, places, governed, index):
                if governed[member].relation is not Relation.CONTRARY_TO and not _is_spared(text, places[member]):
                    governed[member] = Governed(ending)
    return tuple(governed)


def _ending(text: str, start: int, endings: tuple[tuple[Relation, re.Pattern[str]], ...]) -> Relation | None:
    return next((relation for relation, pattern in endings if pattern.match(text, start)), None)


def _subjects(text: str, places: tuple[Place, ...], governed: list[Governed], index: int) -> tuple[int, ...]:
    """Which namings an ending after `index` speaks of.

    The whole list it closes; but of "Luật A đã được sửa đổi, bổ sung theo Luật B và Luật C hết hiệu lực" Luật A, for
    B and C only say in which wording A stood; and of "Nghị định A và Nghị định B sửa đổi, bổ sung một số điều của
    Nghị định A hết hiệu lực" A and B, for the last naming is the end of B's title.
    """
    while index and governed[index].in_title:
        index -= 1
    acted_on = governed[index].subject
    return _list_ending_at(text, places, governed, index if acted_on is None else acted_on)


def _list_ending_at(text: str, places: tuple[Place, ...], governed: list[Governed], index: int) -> tuple[int, ...]:
    """The members of the list up to `index`: of "Luật A đã được sửa đổi theo Luật B, Luật C …" A and C."""
    members = [index]
    while members[-1] and _joins(text, places, governed, members[-1]):
        subject = governed[members[-1] - 1].subject
        members.append(members[-1] - 1 if subject is None else subject)
    return tuple(members)


def _joins(text: str, places: tuple[Place, ...], governed: list[Governed], index: int) -> bool:
    """True when the naming before `index` is a member of the same list, and no act that told of an unknown one."""
    before = index - 1
    return not governed[before].of_unknown and _is_list_joint(text, places[before].naming.reach, places[index].start)


def _is_spared(text: str, place: Place) -> bool:
    """True where less than the document ends: what came with it, or what in it is contrary to the text."""
    came_with = _CAME_WITH.search(text, max(0, place.start - _REACH), place.start) is not None
    return came_with or _CONTRARY.search(text, place.naming.end, place.naming.reach) is not None


def _is_same_name(one: Naming, other: Naming) -> bool:
    """ "Luật Giá … được sửa đổi bởi Luật Giá sửa đổi 2020": the name alone does not tell the amending law."""
    return not other.symbol and bool(other.title) and one.title == other.title
