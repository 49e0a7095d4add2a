"""The commands about secrecy: declaring an approved machine, taking it back, and the audit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from thammuu.service.cli.main import FOUND_NOTHING
from thammuu.service.cli.screen import Json, emit, workbench
from thammuu.service.cli.vietnamese import Command, Group

if TYPE_CHECKING:
    from thammuu.service.results import AuditView, SecrecyStatus

secrecy = typer.Typer(
    cls=Group,
    help="Khai báo máy độc lập được phép xử lý tài liệu có độ mật; mọi khai báo đều được ghi nhật ký.",
    rich_markup_mode=None,
    no_args_is_help=True,
)
Reason = Annotated[str, typer.Option("--reason", help="Căn cứ, lý do; ví dụ số quyết định phê duyệt.")]
By = Annotated[str, typer.Option("--by", help="Người khai báo hoặc thu hồi khai báo.")]
_ACTIONS = {
    "allowed": "Khai báo",
    "revoked": "Thu hồi khai báo",
    "read": "Đọc tệp có dấu",
    "refused": "Từ chối tệp có dấu",
    "model": "Hỏi mô hình ngôn ngữ",
}
_DETAILS = {"level": "độ mật", "reason": "căn cứ", "for": "người", "marks": "dấu"}


@secrecy.command(cls=Command)
def allow(
    level: Annotated[str, typer.Option("--level", help="Độ mật cao nhất: mat, toi-mat, tuyet-mat.")],
    reason: Reason,
    by: By,
    as_json: Json = False,
) -> None:
    """Khai báo máy này được phép đọc tài liệu đến một độ mật."""
    with workbench() as bench:
        _tell(bench.secrecy_allow(level, reason, by), as_json)


@secrecy.command(cls=Command)
def revoke(reason: Reason, by: By, as_json: Json = False) -> None:
    """Thu hồi khai báo; từ đây mọi tệp có dấu độ mật bị từ chối."""
    with workbench() as bench:
        _tell(bench.secrecy_revoke(reason, by), as_json)


@secrecy.command(cls=Command)
def status(as_json: Json = False) -> None:
    """Cho biết máy này có đang được khai báo không."""
    with workbench() as bench:
        _tell(bench.secrecy_status(), as_json)


def audit(as_json: Json = False) -> None:
    """Xem nhật ký độ mật và kiểm tra nó có bị sửa không."""
    from thammuu.service.shapes.secrecy import AuditShape  # noqa: PLC0415

    with workbench() as bench:
        found = bench.audit()
    emit(AuditShape.of(found), as_json, _audit_lines(found))
    if found.broken_at is not None:
        raise typer.Exit(FOUND_NOTHING)


def _tell(status: SecrecyStatus, as_json: bool) -> None:
    from thammuu.service.shapes.secrecy import SecrecyShape  # noqa: PLC0415

    emit(SecrecyShape.of(status), as_json, _status_lines(status))


def _status_lines(status: SecrecyStatus) -> Iterator[str]:
    if status.holds:
        yield f"Máy này được đọc tài liệu đến độ “{status.level}” (khai báo: {status.declared_by}; {status.reason})."
    else:
        yield f"Mọi tệp có dấu độ mật đều bị từ chối. {status.why}"
    if status.marked_documents:
        yield f"Kho đang giữ {status.marked_documents} văn bản có dấu độ mật."


def _audit_lines(found: AuditView) -> Iterator[str]:
    for entry in found.entries:
        told = "; ".join(f"{_DETAILS[name]}: {value}" for name, value in entry.detail if name in _DETAILS)
        subject = f" – tệp {entry.subject[:12]}…" if entry.subject else ""
        yield f"{entry.at.astimezone():%d/%m/%Y %H:%M:%S} {entry.by}: {_ACTIONS[entry.action.value]} – {told}{subject}"
    if found.broken_at is not None:
        yield f"CẢNH BÁO: nhật ký đã bị sửa từ bên ngoài, kể từ dòng {found.broken_at}."
    elif found.entries:
        yield f"{len(found.entries)} dòng, nguyên vẹn. Mã kiểm tra cuối: {found.entries[-1].digest}"
    else:
        yield "Nhật ký chưa có dòng nào."
