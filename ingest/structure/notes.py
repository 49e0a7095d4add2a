"""Foot- and endnotes at the end of a text: the run of lines from "[1] …" on, label by label.

A consolidated text (văn bản hợp nhất) tells in its notes which law changed which provision, 20 to 200 of them, on
pages after the signature:

    CHỦ NHIỆM
    Nguyễn Văn Mẫu
    [1] Luật số 12/2031/QH17 sửa đổi … có căn cứ ban hành như sau:
    “Căn cứ Hiến pháp …”
    [2] Khoản này được sửa đổi theo quy định tại khoản 3 Điều 1 của Luật số 12/2031/QH17 …

A .docx tells its notes apart. Elsewhere the run must begin with note 1 and count on without a gap; without brackets
("1 Luật số …", a raised number in a PDF) it must also be longer than one, for "1 Tên cơ quan" is a line of a form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from thammuu.ingest.structure.lines import Line
from thammuu.ingest.tables.letters import CAPITAL

_BRACKETED = re.compile(r"^\[(?P<label>\d{1,3}|[ivxl]{1,6}|\*{1,3})\]\s*")
_BARE = re.compile(rf"^(?P<label>\d{{1,3}})\s(?={CAPITAL})")
_FEWEST_BARE = 3


@dataclass(frozen=True, slots=True)
class Note:
    """One note: its label without brackets, its lines, and how long its printed label is with the space after it."""

    label: str
    lines: tuple[Line, ...]
    length: int


def cut_notes(lines: Sequence[Line], first: int, end: int) -> tuple[tuple[Line, ...], tuple[Note, ...]]:
    """(lines without the notes, notes).

    Notes told by their looks alone are sought after the signature, which stands in lines[first:end]; those without
    brackets right after it, not in an attached form ("Ghi chú: 1 Tên cơ quan …").
    """
    marked = next((index for index, line in enumerate(lines) if line.note), len(lines))
    if marked < len(lines):
        return tuple(lines[:marked]), _split(lines, marked, _BRACKETED)
    for pattern, fewest, stop in ((_BRACKETED, 1, len(lines)), (_BARE, _FEWEST_BARE, end)):
        start = _last_first(lines, first, stop, pattern)
        notes = _split(lines, start, pattern) if start is not None else ()
        if len(notes) >= fewest:
            return tuple(lines[:start]), notes
    return tuple(lines), ()


def _last_first(lines: Sequence[Line], first: int, stop: int, pattern: re.Pattern[str]) -> int | None:
    """The last of lines[first:stop] that is labelled 1."""
    for index in range(stop - 1, first - 1, -1):
        match = None if lines[index].row else pattern.match(lines[index].text)
        if match and match["label"] == "1":
            return index
    return None


def _split(lines: Sequence[Line], start: int, pattern: re.Pattern[str]) -> tuple[Note, ...]:
    """The notes from line `start` on. A labelled line begins a note when its number is the next one.

    A number that is not ("[12]" inside a quotation of another text) is words of the note before.
    """
    notes: list[Note] = []
    begun: list[Line] = []
    label, length = "", 0
    for line in lines[start:]:
        match = pattern.match(line.text)
        if match and (not label or _follows(label, match["label"], known=line.note)):
            if label:
                notes.append(Note(label, tuple(begun), length))
            label, length, begun = match["label"], match.end(), [line]
        else:
            begun.append(line)
    if begun:
        notes.append(Note(label or "1", tuple(begun), length))
    return tuple(notes)


def _follows(label: str, following: str, *, known: bool) -> bool:
    if label.isdecimal() and following.isdecimal():
        return int(following) == int(label) + 1
    return known  # "[i]", "[*]": only a format that tells its notes apart has them
