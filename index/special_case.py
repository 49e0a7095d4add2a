"""Provisions for a special case: "Đối với đảng bộ cơ sở có đông đảng viên, …" answers who asks of such a base."""

from __future__ import annotations

import re
from collections.abc import Collection

from thammuu.index.lexical.tokens import typed_words

# A provision that is for one case begins by naming it, up to the first mark: "Trường hợp đảng viên đang bị thanh tra".
_CASE = re.compile(r"(?:(?:riêng )?(?:đối với|(?:trong )?trường hợp)|riêng|nếu) (?P<case>[^.,:;\n]+)", re.IGNORECASE)


def unasked_case(text: str, asked: Collection[str], *, accents: bool) -> float:
    """How much of the case that `text` begins by naming is not among the syllables `asked`: from 0, also for a text
    that names none, to 1. Without `accents` both are compared as typed without them."""
    named = _CASE.match(text)
    said = typed_words(named["case"], accents=accents) if named else ()
    if not said:
        return 0.0
    return sum(each not in asked for each in said) / len(said)
