"""From a file to `thammuu show`: a decision and the regulation it issues both have an Điều 1, and each is found."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from thammuu.service.cli import run
from thammuu.service.settings import Settings
from thammuu.service.workbench import Workbench

Capture = pytest.CaptureFixture[str]

DECISION = """TỈNH ỦY SÔNG TRÀ
Số 12-QĐ/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Sông Trà, ngày 05 tháng 3 năm 2026
QUYẾT ĐỊNH
ban hành Quy chế quản lý nhà truyền thống
Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý nhà truyền thống.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
T/M BAN THƯỜNG VỤ
BÍ THƯ
Nguyễn Văn Mẫu
QUY CHẾ
quản lý nhà truyền thống
Điều 1. Phạm vi
Quy chế này áp dụng cho các nhà truyền thống của tỉnh.
Điều 2. Giờ mở cửa
1. Mở cửa từ 7 giờ 30 phút.
2. Đóng cửa lúc 17 giờ.
Điều 3. Lối vào
Khách vào bằng cửa phía đông.
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("attached")
    (folder / "quyet-dinh.txt").write_text(DECISION, encoding="utf-8")
    home = folder / "home"
    with Workbench(Settings(home=home), now=lambda: dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)) as bench:
        assert [file.status for file in bench.ingest([folder / "quyet-dinh.txt"]).files] == ["added"]
    return home


SHOWN = (
    # what is typed, the address, words of that place
    ("Điều 3 Quy chế kèm theo 12-QĐ/TU", "Quy chế kèm theo › Điều 3", "cửa phía đông"),
    ("Điều 3 12-QĐ/TU", "Quy chế kèm theo › Điều 3", "cửa phía đông"),  # the decision itself has no Điều 3
    (
        "khoản 2 Điều 2 Quy chế ban hành kèm theo Quyết định số 12-QĐ/TU",
        "Quy chế kèm theo › Điều 2 › khoản 2",
        "17 giờ",
    ),
    ("dieu 1 quy che kem theo 12-qd/tu", "Quy chế kèm theo › Điều 1", "áp dụng cho"),
)


@pytest.mark.parametrize(("typed", "address", "words"), SHOWN)
def test_an_article_of_the_attached_text_is_shown(
    home: Path,
    typed: str,
    address: str,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
) -> None:
    monkeypatch.setenv("THAMMUU_HOME", str(home))
    assert run(["show", typed, "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)["provision"]
    assert shown["address"] == address
    assert words in shown["text"] + "".join(child["text"] for child in shown["children"])


def test_an_article_of_both_is_asked_back(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setenv("THAMMUU_HOME", str(home))
    assert run(["show", "Điều 1 12-QĐ/TU"]) == 1
    told = capsys.readouterr()
    assert "Quy chế kèm theo" in told.out + told.err
