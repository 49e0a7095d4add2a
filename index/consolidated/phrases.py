"""Sentences that change words inside provisions: "Thay cụm từ “A” bằng cụm từ “B” tại khoản 2 Điều 5 và Điều 7."

Several may follow one another with ";". As with all leads, a sentence is read whole or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from thammuu.index.consolidated.leads import OF_DOCUMENT, Steps, exactly
from thammuu.ingest.model import Span

_QUOTED = r"[\"“”„‟]\s*(?P<{}>[^\"“”„‟\n]{{1,600}}?)\s*[\"“”„‟]"
_WORD = r"(?:các\s+)?(?:cụm\s+từ|từ|dấu)(?:\s+ngữ)?\s*:?\s*"
_VERB = r"(?:(?P<verb>[Tt]hay(?:\s+thế)?|[Bb]ãi bỏ|[Bb]ỏ|[Bb]ổ sung)\s+)?"
_AT = r"\s+(?:tại|trong|ở|vào)\s+(?P<places>.+)$"
_FORMS = (
    # thay thế cụm từ “A” bằng cụm từ “B” tại …
    re.compile(
        rf"^{_VERB}{_WORD}{_QUOTED.format('old')}\s+(?:bằng|thành)\s+(?:{_WORD})?{_QUOTED.format('new')}{_AT}",
        re.DOTALL,
    ),
    # bổ sung cụm từ “B” vào sau cụm từ “A” tại …
    re.compile(
        rf"^{_VERB}{_WORD}{_QUOTED.format('new')}\s+(?:vào\s+)?(?:liền\s+)?(?P<put>sau|trước)\s+(?:{_WORD})"
        rf"{_QUOTED.format('old')}{_AT}",
        re.DOTALL,
    ),
    # thay thế cụm từ “A” tại điểm b khoản 2 Điều 20 bằng cụm từ “B”
    re.compile(
        rf"^{_VERB}{_WORD}{_QUOTED.format('old')}\s+(?:tại|trong|ở)\s+(?P<places>[^\"“”„‟]+?)\s+bằng\s+(?:{_WORD})?"
        rf"{_QUOTED.format('new')}$",
        re.DOTALL,
    ),
    # bãi bỏ cụm từ “A” tại …
    re.compile(rf"^{_VERB}{_WORD}{_QUOTED.format('old')}{_AT}", re.DOTALL),
)
_VERBS = (
    ("thay", "thay thế"),
    ("bổ sung",),
    ("thay", "thay thế"),
    ("bỏ", "bãi bỏ"),
)  # of the forms above, in their order
_QUOTE = re.compile(r"[\"“„‟][^\"“”„‟]*[\"”]")
_MASK = "·"
_NEXT = re.compile(rf"{_VERB}(?:{_WORD})?[\"“„‟]", re.DOTALL)
_NAME_OF = re.compile(r"^tên\s+(?:của\s+)?(?:điều\s+)?(?=Điều\s)")
_NAME_FIRST = re.compile(r"^tên\s+điều(?:,|\s+và)\s+")
_LEAD_OF = re.compile(r"^đoạn\s+(?:mở\s+)?đầu\s+(?:của\s+)?(?=(?:điểm|khoản|Điều)\s)")
_MENTIONS_PHRASE = re.compile(rf"^{_VERB}{_WORD}[\"“„‟]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PhraseChange:
    """Words to change at several places; spans count in the sentence that was read.

    `places` are as told there; `heading` and `own` confine the change as in `Phrase`.
    """

    old: str
    new: Span | None
    put: str
    places: tuple[Steps, ...]
    heading: bool = False
    own: bool = False


def is_phrase_change(sentence: str) -> bool:
    """Whether a sentence is one about words, whether or not it can be read."""
    return _MENTIONS_PHRASE.match(sentence) is not None


def read_phrases(sentence: str) -> tuple[PhraseChange, ...] | None:
    """The changes a sentence announces; None when a part of it has no known form."""
    found = list[PhraseChange]()
    verb = ""
    for start, end in _clauses(sentence):
        changes = _read(sentence[start:end], start, verb)
        if changes is None:
            return None
        said, those = changes
        verb, found = said, [*found, *those]
    return tuple(found) or None


def _clauses(sentence: str) -> Iterator[tuple[int, int]]:
    """Where each clause stands; a semicolon outside quotations ends one only where another about words begins."""
    masked = _QUOTE.sub(lambda match: _MASK * len(match.group()), sentence)
    starts = [0, *(match.end() for match in re.finditer(r";\s*", masked) if _NEXT.match(sentence, match.end()))]
    for start, end in zip(starts, (*starts[1:], len(sentence)), strict=True):
        words = sentence[start:end].rstrip(" .,;:\n")
        if words:
            yield start, start + len(words)


def _read(words: str, offset: int, verb: str) -> tuple[str, tuple[PhraseChange, ...]] | None:
    for form, verbs in zip(_FORMS, _VERBS, strict=True):
        match = form.match(words)
        if match is None:
            continue
        said = " ".join((match["verb"] or verb).casefold().split())
        groups = match.groupdict()
        new = Span(offset + match.start("new"), offset + match.end("new")) if "new" in groups else None
        changes = _at_places(match["old"], new, groups.get("put") or "", match["places"])
        return (said, changes) if said in verbs and changes is not None else None
    return None


def _at_places(old: str, new: Span | None, put: str, places: str) -> tuple[PhraseChange, ...] | None:
    told = " ".join(OF_DOCUMENT.sub("", f" {places}").split())
    parts = [part.strip(" .,:") for part in told.strip(" .,;:").split(";")]
    read = [_at_part(old, new, put, part) for part in parts]
    return tuple(change for part in read for change in part) if all(read) else None


def _at_part(old: str, new: Span | None, put: str, told: str) -> tuple[PhraseChange, ...]:
    heading, own = _NAME_OF.match(told), _LEAD_OF.match(told)
    first = _NAME_FIRST.match(told)
    limits = heading or own or first
    named = exactly(told[limits.end() :] if limits else told)
    if named is None or ((own or heading) and len(named) > 1):
        return ()
    if first is None:
        return (PhraseChange(old, new, put, named, heading is not None, own is not None),)
    articles = tuple(dict.fromkeys(steps[:1] for steps in named))
    name = PhraseChange(old, new, put, articles, heading=True)
    return (name, PhraseChange(old, new, put, named)) if len(articles) == 1 else ()
