"""Whether one sentence gives this level something to do, or only says who decides. The words are in task_words.py."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from thammuu.drafts_templates.draft import TaskKind
from thammuu.drafts_templates.office import Office
from thammuu.drafts_templates.organ import organ_kind
from thammuu.drafts_templates.task_words import (
    ADDRESSEES,
    AGENT_AFTER_COLON,
    AGENT_MARK,
    BETWEEN,
    BINDING,
    BY,
    CLAUSE_START,
    COMPETENCE_SECTION,
    DECISION,
    FOR_START,
    LIMIT_FOR,
    MODAL,
    NOT_AFTER,
    OF_LOWER,
    ONLY_OPENS,
    ORDER_MARK,
    PASSIVE_MUST,
    RIGHT,
    ROLE,
    SURE_ENOUGH_FOR_AGENT,
    UNDER_LOWER,
    URGING,
    VERB,
    WHERE,
    AddresseeRow,
)
from thammuu.ingest.folding import fold_tone_placement

LONG_SENTENCE = 400  # characters; of a longer one only the clause (up to ";") that speaks to this level is quoted
OWN_NAME = 1.0
_DIRECTLY_ABOVE = "cấp trên trực tiếp"


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that speaks to this level. `verb` is "" where a heading obliges and the words are not known."""

    quote: str
    addressee: str
    verb: str
    weight: float
    kind: TaskKind

    @property
    def opens_list(self) -> bool:
        """True when it is no task by itself, but what stands below it is."""
        return bool(ONLY_OPENS.search(key_of(self.quote.rstrip())))


@dataclass(frozen=True, slots=True)
class Row:
    """An addressee pattern of the office's level; `modal` as in task_words.AddresseeRow.

    `others` when the words name another organ of the level than the office itself.
    """

    weight: float
    pattern: re.Pattern[str]
    modal: bool = False
    others: bool = False


@lru_cache(maxsize=4096)
def key_of(text: str) -> str:
    """`text` as the patterns want it: lower case, one tone placement, every offset kept."""
    key = fold_tone_placement(text).lower()
    return key if len(key) == len(text) else text.lower()


def rows_of(office: Office) -> tuple[Row, ...]:
    """The addressee patterns of an office, its own name first, then from the surest down."""
    level, name = organ_kind(office.kind).level, key_of(office.full_name)
    rows = tuple(row for row in ADDRESSEES if row.level == level)
    # A committee answers for all its organs; an organ for itself and for what its committee is told to do.
    is_organ = any(row.organ and re.match(row.organ, name) for row in rows)
    own = Row(OWN_NAME, re.compile(rf"(?<!\w){re.escape(name)}(?!\w)"))
    return (own, *(_row(row, bool(is_organ and row.organ and not re.match(row.organ, name))) for row in rows))


def _row(row: AddresseeRow, others: bool) -> Row:
    return Row(row.weight, re.compile(rf"(?<!\w)(?:{row.pattern})(?!\w)"), row.modal, others)


def speaks_to(sentence: str, rows: tuple[Row, ...], section: str) -> Hit | None:
    """What `sentence` asks of this level; None when it asks nothing. `section` are the headings above it."""
    key, best = key_of(sentence), None
    for row in rows:
        for match in row.pattern.finditer(key):
            hit = _hit(sentence, key, row, match, key_of(section))
            if hit is not None and hit.kind is not TaskKind.COMPETENCE:
                return hit
            best = best or hit
    return best


@dataclass(frozen=True, slots=True)
class Opening:
    """A heading or a list's first line that names who has to do what stands below it."""

    addressee: str
    weight: float
    others: bool
    all_of_it: bool


def under_heading(sentence: str, opening: Opening) -> Hit | None:
    """The sentence as a task of the one whom `opening` above it names.

    A heading "Đối với …" has tasks and remarks below it, told apart by the verb; under one that says "Nhiệm vụ của …"
    everything is to be done (`all_of_it`).
    """
    key = key_of(sentence)
    adverbs = BETWEEN.match(key)  # "Thường xuyên chỉ đạo …", "Định kỳ hằng năm kiểm tra …"
    verb = VERB.match(key, adverbs.end() if adverbs else 0)
    if verb is None and not opening.all_of_it:
        return None
    kind = TaskKind.OTHERS if opening.others else TaskKind.DUTY
    return Hit(sentence, opening.addressee, verb.group() if verb else "", opening.weight, kind)


