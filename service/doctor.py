"""Looking at the installation: each part on its own, so that one broken part does not hide the others.

Nothing is changed. What can be opened is looked at (`Health.well` is the verdict); what cannot is told as such.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from thammuu.ingest.errors import ThammuuError
from thammuu.service.knowledge import Knowledge
from thammuu.service.results import Health
from thammuu.service.wording import short_name

if TYPE_CHECKING:
    from thammuu.ingest.model import Notice
    from thammuu.service.workbench import Workbench

Check = Callable[[str, "Workbench"], Iterator[Health]]

_MOST_NAMES = 5  # documents named in one finding
_LEAST_FREE = 500 * 1024 * 1024
_RESTORE = "Hãy khôi phục từ bản sao lưu gần nhất; chưa có thì sao chép cả thư mục dữ liệu sang nơi khác trước đã."
_REINDEX = "Hãy chạy lệnh: thammuu reindex."
_RE_EMBED = "Hãy chạy lệnh: thammuu reindex --re-embed."
_FACTS_SAFE = "Lần tra cứu tới cũng tự xác định lại hiệu lực từ kho; tệp hỏng không được dùng."
_KEPT = {
    "GOOD": "tệp giữ dữ kiện đúng với kho",
    "ABSENT": "chưa giữ; lần tra cứu tới sẽ tự xác định từ kho",
    "OTHER": "đang giữ của lần thay đổi trước; lần tra cứu tới sẽ tự xác định lại từ kho",
}
_UPGRADE = "Hãy sao lưu thư mục dữ liệu rồi chạy một lệnh bất kỳ, ví dụ thammuu documents: kho được nâng cấp tự động."


def examine(bench: Workbench) -> tuple[Health, ...]:
    """Every check in the order in which one part rests on another."""
    first = _each(bench, (("Thư mục dữ liệu", _home), ("Lược đồ kho", _schema), ("Mô hình nhúng câu", _model)))
    if any(not each.well for each in first if each.name == "Lược đồ kho"):
        return first  # whatever opens the store would migrate it, or fail for the same reason
    rest = _each(
        bench,
        (
            ("Cơ sở dữ liệu", _database),
            ("Kho văn bản", _store),
            ("Bản gốc", _originals),
            ("Nhật ký độ mật", _audit),
            ("Danh mục và quan hệ", _sources),
            ("Dữ kiện hiệu lực", _facts),
            ("Chỉ mục tìm kiếm", _indexes),
        ),
    )
    return (*first, *rest)


def _each(bench: Workbench, checks: Sequence[tuple[str, Check]]) -> tuple[Health, ...]:
    return tuple(health for name, check in checks for health in _guarded(name, check, bench))


def _guarded(name: str, check: Check, bench: Workbench) -> list[Health]:
    try:
        return list(check(name, bench))
    except ThammuuError as error:
        return [Health(name, False, error.message, error.advice, "not_looked", looked=False)]
    except Exception as error:  # noqa: BLE001 - a torn database raises anything; the other parts are still looked at
        return [Health(name, False, f"Không kiểm tra được ({type(error).__name__}).", _RESTORE, "not_looked", False)]


def _home(name: str, bench: Workbench) -> Iterator[Health]:
    home = bench.settings.home
    home.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(home).free
    detail = f"{home}, còn trống {free // (1024 * 1024):,} MB".replace(",", ".")
    if free >= _LEAST_FREE:
        yield Health(name, True, detail)
        return
    yield Health(name, False, detail, "Ổ đĩa sắp đầy; hãy dọn bớt hoặc chuyển thư mục dữ liệu.", "disk_full")


def _schema(name: str, bench: Workbench) -> Iterator[Health]:
    from thammuu.index.store import Store  # noqa: PLC0415 - SQLAlchemy

    state = Store.schema_of(bench.settings.home, bench.settings.database_url)
    if state.pending:
        said = f"kho theo lược đồ {state.found}, phần mềm dùng lược đồ {state.wanted}"
        yield Health(name, False, said, _UPGRADE, "migration_pending")
    elif state.found not in {None, state.wanted}:
        said = f"kho theo lược đồ {state.found}, mới hơn phần mềm này ({state.wanted})"
        yield Health(name, False, said, "Hãy cập nhật phần mềm rồi mở lại.", "newer_schema", looked=False)
    else:
        yield Health(name, True, f"{state.wanted}, không có gì chờ nâng cấp")


def _database(name: str, bench: Workbench) -> Iterator[Health]:
    faults = bench.store.faults()
    if not faults:
        yield Health(name, True, "kiểm tra toàn vẹn không thấy lỗi")
        return
    yield Health(name, False, f"bị hỏng: {'; '.join(faults[:_MOST_NAMES])}", _RESTORE, "database_damaged")


def _store(name: str, bench: Workbench) -> Iterator[Health]:
    documents = bench.store.documents()
    yield Health(name, True, f"{len(documents)} văn bản, {bench.store.count_provisions()} đơn vị nội dung")


def _originals(name: str, bench: Workbench) -> Iterator[Health]:
    state = bench.store.originals_state()
    again = "Hãy nạp lại các tệp ấy hoặc khôi phục từ bản sao lưu."
    if state.missing:
        yield Health(name, False, f"thiếu {_named(state.missing)}", again, "original_missing")
    if state.changed:
        said = f"không còn đúng như khi nạp: {_named(state.changed)}"
        yield Health(name, False, said, again, "original_changed")
    if not state.missing and not state.changed:
        strays = f"; {state.strays} tệp dở dang của lần nạp bị ngắt, vô hại" if state.strays else ""
        yield Health(name, True, f"{state.kept} tệp, đúng mã băm{strays}")


def _audit(name: str, bench: Workbench) -> Iterator[Health]:
    found = bench.audit()
    if found.broken_at is None:
        yield Health(name, True, f"{len(found.entries)} dòng, chuỗi kiểm tra nguyên vẹn")
        return
    said = f"chuỗi kiểm tra đứt từ dòng {found.broken_at}: nhật ký đã bị sửa từ bên ngoài"
    advice = "Giữ nguyên thư mục dữ liệu, báo người phụ trách bảo vệ bí mật nhà nước."
    yield Health(name, False, said, advice, "audit_broken")


def _sources(name: str, bench: Workbench) -> Iterator[Health]:
    """Faults of the catalogue, and documents whose sources disagree: to be looked at, no fault of the installation."""
    from thammuu.corpus.catalogue.check import Severity  # noqa: PLC0415 - only the doctor looks
    from thammuu.index.validity import disagreements  # noqa: PLC0415

    problems = bench.catalogue().check()
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    knowledge = Knowledge.gather(bench.store)  # as it is without what is kept, which is looked at below
    torn = [record for record in knowledge.records.values() if disagreements(knowledge.facts.of(record))]
    names = f": {', '.join(map(short_name, torn[:_MOST_NAMES]))}" if torn else ""
    detail = (
        f"{len(knowledge.records)} văn bản đã biết; danh mục có {errors} lỗi, {len(problems) - errors} chỗ cần xem; "
        f"nguồn không khớp ở {len(torn)} văn bản{names}"
    )
    code = "catalogue_errors" if errors else ""
    yield Health(name, not errors, detail, "Xem từng lỗi: thammuu catalogue check.", code)


def _facts(name: str, bench: Workbench) -> Iterator[Health]:
    """The facts kept for the next start. That there are none, or those of another moment, is how it should be after a
    change: whoever asks next finds and keeps them."""
    from thammuu.index.gathering import examine_facts  # noqa: PLC0415
    from thammuu.index.kept_facts import FileState  # noqa: PLC0415

    state, right = examine_facts(bench.store, bench.settings.home)
    if state is FileState.TORN:
        yield Health(name, False, "tệp giữ dữ kiện hiệu lực bị hỏng", f"{_REINDEX} {_FACTS_SAFE}", "facts_torn")
    elif not right:
        said = "tệp giữ dữ kiện hiệu lực không đúng với kho"
        yield Health(name, False, said, f"{_REINDEX} Sau đó tra lại hiệu lực các văn bản vừa dùng.", "facts_wrong")
    else:
        yield Health(name, True, _KEPT[state.name])


def _model(name: str, bench: Workbench) -> Iterator[Health]:
    embedder = bench.embedder
    yield Health(name, True, f"{embedder.name}, {embedder.dimension} chiều")


def _indexes(name: str, bench: Workbench) -> Iterator[Health]:
    report = bench.indexes.check()
    for notice in report.findings:
        yield Health(name, False, notice.message, _mending(notice), notice.code)
    if not report.findings:
        chroma = "" if report.chroma is None else f", Chroma {report.chroma}"
        counts = f"từ ngữ {report.lexical}, ngữ nghĩa {report.dense}{chroma}, kho {report.provisions}"
        yield Health(name, True, f"{counts}; {report.sampled} vectơ tính lại thấy khớp")


def _mending(notice: Notice) -> str:
    return _RE_EMBED if notice.code == "vectors_wrong" else _REINDEX


def _named(names: Sequence[str]) -> str:
    rest = len(names) - _MOST_NAMES
    return ", ".join(names[:_MOST_NAMES]) + (f" và {rest} tệp khác" if rest > 0 else "")
