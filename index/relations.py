"""What one document says of others, with the sentence that says it: căn cứ, thay thế, sửa đổi, bãi bỏ, hướng dẫn …"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from thammuu.ingest.folding import fold
from thammuu.ingest.model import Citation, Relation, Span, Target

# Relations that say something about the life of the document named, or of the one they are said of.
ACTS = frozenset({Relation.AMENDS, Relation.REPLACES, Relation.REPEALS})
REPORTS = frozenset({Relation.AMENDED_BY, Relation.REPLACED_BY, Relation.REPEALED_BY})

_LONGEST = 400  # characters of a sentence that are kept as evidence; lists of repealed acts run over pages
_BREAK = re.compile(r"\n|(?<=[.;!?])\s+(?=[A-ZĐÀ-Ỹ])")
_ARTICLE = re.compile(r"^(?:Điều|ĐIỀU)\s+\d+[.:]", re.MULTILINE)
_OUTSIDE = frozenset({Target.NAMED, Target.EARLIER, Target.UNTOLD})


@dataclass(frozen=True, slots=True)
class FoundRelation:
    """A citation of another document, the sentence it stands in, and whether that is quoted.

    Amending documents quote the new wording of the amended one: what is said between “ and ” is said by that one.
    """

    citation: Citation
    sentence: str
    quoted: bool


def relations_in(text: str, own_symbol: str | None = None, own_name: str = "") -> Iterator[FoundRelation]:
    """Every relation of the document whose cleaned text is `text` to another, in reading order.

    Naming itself by its own symbol or name ("Luật thuế sử dụng đất nông nghiệp"), as heads and old laws do, is none.
    """
    # only where a document is taken in: the words of citations take a tenth of a second to be ready
    from thammuu.ingest.citations import find_citations  # noqa: PLC0415
    from thammuu.ingest.citations.text import Quotation  # noqa: PLC0415

    quotation = Quotation.of(text)
    first_article = _ARTICLE.search(text)
    body = first_article.start() if first_article else len(text)
    for citation in find_citations(text, internal=True):
        unknown = citation.target is Target.UNTOLD and citation.genre is not None  # of a law by a name we do not know
        own = citation.symbol == own_symbol if citation.symbol else _is_name(citation.title, own_name)
        if citation.target in _OUTSIDE and not unknown and not own:
            start = citation.span.start
            told = replace(citation, relation=Relation.CITES) if _is_ground(citation, body) else citation
            yield FoundRelation(told, _sentence(text, citation.span), quotation.holds(start))


def _is_ground(citation: Citation, body: int) -> bool:
    """A "căn cứ" behind the first article: that of a form ("HỢP ĐỒNG … Căn cứ Bộ luật Dân sự") or of an action."""
    return citation.relation is Relation.BASED_ON and citation.span.start > body


def _is_name(title: str | None, name: str) -> bool:
    return bool(title) and fold(title or "") == fold(name)


def _sentence(text: str, span: Span) -> str:
    """The sentence around `span`, cut to what is near it; spaces as one."""
    first, last = max(0, span.start - _LONGEST), min(len(text), span.end + _LONGEST)
    before = [match.end() for match in _BREAK.finditer(text, first, span.start)]
    after = _BREAK.search(text, span.end, last)
    start = before[-1] if before else first
    end = after.start() if after else last
    return " ".join(text[start : min(end, start + max(_LONGEST, span.end - start))].split())
