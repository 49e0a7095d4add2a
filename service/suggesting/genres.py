"""Which genres a draft rests on, by its own genre, as data.

From the practice of Party offices, chosen and not measured: a guidance rests on the rules it guides, a plan on the
resolution, directive or scheme it carries out, a rule on rules; nothing rests on a report, a proposal or minutes, and
no rule on a plan or a letter. The order counts inside one level of authority.
"""

from __future__ import annotations

from dataclasses import dataclass

from thammuu.ingest.folding import fold

_NO_BASES = frozenset({"Báo cáo", "Tờ trình", "Biên bản"})
_ONCE = frozenset({"Kế hoạch", "Chương trình", "Chương trình hành động", "Đề án", "Thông báo", "Công văn"})


@dataclass(frozen=True, slots=True)
class BasisRule:
    """For drafts of `drafts`: the genres they rest on, the nearest first, and those they never do."""

    drafts: frozenset[str]
    first: tuple[str, ...]
    never: frozenset[str]


ANY = BasisRule(frozenset(), (), _NO_BASES)
RULES = (
    BasisRule(
        frozenset({"Hướng dẫn"}),
        ("Điều lệ", "Quy định", "Quy chế", "Luật", "Nghị định", "Chỉ thị", "Kết luận", "Nghị quyết", "Hướng dẫn"),
        _NO_BASES | {"Kế hoạch", "Đề án", "Thông báo"},
    ),
    BasisRule(
        frozenset({"Quyết định", "Quy định", "Quy chế", "Quy trình"}),
        ("Điều lệ", "Quy định", "Quy chế", "Luật", "Nghị định", "Thông tư", "Quyết định", "Hướng dẫn", "Nghị quyết"),
        _NO_BASES | _ONCE,
    ),
    BasisRule(
        frozenset({"Nghị quyết", "Chỉ thị", "Kết luận"}),
        ("Điều lệ", "Nghị quyết", "Chỉ thị", "Kết luận", "Quy định", "Quy chế"),
        _NO_BASES | _ONCE,
    ),
    BasisRule(
        frozenset({"Kế hoạch", "Chương trình", "Chương trình hành động", "Đề án", "Phương án"}),
        (
            "Nghị quyết",
            "Chỉ thị",
            "Kết luận",
            "Đề án",
            "Chương trình hành động",
            "Chương trình",
            "Quy định",
            "Hướng dẫn",
        ),
        _NO_BASES,
    ),
)


def rule_for(genre: str) -> BasisRule:
    """The rule for a draft of `genre` (as people type it); the one that orders nothing where none is told."""
    told = fold(genre).strip()
    return next((rule for rule in RULES if told in map(fold, rule.drafts)), ANY)


def rank(rule: BasisRule, genre: str | None) -> int:
    """The place of a basis of `genre` among those a draft rests on; the last for genres the rule does not name."""
    return rule.first.index(genre) if genre in rule.first else len(rule.first)