def _hit(sentence: str, key: str, row: Row, match: re.Match[str], section: str) -> Hit | None:
    before = key[: match.start()]
    if _DIRECTLY_ABOVE in match.group() and (OF_LOWER.search(before) or UNDER_LOWER.search(section)):
        return None
    found = _limit(before) or _verb_after(key, match, row)
    if found is None:
        return None
    verb, at = found
    kind = _kind(key, match, (verb, at), section)
    if kind is TaskKind.DUTY and row.others:
        kind = TaskKind.OTHERS
    return Hit(_quote(sentence, match.start()), sentence[match.start() : match.end()], verb, row.weight, kind)


def _limit(before: str) -> tuple[str, int] | None:
    """A time limit that names its addressee obliges it: "không quá 90 ngày đối với cấp ủy cấp tỉnh"."""
    return ("", len(before)) if LIMIT_FOR.search(before) else None


def _verb_after(key: str, match: re.Match[str], row: Row) -> tuple[str, int] | None:
    """The obligation word that the phrase `match` governs and where it stands; None when the phrase does not act."""
    before, end = key[: match.start()], match.end()
    must = row.modal or bool(FOR_START.search(before))
    if not _acts(before, row) or NOT_AFTER.match(key, end):
        return None
    must = must and not PASSIVE_MUST.search(before)  # the word that obliges stands before
    where = WHERE.match(key, end)
    between = where or AGENT_AFTER_COLON.match(key, end) or BETWEEN.match(key, end)
    at = between.end() if between else end
    right = None if where or must else RIGHT.match(key, at) or RIGHT.match(key, end)
    if right:
        return right.group().strip(), at
    verb = (MODAL.match(key, at) and VERB.match(key, at)) if must else VERB.match(key, at)
    return (verb.group().strip(), at) if verb else None


def _acts(before: str, row: Row) -> bool:
    """Whether a phrase with `before` in front of it can be the one who acts."""
    if CLAUSE_START.search(before) or FOR_START.search(before) or PASSIVE_MUST.search(before):
        return True
    if row.modal:
        return False
    if row.weight <= ROLE and BY.search(before):
        return True
    return row.weight >= SURE_ENOUGH_FOR_AGENT and bool(AGENT_MARK.search(before))


def _kind(key: str, match: re.Match[str], verb: tuple[str, int], section: str) -> TaskKind:
    """Whether the sentence obliges, or only says who decides or what is allowed."""
    word, at = verb
    before = key[: match.start()]
    if RIGHT.match(f" {word} "):
        return TaskKind.COMPETENCE
    if not word or MODAL.search(key, match.end(), at + len(word)) or ORDER_MARK.search(before):
        return TaskKind.DUTY
    if COMPETENCE_SECTION.search(section.rsplit(" › ", 1)[-1]):
        return TaskKind.COMPETENCE
    if not DECISION.match(word) or BINDING.search(key) or URGING.search(key, match.end()):
        return TaskKind.DUTY
    return TaskKind.DUTY if _goes_on(key, at) else TaskKind.COMPETENCE


def _goes_on(key: str, at: int) -> bool:
    """True when the same subject is told to do more: "… quyết định; chỉ đạo việc …", "… quyết định và tổ chức …"."""
    for part in re.finditer(r";\s+|\svà\s+", key[at:]):
        verb = VERB.match(key, at + part.end())
        if verb is not None and not DECISION.match(verb.group()):
            return True
    return False


def _quote(sentence: str, at: int) -> str:
    """The sentence whole; of a long one the part between semicolons that opens at offset `at`, if one does.

    A part that does not open with the addressee would lose its subject (3.5.1 b: "…; phải được ban thường vụ …").
    """
    opening = sentence.rfind(";", 0, at) + 1
    if len(sentence) <= LONG_SENTENCE or not opening or sentence[opening:at].strip():
        return sentence
    end = sentence.find(";", at)
    return sentence[opening : end if end > 0 else len(sentence)].strip()
