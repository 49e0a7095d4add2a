"""The name an organ is cited by, from the capitals a header prints it in: "BAN TỔ CHỨC" to "Ban Tổ chức".

Rules of capitals: Nghị định 30/2020/NĐ-CP, Phụ lục II: the first letter of type, function and field; every syllable of
a place's name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from thammuu.ingest.folding import fold
from thammuu.ingest.tables.organs import NAMED_UNITS, ORGANS, SCHOOLS, TITLED_UNITS

# "VĂN PHÕNG", "CỘNG HÕA": some PDFs of 2015-2020 print Õ for Ò
_MISREAD = re.compile(r"\b(?:phõng|hõa|tõa)\b")
_MAX_ORGAN_CHARS = 60  # a longer line in small letters is prose
_PARTS = re.compile(r"( và |, | - )")
# "công an tỉnh sông trà": what follows the last unit is its name; "xã hội" is no commune
_UNIT_NAME = re.compile(
    rf"(?:^|(?<= ))(?P<unit>{'|'.join(sorted(NAMED_UNITS, key=len, reverse=True))}) (?P<name>(?!hội\b|số\b).+)$"
)
_TITLED = re.compile(rf"^(?P<unit>{'|'.join(sorted(TITLED_UNITS, key=len, reverse=True))}) (?P<what>.+)$")
_SCHOOL = re.compile(rf"^(?P<kind>{'|'.join(sorted(SCHOOLS, key=len, reverse=True))}) (?P<name>.+)$")


@dataclass(frozen=True, slots=True)
class NamedOrgan:
    """An organ in normal case; `below` is its name under a superior one ("Ban Tổ chức {above}"), "" if it has none."""

    name: str
    below: str


def named_organ(text: str, *, any_case: bool = False) -> NamedOrgan | None:
    """The organ printed alone on a line in capitals, None for any other line; `any_case` drops the capitals."""
    small = any_case and len(text) <= _MAX_ORGAN_CHARS and not any(char.isdigit() for char in text)
    if not (text.isupper() or small):
        return None
    key = _MISREAD.sub(lambda m: m[0].replace("õ", "ò"), " ".join(fold(text).strip(" :.*-").split()))
    for row in ORGANS:
        match = row.pattern.match(key)
        if match:
            words = _in_normal_case(match.groupdict())
            return NamedOrgan(_filled(row.name, words), _filled(row.below, words))
    return None


def _in_normal_case(groups: dict[str, str | None]) -> defaultdict[str, str]:
    words = defaultdict(str, {name: value or "" for name, value in groups.items()})
    words["kind_title"] = words["kind"].capitalize()
    words["rest"] = words["rest"].strip().title()
    words["of"] = words["of"].capitalize().replace("đảng", "Đảng")
    words["roman"] = words["roman"].upper()
    words["fields"] = _organ_words(words["words"])
    words["words"] = _unit_words(words["words"])
    words["above"], words["place"] = "{above}", "{place}"  # filled when the superior organ is known
    return words


def _filled(template: str, words: defaultdict[str, str]) -> str:
    return " ".join(template.format_map(words).split())


def _organ_words(words: str) -> str:
    """ "giáo dục và đào tạo" to "Giáo dục và Đào tạo": the first letter of each field; a place by its name."""
    place = _UNIT_NAME.search(words)
    if place and place.start():
        return f"{_organ_words(words[: place.start()].rstrip())} {place['unit']} {place['name'].title()}"
    parts = _PARTS.split(words)
    return "".join(part if _PARTS.fullmatch(part) else _first_capital(part) for part in parts)


def _unit_words(words: str) -> str:
    """ "thôn đông hòa" to "thôn Đông Hòa", "phòng tổ chức cán bộ" to "Phòng Tổ chức cán bộ"; else a field."""
    if place := _UNIT_NAME.match(words):
        return f"{place['unit']} {place['name'].title()}"
    if words.startswith(NAMED_UNITS) and " số " in words:
        return words
    titled = _TITLED.match(words)
    if titled is None:
        return _organ_words(words)
    school = _SCHOOL.match(titled["what"])
    if school:
        return f"{_first_capital(titled['unit'])} {_first_capital(school['kind'])} {school['name'].title()}"
    return f"{_first_capital(titled['unit'])} {_organ_words(titled['what'])}"


def _first_capital(text: str) -> str:
    return text[:1].upper() + text[1:]
