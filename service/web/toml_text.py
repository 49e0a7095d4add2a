"""A table written as TOML, for forms that change values of an input text; its remarks are not kept."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping

Value = object  # what tomllib gives: str, int, float, bool, date, list, dict
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


def toml_text(table: Mapping[str, Value]) -> str:
    """`table` as TOML: values first, then its tables; reading it again gives an equal table."""
    return "\n".join(_lines(table, ())).strip("\n") + "\n"


def _lines(table: Mapping[str, Value], path: tuple[str, ...]) -> Iterator[str]:
    plain = {key: value for key, value in table.items() if not _is_table(value) and not _is_tables(value)}
    for key, value in plain.items():
        yield f"{_key(key)} = {_value(value)}"
    for key, value in table.items():
        name = ".".join(map(_key, (*path, key)))
        if isinstance(value, dict):
            yield f"\n[{name}]"
            yield from _lines(value, (*path, key))
        elif isinstance(value, list) and _is_tables(value):
            for row in value:
                yield f"\n[[{name}]]"
                yield from _lines(row, (*path, key))


def _is_table(value: Value) -> bool:
    return isinstance(value, dict)


def _is_tables(value: Value) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else _string(key)


def _value(value: Value) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _text(value)
        case list():
            return f"[{', '.join(map(_value, value))}]"
        case dict():
            return f"{{ {', '.join(f'{_key(key)} = {_value(item)}' for key, item in value.items())} }}"
        case dt.date() | dt.time():
            return value.isoformat()
        case _:
            return str(value)


def _text(text: str) -> str:
    if "\n" in text and '"""' not in text and not text.endswith('"') and not _ODD.search(text):
        escaped = text.replace("\\", "\\\\")
        return f'"""\n{escaped}"""'
    return _string(text)


def _string(text: str) -> str:
    # A JSON string is a TOML string, but for DEL, which JSON lets stand.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
