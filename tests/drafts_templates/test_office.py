"""The profile of an office: what it was at the date of a document, who signs, what its people write short."""

from __future__ import annotations

import datetime as dt

import pytest

from thammuu.drafts_templates import example_input, read_input
from thammuu.drafts_templates.office import Signer
from thammuu.ingest.errors import InputError

OFFICE = """
[office]
kind = "tinh-uy"
name = "Tỉnh ủy Sông Trà"
full_name = "Ban Thường vụ Tỉnh ủy"
place = "Sông Trà"
since = 2025-07-01
signer = { authority = "T/M BAN THƯỜNG VỤ", position = "PHÓ BÍ THƯ", name = "Nguyễn Văn Ví Dụ" }
signers = [{ id = "bi-thu", authority = "T/M BAN THƯỜNG VỤ", position = "BÍ THƯ", name = "Trần Thị Ví Dụ" }]
abbreviations = { BTVTU = "Ban Thường vụ Tỉnh ủy", CBCC = "cán bộ, công chức" }

[[office.periods]]   # một tỉnh trước khi hợp nhất
until = 2025-06-30
since = 2020-11-01
name = "Tỉnh ủy Sông Thượng"
place = "Sông Thượng"
signer = { authority = "T/M BAN THƯỜNG VỤ", position = "BÍ THƯ", name = "Lê Văn Ví Dụ" }
"""
HEAD = 'genre = "ke-hoach"\nsubject = "sơ kết công tác"\n'


def read(date: str, head: str = HEAD, office: str = OFFICE):
    return read_input(f"date = {date}\n{head}{office}")


TIMES = [
    ("2025-06-30", "Tỉnh ủy Sông Thượng", "Sông Thượng", "Lê Văn Ví Dụ"),  # the last day of the old province
    ("2025-07-01", "Tỉnh ủy Sông Trà", "Sông Trà", "Nguyễn Văn Ví Dụ"),
    ("2026-11-24", "Tỉnh ủy Sông Trà", "Sông Trà", "Nguyễn Văn Ví Dụ"),
]


@pytest.mark.parametrize(("date", "name", "place", "signer"), TIMES)
def test_a_document_gets_the_office_of_its_time(date: str, name: str, place: str, signer: str) -> None:
    office = read(date).office
    assert (office.name, office.place, office.signer.name) == (name, place, signer)
    assert office.full_name == "Ban Thường vụ Tỉnh ủy"  # what the period does not change stays


def test_a_date_given_apart_chooses_the_period_too() -> None:
    text = f"date = 2026-11-24\n{HEAD}{OFFICE}"
    assert read_input(text, date=dt.date(2025, 3, 1)).office.place == "Sông Thượng"


REFUSED = [
    # (date, what is replaced, by what, what the message must say)
    ("2020-10-31", "", "", r"“date”.*chỉ có thông tin từ ngày 01/7/2025.*31/10/2020.*\[\[periods\]\]"),
    ("2026-11-24", "since = 2020-11-01", "since = 2026-11-01", r"office.periods.1.*“since” đứng sau “until”"),
    ("2026-11-24", 'place = "Sông Thượng"', 'plaze = "x"', r"“office.periods.1.plaze” không có trường"),
    ("2026-11-24", 'kind = "tinh-uy"', 'kind = "huyen-uy"', r"“office.kind”: Huyện ủy.*đến hết ngày 30/6/2025"),
    ("2026-11-24", 'position = "PHÓ BÍ THƯ", ', "", None),  # T/M may stand over a name alone
    ("2026-11-24", "T/M BAN THƯỜNG VỤ", "K/T TRƯỞNG BAN", None),  # … an unusual one is a warning of the draft
]


@pytest.mark.parametrize(("date", "old", "new", "message"), REFUSED)
def test_a_wrong_profile_names_the_field(date: str, old: str, new: str, message: str | None) -> None:
    assert old in OFFICE
    if message is None:
        assert read(date, office=OFFICE.replace(old, new, 1)).office.kind == "tinh-uy"
        return
    with pytest.raises(InputError, match=message):
        read(date, office=OFFICE.replace(old, new, 1))


def test_two_periods_may_not_claim_the_same_day() -> None:
    again = '[[office.periods]]\nuntil = 2026-01-01\nplace = "Sông Hạ"\n'
    with pytest.raises(InputError, match=r"office.*hai thời kỳ cùng bao gồm ngày 30/6/2025"):
        read("2026-11-24", office=OFFICE + again)


def test_a_signer_is_called_by_a_short_name() -> None:
    assert read("2026-11-24", 'signer = "bi-thu"\n' + HEAD).signer == Signer(
        "T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Trần Thị Ví Dụ"
    )
    with pytest.raises(InputError, match=r"“signer” gọi “pho-ban”.*bi-thu"):
        read("2026-11-24", 'signer = "pho-ban"\n' + HEAD)


def test_abbreviations_are_written_out_but_symbols_are_left() -> None:
    head = 'genre = "ke-hoach"\nsubject = "thực hiện kết luận của BTVTU"\n'
    content = '[content]\npurpose = ["CBCC nắm vững nội dung 12-TB/BTVTU và phần mềm CBCC-01."]\n'
    request = read("2026-11-24", head, content + OFFICE)
    assert request.subject == "thực hiện kết luận của Ban Thường vụ Tỉnh ủy"
    assert request.lines("purpose") == ("cán bộ, công chức nắm vững nội dung 12-TB/BTVTU và phần mềm CBCC-01.",)


def test_the_shipped_example_office_has_no_period() -> None:
    assert read_input(example_input("ke-hoach")).office.signers == ()
