"""Correcting metadata, as people meet it: the desk, the command, the API, the page; and ingestion afterwards."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from thammuu.index.metadata import MetadataField
from thammuu.ingest.errors import InputError
from thammuu.service.api.app import create_app
from thammuu.service.cli.main import run
from thammuu.service.correcting import FieldView, MetadataView, corrected_note, metadata_field
from thammuu.service.lookup import SearchRequest
from thammuu.service.metadata_values import accepted
from thammuu.service.settings import Settings
from thammuu.service.workbench import Workbench

SCAN = """TỈNH ỦY SÔNG TRÀ
BAN TỔ CHỨC
*
Số 12-KH/BTCTU
ĐẢNG CỘNG SẢN VIỆT NAM
Sông Trà, ngày     tháng 3 năm 2026
KẾ HOẠCH
kiểm tra công tác đảng viên
-----
1. Chi bộ lưu giữ phiếu rà soát trong thời hạn 24 tháng kể từ ngày hoàn thành việc kiểm tra tại chi bộ.
2. Kế hoạch này có hiệu lực kể từ ngày ký.
K/T TRƯỞNG BAN
PHÓ TRƯỞNG BAN
Nguyễn Văn Mẫu
"""


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "quet.txt"
    path.write_text(SCAN, encoding="utf-8")
    return path


@pytest.fixture
def read_in(own_bench: Workbench, scan: Path) -> str:
    """The id of the scan, whose symbol reads 12 and is 72."""
    identity = own_bench.ingest([scan]).files[0].document_id
    assert identity is not None
    return identity


def field(view: MetadataView, name: str) -> FieldView:
    return next(each for each in view.fields if each.field == name)


ACCEPTED = [
    ("symbol", "số 15 - qđ/tu", "15-QĐ/TU"),
    ("symbol", "30/2020/NĐ-CP", "30/2020/NĐ-CP"),
    ("symbol", "", ""),
    ("genre", " quy ĐỊNH ", "Quy định"),
    ("date", "05/02/2026", "2026-02-05"),
    ("date", "2026-02-05", "2026-02-05"),
    ("date", "tháng 2/2026", "2026-02"),
    ("date", "2/2026", "2026-02"),
    ("date", "2026", "2026"),
    ("effective", "1/3/2026", "2026-03-01"),
    ("expires", "", ""),
    ("title", "  Về  một\nviệc ", "Về một việc"),
    ("issuer", "Ban Tô\u0309 chức", "Ban Tổ chức"),
    ("recipients", "- Các đảng ủy xã;\n- Lưu Văn phòng.", "Các đảng ủy xã\nLưu Văn phòng"),
    ("recipients", "Như trên; Lưu: VT", "Như trên\nLưu: VT"),
]


@pytest.mark.parametrize(("name", "typed", "text"), ACCEPTED)
def test_what_people_type_becomes_the_text_form(name: str, typed: str, text: str) -> None:
    assert accepted(MetadataField(name), typed) == text


REFUSED = [
    ("symbol", "mười lăm"),
    ("genre", "Sắc lệnh lạ"),
    ("date", "31/02/2026"),
    ("date", "hôm qua"),
    ("date", "01/01/1492"),
    ("effective", "2/2026"),  # a day is a day
    ("expires", "32/1/2026"),
    ("title", "x" * 1001),
    ("recipients", "x" * 10_001),
]


@pytest.mark.parametrize(("name", "typed"), REFUSED)
def test_what_a_field_cannot_be_is_refused_with_advice(name: str, typed: str) -> None:
    with pytest.raises(InputError) as caught:
        accepted(MetadataField(name), typed)
    assert caught.value.advice


def test_fields_are_named_in_english_and_in_vietnamese() -> None:
    assert metadata_field("symbol") is metadata_field(" Số, ký hiệu ") is MetadataField.SYMBOL
    with pytest.raises(InputError, match="issuer"):
        metadata_field("màu sắc")


def test_every_field_says_where_it_was_seen_and_how_sure(own_bench: Workbench, read_in: str) -> None:
    view = own_bench.corrections.view(read_in)
    assert [place.text for place in field(view, "symbol").seen] == ["Số 12-KH/BTCTU"]
    assert (field(view, "symbol").sure.label, field(view, "date").sure.label) == ("Đọc rõ", "Khá chắc")
    assert (field(view, "date").value, field(view, "date").shown) == ("2026-03", "3/2026")
    assert field(view, "expires").sure.label == "Không thấy trong văn bản"
    assert all(each.seen for each in view.fields if each.value)


def test_a_correction_is_found_by_search_and_stands_over_ingestion(
    own_bench: Workbench, read_in: str, scan: Path
) -> None:
    deck = own_bench.study.make(read_in)
    view = own_bench.corrections.correct(read_in, "symbol", "72-KH/BTCTU", reason="dấu trên bản giấy", by="Mẫu")
    now = view.document.id
    assert own_bench.corrections.current_id(read_in) == now != read_in
    note = corrected_note(field(view, "symbol"))
    assert note == "máy đọc: 12-KH/BTCTU; đã sửa thành 72-KH/BTCTU"
    hit = own_bench.search(SearchRequest("lưu giữ phiếu rà soát")).hits[0]
    assert (hit.document.record.id, hit.provision.id) == (now, f"{now}#so:1")
    assert own_bench.show("72-KH/BTCTU").document is not None
    cards = own_bench.study.due(20, now)
    assert len(cards) == len(deck.cards) > 0
    assert all("72-KH/BTCTU" in card.card.question for card in cards)
    assert own_bench.study.make(now).new == 0
    for force in (False, True):
        assert own_bench.ingest([scan], force=force).files[0].document_id == now
    scan.write_text(SCAN.replace("24 tháng", "36 tháng"), encoding="utf-8")
    assert own_bench.ingest([scan]).files[0].document_id == now
    assert field(own_bench.corrections.view(now), "symbol").value == "72-KH/BTCTU"


def test_a_reading_that_changed_since_the_correction_is_told(own_bench: Workbench, read_in: str, scan: Path) -> None:
    own_bench.corrections.correct(read_in, "place", "Trà Giang")
    scan.write_text(SCAN.replace("Sông Trà, ngày", "Sông Trả, ngày"), encoding="utf-8")
    own_bench.ingest([scan])
    told = field(own_bench.corrections.view(read_in), "place")
    assert (told.value, told.differs) == ("Trà Giang", True)
    assert "Sông Trả" in corrected_note(told)


def test_a_confirmed_reading_says_so(own_bench: Workbench, read_in: str) -> None:
    told = field(own_bench.corrections.correct(read_in, "date", "3/2026"), "date")
    assert (told.sure.label, told.value) == ("Đã có người kiểm tra", "2026-03")


def test_the_day_of_taking_effect_follows_a_corrected_date(own_bench: Workbench, read_in: str) -> None:
    told = field(own_bench.corrections.correct(read_in, "date", "05/3/2026"), "effective")
    assert (told.value, told.sure.label) == ("2026-03-05", "Tính theo ngày ban hành đã sửa")


def test_only_stored_documents_can_be_corrected(own_bench: Workbench) -> None:
    with pytest.raises(InputError, match="danh mục"):
        own_bench.corrections.stored("294-QĐ/TW")  # known from the catalogue alone
    with pytest.raises(InputError, match="Không rõ"):
        own_bench.corrections.stored("987-QĐ/TW")
    with pytest.raises(InputError):
        own_bench.corrections.correct("không-có", "place", "x")


@pytest.fixture
def command(
    own_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str]]:
    monkeypatch.setenv("THAMMUU_HOME", str(own_home))

    def called(*arguments: str) -> tuple[int, str]:
        code = run(arguments)
        out = capsys.readouterr()
        return code, out.out or out.err

    return called


def test_the_command_corrects_lists_and_undoes(command: Callable[..., tuple[int, str]]) -> None:
    code, out = command("correct", "15-QĐ/TU", "place", "Trà", "Giang", "--reason", "thử", "--by", "Mẫu")
    assert code == 0
    assert "máy đọc: Sông Trà; đã sửa thành Trà Giang" in out
    code, out = command("correct", "15-QĐ/TU", "--list")
    assert "Mẫu: Địa danh: Sông Trà → Trà Giang (thử)" in out
    code, out = command("show", "15-QĐ/TU", "--metadata", "--json")
    fields = {each["field"]: each for each in json.loads(out)["metadata"]}
    assert fields["place"]["correction"]["by"] == "Mẫu"
    assert fields["symbol"]["seen"][0]["quote"] == "Số 15-QĐ/TU"
    code, out = command("correct", "15-QĐ/TU", "place", "--undo", "--json")
    assert code == 0
    told = json.loads(out)
    assert told["corrections"][0]["ended_at"]
    assert command("correct", "15-QĐ/TU", "place", "--undo")[0] == 2


@pytest.mark.parametrize(
    "arguments",
    [("correct", "15-QĐ/TU"), ("correct", "15-QĐ/TU", "date"), ("correct", "15-QĐ/TU", "date", "31/02/2026")],
)
def test_the_command_says_what_is_missing_or_wrong(
    command: Callable[..., tuple[int, str]], arguments: tuple[str, ...]
) -> None:
    code, out = command(*arguments)
    assert code == 2
    assert "Lỗi:" in out


@pytest.fixture
def client(own_home: Path) -> Iterator[TestClient]:
    with Workbench.open(Settings(home=own_home)) as bench:
        yield TestClient(create_app(bench), base_url="http://127.0.0.1:8000")


def sample(client: TestClient) -> str:
    documents = client.get("/api/v1/documents").json()["documents"]
    return str(next(each["id"] for each in documents if each["symbol"] == "15-QĐ/TU"))


def test_the_api_reads_corrects_and_undoes(client: TestClient) -> None:
    old = sample(client)
    path = f"/api/v1/documents/{old}/metadata"
    assert {each["field"] for each in client.get(path).json()["metadata"]} == {each.value for each in MetadataField}
    told = client.put(f"{path}/symbol", json={"value": "16-QĐ/TU", "reason": "thử", "by": "Mẫu"})
    assert told.json()["document"]["symbol"] == "16-QĐ/TU"
    assert client.get(path).json()["document"]["symbol"] == "16-QĐ/TU"  # by the id it bore before
    assert client.delete(f"{path}/symbol").json()["document"]["id"] == old
    assert client.put(f"{path}/date", json={"value": "31/02/2026"}).status_code == 422
    assert client.get("/api/v1/documents/khong-co/metadata").status_code == 404


def test_a_foreign_page_cannot_correct(client: TestClient) -> None:
    path = f"/van-ban/{sample(client)}/sua"
    answer = client.post(path, data={"field": "place", "value": "x"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403


def test_the_page_shows_where_a_field_was_seen_and_takes_a_correction(client: TestClient) -> None:
    old = sample(client)
    sent = {"field": "symbol", "value": "16-QĐ/TU", "reason": "<b>thử</b>", "by": "Mẫu"}
    answer = client.post(f"/van-ban/{old}/sua", data=sent)
    page = BeautifulSoup(answer.text, "html.parser")
    assert answer.status_code == 200
    assert page.select_one("#thong-tin").has_attr("open")  # type: ignore[union-attr]
    told = page.select_one("#tt-symbol").get_text()  # type: ignore[union-attr]
    assert "Máy đọc: 15-QĐ/TU; đã sửa thành 16-QĐ/TU" in told
    assert "Số 15-QĐ/TU" in told
    assert "<b>thử</b>" in told  # as text
    assert client.get(f"/van-ban/{old}").url.path != f"/van-ban/{old}"  # the old address leads to the new one
    undone = client.post(f"{answer.url.path}/sua", data={"field": "symbol", "undo": "1"})
    assert undone.url.path == f"/van-ban/{old}"


def test_a_refused_correction_keeps_what_was_typed(client: TestClient) -> None:
    answer = client.post(f"/van-ban/{sample(client)}/sua", data={"field": "date", "value": "31/02/2026", "by": "Mẫu"})
    page = BeautifulSoup(answer.text, "html.parser")
    assert answer.status_code == 422
    assert "không phải là ngày" in page.select_one("[role=alert]").get_text()  # type: ignore[union-attr]
    assert page.select_one("#c-date")["value"] == "31/02/2026"  # type: ignore[index]
    for each in page.select("input:not([type=hidden]), textarea"):
        assert page.select_one(f"label[for='{each.get('id')}']"), each
