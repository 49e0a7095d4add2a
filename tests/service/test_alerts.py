"""Alerts: an amending document comes in, and what rests on the amended one is listed. Documents of tỉnh Sông Trà."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from thammuu.service.alerts import Alert
from thammuu.service.api.app import create_app
from thammuu.service.cli import run
from thammuu.service.drafting import DraftRequest
from thammuu.service.workbench import Workbench

HEAD = "TỈNH ỦY SÔNG TRÀ\n*\nSố {number}-QĐ/TU\nSông Trà, ngày {day}\nQUY ĐỊNH\n{title}\n-----\n"
RULES = (
    HEAD.format(number=61, day="05 tháng 3 năm 2024", title="về sinh hoạt của câu lạc bộ đọc sách")
    + """Điều 1. Thời hạn
1. Câu lạc bộ gửi báo cáo trong thời hạn 15 ngày kể từ ngày kết thúc quý.
2. Chủ nhiệm giữ nhiệm vụ không quá 24 tháng.
Điều 2. Kinh phí
Mỗi câu lạc bộ được hỗ trợ không quá 30 đầu sách trong một năm.
"""
)
OWN = (
    HEAD.format(number=70, day="10 tháng 5 năm 2024", title="về tủ sách của chi bộ")
    + """Căn cứ Quy định số 61-QĐ/TU ngày 05/3/2024 của Tỉnh ủy Sông Trà về sinh hoạt của câu lạc bộ đọc sách;
Điều 1. Tủ sách
Chi bộ giữ tủ sách theo danh sách đã duyệt.
"""
)
YOUNGER = OWN.replace("Số 70-", "Số 92-").replace("10 tháng 5 năm 2024", "10 tháng 5 năm 2026")
AMENDING = (
    HEAD.format(number=88, day="20 tháng 8 năm 2025", title="sửa đổi, bổ sung Quy định số 61-QĐ/TU ngày 05/3/2024")
    + """Điều 1. Sửa đổi khoản 1 Điều 1 Quy định số 61-QĐ/TU ngày 05/3/2024 của Tỉnh ủy Sông Trà như sau:
“1. Câu lạc bộ gửi báo cáo trong thời hạn 10 ngày kể từ ngày kết thúc quý.”
Điều 2. Hiệu lực
Quy định này có hiệu lực từ ngày 01/9/2025.
"""
)
REPLACING = (
    HEAD.format(number=95, day="02 tháng 6 năm 2026", title="về phong trào đọc sách")
    + """Điều 1. Phong trào
Mỗi thôn có một câu lạc bộ.
Điều 2. Hiệu lực
Quy định này có hiệu lực từ ngày ký và thay thế Quy định số 61-QĐ/TU ngày 05/3/2024 của Tỉnh ủy Sông Trà.
"""
)


def take(bench: Workbench, **texts: str) -> tuple[Alert, ...]:
    return bench.upload([(f"{name}.txt", text.encode()) for name, text in texts.items()]).alerts


@pytest.fixture
def held(own_bench: Workbench) -> Workbench:
    """The rules with cards, and a document based on them."""
    assert take(own_bench, rules=RULES, own=OWN) == ()
    own_bench.study.make("61-QĐ/TU ngày 05/3/2024")
    assert own_bench.store.study.cards()
    return own_bench


def told(alert: Alert) -> tuple[str, str | None, list[tuple[str, str | None, str]]]:
    resting = [(each.kind.value, each.document.record.key.symbol, each.address) for each in alert.resting]
    return alert.change.kind.value, alert.change.by.key.symbol, resting


def test_an_amendment_alerts_the_cards_of_its_part_and_the_older_basis(held: Workbench) -> None:
    alerts = take(held, amending=AMENDING, younger=YOUNGER)
    assert {told(alert)[0] for alert in alerts} == {"amended"}
    rests = [each for alert in alerts for each in told(alert)[2]]
    assert ("basis", "70-QĐ/TU") in {(kind, symbol) for kind, symbol, _ in rests}
    assert "92-QĐ/TU" not in {symbol for _, symbol, _ in rests}  # written when the amendment was known


def test_a_replacement_alerts_everything_once(held: Workbench) -> None:
    take(held, younger=YOUNGER)
    (alert,) = take(held, replacing=REPLACING)
    assert alert.document.validity.state.value == "replaced"
    kind, by, rests = told(alert)
    assert (kind, by) == ("replaced", "95-QĐ/TU")
    assert {symbol for what, symbol, _ in rests if what == "basis"} == {"70-QĐ/TU", "92-QĐ/TU"}
    assert any(what == "study_cards" for what, _, _ in rests)
    assert take(held, replacing=REPLACING) == ()  # nothing new was read
    assert [told(each) for each in held.alerts() if each.change.by.key.symbol == "95-QĐ/TU"] == [told(alert)]


def test_a_kept_draft_is_told_what_became_of_its_basis(held: Workbench) -> None:
    old, new = 'symbol = "05-NQ/TU"\ndate = 2025-11-20', 'symbol = "61-QĐ/TU"\ndate = 2024-03-05'
    plan = held.example("ke-hoach").replace(old, new)
    assert "61-QĐ/TU" in plan
    saved = held.drafts.kept.save(DraftRequest("ke-hoach", plan))
    amended = [each for alert in take(held, amending=AMENDING) for each in alert.resting if each.kind.value == "draft"]
    assert amended == []  # the plan is dated after the amendment came: it rests on the amended text
    (alert,) = take(held, replacing=REPLACING)
    drafts = [each for each in alert.resting if each.kind.value == "draft"]
    assert [each.text.partition(":")[0] for each in drafts] == [saved.saved.id]


def test_what_is_over_itself_needs_no_alert(held: Workbench) -> None:
    over = REPLACING.replace("Số 95-", "Số 96-").replace("61-QĐ/TU ngày 05/3/2024", "70-QĐ/TU ngày 10/5/2024")
    take(held, over=over)
    (alert,) = take(held, replacing=REPLACING)
    assert "70-QĐ/TU" not in {symbol for _, symbol, _ in told(alert)[2]}


def test_command_and_page(
    held: Workbench, own_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    client = TestClient(create_app(held), base_url="http://127.0.0.1:8000")
    sent = client.post("/nap", files={"files": ("moi.txt", REPLACING.encode())})
    assert "95-QĐ/TU thay thế" in " ".join(BeautifulSoup(sent.text, "html.parser").get_text().split())
    page = BeautifulSoup(client.get("/canh-bao").text, "html.parser")
    for link in page.select(".alert a"):
        assert client.get(str(link["href"])).status_code == 200
    assert client.get("/api/v1/alerts").json()["alerts"]
    monkeypatch.setenv("THAMMUU_HOME", str(own_home))
    assert run(["alerts", "--json"]) == 0
    (first, *_) = json.loads(capsys.readouterr().out)["alerts"]
    assert (first["change"], first["by"]["symbol"], first["parts"]) == ("replaced", "95-QĐ/TU", [])
    assert run(["alerts"]) == 0
    assert "Căn cứ của Quy định 70-QĐ/TU" in capsys.readouterr().out
