"""Whose deed a relation word tells: this document's, or another's ("Luật sửa đổi, bổ sung một số điều của Luật …").

A relation is read where the document speaks of what it does itself. The same words stand in the titles of documents it
names, in wishes ("đề xuất sửa đổi …") and in other people's tasks ("Bộ trưởng … hướng dẫn thi hành Luật …").
"""

from __future__ import annotations

import re

from thammuu.ingest.citations.text import loose
from thammuu.ingest.citations.vocabulary import GENRES, TITLED_ACTS, WISHES
from thammuu.ingest.model import Relation

_ACTING = frozenset({Relation.AMENDS, Relation.REPLACES, Relation.REPEALS})
_TITLED = _ACTING | {Relation.GUIDES, Relation.IMPLEMENTS}  # what titles begin with: "… hướng dẫn thi hành Luật …"
# What ends the title of the document named before: "Nghị định số A và bãi bỏ …", "…;⏎2. Bãi bỏ …", a new sentence.
_TITLE_BREAK = re.compile(
    r"[,;:.()“”\"](?=\s|$)|(?<!\w)(?:và|hoặc|thì|để|nhưng|được|bị|nhằm|khi|là)(?!\w)|\n\s*(?=[A-ZĐÀ-Ỹ\d+*•–-])"
)
# "Luật | sửa đổi …", "Nghị định số …/…/NĐ-CP của Chính phủ quy định chi tiết và | hướng dẫn …", "TT | hướng dẫn …";
# not "Thông tư này | thay thế …", and not what it issues: "ban hành Luật | sửa đổi …".
_OTHER_ACT = re.compile(
    rf"(?<!\w)(?<!ban hành )(?:{'|'.join(TITLED_ACTS)})(?!\w)(?!\s+(?:này|trên đây)(?!\w))[^,;:“”\n]*$"
)
_WISHED = re.compile(rf"(?<!\w)(?i:{'|'.join(map(loose, WISHES))})(?!\w)[^;:.“”\n]*$")
_OWN = re.compile(rf"(?<!\w)(?:{'|'.join(loose(genre.name) for genre in GENRES)})\s+(?:này|trên đây)(?!\w)")
# Between the line's beginning and "hướng dẫn" in a document's own title: "Quy định chi tiết và | hướng dẫn thi hành …".
_TITLE_LEAD = re.compile(
    r"\s*(?:(?:v/v|về(?: việc)?|quy định chi tiết)\s*)?(?:thi hành\s*)?(?:,|và)?\s*", re.IGNORECASE
)
_AS_FOLLOWS = re.compile(r"[^;.\n]*\snhư sau(?!\w)")


def is_told_of_another(text: str, relation: Relation, word: int, previous: int | None, end: int) -> bool:
    """True when the relation word at `word` is not this document's own deed.

    `previous` is where the naming before it ends (None where that is no other document), `end` where the naming it
    governs does.
    """
    if relation in _TITLED and (
        _is_in_title(text, previous, word) or _OTHER_ACT.search(_clause(text, word, previous or 0))
    ):
        return True
    if relation in _ACTING:
        return _WISHED.search(_clause(text, word)) is not None
    return relation is Relation.GUIDES and not _is_own_guidance(text, word, end)


def _is_in_title(text: str, previous: int | None, word: int) -> bool:
    """ "Thông tư số 12/2011/TT-BTC … của Bộ Tài chính | hướng dẫn …": its title, not ended in between."""
    return previous is not None and previous < word and _TITLE_BREAK.search(text, previous, word) is None


def _is_own_guidance(text: str, word: int, end: int) -> bool:
    """True for a title, "Thông tư này hướng dẫn …" and "Ban Tổ chức hướng dẫn thực hiện Quy định … như sau"."""
    line = text[text.rfind("\n", 0, word) + 1 : word]
    as_follows = _AS_FOLLOWS.match(text, end) is not None
    return as_follows or _TITLE_LEAD.fullmatch(line) is not None or _OWN.search(_clause(text, word)) is not None


_REACH = 200  # characters before a word in which its clause may begin


def _clause(text: str, word: int, first: int = 0) -> str:
    before = text[max(first, word - _REACH) : word]
    return before[max(before.rfind(". "), before.rfind(";"), before.rfind("\n")) + 1 :]
