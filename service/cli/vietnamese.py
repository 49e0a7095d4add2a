"""The command-line library's own words in Vietnamese: headings of help texts, and errors of usage."""

from __future__ import annotations

import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

_HELP_WORDS = (
    ("Usage: ", "Cách dùng: "),
    ("[OPTIONS]", "[TÙY CHỌN]"),
    ("COMMAND [ARGS]...", "LỆNH [THAM SỐ]…"),
    ("\nArguments:\n", "\nTham số:\n"),
    ("\nOptions:\n", "\nTùy chọn:\n"),
    ("\nCommands:\n", "\nLệnh:\n"),
    ("Show this message and exit.", "Hiện trợ giúp này rồi thoát."),
    ("[default: ", "[mặc định: "),
    ("[required]", "[bắt buộc]"),
)


def in_vietnamese(help_text: str) -> str:
    """A help text with the library's English words replaced."""
    for english, vietnamese in _HELP_WORDS:
        help_text = help_text.replace(english, vietnamese)
    return help_text


class Command(TyperCommand):
    """A command whose help speaks Vietnamese throughout."""

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        return in_vietnamese(super().get_help(ctx))


class Group(TyperGroup):
    """A group of commands whose help speaks Vietnamese throughout."""

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        return in_vietnamese(super().get_help(ctx))


def usage_message(error: typer.TyperException) -> str:
    """What was wrong with the way a command was called, in Vietnamese.

    The library's classes of errors are private, so they are known by name; an unknown one keeps its own words.
    """
    said = error.format_message()
    match type(error).__name__:
        case "MissingParameter":
            return f"Thiếu {_parameter_name(error)}."
        case "NoSuchOption":
            return f"Không có tùy chọn {getattr(error, 'option_name', '')}."
        case "BadOptionUsage":
            return f"Tùy chọn {getattr(error, 'option_name', '')} dùng chưa đúng (thiếu hoặc thừa giá trị)."
        case "BadParameter":
            return f"Giá trị của {_parameter_name(error)} không hợp lệ."
        case _:
            return _reworded(said)


def _parameter_name(error: typer.TyperException) -> str:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return "tham số"
    kind = "tham số" if getattr(parameter, "param_type_name", "") == "argument" else "tùy chọn"
    name = max(getattr(parameter, "opts", []) or [""], key=len)
    return f"{kind} {getattr(parameter, 'human_readable_name', name) if kind == 'tham số' else name}"


def _reworded(said: str) -> str:
    if match := re.fullmatch(r"No such command '(.+)'\..*", said, re.DOTALL):
        return f"Không có lệnh “{match[1]}”. Gõ `thammuu --help` để xem các lệnh."
    if match := re.fullmatch(r"Got unexpected extra arguments? \((.+)\)", said):
        return f"Thừa tham số: {match[1]}."
    if said.startswith("Missing command"):
        return "Thiếu tên lệnh. Gõ `thammuu --help` để xem các lệnh."
    return said
