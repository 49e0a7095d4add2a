"""Reading a TOML file against a pydantic model, with errors a Vietnamese reader can act on."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, TypeVar

from thammuu.ingest.errors import InputError

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

_Model = TypeVar("_Model", bound="BaseModel")

# What pydantic calls a fault, and what we say. The default serves every type fault we did not meet in practice.
_FAULTS = {
    "missing": "thiếu trường này",
    "extra_forbidden": "không có trường tên như vậy",
    "string_type": "phải là chữ, đặt trong dấu ngoặc kép",
    "string_too_short": "không được để trống",
    "int_type": "phải là số nguyên",
    "int_parsing": "phải là số nguyên",
    "int_from_float": "phải là số nguyên",
    "float_type": "phải là số",
    "float_parsing": "phải là số",
    "bool_type": "phải là true hoặc false",
    "bool_parsing": "phải là true hoặc false",
    "list_type": 'phải là danh sách, ví dụ ["…", "…"]',
    "tuple_type": 'phải là danh sách, ví dụ ["…", "…"]',
    "too_short": "phải có ít nhất một mục",
    "date_type": "phải là ngày dạng 2026-11-23",
    "date_parsing": "phải là ngày dạng 2026-11-23",
    "date_from_datetime_parsing": "phải là ngày dạng 2026-11-23",
    "date_from_datetime_inexact": "phải là ngày dạng 2026-11-23, không kèm giờ",
    "greater_than_equal": "nhỏ hơn mức cho phép",
    "greater_than": "nhỏ hơn mức cho phép",
    "less_than_equal": "lớn hơn mức cho phép",
    "less_than": "lớn hơn mức cho phép",
    "enum": "có giá trị không dùng được",
    "literal_error": "có giá trị không dùng được",
    "string_pattern_mismatch": "chỉ gồm chữ thường không dấu, chữ số và gạch nối",
    "model_type": "phải là một bảng, ví dụ [tên-bảng]",
    "model_attributes_type": "phải là một bảng, ví dụ [tên-bảng]",
    "dict_type": "phải là một bảng, ví dụ [tên-bảng]",
}
_ADVICE = "Sửa chỗ đã nêu rồi làm lại."


def load_checked(text: str, model: type[_Model], what: str) -> _Model:
    """`text` read as TOML and checked against `model`; `what` names it in errors ("tệp yêu cầu soạn thảo").

    Raises InputError naming the line (broken TOML) or every wrong field by its path ("office.signer.name").
    """
    return check(parse_toml(text, what), model, what)


def parse_toml(text: str, what: str) -> dict[str, Any]:
    """The tables of `text`, or InputError with the place where it stops being TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"Không đọc được {what}: sai cú pháp TOML ({_place(str(error))}).", _ADVICE) from error


def check(data: dict[str, Any], model: type[_Model], what: str) -> _Model:
    """`data` as a `model`, or InputError naming every wrong field."""
    from pydantic import ValidationError  # noqa: PLC0415 - loaded only when a file is read

    try:
        return model.model_validate(data)
    except ValidationError as error:
        faults = "; ".join(_fault(detail) for detail in error.errors())
        raise InputError(f"Sai dữ liệu trong {what}: {faults}.", _ADVICE) from error


def _place(message: str) -> str:
    # tomllib: "Invalid value (at line 3, column 9)" or "… (at end of document)"; the words before are English.
    where = message[message.rfind("(") + 1 : message.rfind(")")]
    return where.replace("at line", "dòng").replace("column", "cột").replace("at end of document", "cuối tệp")


def _fault(detail: ErrorDetails) -> str:
    path = ".".join(str(part + 1) if isinstance(part, int) else part for part in detail["loc"])
    if detail["type"] == "value_error":
        return f"“{path}” {detail['ctx']['error']}" if path else str(detail["ctx"]["error"])
    return f"“{path}” {_FAULTS.get(detail['type'], 'có giá trị không hợp lệ')}{_allowed(detail)}"


def _allowed(detail: ErrorDetails) -> str:
    """What would be right, where pydantic tells: the members of an enumeration, the bound of a number."""
    context = detail.get("ctx", {})
    if "expected" in context:  # "'line', 'lines' or 'table'"
        return f": chỉ nhận {str(context['expected']).replace(' or ', ', ')}"
    bound = next((context[name] for name in ("ge", "gt", "le", "lt") if name in context), None)
    return f" ({bound})" if bound is not None else ""
