"""The truth table of the validity engine: one small province, every way in which a document comes and goes.

Each row: document, part ("" for the whole), day, state, who brought it about. The comment says why the row is there.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.index.lives import clause, facts_of, place, stored
from thammuu.corpus.catalogue import load_catalogue
from thammuu.corpus.catalogue.load import COLUMNS
from thammuu.index.known import join_known
from thammuu.index.resolve import Resolver
from thammuu.index.validity import Validity, provision_validity_at, validity_at
from thammuu.index.validity.collect import collect_facts
from thammuu.index.validity.parts import holds_place
from thammuu.ingest.model import ClauseKind, ProvisionReference

EFFECT, EXPIRY, REPLACES, REPEALS = ClauseKind.EFFECT, ClauseKind.EXPIRY, ClauseKind.REPLACES, ClauseKind.REPEALS

STORED = {
    "họp cũ": stored("01-QĐ/TU", "2015-01-10", "về chế độ họp của cấp ủy"),
    "họp mới": stored("09-QĐ/TU", "2020-03-02", "về chế độ họp của cấp ủy", effective="2020-04-01"),
    "họp nay": stored("30-QĐ/TU", "2024-06-03", "về chế độ họp của cấp ủy"),
    "khen thưởng": stored("02-QĐ/TU", "2016-05-05", "về khen thưởng hằng năm"),
    "sửa khen thưởng": stored("12-QĐ/TU", "2019-07-01", "sửa đổi, bổ sung Quy định số 02-QĐ/TU về khen thưởng"),
    "hồ sơ": stored("03-QĐ/TU", "2016-06-06", "về quản lý hồ sơ lưu trữ"),
    "bãi bỏ khoản": stored("14-QĐ/TU", "2021-01-04", "về sổ sách của chi bộ"),
    "sửa điều": stored("15-QĐ/TU", "2022-02-07", "về biểu mẫu thống kê"),
    "thí điểm": stored("05-QĐ/TU", "2018-01-02", "về thí điểm khoán xe", genre="Quyết định"),
    "hết thí điểm": stored("21-QĐ/TU", "2021-12-01", "về khoán xe", genre="Quyết định"),
    "tự hết": stored("06-KH/TU", "2023-01-05", "tổ chức hội thi", genre="Kế hoạch"),
    "đề án": stored("02-ĐA/TU", "2011-04-29", "phát triển đảng viên giai đoạn 2011 - 2015", genre="Đề án"),
    "đề án xa": stored("03-ĐA/TU", "2016-04-29", "đào tạo giai đoạn 2016 - 2020, tầm nhìn đến năm 2030", genre="Đề án"),
    "đề án mốc": stored("04-ĐA/TU", "2014-02-18", "đội ngũ cán bộ đến năm 2020", genre="Đề án"),
    "đề án tiếp": stored("05-ĐA/TU", "2014-07-11", "tạo nguồn đến năm 2020 và những năm tiếp theo", genre="Đề án"),
    "báo cáo": stored("07-BC/TU", "2015-12-20", "kết quả phát triển đảng viên giai đoạn 2011 - 2015", genre="Báo cáo"),
    "nghị quyết": stored("08-NQ/TU", "2016-01-20", "phát triển du lịch giai đoạn 2016 - 2020", genre="Nghị quyết"),
    "quy chế": stored("01-QC/TU", "2020-11-02", "làm việc của Ban Chấp hành nhiệm kỳ 2020 - 2025", genre="Quy chế"),
    "chương trình": stored("01-CTr/TU", "2024-01-08", "công tác năm 2024", genre="Chương trình"),
    "tổng kết": stored("11-KH/TU", "2024-12-02", "tổng kết công tác năm 2024", genre="Kế hoạch"),
    "luật năm": stored("12-KH/TU", "2024-03-04", "triển khai Luật Đất đai năm 2024", genre="Kế hoạch"),
    "một mình": stored("16-QĐ/TU", "2019-09-09", "về nhà công vụ"),
    "tài sản cũ": stored("17-QĐ/TU", "2017-08-08", "về quản lý tài sản công của cơ quan"),
    "tài sản mới": stored("28-QĐ/TU", "2023-08-08", "về quản lý tài sản công của cơ quan"),
    "hai ngày": stored("20-QĐ/TU", "2020-01-06", "về hai ngày hiệu lực", effective="2020-06-01"),
    "vòng một": stored("18-QĐ/TU", "2018-02-02", "về việc vòng"),
    "vòng hai": stored("19-QĐ/TU", "2018-02-02", "về việc vòng"),
}
CLAUSES = (
    clause(STORED["họp mới"], EFFECT, "Quy định này có hiệu lực từ ngày 01/4/2020.", "2020-04-01"),
    clause(STORED["họp mới"], REPLACES, "Quy định này thay thế Quy định số 01-QĐ/TU ngày 10/01/2015."),
    clause(STORED["họp nay"], REPLACES, "Quy định này thay thế Quy định số 09-QĐ/TU ngày 02/3/2020."),
    clause(STORED["bãi bỏ khoản"], REPEALS, "Bãi bỏ khoản 2 Điều 5 Quy định số 03-QĐ/TU ngày 06/6/2016."),
    clause(STORED["sửa điều"], REPEALS, "Bãi bỏ một số nội dung tại Điều 7 Quy định số 03-QĐ/TU ngày 06/6/2016."),
    clause(
        STORED["hết thí điểm"], REPEALS,
        "Quyết định số 05-QĐ/TU ngày 02/01/2018 hết hiệu lực kể từ ngày 01/01/2022.",
    ),
    clause(STORED["tự hết"], EXPIRY, "Kế hoạch này được thực hiện đến hết ngày 31/12/2023.", "2023-12-31"),
    clause(STORED["một mình"], EFFECT, "Quy định này có hiệu lực từ ngày 01/10/2019.", "2019-10-01"),
    clause(
        STORED["tài sản mới"], ClauseKind.GENERAL_REPEAL,
        "Các quy định trước đây trái với Quy định này đều bãi bỏ.",
    ),
    clause(STORED["hai ngày"], EFFECT, "Quy định này có hiệu lực từ ngày 01/6/2020.", "2020-06-01"),
    clause(STORED["hai ngày"], EFFECT, "Điều 3, Điều 8 của Quy định này có hiệu lực từ 01/02/2020.", "2020-02-01"),
    clause(STORED["hai ngày"], EFFECT, "Điều 9 của Quy định này có hiệu lực từ ngày 01/01/2021.", "2021-01-01"),
    clause(STORED["hai ngày"], EFFECT, "Mức phí nêu tại Quy định này có hiệu lực từ 01/01/2022.", "2022-01-01"),
    clause(STORED["vòng một"], REPLACES, "Quy định này thay thế Quy định số 19-QĐ/TU ngày 02/02/2018."),
    clause(STORED["vòng hai"], REPLACES, "Quy định này thay thế Quy định số 18-QĐ/TU ngày 02/02/2018."),
)  # fmt: skip

# Known from an office's catalogue alone: symbol, genre, date, title, state, replaced_by, replaces, amends, effective
LISTED = (
    ("40-QĐ/TU", "Quy định", "2017", "về chế độ trực", "replaced", "41-QĐ/TU@2021-05", "", "", ""),
    ("41-QĐ/TU", "Quy định", "2021-05", "về chế độ trực", "in_force", "", "40-QĐ/TU@2017", "", ""),
    ("42-QĐ/TU", "Quy định", "2019-01-01", "về xe công", "expired", "", "", "", ""),
    ("43-QĐ/TU", "Quy định", "2019-01-01", "về điện nước", "unknown", "", "", "", ""),
    ("44-QĐ/TU", "Quy định", "2022-01-01", "về khách tiết", "in_force", "", "", "", "2022-03-01"),
    ("45-QĐ/TU", "Quy định", "2018-01-01", "về nhà ăn", "repealed", "46-QĐ/TU@2020-01-01", "", "", ""),
    ("46-QĐ/TU", "Quy định", "2020-01-01", "về dịch vụ", "unknown", "", "", "", ""),
    ("47-QĐ/TU", "Quy định", "2018-01-01", "về in ấn", "in_force", "", "", "", ""),
    ("48-QĐ/TU", "Quy định", "2023-01-01", "sửa đổi Quy định về in ấn", "in_force", "", "", "47-QĐ/TU@2018-01-01", ""),
    ("49-KH/TU", "Kế hoạch", "2016-01-01", "rèn luyện giai đoạn 2016 - 2020", "in_force", "", "", "", ""),
    ("50-QĐ/TU", "Quy định", "", "về công tác phí", "unknown", "", "", "", ""),
)

TABLE = (
    # a plain replacement, told by the successor's closing clause
    ("họp cũ", "", "2015-01-09", "not_yet", ""),  # the day before issue
    ("họp cũ", "", "2015-01-10", "in_force", ""),  # the day of issue: in force, since it is replaced only later
    ("họp cũ", "", "2020-03-31", "in_force", ""),  # the successor is issued, but takes effect tomorrow
    ("họp cũ", "", "2020-04-01", "replaced", "09-QĐ/TU"),  # the day the successor takes effect
    ("họp cũ", "", "2026-01-01", "replaced", "09-QĐ/TU"),  # for good
    ("họp mới", "", "2020-03-02", "not_yet", ""),  # issued, not in effect
    ("họp mới", "", "2020-04-01", "in_force", ""),  # the first day
    ("họp mới", "", "2024-06-02", "in_force", ""),  # the last day
    ("họp mới", "", "2024-06-03", "replaced", "30-QĐ/TU"),  # no day of effect told: the day of issue counts
    ("họp nay", "", "2026-01-01", "unknown", ""),  # nothing says that the last one still holds
    ("họp cũ", "Điều 3", "2019-01-01", "in_force", ""),  # a provision lives with its document
    ("họp cũ", "Điều 3", "2021-01-01", "replaced", "09-QĐ/TU"),  # and ends with it
    ("họp mới", "Điều 3", "2020-03-02", "not_yet", ""),  # and is not there before it
    # amended by a document whose title says so, parts untold
    ("khen thưởng", "", "2016-05-04", "not_yet", ""),
    ("khen thưởng", "", "2018-01-01", "in_force", ""),  # who amends in 2019 knows that it held until then
    ("khen thưởng", "", "2019-07-01", "amended", "12-QĐ/TU"),
    ("khen thưởng", "", "2026-01-01", "amended", "12-QĐ/TU"),  # an amended document stays amended
    ("khen thưởng", "Điều 4", "2018-01-01", "in_force", ""),
    ("khen thưởng", "Điều 4", "2020-01-01", "amended", "12-QĐ/TU"),  # perhaps touched: said, not hidden
    ("sửa khen thưởng", "", "2020-01-01", "unknown", ""),  # amending proves nothing about the amending document
    # a part repealed, another part amended
    ("hồ sơ", "", "2020-12-31", "in_force", ""),
    ("hồ sơ", "", "2021-01-04", "amended", "14-QĐ/TU"),  # losing a clause amends the whole
    ("hồ sơ", "", "2022-02-07", "amended", "14-QĐ/TU 15-QĐ/TU"),
    ("hồ sơ", "khoản 2 Điều 5", "2020-12-31", "in_force", ""),
    ("hồ sơ", "khoản 2 Điều 5", "2021-01-04", "repealed", "14-QĐ/TU"),  # that clause and no other
    ("hồ sơ", "điểm a khoản 2 Điều 5", "2021-01-04", "repealed", "14-QĐ/TU"),  # with all it holds
    ("hồ sơ", "khoản 1 Điều 5", "2021-01-04", "unknown", ""),  # untouched; nothing says that the rest still holds
    ("hồ sơ", "khoản 2 Điều 6", "2021-01-04", "unknown", ""),  # the same clause of another article
    ("hồ sơ", "Điều 5", "2021-01-04", "amended", "14-QĐ/TU"),  # the article has lost a clause
    ("hồ sơ", "Điều 7", "2021-06-01", "unknown", ""),  # not yet touched
    ("hồ sơ", "Điều 7", "2022-02-07", "amended", "15-QĐ/TU"),  # "một số nội dung tại Điều 7": amended, not repealed
    ("hồ sơ", "khoản 1 Điều 7", "2022-02-07", "amended", "15-QĐ/TU"),  # perhaps one of the contents meant
    # a repeal with its own day
    ("thí điểm", "", "2021-12-31", "in_force", ""),  # the repealing decision is there, its day is not
    ("thí điểm", "", "2022-01-01", "repealed", "21-QĐ/TU"),
    # an end told by the document itself
    ("tự hết", "", "2023-12-31", "unknown", ""),  # still running proves nothing
    ("tự hết", "", "2024-01-01", "expired", ""),
    ("tự hết", "Mục 2", "2024-01-01", "expired", ""),
    # times named in titles
    ("đề án", "", "2015-12-31", "unknown", ""),  # still in its period: no proof that it holds
    ("đề án", "", "2016-01-01", "expired", ""),  # the period is over
    ("đề án xa", "", "2021-01-01", "unknown", ""),  # a vision beyond the period: not over by itself
    ("đề án xa", "", "2031-01-01", "unknown", ""),  # nor when the vision's year has passed
    ("đề án mốc", "", "2021-01-01", "unknown", ""),  # "đến năm 2020" is a goal, no end
    ("đề án tiếp", "", "2026-01-01", "unknown", ""),  # "và những năm tiếp theo"
    ("báo cáo", "", "2016-01-01", "unknown", ""),  # a report on a period does not end with it
    ("nghị quyết", "", "2021-01-01", "unknown", ""),  # a resolution does not end with the period of its goals
    ("quy chế", "", "2024-12-31", "unknown", ""),
    ("quy chế", "", "2025-06-01", "unknown", ""),  # the congress may have met: the title tells no day
    ("quy chế", "", "2025-12-31", "expired", ""),  # surely over at the end of the year
    ("chương trình", "", "2024-12-31", "unknown", ""),
    ("chương trình", "", "2025-01-01", "expired", ""),  # the programme of one year
    ("tổng kết", "", "2025-02-01", "unknown", ""),  # looks back on the year, is carried out after it
    ("luật năm", "", "2025-02-01", "unknown", ""),  # the year is the law's
    # nothing but the document itself
    ("một mình", "", "2019-09-30", "not_yet", ""),
    ("một mình", "", "2019-10-01", "unknown", ""),  # that it took effect does not say that it holds
    # a general repeal clause
    ("tài sản cũ", "", "2023-08-07", "unknown", ""),
    ("tài sản cũ", "", "2024-01-01", "unknown", ""),  # a warning, never a repeal
    # articles with a day of effect of their own
    ("hai ngày", "", "2020-03-01", "not_yet", ""),  # the whole waits for June
    ("hai ngày", "", "2020-06-01", "unknown", ""),
    ("hai ngày", "Điều 3", "2020-03-01", "unknown", ""),  # earlier than the whole
    ("hai ngày", "Điều 4", "2020-03-01", "not_yet", ""),
    ("hai ngày", "Điều 9", "2020-07-01", "not_yet", ""),  # later than the whole
    ("hai ngày", "Điều 9", "2021-01-01", "unknown", ""),
    # sources that turn in a circle
    ("vòng một", "", "2020-01-01", "replaced", "19-QĐ/TU"),
    ("vòng hai", "", "2020-01-01", "replaced", "18-QĐ/TU"),
    # the catalogue alone, with dates known in part
    ("40-QĐ/TU", "", "2016-12-31", "not_yet", ""),
    ("40-QĐ/TU", "", "2017-06-01", "unknown", ""),  # issued some day of 2017
    ("40-QĐ/TU", "", "2018-01-01", "in_force", ""),
    ("40-QĐ/TU", "", "2021-05-15", "unknown", ""),  # replaced some day of that May
    ("40-QĐ/TU", "", "2021-05-31", "replaced", "41-QĐ/TU"),
    ("41-QĐ/TU", "", "2021-05-15", "unknown", ""),
    ("41-QĐ/TU", "", "2026-11-22", "in_force", ""),
    ("42-QĐ/TU", "", "2020-01-01", "unknown", ""),  # "hết hiệu lực", since when is untold
    ("42-QĐ/TU", "", "2026-11-22", "expired", ""),
    ("43-QĐ/TU", "", "2026-11-22", "unknown", ""),  # listed, nothing said: never "in force"
    ("44-QĐ/TU", "", "2022-02-28", "not_yet", ""),
    ("44-QĐ/TU", "", "2022-03-01", "in_force", ""),
    ("45-QĐ/TU", "", "2019-12-31", "in_force", ""),
    ("45-QĐ/TU", "", "2020-01-01", "repealed", "46-QĐ/TU"),
    ("47-QĐ/TU", "", "2022-12-31", "in_force", ""),
    ("47-QĐ/TU", "", "2023-01-01", "amended", "48-QĐ/TU"),
    ("49-KH/TU", "", "2021-06-01", "in_force", ""),  # a period that ran out yields to the catalogue, with a warning
    ("50-QĐ/TU", "", "2026-11-22", "unknown", ""),  # undated
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return Engine(tmp_path_factory.mktemp("catalogue") / "danh-muc.csv")


class Engine:
    """The province, joined."""

    def __init__(self, path: Path) -> None:
        path.write_text("\n".join([",".join(COLUMNS), *map(_line, LISTED)]), encoding="utf-8")
        known = join_known(tuple(STORED.values()), CLAUSES, load_catalogue(path))
        self.facts = collect_facts(known, Resolver(known))
        self.records = dict(STORED)
        self.records |= {each.record.key.symbol or "": each.record for each in known if each.row}

    def at(self, name: str, part: str, day: str) -> Validity:
        """The state of a document of the tables above, or of a part of it."""
        on = dt.date.fromisoformat(day)
        if part:
            return provision_validity_at(self.records[name], place(part), self.facts, on)
        return validity_at(self.records[name], self.facts, on)


def _line(row: tuple[str, ...]) -> str:
    symbol, genre, date, title, state, replaced_by, replaces, amends, effective = row
    cells = dict.fromkeys(COLUMNS, "") | {
        "symbol": symbol, "genre": genre, "issuer": "Tỉnh ủy Sông Trà", "date": date, "title": title, "state": state,
        "replaced_by": replaced_by, "replaces": replaces, "amends": amends, "effective": effective,
        "confidence": "high",
    }  # fmt: skip
    return ",".join(f'"{cells[column]}"' for column in COLUMNS)


@pytest.mark.parametrize(("name", "part", "day", "state", "by"), TABLE)
def test_the_truth_table(engine: Engine, name: str, part: str, day: str, state: str, by: str) -> None:
    found = engine.at(name, part, day)
    assert found.state.value == state
    if state != "unknown":  # an unknown state may name who perhaps brought about another
        assert " ".join(record.key.symbol or "" for record in found.by) == by
    assert found.evidence.endswith(".")


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(TABLE) >= 60


ENDS = (
    # document, day, chain, state of the last one
    ("họp cũ", "2021-01-01", "09-QĐ/TU", "in_force"),
    ("họp cũ", "2025-01-01", "09-QĐ/TU 30-QĐ/TU", "unknown"),  # what holds now is not claimed to hold
    ("45-QĐ/TU", "2026-01-01", "46-QĐ/TU", "unknown"),
    ("40-QĐ/TU", "2026-01-01", "41-QĐ/TU", "in_force"),
    ("vòng một", "2020-01-01", "19-QĐ/TU 18-QĐ/TU", "replaced"),  # a circle ends somewhere
)


@pytest.mark.parametrize(("name", "day", "chain", "state"), ENDS)
def test_chains_lead_to_what_stands_now(engine: Engine, name: str, day: str, chain: str, state: str) -> None:
    found = engine.at(name, "", day)
    assert " ".join(record.key.symbol or "" for record in found.chain) == chain
    assert found.end is not None
    assert found.end.value == state


WARNINGS = (
    # document, day, a word of the warning ("" for none)
    ("tài sản cũ", "2023-08-07", ""),
    ("tài sản cũ", "2023-08-08", "không nêu tên văn bản nào"),
    ("tài sản mới", "2024-01-01", ""),  # it does not warn of itself
    ("hồ sơ", "2024-01-01", ""),  # another subject
    ("hai ngày", "2024-01-01", ""),  # parts with days of their own are no disagreement
    ("đề án mốc", "2020-12-31", ""),
    ("đề án mốc", "2021-01-01", "mốc mục tiêu không phải thời hạn"),
    ("đề án xa", "2026-01-01", ""),  # the vision's year, 2030, is still to come
    ("đề án tiếp", "2026-01-01", ""),
    ("nghị quyết", "2021-01-01", "không tự hết hiệu lực"),
    ("49-KH/TU", "2021-06-01", "Nguồn không khớp"),
)


@pytest.mark.parametrize(("name", "day", "word"), WARNINGS)
def test_warnings_change_no_state(engine: Engine, name: str, day: str, word: str) -> None:
    warnings = " ".join(engine.at(name, "", day).warnings)
    assert bool(warnings) == bool(word)
    assert word in warnings


PARTS = (
    # the part a fact names, the provision, does the fact hold of it
    ("khoản 2 Điều 5", "khoản 2 Điều 5", True),
    ("khoản 2 Điều 5", "điểm a khoản 2 Điều 5", True),
    ("khoản 2 Điều 5", "khoản 3 Điều 5", False),
    ("khoản 2 Điều 5", "khoản 2 Điều 6", False),
    ("Điều 5", "khoản 1 Điều 5", True),
    ("khoản 1", "khoản 1 Điều 5", False),  # "a) Bãi bỏ khoản 1;": of which article is not said here
    ("điểm b", "điểm b khoản 1 Điều 5", False),
    ("mục 3.5", "mục 3.5.1", True),
    ("mục 3.5", "mục 3.6", False),
)


@pytest.mark.parametrize(("part", "at", "holds"), PARTS)
def test_which_provisions_a_part_holds(part: str, at: str, holds: bool) -> None:
    assert holds_place(ProvisionReference(place(part).address), place(at)) is holds


def test_a_run_of_articles_holds_those_between() -> None:
    run = ProvisionReference(place("Điều 5").address, place("Điều 9").address)
    held = [number for number in range(1, 12) if holds_place(run, place(f"khoản 1 Điều {number}"))]
    assert held == [5, 6, 7, 8, 9]


def test_a_provision_touched_perhaps_says_so(engine: Engine) -> None:
    assert "Chưa rõ việc sửa đổi có chạm đến" in engine.at("khen thưởng", "Điều 4", "2020-01-01").evidence
    assert "nêu phần khác" in engine.at("hồ sơ", "khoản 1 Điều 5", "2021-01-04").evidence


def test_many_changes_by_one_document_are_one_sentence() -> None:
    law, change = stored("91-QĐ/TU", "2018-01-01", "về phà"), stored("92-QĐ/TU", "2020-01-01", "về đò")
    repeals = (f"Bãi bỏ Điều {number} Quy định số 91-QĐ/TU." for number in range(1, 13))
    facts = facts_of((law, change), *(clause(change, REPEALS, words) for words in repeals))
    evidence = validity_at(law, facts, dt.date(2021, 1, 1)).evidence
    assert evidence.count("92-QĐ/TU") == 1
    assert "Điều 8 và 4 phần khác" in evidence
