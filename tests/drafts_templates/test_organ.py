"""Organs: which genres they may issue, how their papers are headed and signed."""

from __future__ import annotations

import datetime as dt

import pytest

from thammuu.drafts_templates.office import Office, Signer
from thammuu.drafts_templates.organ import Ruling, organ_kind, organ_kinds
from thammuu.drafts_templates.profile import Confidence
from thammuu.ingest.errors import InputError

RULINGS = [
    # facts §3.3: an advisory organ issuing NQ, CT or TT is an error
    ("co-quan-tham-muu-tinh", "nghi-quyet", False, "error"),
    ("co-quan-tham-muu-tinh", "chi-thi", False, "error"),
    ("co-quan-tham-muu-tinh", "ke-hoach", True, "none"),
    # a base-level chỉ thị is an error (A), a cell's hướng dẫn too (B)
    ("dang-uy-xa", "chi-thi", False, "error"),
    ("chi-bo", "thong-tri", False, "error"),
    ("chi-bo", "huong-dan", False, "error"),
    ("chi-bo", "ke-hoach", True, "none"),
    ("tinh-uy", "chi-thi", True, "none"),
]


@pytest.mark.parametrize(("kind", "genre", "allowed", "severity"), RULINGS)
def test_who_may_issue_which_genre(kind: str, genre: str, allowed: bool, severity: str) -> None:
    ruling = organ_kind(kind).ruling(genre)
    assert ruling is not None
    assert (ruling.allowed, ruling.severity) == (allowed, severity)
    assert ruling.reason


def test_a_genre_nothing_is_known_of_has_no_ruling() -> None:
    assert organ_kind("chi-bo").ruling("tho-luc-bat") is None


@pytest.mark.parametrize("kind", organ_kinds(), ids=lambda kind: kind.id)
def test_no_genre_has_two_rulings_for_every_signing_and_time(kind) -> None:
    bound = {(ruling.authorities, ruling.since, ruling.until) for ruling in kind.rulings}
    for scope in bound:
        same = (ruling for ruling in kind.rulings if (ruling.authorities, ruling.since, ruling.until) == scope)
        named = [genre for ruling in same for genre in ruling.genres]
        assert len(named) == len(set(named))


SIGNED = [
    # facts §3.3, Điều 11 of 399-QĐ/TW: at the base the committee issues quy chế, its standing board does not (B) …
    ("dang-uy-xa", "quy-che", "T/M ĐẢNG ỦY", True, "none"),
    ("dang-uy-xa", "quy-che", "T/M BAN THƯỜNG VỤ", False, "warning"),
    # … and the other way round for hướng dẫn
    ("dang-uy-xa", "huong-dan", "T/M ĐẢNG ỦY", False, "warning"),
    ("dang-uy-xa", "huong-dan", "T/M Ban Thường vụ", True, "none"),
    # quyết định and quy định share the symbol QĐ; a cell issues the first and not the second
    ("chi-bo", "quyet-dinh", "T/M CHI BỘ", True, "none"),
    ("chi-bo", "quy-dinh", "T/M CHI BỘ", False, "error"),
    # Điều 7 of NĐ 30/2020 knows no kết luận of a State organ
    ("ubnd-xa", "ket-luan", "TM. ỦY BAN NHÂN DÂN", False, "error"),
]


@pytest.mark.parametrize(("kind", "genre", "authority", "allowed", "severity"), SIGNED)
def test_who_signs_tells_which_body_issues(kind: str, genre: str, authority: str, allowed: bool, severity: str) -> None:
    ruling = organ_kind(kind).ruling(genre, authority)
    assert ruling is not None
    assert (ruling.allowed, ruling.severity) == (allowed, severity)


TIMES = [
    ("huyen-uy", dt.date(2025, 6, 30), True),  # the last day of the district level
    ("huyen-uy", dt.date(2025, 7, 1), False),
    ("co-quan-tham-muu-xa", dt.date(2025, 7, 1), True),  # Ban Xây dựng Đảng of a commune
    ("co-quan-tham-muu-xa", dt.date(2025, 6, 30), False),
    ("tinh-uy", dt.date(2018, 5, 1), True),
]


@pytest.mark.parametrize(("kind", "date", "existed"), TIMES)
def test_an_organ_issues_only_in_its_time(kind: str, date: dt.date, existed: bool) -> None:
    if existed:
        organ_kind(kind).refuse_outside_its_time(date)
        return
    with pytest.raises(InputError, match=r"office.kind.*chỉ có (đến hết|từ) ngày .* không ban hành"):
        organ_kind(kind).refuse_outside_its_time(date)


def test_rulings_of_a_time_cover_no_other() -> None:
    ruling = Ruling(("ke-hoach",), True, "none", Confidence.SURE, "vì", since=dt.date(2026, 1, 9))
    assert ruling.covers("ke-hoach", "", dt.date(2026, 1, 9))
    assert not ruling.covers("ke-hoach", "", dt.date(2026, 1, 8))
    assert ruling.covers("ke-hoach", "", None)


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
    with pytest.raises(InputError, match=r"office.kind.*bo-lac.*tinh-uy"):
        organ_kind("bo-lac")
