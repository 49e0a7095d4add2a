"""What is searched: one unit per provision, its words together with the headings it stands under.

A point such as "b) Ít nhất là 36 tháng …" does not say what it is about; its ancestors' headings do. And a section
whose parts are short ("3.5. Về kết nạp lại người vào Đảng" with its points) answers a question as a whole, so the
unit of a provision with a short subtree holds the subtree.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thammuu.index.records import ProvisionRecord

# Raise when the making of `Unit.text` changes: stored digests are then made anew and the vectors with them.
UNIT_RECIPE = "2"
WHOLE_LIMIT = 1500  # characters of a subtree that is still one unit: about the longest article people quote whole
LEAD_LIMIT = 200  # characters of an ancestor's sentence that serve as heading where it has none
_TEXT_LIMIT = 6000  # characters that are embedded; the mean of more words than that says nothing any more
# What a sentence is about, before a colon: "28.2.5. Tỉnh ủy (và tương đương): Chuẩn y …". As long as a heading may be.
_ABOUT = re.compile(r"[^\n:;.]{3,140}(?=: \S)")


@dataclass(frozen=True, slots=True)
class Unit:
    """The searched text of one provision. `context` are the ancestors' headings from the outermost in."""

    provision_id: str
    document_id: str
    title: str
    context: tuple[str, ...]
    heading: str
    body: str  # own text, or that of the whole subtree when `whole`
    whole: bool

    @property
    def text(self) -> str:
        """What is embedded: title, context and body, one a line."""
        return "\n".join(part for part in (self.title, *self.context, self.body) if part)[:_TEXT_LIMIT]

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of `text`: equal text, equal vector."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def heading_of(provision: ProvisionRecord) -> str:
    """The heading, or else what the sentence names before a colon, which says as a heading does what it is about."""
    if provision.heading:
        return provision.heading
    named = _ABOUT.match(provision.said)
    return named[0] if named else ""


def lead(provision: ProvisionRecord) -> str:
    """The heading, or else the beginning of the sentence, that says what the parts of a provision are about."""
    return heading_of(provision) or provision.text[:LEAD_LIMIT]


def subtree_end(provisions: Sequence[ProvisionRecord], index: int) -> int:
    """The index after the last descendant of `provisions[index]`; `provisions` are in reading order."""
    end = index + 1
    while end < len(provisions) and provisions[end].depth > provisions[index].depth:
        end += 1
    return end


def units_of(title: str, provisions: Sequence[ProvisionRecord]) -> tuple[Unit, ...]:
    """The units of one document, in the reading order of `provisions`."""
    units: list[Unit] = []
    leads: list[str] = []
    for index, provision in enumerate(provisions):
        del leads[provision.depth :]
        below = provisions[index + 1 : subtree_end(provisions, index)]
        body, whole = shown_text(provision, below)
        units.append(
            Unit(provision.id, provision.document_id, title, tuple(leads), heading_of(provision), body, whole),
        )
        leads.append(lead(provision))
    return tuple(units)


def shown_text(own: ProvisionRecord, below: Iterable[ProvisionRecord]) -> tuple[str, bool]:
    """A provision's words with those of all `below` it, and True; its own alone, and False, when that is too long."""
    parts, length = [own.text], len(own.text)
    for provision in below:
        length += len(provision.text) + 1
        if length > WHOLE_LIMIT:
            return own.text, False
        parts.append(provision.text)
    return "\n".join(parts), True
