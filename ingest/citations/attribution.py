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
# "Thông tư này (quy định chi tiết và) | hướng dẫn …", nothing else between
_OWN = re.compile(
    rf"(?<!\w)(?:{'|'.join(loose(genre.name) for genre in GENRES)})\s+(?:này|trên đây)\s+"
    r"(?:(?:quy định|chi tiết|cụ thể|thi hành|về|việc|và|,)\s*)*$"
)
# Titles of guidance run over commas: "… của Viện A, Bộ B về phối hợp giữa A và B trong việc | thực hiện Bộ luật …".
_LONG_TITLE_BREAK = re.compile(r"[;:.](?=\s|$)|(?<!\w)(?:thì|để|nhưng|nhằm|khi)(?!\w)|\n|(?:,|(?<!\w)và)\s*$")
# "Điều 20 | sửa đổi, bổ sung của Luật …": an article as it was amended
_OF_PART = re.compile(r"(?:Điều|[Kk]hoản|[Đđ]iểm)\s+\w+\s+$")
_NOUN = re.compile(r"(?<!\w)(?!(?:này|và|việc|về|nay|thời|là|để|nhằm|đổi|hành)\s)[a-zà-ỹđ]+\s+$")
_IN_FORCE = re.compile(r"hiệu lực\s+$")  # "… có hiệu lực | thi hành: a) Thông tư số …"
# "Nghị định số … của Chính phủ quy định⏎chi tiết | thi hành Luật …": a title over several lines
_DETAILED = re.compile(r"[^;.“”]*\squ[yi]\s+định\s+chi\s+tiết\s+")
# "số 30/NQ-CPngày … ban hành Chương trình hành động của Chính phủ | thực hiện …": the title of what has that number
_ISSUED = re.compile(r"(?<!\w)số\s+\d[^;]*\sban\s+hành\s")
_BODY = re.compile(r"Ban Chỉ đạo[^,;:.]*$")  # "Ban Chỉ đạo Chương trình hành động | triển khai Chỉ thị số …" is a name
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
    clause = _clause(text, word)
    in_title = is_in_title(text, relation, previous, word) or _OTHER_ACT.search(_clause(text, word, previous or 0))
    if relation in _TITLED and in_title:
        return True
    if relation in _ACTING:
        named = relation is Relation.AMENDS and (_OF_PART.search(clause) or _is_adjective(clause, text, word))
        return bool(named) or _WISHED.search(clause) is not None
    if relation is Relation.IMPLEMENTS:
        detailed = previous is not None and _DETAILED.fullmatch(text, previous, word) is not None
        return detailed or any(pattern.search(clause) for pattern in (_IN_FORCE, _BODY, _ISSUED))
    return relation is Relation.GUIDES and not _is_own_guidance(text, word, end)


def _is_adjective(clause: str, text: str, word: int) -> bool:
    """ "thời hạn điều tra | bổ sung quy định tại …": "bổ sung" says of a noun what kind it is."""
    return text.startswith("bổ sung", word) and _NOUN.search(clause) is not None


def is_in_title(text: str, relation: Relation, previous: int | None, word: int) -> bool:
    """True when the relation word at `word` stands in the title of the document whose naming ends at `previous`:

    "Thông tư số 12/2011/TT-BTC … của Bộ Tài chính | hướng dẫn …", not ended in between.
    """
    if relation not in _TITLED or previous is None or previous >= word:
        return False
    ends = _TITLE_BREAK if relation in _ACTING else _LONG_TITLE_BREAK
    return ends.search(text, previous, word) is None


def _is_own_guidance(text: str, word: int, end: int) -> bool:
    """True for a title, "Thông tư này hướng dẫn …" and "Ban Tổ chức hướng dẫn thực hiện Quy định … như sau"."""
    line = text[text.rfind("\n", 0, word) + 1 : word]
    as_follows = _AS_FOLLOWS.match(text, end) is not None
    return as_follows or _TITLE_LEAD.fullmatch(line) is not None or _OWN.search(_clause(text, word)) is not None


_REACH = 200  # characters before a word in which its clause may begin


def _clause(text: str, word: int, first: int = 0) -> str:
    before = text[max(first, word - _REACH) : word]
    return before[max(before.rfind(". "), before.rfind(";"), before.rfind("\n")) + 1 :]
