"""Marks around the words of a header that are no part of them: signs of footnotes, letters spaced out for looks."""

from __future__ import annotations

import re

from thammuu.ingest.tables.genres import GENRES

# As in "QUY ĐỊNH [1]", "về một việc(1)", "về một việc*" and before a small raised figure.
_NOTE = re.compile(r"(?<=\S)\s*(?:\[\d{1,3}\]|\(\d{1,2}\)|\*{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)$")
_SPACED = re.compile(r"^\w(?: \w){3,}$")
_GENRES = {genre.name.replace(" ", "").lower(): genre.name for genre in GENRES}


def without_notes(text: str) -> str:
    """`text` without the signs of footnotes at its end."""
    while (note := _NOTE.search(text)) is not None:
        text = text[: note.start()]
    return text


def bare(text: str) -> str:
    """A line that may print a genre: without footnote signs, its letters drawn together where they were spaced out.

    "Q U Y Đ Ị N H" gives "QUY ĐỊNH"; the blanks between words are gone with those between letters, so only a genre's
    name is put together again, for those are known.
    """
    words = without_notes(text)
    if not _SPACED.match(words):
        return words
    genre = _GENRES.get(words.replace(" ", "").lower())
    return genre.upper() if genre else words
