"""A draft's file read again later: nothing it says of itself is believed, everything is held against the store."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thammuu.drafts_templates.citation_part import MOST_BYTES, PartFault, read_citations, seal_of
from thammuu.service.cli.main import run
from thammuu.service.drafting import DraftRequest
from thammuu.service.rechecking import Change, Recheck
from thammuu.service.workbench import Workbench

DRAFTED = dt.date(2026, 11, 23)


@pytest.fixture(scope="module")
def docx(bench: Workbench) -> bytes:
    return bench.draft(DraftRequest("ke-hoach", bench.example("ke-hoach"))).docx


def part_of(docx: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return package.read("customXml/item1.xml").decode()


def with_part(docx: bytes, change: Callable[[str], str | None], name: str = "customXml/item1.xml") -> bytes:
    """`docx` with its data changed; None takes the part away."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as package, zipfile.ZipFile(out, "w") as target:
        for entry in package.namelist():
            if entry != "customXml/item1.xml":
                target.writestr(entry, package.read(entry))
            elif (changed := change(package.read(entry).decode())) is not None:
                target.writestr(name, changed.encode())
    return out.getvalue()


def changes(found: Recheck) -> set[Change]:
    return {change for row in found.rows for change in row.changes}


def test_an_untouched_draft_checked_on_its_day_has_nothing_to_look_at(bench: Workbench, docx: bytes) -> None:
    found = bench.drafts.recheck(docx, DRAFTED)
    assert (found.fault, found.drafted, changes(found)) == (None, DRAFTED, set())
    assert any(row.written.digest for row in found.rows)
    assert all(row.document is not None for row in found.rows)


def test_the_data_holds_no_words_of_a_document(bench: Workbench, docx: bytes) -> None:
    built = bench.draft(DraftRequest("ke-hoach", bench.example("ke-hoach")))
    quotes = [each.quote for each in built.report.evidence if each.quote]
    assert quotes
    assert not any(quote in part_of(docx) for quote in quotes)


def test_a_document_that_ended_since_is_told_once(bench: Workbench, docx: bytes) -> None:
    later = bench.drafts.recheck(docx, dt.date(1990, 1, 1))  # long before it came into force: another state than then
    rows = [row for row in later.rows if Change.STATE in row.changes]
    assert rows
    ids = [row.document.record.id for row in rows if row.document]
    assert len(ids) == len(set(ids))


TAMPERED: list[tuple[str, Callable[[str], str], Change]] = [
    ("a digest", lambda xml: re.sub(r'(digest=")[0-9a-f]{64}', r"\g<1>" + "0" * 64, xml), Change.QUOTE_CHANGED),
    ("an address", lambda xml: re.sub(r'address="Điều [^"]+"', 'address="Điều 999"', xml), Change.MOVED),
    ("a symbol", lambda xml: xml.replace('symbol="15-QĐ/TU"', 'symbol="51-QĐ/TU"'), Change.UNKNOWN_DOCUMENT),
    ("a date", lambda xml: xml.replace('date="2026-02-05"', 'date="2020-02-05"'), Change.UNKNOWN_DOCUMENT),
    ("a state", lambda xml: xml.replace('state="in_force"', 'state="replaced"'), Change.STATE),
    ("a length", lambda xml: re.sub(r'length="[1-9]\d*"', 'length="12"', xml), Change.QUOTE_CHANGED),
]


@pytest.mark.parametrize(("what", "change", "expected"), TAMPERED, ids=[row[0] for row in TAMPERED])
def test_changed_data_is_told_and_held_against_the_store(
    bench: Workbench, docx: bytes, what: str, change: Callable[[str], str], expected: Change
) -> None:
    assert change(part_of(docx)) != part_of(docx), what
    found = bench.drafts.recheck(with_part(docx, change), DRAFTED)
    assert found.fault is PartFault.TAMPERED
    assert expected in changes(found)


