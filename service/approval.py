"""The declaration that this machine is approved for marked papers, and the audit of it.

Two persons' hands: whoever administers the machine sets THAMMUU_SECRECY, whoever answers for the papers declares with
`thammuu secrecy allow`; the lower of both levels counts. A declaration holds for this machine and this data folder
alone, and never while the service can be reached from other machines. Law: machines for State secrets stand alone
or in a network of their own (Luật Bảo vệ bí mật nhà nước 117/2025/QH15).
"""

from __future__ import annotations

import datetime as dt
import getpass
import hashlib
import ipaddress
import platform
import sys
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from thammuu.index.store import Store
from thammuu.index.store.audit import AuditAction, AuditEntry
from thammuu.ingest.errors import InputError, SetupError
from thammuu.ingest.secrecy.marks import RANKS, SecrecyKind
from thammuu.service.results import SecrecyStatus
from thammuu.service.settings import SECRECY_LEVELS, Settings

LEVEL_CODES = dict(
    zip(SECRECY_LEVELS, (SecrecyKind.SECRET, SecrecyKind.HIGH_SECRET, SecrecyKind.TOP_SECRET), strict=True)
)
_MACHINE_ID = Path("/etc/machine-id")


@dataclass(frozen=True, slots=True)
class Approval:
    """What is declared in one data folder. `exposed` says that a service on other than the loopback address runs."""

    store: Store
    settings: Settings
    now: Callable[[], dt.datetime]
    exposed: bool = False

    def clearance(self) -> SecrecyKind | None:
        """The highest level that may be read here and now; None for none."""
        status = self.status()
        return status.level if status.holds else None

    def status(self) -> SecrecyStatus:
        """What is declared, and what keeps it from holding."""
        declared = self._declared()
        if declared is None:
            return SecrecyStatus(None, holds=False, why="Máy này chưa được khai báo là máy được phép.")
        told = dict(declared.detail)
        level, reason = SecrecyKind(told["level"]), told.get("reason", "")
        why = self._objection(told.get("machine", ""))
        permitted = LEVEL_CODES.get(self.settings.secrecy)
        if permitted is not None:
            level = min(level, permitted, key=RANKS.__getitem__)
        return SecrecyStatus(level, not why, why, told.get("for", ""), declared.at, reason)

    def allow(self, level: str, reason: str, by: str) -> SecrecyStatus:
        """Declare this machine approved up to `level` (a code). InputError for an unknown level or empty words;
        SetupError where the setting or the address of the service speaks against it."""
        kind = _level(level)
        if not reason.strip() or not by.strip():
            raise InputError(
                "Cần ghi rõ căn cứ (--reason) và người khai báo (--by).", "Ví dụ: số quyết định phê duyệt máy."
            )
        permitted = LEVEL_CODES.get(self.settings.secrecy)
        if permitted is None or RANKS[kind] > RANKS[permitted]:
            raise SetupError(
                "Người quản trị máy chưa đặt THAMMUU_SECRECY đến mức này.",
                f"Đặt THAMMUU_SECRECY={level} trong cấu hình của máy rồi khai báo lại.",
            )
        if not is_loopback(self.settings.host):
            raise SetupError(
                "Dịch vụ được cấu hình để máy khác truy cập (THAMMUU_HOST) nên không được khai báo.",
                "Đặt lại THAMMUU_HOST=127.0.0.1 rồi khai báo lại.",
            )
        detail = (("level", str(kind)), ("reason", reason.strip()), ("for", by.strip()), ("machine", self._machine()))
        self._write(AuditAction.ALLOWED, "", detail)
        return self.status()

    def revoke(self, reason: str, by: str) -> SecrecyStatus:
        """Take the declaration back. Marked documents already stored stay until they are removed."""
        if not reason.strip() or not by.strip():
            raise InputError("Cần ghi rõ lý do (--reason) và người thu hồi khai báo (--by).")
        self._write(AuditAction.REVOKED, "", (("reason", reason.strip()), ("for", by.strip())))
        return self.status()

    def note_file(self, action: AuditAction, sha256: str, marks: tuple[str, ...]) -> None:
        """Write down what became of a marked file. Its name is left out: it can say as much as the paper."""
        self._write(action, sha256, (("marks", ", ".join(marks)),))

    def _declared(self) -> AuditEntry | None:
        changes = (AuditAction.ALLOWED, AuditAction.REVOKED)
        last = next((entry for entry in reversed(self.store.audit.entries()) if entry.action in changes), None)
        return last if last is not None and last.action is AuditAction.ALLOWED else None

    def _objection(self, machine: str) -> str:
        if LEVEL_CODES.get(self.settings.secrecy) is None:
            return "Biến môi trường THAMMUU_SECRECY chưa được đặt là mat, toi-mat hoặc tuyet-mat."
        if machine != self._machine():
            return "Khai báo được lập trên máy khác hoặc thư mục dữ liệu khác; phải khai báo lại tại đây."
        if self.exposed or not is_loopback(self.settings.host):
            return "Dịch vụ đang cho máy khác truy cập; máy được phép xử lý bí mật nhà nước chỉ phục vụ chính nó."
        if self.store.audit.verify() is not None:
            return "Nhật ký đã bị sửa; khai báo không còn tin được."
        return ""

    def _write(self, action: AuditAction, subject: str, detail: tuple[tuple[str, str], ...]) -> None:
        self.store.audit.add(AuditEntry(self.now(), system_user(), action, subject, detail))

    def _machine(self) -> str:
        """A digest that is another on every machine and for every data folder."""
        home = str(self.settings.home.resolve())
        return hashlib.sha256("\n".join((_machine_id(), platform.node(), home)).encode()).hexdigest()


def is_loopback(host: str) -> bool:
    """Whether a service on `host` can be reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _level(code: str) -> SecrecyKind:
    if code not in LEVEL_CODES:
        raise InputError(f"Không có độ mật “{code}”.", f"Chọn một trong: {', '.join(LEVEL_CODES)}.")
    return LEVEL_CODES[code]


def system_user() -> str:
    """Who uses this machine, as the system names them; "?" for a service account without a name."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"


def _machine_id() -> str:
    """What the system calls this installation of itself; the network card's address where it says nothing."""
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415 - Windows alone

        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
                return str(winreg.QueryValueEx(key, "MachineGuid")[0])
        except OSError:
            return hex(uuid.getnode())
    try:
        return _MACHINE_ID.read_text(encoding="utf-8").strip() or hex(uuid.getnode())
    except OSError:
        return hex(uuid.getnode())
