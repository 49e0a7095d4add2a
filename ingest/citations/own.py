"""What a text says of its own document ("Quy định này", "khoản 2 Điều này"), and provisions named alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thammuu.ingest.citations.naming import Naming, genre_by_name
from thammuu.ingest.citations.provisions import FoundPart, runs_in
from thammuu.ingest.citations.text import loose
from thammuu.ingest.citations.vocabulary import GENRES, OWN_LEADS
from thammuu.ingest.model import THIS, Target

_GENRE_NAMES = "|".join(loose(genre.name) for genre in GENRES)
# Capitalised only: "quy định này khó thực hiện" speaks of a rule, not of the document.
_THIS_DOCUMENT = re.compile(
    rf"(?<!\w)(?P<genre>{_GENRE_NAMES}|Điều lệ|Hiến pháp)\s{{1,3}}(?:này|trên\s{{1,3}}đây)(?!\w)"
)
_OWN_LEAD = re.compile(rf"(?<!\w)(?i:{'|'.join(OWN_LEADS)})\s{{1,3}}$")
# "Điều 8 của Luật thuế chuyển quyền sử dụng đất": a document is named, though not by a name we know.
_OTHER_DOCUMENT = re.compile(rf"\s{{1,3}}(?:của\s{{1,3}})?(?P<genre>{_GENRE_NAMES}|Điều lệ)(?!\w)")
_LEAD_REACH = 12


def this_document_in(text: str) -> Iterator[Naming]:
    """Every "Quy định này" and "Quy định trên đây", in reading order."""
    for match in _THIS_DOCUMENT.finditer(text):
        genre = genre_by_name(match["genre"]) or match["genre"]
        yield _own(match.start(), match.end(), genre, Target.SELF)


def lone_parts_in(text: str) -> Iterator[tuple[Naming, FoundPart]]:
    """Every run of provisions, with an empty naming behind it that says whose they seem to be.

    SELF where the words say so: "khoản 2 Điều này", "quy định tại Điều 5". Else UNTOLD, which is a citation only under
    a word that acts ("Bãi bỏ khoản 2 Điều 5"): "Điều 5. Hồ sơ" is a heading, "điểm 3" a mark at school. Where the name
    of a document follows that we do not know, its genre is told and it is nobody's own.
    """
    for part in runs_in(text):
        other = _OTHER_DOCUMENT.match(text, part.end)
        led = other is None and _OWN_LEAD.search(text, max(0, part.start - _LEAD_REACH), part.start) is not None
        target = Target.SELF if led or _is_here(part) else Target.UNTOLD
        yield _own(part.end, part.end, other["genre"] if other else None, target), part


def _is_here(part: FoundPart) -> bool:
    """ "khoản 2 Điều này"; not "Điều này" alone, which begins many a sentence about a thing."""
    return any(len(each.steps) > 1 and each.steps[0].label == THIS for each in part.provisions)


def _own(start: int, end: int, genre: str | None, target: Target) -> Naming:
    return Naming(start, end, end, None, genre, None, None, None, target=target)