def test_a_forged_seal_does_not_make_a_false_quote_true(bench: Workbench, docx: bytes) -> None:
    forged = with_part(docx, TAMPERED[0][1])
    rows = read_citations(forged).rows
    seal = seal_of(DRAFTED, rows)
    resealed = with_part(forged, lambda xml: re.sub(r'seal="[0-9a-f]+"', f'seal="{seal}"', xml))
    found = bench.drafts.recheck(resealed, DRAFTED)
    assert found.fault is None
    assert Change.QUOTE_CHANGED in changes(found)


def bomb(docx: bytes) -> bytes:
    return with_part(docx, lambda xml: xml.replace("<citation ", " " * MOST_BYTES + "<citation ", 1))


ENTITY = (
    '<!DOCTYPE c [<!ENTITY e SYSTEM "file:///etc/hostname">]><citations xmlns="urn:thammuu:citations:1">&e;</citations>'
)
NO_NUMBER = re.compile(r'length="\d+"')
FAULTY: list[tuple[str, Callable[[bytes], bytes], PartFault]] = [
    ("taken away", lambda docx: with_part(docx, lambda _: None), PartFault.MISSING),
    ("another program's part", lambda docx: with_part(docx, lambda _: "<a xmlns='urn:b'/>"), PartFault.MISSING),
    ("no XML", lambda docx: with_part(docx, lambda xml: xml[:-30]), PartFault.MISSING),
    ("huge", bomb, PartFault.MISSING),
    ("an entity", lambda docx: with_part(docx, lambda _: ENTITY), PartFault.BROKEN),
    ("a field gone", lambda docx: with_part(docx, lambda xml: xml.replace("symbol=", "simbol=")), PartFault.BROKEN),
    ("no number", lambda docx: with_part(docx, lambda xml: NO_NUMBER.sub('length="x"', xml)), PartFault.BROKEN),
    ("no date", lambda docx: with_part(docx, lambda xml: xml.replace('drafted="2', 'drafted="x')), PartFault.BROKEN),
    ("half a file", lambda docx: docx[: len(docx) // 2], PartFault.BROKEN),
    ("no file", lambda _: b"", PartFault.BROKEN),
]  # fmt: skip


@pytest.mark.parametrize(("what", "spoil", "fault"), FAULTY, ids=[row[0] for row in FAULTY])
def test_missing_or_broken_data_is_told(
    bench: Workbench, docx: bytes, what: str, spoil: Callable[[bytes], bytes], fault: PartFault
) -> None:
    found = bench.drafts.recheck(spoil(docx), DRAFTED)
    assert (found.fault, found.rows) == (fault, ())


def test_the_part_is_known_by_its_namespace_since_word_renames_it(bench: Workbench, docx: bytes) -> None:
    renamed = with_part(docx, lambda xml: xml, "customXml/item7.xml")
    assert bench.drafts.recheck(renamed, DRAFTED).fault is None


@given(st.binary(max_size=400))
def test_any_bytes_are_read_without_error(data: bytes) -> None:
    assert read_citations(data).fault in {PartFault.BROKEN, PartFault.MISSING}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_data_survives_editing_in_libreoffice(bench: Workbench, docx: bytes, tmp_path: Path) -> None:
    (tmp_path / "in.docx").write_bytes(docx)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "out")]
    subprocess.run([*command, str(tmp_path / "in.docx")], check=True, capture_output=True, timeout=120)
    found = bench.drafts.recheck((tmp_path / "out" / "in.docx").read_bytes(), DRAFTED)
    assert (found.fault, changes(found)) == (None, set())


def test_on_the_command_line(sample_home: Path, docx: bytes, tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("THAMMUU_HOME", str(sample_home))
    path = tmp_path / "du-thao.docx"
    path.write_bytes(docx)
    assert run(["recheck", str(path), "--as-of", "2026-11-23", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["changed"] == 0
    path.write_bytes(with_part(docx, lambda _: None))
    assert run(["recheck", str(path)]) == 1
    assert "customXml" in capsys.readouterr().out
