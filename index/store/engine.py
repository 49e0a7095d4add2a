"""Opening a database: SQLite made safe for one writer and many readers, any other database as it comes."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection, ExceptionContext
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from thammuu.ingest.errors import InputError, SetupError

BUSY_TIMEOUT_MS = 15_000  # how long a writer waits for another before it gives up
MEMORY_URL = "sqlite://"
_WRITES = "thammuu_writes"
_RESTORE = "Hãy chạy thammuu doctor để xem chỗ hỏng, rồi khôi phục từ bản sao lưu gần nhất."
# What SQLite says when the machine, not the program, is at fault -> what a person is told.
_MACHINE_FAULTS = (
    ("disk is full", "Ổ đĩa đã đầy nên không ghi được vào kho.", "Hãy dọn bớt ổ đĩa rồi làm lại; kho vẫn nguyên vẹn."),
    ("is malformed", "Cơ sở dữ liệu của kho bị hỏng.", _RESTORE),
    ("not a database", "Tệp cơ sở dữ liệu của kho không còn là cơ sở dữ liệu.", _RESTORE),
    ("disk i/o error", "Ổ đĩa báo lỗi đọc hoặc ghi.", "Hãy kiểm tra ổ đĩa; còn đọc được thì sao lưu ngay."),
    ("readonly database", "Kho chỉ cho đọc, không ghi được.", "Hãy kiểm tra quyền ghi của thư mục dữ liệu."),
    ("is locked", "Một chương trình khác đang giữ kho quá lâu.", "Hãy chờ chương trình ấy xong rồi thử lại."),
)


def open_engine(url: str) -> Engine:
    """An engine for `url`; raises InputError when the address is no database URL."""
    try:
        memory = make_url(url).database in {None, "", ":memory:"} and url.startswith("sqlite")
        shared = {"poolclass": StaticPool, "connect_args": {"check_same_thread": False}} if memory else {}
        engine = create_engine(url, **shared)
    except ArgumentError as error:
        raise InputError(
            "Địa chỉ cơ sở dữ liệu không đúng dạng.", "Ví dụ đúng: postgresql+psycopg://may-chu/thammuu."
        ) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        event.listen(engine, "handle_error", _explain)
    return engine


def for_writing(engine: Engine) -> Engine:
    """The same engine whose transactions take SQLite's write lock at once.

    A transaction that reads first and writes later fails at once, waiting or not, when another wrote in between
    (SQLITE_BUSY_SNAPSHOT); one that begins as a writer waits its turn.
    """
    return engine.execution_options(**{_WRITES: True})


def _explain(context: ExceptionContext) -> None:
    """Raise SetupError in place of an error that is the machine's; every other one goes its way."""
    said = str(context.original_exception).lower()
    for sign, message, advice in _MACHINE_FAULTS:
        if sign in said:
            raise SetupError(message, advice) from context.original_exception


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver must not open transactions behind our back; _begin does
    cursor = connection.cursor()
    for pragma in (f"busy_timeout={BUSY_TIMEOUT_MS}", "journal_mode=WAL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
