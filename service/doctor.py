"""Looking at the installation: each part on its own, so that one broken part does not hide the others."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from thammuu.ingest.errors import ThammuuError
from thammuu.service.results import Health
from thammuu.service.wording import short_name

if TYPE_CHECKING:
    from thammuu.service.workbench import Workbench

_MOST_NAMES = 5  # documents named where sources disagree; `show` tells the rest
_LEAST_FREE = 500 * 1024 * 1024


def examine(bench: Workbench) -> tuple[Health, ...]:
    """Every check in the order in which one part rests on another."""
    return tuple(
        health
        for name, check in (
            ("Thư mục dữ liệu", _home),
            ("Kho văn bản", _store),
            ("Nhật ký độ mật", _audit),
            ("Danh mục và quan hệ", _sources),
            ("Mô hình nhúng câu", _model),
            ("Chỉ mục tìm kiếm", _indexes),
        )
        for health in _guarded(name, check, bench)
    )


def _guarded(name: str, check: Callable[[str, Workbench], Iterator[Health]], bench: Workbench) -> list[Health]:
    try:
        return list(check(name, bench))
    except ThammuuError as error:
        return [Health(name, False, error.message, error.advice)]


def _home(name: str, bench: Workbench) -> Iterator[Health]:
    home = bench.settings.home
    home.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(home).free
    detail = f"{home}, còn trống {free // (1024 * 1024):,} MB".replace(",", ".")
    yield Health(name, free >= _LEAST_FREE, detail, "Ổ đĩa sắp đầy; hãy dọn bớt hoặc chuyển thư mục dữ liệu.")


def _store(name: str, bench: Workbench) -> Iterator[Health]:
    documents = bench.store.documents()
    yield Health(name, True, f"{len(documents)} văn bản, {bench.store.count_provisions()} đơn vị nội dung")


def _audit(name: str, bench: Workbench) -> Iterator[Health]:
    found = bench.audit()
    if found.broken_at is None:
        yield Health(name, True, f"{len(found.entries)} dòng, chuỗi kiểm tra nguyên vẹn")
        return
    said = f"chuỗi kiểm tra đứt từ dòng {found.broken_at}: nhật ký đã bị sửa từ bên ngoài"
    yield Health(name, False, said, "Giữ nguyên thư mục dữ liệu, báo người phụ trách bảo vệ bí mật nhà nước.")


def _sources(name: str, bench: Workbench) -> Iterator[Health]:
    """Faults of the catalogue, and documents whose sources disagree: to be looked at, no fault of the installation."""
    from thammuu.corpus.catalogue.check import Severity  # noqa: PLC0415 - only the doctor looks
    from thammuu.index.validity import disagreements  # noqa: PLC0415

    problems = bench.catalogue().check()
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    knowledge = bench.knowledge()
    torn = [record for record in knowledge.records.values() if disagreements(knowledge.facts.of(record))]
    names = f": {', '.join(map(short_name, torn[:_MOST_NAMES]))}" if torn else ""
    detail = (
        f"{len(knowledge.records)} văn bản đã biết; danh mục có {errors} lỗi, {len(problems) - errors} chỗ cần xem; "
        f"nguồn không khớp ở {len(torn)} văn bản{names}"
    )
    yield Health(name, not errors, detail, "Xem từng lỗi: thammuu catalogue check.")


def _model(name: str, bench: Workbench) -> Iterator[Health]:
    embedder = bench.embedder
    yield Health(name, True, f"{embedder.name}, {embedder.dimension} chiều")


def _indexes(name: str, bench: Workbench) -> Iterator[Health]:
    report = bench.indexes.check()
    chroma = "" if report.chroma is None else f", Chroma {report.chroma}"
    counts = f"từ ngữ {report.lexical}, ngữ nghĩa {report.dense}{chroma}, kho {report.provisions}"
    said = "; ".join(notice.message for notice in report.findings)
    yield Health(name, not report.findings, counts, said)
