"""Documents named without a symbol: the charter, congress resolutions, laws by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from thammuu.ingest.citations.named_documents import NAMED_DOCUMENTS, NamedDocument
from thammuu.ingest.citations.naming import Naming, date_and_issuer
from thammuu.ingest.citations.taken import Taken
from thammuu.ingest.citations.text import loose, one_line

_FURTHER_TERM = re.compile(loose(r"(?:,| và|, và) (?P<said>(?:khóa )?(?P<term>[IVXL]+))(?!\w)"))
_YEAR_GROUPS = ("year", "bare_year")
_ROMAN_WORD = re.compile(r"(?<!\w)[ivxl]+(?!\w)")


def names_in(text: str) -> tuple[Naming, ...]:
    """Documents named without a symbol, in reading order; where two names overlap the earlier row of the table wins."""
    found: list[Naming] = []
    taken = Taken()
    for row, pattern in _named_patterns():
        for match in pattern.finditer(text):
            if not _is_part_of_a_name(text, match.start(), row) and taken.is_free(match.start(), match.end()):
                naming = _named(text, row, match)
                for each in (naming, *_further_terms(text, row, match, naming)):
                    taken.add(each.start, each.reach)
                    found.append(each)
    return tuple(sorted(found, key=lambda naming: naming.start))


@cache  # made when the first text is read: a search from the command line never needs them
def _named_patterns() -> tuple[tuple[NamedDocument, re.Pattern[str]], ...]:
    return tuple((row, re.compile(rf"(?<!\w){loose(row.pattern)}(?!\w)")) for row in NAMED_DOCUMENTS)


@cache
def _typed_patterns() -> tuple[tuple[NamedDocument, re.Pattern[str]], ...]:
    return tuple((row, re.compile(loose(row.pattern), re.IGNORECASE)) for row in NAMED_DOCUMENTS)


def _further_terms(text: str, row: NamedDocument, match: re.Match[str], first: Naming) -> Iterator[Naming]:
    """ "Nghị quyết Trung ương 4 khóa XI, khóa XII và khóa XIII" names three."""
    if row.terms and match["term"]:
        end = first.end
        while more := _FURTHER_TERM.match(text, end):
            words = match.groupdict() | {"term": more["term"]}
            title = one_line(row.title.format(**words))
            yield replace(first, start=more.start("said"), end=more.end(), reach=more.end(), title=title)
            end = more.end()


def name_typed(text: str) -> Naming | None:
    """The document that the whole of `text` names, letter case forgiven ("điều lệ đảng", "nghị quyết đại hội xii")."""
    line = _ROMAN_WORD.sub(lambda match: match.group().upper(), text)
    for row, pattern in _typed_patterns():
        match = pattern.fullmatch(line)
        if match is not None:
            return _named(line, row, match)
    return None


def _is_part_of_a_name(text: str, start: int, row: NamedDocument) -> bool:
    before = one_line(text[max(0, start - 30) : start])
    return before.endswith(row.not_after) if row.not_after else False


def _named(text: str, row: NamedDocument, match: re.Match[str]) -> Naming:
    groups = {name: value or "" for name, value in match.groupdict().items()}
    title = row.title.format(**groups)
    title += "".join(template.format(groups[name]) for name, template in row.optional if groups.get(name))
    end, date, issuer = date_and_issuer(text, match.end())
    return Naming(
        start=match.start(),
        end=end,
        reach=end,
        symbol=None,
        genre=row.genre.format(**groups),
        date=date,
        issuer=issuer or (row.issuer.format(**groups) if row.issuer else None),
        title=one_line(title),
        year=next((int(groups[name]) for name in _YEAR_GROUPS if groups.get(name)), None),
    )
