"""The template and the profile printed in docs/templates.md are valid: who copies them gets a draft."""

from __future__ import annotations

import re
from pathlib import Path

from thammuu.drafts_templates import DraftSources, compose, library, read_input
from thammuu.drafts_templates.draft import Table

DOC = (Path(__file__).resolve().parents[2] / "docs" / "templates.md").read_text("utf-8")
CONTENT = """
date = 2026-11-23
number = 3
recipients = ["Lưu"]
[[content.days]]
day = "Thứ Hai"
work = "Giao ban"
"""


def test_the_printed_template_and_profile_make_a_draft(tmp_path: Path) -> None:
    template, profile = re.findall(r"```toml\n(.*?)```", DOC, re.DOTALL)
    (tmp_path / "mau").mkdir()
    (tmp_path / "mau" / "lich-cong-tac.toml").write_text(template, "utf-8")
    (tmp_path / "co-quan.toml").write_text(profile, "utf-8")
    request = read_input(CONTENT, "lich-cong-tac", templates=library(tmp_path))
    draft = compose(request, DraftSources(request.date))
    assert draft.header.symbol.text == "Số 03-KH/BTCTU"
    assert any(isinstance(block, Table) for block in draft.body)
    old = read_input(CONTENT.replace("2026-11-23", "2025-01-15"), "lich-cong-tac", templates=library(tmp_path))
    assert old.office.place == "Sông Thượng"
