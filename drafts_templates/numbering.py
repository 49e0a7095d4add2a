"""Counting headings and clauses: a number a person typed stands, what follows counts on from it, gaps are told."""

from __future__ import annotations

from dataclasses import dataclass, field

from thammuu.drafts_templates.draft import HeadingLevel
from thammuu.drafts_templates.ladder import marker
from thammuu.drafts_templates.profile import FormProfile

# Rungs from the top down. A heading starts those below it anew; articles alone count through the whole document
# ("Chương II. Điều 3" follows "Chương I. Điều 2").
_ORDER = tuple(HeadingLevel)
_THROUGH = frozenset({HeadingLevel.ARTICLE})
# Clauses under these share the count of the "1." headings: "III- Tổ chức thực hiện. 1. … 2. …".
_SHARING = frozenset({None, HeadingLevel.PART, HeadingLevel.ROMAN})
_NAMES = {HeadingLevel.ROMAN: "mục", HeadingLevel.NUMBER: "mục", HeadingLevel.LETTER: "điểm"}


@dataclass(slots=True)
class Numbering:
    """The counters of one draft, or of one annex of it. `gaps` are sentences on numbers that do not follow."""

    form: FormProfile
    counts: dict[HeadingLevel, int] = field(default_factory=dict)
    gaps: list[str] = field(default_factory=list)
    current: HeadingLevel | None = None
    clauses: int = 0

    def heading(self, level: HeadingLevel, typed: int | None = None) -> str:
        """The marker of the next heading on that rung; `typed` is the number a person gave it."""
        text = self._count(level, typed)
        for lower in _ORDER[_ORDER.index(level) + 1 :]:
            if lower not in _THROUGH:
                self.counts.pop(lower, None)
        self.current, self.clauses = level, 0
        return text

    def under(self, number: int | None) -> None:
        """Take it that a decimal number stands under "`number`.", as a person typed it, if no other heading does."""
        if number is not None and HeadingLevel.NUMBER not in self.counts:
            self.counts[HeadingLevel.NUMBER] = number

    def clause(self) -> str:
        """The marker of the next numbered paragraph: "2." or, under a heading that is numbered itself, "b)"."""
        if self.current in _SHARING:
            return self._count(HeadingLevel.NUMBER, None)
        self.clauses += 1
        below = HeadingLevel.LETTER if self.current is HeadingLevel.NUMBER else HeadingLevel.NUMBER
        return marker(below, self.clauses, self.form)

    def typed_clause(self, level: HeadingLevel, number: int) -> str:
        """The marker of a clause or point a person numbered; where it stands under a heading, it opens no section.

        Clauses "1.", "2." of a section count on for what the template adds below them.
        """
        if level is HeadingLevel.NUMBER:
            if self.current in _SHARING:
                return self._count(level, number)
            self.clauses = number
        above = f"{self.counts.get(HeadingLevel.NUMBER, self.clauses) or 1}." if level is HeadingLevel.DECIMAL else ""
        return marker(level, number, self.form, above=above)

    @property
    def in_article(self) -> bool:
        """True below an article, where "1." is a clause and never a heading."""
        return self.current is HeadingLevel.ARTICLE

    def _count(self, level: HeadingLevel, typed: int | None) -> str:
        expected = self.counts.get(level, 0) + 1
        number = typed or expected
        above = marker(HeadingLevel.NUMBER, self.counts[HeadingLevel.NUMBER], self.form) if self._decimal(level) else ""
        text = marker(level, number, self.form, above=above)
        if number != expected:
            name = _NAMES.get(level, "")
            after = f"đứng sau số {expected - 1}" if expected > 1 else "đứng đầu"
            self.gaps.append(f"{name} {text}".strip().rstrip(".") + f" {after}")
        self.counts[level] = number
        return text

    def _decimal(self, level: HeadingLevel) -> bool:
        return level is HeadingLevel.DECIMAL and HeadingLevel.NUMBER in self.counts
