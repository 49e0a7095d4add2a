"""Commands that fill and mend the store: ingest, samples, reindex, doctor; and serve."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thammuu.service.cli.main import FOUND_NOTHING, SETUP_PROBLEM
from thammuu.service.cli.progress import Screen
from thammuu.service.cli.screen import Json, emit, say, workbench

if TYPE_CHECKING:
    from thammuu.service.results import IngestReport

Force = Annotated[bool, typer.Option("--force", help="Đọc lại cả những tệp không thay đổi.")]


def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Tệp hoặc thư mục (đọc cả thư mục con).")],
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Nạp văn bản vào kho: từng tệp, cả thư mục, hoặc tệp nén .zip."""
    with workbench() as bench:
        report = bench.ingest(paths, force=force, progress=Screen().step)
    _tell(report, as_json)


def samples(force: Force = False, as_json: Json = False) -> None:
    """Nạp bộ văn bản mẫu của một tỉnh giả định."""
    from thammuu.corpus.samples import sample_files  # noqa: PLC0415

    with workbench() as bench:
        report = bench.ingest(sample_files(), force=force, progress=Screen().step)
    _tell(report, as_json)


def _tell(report: IngestReport, as_json: bool) -> None:
    from thammuu.service.cli import render  # noqa: PLC0415
    from thammuu.service.cli.alerts import alert_lines  # noqa: PLC0415
    from thammuu.service.results import FileStatus  # noqa: PLC0415
    from thammuu.service.shapes.ingestion import IngestShape  # noqa: PLC0415

    emit(IngestShape.of(report), as_json, (*render.ingest_lines(report), *alert_lines(report.alerts)))
    if any(file.status in {FileStatus.REFUSED, FileStatus.FAILED} for file in report.files):
        raise typer.Exit(FOUND_NOTHING)


def reindex(
    re_embed: Annotated[bool, typer.Option("--re-embed", help="Tính lại cả vectơ, không dùng vectơ đang giữ.")] = False,
    as_json: Json = False,
) -> None:
    """Dựng lại toàn bộ chỉ mục tìm kiếm từ kho."""
    from thammuu.service.cli import render  # noqa: PLC0415
    from thammuu.service.shapes.work import DoctorShape  # noqa: PLC0415

    with workbench() as bench:
        checks = bench.reindex(re_embed=re_embed)
    emit(DoctorShape.of(checks), as_json, render.doctor_lines(checks))


def doctor(as_json: Json = False) -> None:
    """Kiểm tra kho, bản gốc, chỉ mục, vectơ, mô hình; không sửa gì. Mã thoát 0: tốt, 1: có lỗi, 3: không mở được."""
    from thammuu.service.cli import render  # noqa: PLC0415
    from thammuu.service.shapes.work import DoctorShape  # noqa: PLC0415

    with workbench() as bench:
        checks = bench.doctor()
    emit(DoctorShape.of(checks), as_json, render.doctor_lines(checks))
    if not all(check.looked for check in checks):
        raise typer.Exit(SETUP_PROBLEM)
    if not all(check.well for check in checks):
        raise typer.Exit(FOUND_NOTHING)


def serve(
    host: Annotated[str | None, typer.Option("--host", help="Địa chỉ lắng nghe (mặc định: 127.0.0.1).")] = None,
    port: Annotated[int | None, typer.Option("--port", help="Cổng (mặc định: 8000).")] = None,
) -> None:
    """Chạy dịch vụ web: trang tra cứu, soạn thảo, tự học và API."""
    from thammuu.service.api.server import serve as run  # noqa: PLC0415

    with workbench(serving=True) as bench:
        address = f"http://{host or bench.settings.host}:{port or bench.settings.port}"
        say(f"Tham mưu đang chạy tại {address} (dừng: Ctrl+C)")
        run(bench, host, port)
