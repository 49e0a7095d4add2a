"""A provision as tasks and aims read it: its place as a path, its text without markers, in paragraphs and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from thammuu.ingest.model import Address, Evidence

_STOP = r"(?<=[.!?])\s+(?=[A-ZÀ-ỸĐ“\"(+-])"
_SENTENCE_END = re.compile(rf"{_STOP}|\n+")
_STOP_IN_PARAGRAPH = re.compile(_STOP)
# "3.5.1. ", "b) ", "- ", "II- ", "(7) ", and the note after a number: "2.1. (Khoản 1): …".
_MARKER = re.compile(
    r"^\s*(?:[-+•–]\s+|\d+(?:\.\d+)*(?:\.|-)?\s+|[a-zđ]\)\s+|[IVX]+\s?[-.]\s+|\(\d+\)\s+|Điều \d+\.\s+)?"
    r"(?:\([^)]*\):\s*)?"
)
_LINE_END = (".", ";", ":", "!", "?", "…", "”", '"', ")")
_LIST_LINE = re.compile(r"\s*(?:[-+•–]\s|[a-zđ]\)\s|\d+\.\s)")
_FULL_LINE = 60  # letters; a shorter line without a mark at its end is a line of its own, no part of a longer one


class ProvisionLike(Protocol):
    """What is needed of a provision; ingest.Provision and the store's records both have it."""

    @property
    def address(self) -> Address:
        """Its place in the document."""
        ...

    @property
    def heading(self) -> str:
        """Its title line without the marker, "" if none."""
        ...

    @property
    def text(self) -> str:
        """Its own words, verbatim, children excluded."""
        ...


def evidence_at(parent: Evidence, provision: ProvisionLike, quote: str) -> Evidence:
    """`quote`, words of a provision of the document that `parent` cites, with its address."""
    address = provision.address
    return replace(
        parent, address=address.display(), provision_id=f"{parent.document_id}#{address.slug()}", quote=quote
    )


def sentences_of(text: str) -> Iterator[str]:
    """The sentences of a text, verbatim but for the marker before it and before each."""
    for sentence in _SENTENCE_END.split(text[len(marker(text)) :]):  # first, for "1.1." ends like a sentence
        bare = bare_line(sentence)
        if bare:
            yield bare


def sentences_in(paragraph: str) -> Iterator[str]:
    """The sentences of one paragraph, verbatim; a line that a page broke off does not end one."""
    return (each.strip() for each in _STOP_IN_PARAGRAPH.split(paragraph) if each.strip())


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a text, verbatim. Lines that a page broke off in the middle of a sentence stay together."""
    start = at = 0
    lines = text.splitlines(keepends=True)
    for line, following in zip(lines, [*lines[1:], ""], strict=False):
        at += len(line)
        if not following or not _is_broken(line, following):
            yield text[start:at].strip()
            start = at


def _is_broken(line: str, following: str) -> bool:
    """Whether a page broke off `line`, so that `following` goes on with its sentence."""
    bare = line.strip()
    if not bare or bare.endswith(_LINE_END) or _LIST_LINE.match(following) or not following.strip():
        return False
    return following.lstrip()[0].islower() or (len(bare) > _FULL_LINE and not bare.isupper())


def bare_line(text: str) -> str:
    """`text` without the marker before it."""
    return text[len(marker(text)) :].strip()


def marker(text: str) -> str:
    """The list marker `text` begins with, "" if none."""
    found = _MARKER.match(text)
    return found.group() if found else ""


def is_heading_line(bare: str, heading: str) -> bool:
    """Whether a line is the provision's heading itself."""
    return bool(heading) and bare.rstrip(".:") == heading.strip().rstrip(".:")


def path_of(address: Address) -> tuple[str, ...]:
    """The steps of an address with dotted numbers taken apart, so that "II › 2.1" lies under "II › 2"."""
    parts: list[str] = []
    for step in address.steps:
        labels = step.label.split(".")
        parts += [f"{step.level}:{'.'.join(labels[: count + 1])}" for count in range(len(labels))]
    return tuple(parts)


def above(path: tuple[str, ...], headings: dict[tuple[str, ...], str]) -> tuple[str, ...]:
    """The headings from the top down to the provision itself."""
    return tuple(headings.get(path[:length], "") for length in range(1, len(path) + 1))
