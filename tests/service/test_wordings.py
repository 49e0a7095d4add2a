"""The office's table of abbreviations, from the command line to what a search understands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from thammuu.service.cli.main import BAD_INPUT, DONE, run

HEAD = "kind,typed,means,capitals,source\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("THAMMUU_HOME", str(tmp_path / "kho"))
    return tmp_path


def told(capsys: pytest.CaptureFixture[str]) -> dict:
    return json.loads(capsys.readouterr().out)


def test_an_office_imports_its_rows_and_sees_them_first(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = home / "rieng.csv"
    own.write_text(HEAD + "abbreviation,TTCT,trung tâm chính trị,có,Quy ước của cơ quan\n", encoding="utf-8")
    assert run(["wordings", "import", str(own), "--json"]) == DONE
    row = {
        "kind": "abbreviation",
        "typed": "TTCT",
        "means": "trung tâm chính trị",
        "capitals": True,
        "source": "Quy ước của cơ quan",
    }
    assert told(capsys) == {"wordings": [row]}
    assert run(["wordings", "list", "--json"]) == DONE
    listed = told(capsys)["wordings"]
    assert listed[0] == row
    assert len(listed) > 50
    assert run(["wordings", "list", "--own"]) == DONE
    assert capsys.readouterr().out.strip() == "TTCT (chỉ khi viết hoa) → trung tâm chính trị [Quy ước của cơ quan]"


def test_a_bad_row_changes_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = home / "tot.csv", home / "sai.csv"
    good.write_text(HEAD + "abbreviation,TTCT,trung tâm chính trị,,\n", encoding="utf-8")
    bad.write_text(HEAD + "tắt,AB,a b,,\n", encoding="utf-8")
    assert run(["wordings", "import", str(good)]) == DONE
    assert run(["wordings", "import", str(bad)]) == BAD_INPUT
    assert "Dòng 2" in capsys.readouterr().err
    assert run(["wordings", "import", str(home / "khong-co.csv")]) == BAD_INPUT
    capsys.readouterr()
    assert run(["wordings", "list", "--own", "--json"]) == DONE
    assert [row["typed"] for row in told(capsys)["wordings"]] == ["TTCT"]
