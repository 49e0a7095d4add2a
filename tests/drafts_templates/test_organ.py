"""Organs: which genres they may issue, how their papers are headed and signed."""

from __future__ import annotations

import pytest

from thammuu.drafts_templates.office import Office, Signer
from thammuu.drafts_templates.organ import organ_kind, organ_kinds
from thammuu.ingest.errors import InputError

RULINGS = [
    # facts §3.3: an advisory organ issuing NQ, CT or TT is an error
    ("co-quan-tham-muu-tinh", "NQ", False, "error"),
    ("co-quan-tham-muu-tinh", "CT", False, "error"),
    ("co-quan-tham-muu-tinh", "KH", True, "none"),
    # a base-level chỉ thị is an error (A), a cell's hướng dẫn too (B)
    ("dang-uy-xa", "CT", False, "error"),
    ("chi-bo", "TT", False, "error"),
    ("chi-bo", "HD", False, "error"),
    ("chi-bo", "KH", True, "none"),
    ("tinh-uy", "CT", True, "none"),
]


@pytest.mark.parametrize(("kind", "genre", "allowed", "severity"), RULINGS)
def test_who_may_issue_which_genre(kind: str, genre: str, allowed: bool, severity: str) -> None:
    ruling = organ_kind(kind).ruling(genre)
    assert ruling is not None
    assert (ruling.allowed, ruling.severity) == (allowed, severity)
    assert ruling.reason


def test_a_genre_nothing_is_known_of_has_no_ruling() -> None:
    assert organ_kind("chi-bo").ruling("QĐ-LẠ") is None


@pytest.mark.parametrize("kind", organ_kinds(), ids=lambda kind: kind.id)
def test_no_genre_has_two_rulings(kind) -> None:
    named = [genre for ruling in kind.rulings for genre in ruling.genres]
    assert len(named) == len(set(named))


HEADERS = [
    # facts §4: the committee alone; an advisory organ under its committee, without "Tỉnh ủy" in its own line
    ("tinh-uy", "Tỉnh ủy Sông Trà", "", ("TỈNH ỦY SÔNG TRÀ",)),
    ("co-quan-tham-muu-tinh", "Ban Tổ chức", "Tỉnh ủy Sông Trà", ("TỈNH ỦY SÔNG TRÀ", "BAN TỔ CHỨC")),
    ("dang-uy-xa", "Đảng ủy xã Ví Dụ", "Đảng bộ tỉnh Sông Trà", ("ĐẢNG BỘ TỈNH SÔNG TRÀ", "ĐẢNG ỦY XÃ VÍ DỤ")),
]


@pytest.mark.parametrize(("kind", "name", "superior", "lines"), HEADERS)
def test_the_organ_lines_at_the_top(kind: str, name: str, superior: str, lines: tuple[str, ...]) -> None:
    office = Office(kind, name, superior, name, "X", "Sông Trà", Signer("", "", ""))
    assert organ_kind(kind).header_lines(office) == lines


SIGNING = [
    ("tinh-uy", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", True),
    ("tinh-uy", "TM. BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", False),  # the State's mark
    ("tinh-uy", "K/T BÍ THƯ", "PHÓ BÍ THƯ", False),  # committees never sign K/T
    ("co-quan-tham-muu-tinh", "", "TRƯỞNG BAN", True),
    ("co-quan-tham-muu-tinh", "k/t trưởng ban", "Phó Trưởng Ban", True),  # case is ours to set
    ("co-quan-tham-muu-tinh", "K/T TRƯỞNG BAN", "TRƯỞNG BAN", False),
]


@pytest.mark.parametrize(("kind", "authority", "position", "usual"), SIGNING)
def test_forms_of_signing(kind: str, authority: str, position: str, usual: bool) -> None:
    assert organ_kind(kind).signs_as(Signer(authority, position, "")) is usual


def test_an_unknown_kind_lists_the_known_ones() -> None:
    with pytest.raises(InputError, match=r"office.kind.*huyen-uy.*tinh-uy"):
        organ_kind("huyen-uy")
