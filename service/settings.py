"""What can be set from outside: one table, read once at the edge, handed down as one frozen object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from thammuu.ingest.errors import InputError, SetupError

SECRECY_LEVELS = ("mat", "toi-mat", "tuyet-mat")  # from the lowest


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable: its name, the value where it is absent, and what it is for (Vietnamese)."""

    name: str
    default: str
    help: str


SETTINGS = (
    Setting("THAMMUU_HOME", "", "Thư mục dữ liệu: kho, bản gốc, chỉ mục. Để trống: thư mục dữ liệu của người dùng."),
    Setting("THAMMUU_DATABASE_URL", "", "Địa chỉ cơ sở dữ liệu. Để trống: SQLite trong thư mục dữ liệu."),
    Setting("THAMMUU_MODEL", "", "Thư mục mô hình nhúng câu. Để trống: mô hình đi kèm phần mềm."),
    Setting("THAMMUU_HOST", "127.0.0.1", "Địa chỉ mà dịch vụ web lắng nghe."),
    Setting("THAMMUU_PORT", "8000", "Cổng của dịch vụ web."),
    Setting(
        "THAMMUU_CHROMA_FROM",
        "20000",
        "Từ bao nhiêu đơn vị nội dung thì lệnh reindex dựng thêm chỉ mục Chroma cho dịch vụ web; dưới mức ấy so khớp "
        "chính xác đã đủ nhanh.",
    ),
    Setting("THAMMUU_UPLOAD_MB", "50", "Dung lượng lớn nhất của một lần tải tệp lên, tính bằng MB."),
    Setting(
        "THAMMUU_WORKERS",
        "",
        "Số tiến trình đọc tệp khi nạp. Để trống: theo số nhân và bộ nhớ của máy; 0: đọc ngay trong chương trình "
        "chính, tệp hỏng có thể làm dừng cả chương trình.",
    ),
    Setting(
        "THAMMUU_FILE_SECONDS",
        "180",
        "Thời gian đọc lâu nhất cho một tệp, tính bằng giây; mỗi MB được thêm một phần sáu, bản quét được tính lại sau "
        "từng trang.",
    ),
    Setting(
        "THAMMUU_SECRECY",
        "",
        "Độ mật cao nhất mà máy độc lập này được phép xử lý: mat, toi-mat hoặc tuyet-mat; phải kèm khai báo bằng lệnh "
        "thammuu secrecy allow. Để trống: từ chối mọi tệp có dấu độ mật.",
    ),
    Setting(
        "THAMMUU_LLM_URL",
        "",
        "Máy chủ mô hình ngôn ngữ trên chính máy này (giao thức OpenAI), ví dụ http://127.0.0.1:8080/v1. Để trống: "
        "không dùng; tệp yêu cầu còn phải ghi language_model = true.",
    ),
    Setting("THAMMUU_LLM_MODEL", "local", "Tên mô hình gửi cho máy chủ ấy."),
    Setting("THAMMUU_FILE_MEMORY_MB", "1024", "Bộ nhớ nhiều nhất để đọc một tệp, tính bằng MB."),
)
_DEFAULTS = {setting.name: setting.default for setting in SETTINGS}


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one run. `home` need not exist yet."""

    home: Path
    database_url: str | None = None  # None: SQLite inside `home`
    model: Path | None = None  # None: the model shipped with the package
    host: str = "127.0.0.1"
    port: int = 8000
    upload_bytes: int = 50 * 1024 * 1024
    chroma_from: int = 20_000  # vectors
    workers: int | None = None  # reading processes; None: as the machine allows
    secrecy: str = ""  # one of SECRECY_LEVELS, "" for none
    file_seconds: int = 180
    file_memory: int = 1024 * 1024 * 1024  # bytes
    llm_url: str = ""  # a language model's server on this machine; "": none
    llm_model: str = "local"

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Settings:
        """The settings of `environment` (pass os.environ at the edge), unset or empty ones at their defaults.

        Raises InputError naming the variable whose value is no number, SetupError for a level of secrecy there is none
        of: taken for "none", a slip of the administrator would go unseen.
        """
        value = {name: environment.get(name, "").strip() or default for name, default in _DEFAULTS.items()}
        return cls(
            home=Path(value["THAMMUU_HOME"]).expanduser() if value["THAMMUU_HOME"] else _user_data_folder(),
            database_url=value["THAMMUU_DATABASE_URL"] or None,
            model=Path(value["THAMMUU_MODEL"]).expanduser() if value["THAMMUU_MODEL"] else None,
            host=value["THAMMUU_HOST"],
            port=_whole_number("THAMMUU_PORT", value["THAMMUU_PORT"]),
            chroma_from=_whole_number("THAMMUU_CHROMA_FROM", value["THAMMUU_CHROMA_FROM"]),
            upload_bytes=_whole_number("THAMMUU_UPLOAD_MB", value["THAMMUU_UPLOAD_MB"]) * 1024 * 1024,
            workers=_whole_number("THAMMUU_WORKERS", value["THAMMUU_WORKERS"]) if value["THAMMUU_WORKERS"] else None,
            secrecy=_secrecy(value["THAMMUU_SECRECY"]),
            file_seconds=_whole_number("THAMMUU_FILE_SECONDS", value["THAMMUU_FILE_SECONDS"]),
            file_memory=_whole_number("THAMMUU_FILE_MEMORY_MB", value["THAMMUU_FILE_MEMORY_MB"]) * 1024 * 1024,
        )


def _whole_number(name: str, value: str) -> int:
    if not value.isdecimal():
        raise InputError(f"Biến môi trường {name} có giá trị “{value}”, không phải số nguyên.", "Hãy sửa lại giá trị.")
    return int(value)


def _secrecy(value: str) -> str:
    if value and value not in SECRECY_LEVELS:
        raise SetupError(
            f"Biến môi trường THAMMUU_SECRECY có giá trị “{value}”, không phải một độ mật.",
            f"Đặt là một trong: {', '.join(SECRECY_LEVELS)}; hoặc bỏ trống để từ chối mọi tệp có dấu độ mật.",
        )
    return value


def _user_data_folder() -> Path:
    import platformdirs  # noqa: PLC0415 - only when no folder was set

    return Path(platformdirs.user_data_dir("thammuu", appauthor=False))
