"""The tokens of a Rich Text Format file. Source: the RTF specification 1.9.1 (Microsoft)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    WORD = auto()  # \\par, \\u7897: name and number
    SIGN = auto()  # \\~, \\-, \\*: one character
    BYTE = auto()  # \\'e0: a byte in the font's code page
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `value` is the number of a control word or the byte."""

    kind: Kind
    text: str = ""
    value: int | None = None


_TOKEN = re.compile(
    r"(?P<word>\\(?P<name>[A-Za-z]{1,32})(?P<number>-?\d{1,10})?\x20?)"
    r"|\\'(?P<byte>[0-9A-Fa-f]{2})"
    r"|\\(?P<sign>[^A-Za-z])"
    r"|(?P<brace>[{}])"
    r"|(?P<text>[^\\{}\r\n]+)"
    r"|[\r\n]+|\\"
)
_SIMPLE = {"{": Token(Kind.OPEN), "}": Token(Kind.CLOSE)}


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens in order. Anything is accepted; bytes beyond ASCII in the text come as Latin-1 characters."""
    text = data.decode("latin-1")
    at = 0
    while (match := _TOKEN.match(text, at)) is not None:
        at = match.end()
        if match["text"]:
            yield Token(Kind.TEXT, match["text"])
        elif match["word"]:
            number = int(match["number"]) if match["number"] else None
            if match["name"] == "bin":  # so many bytes of a picture follow
                at += max(number or 0, 0)
                continue
            yield Token(Kind.WORD, match["name"], number)
        elif match["brace"]:
            yield _SIMPLE[match["brace"]]
        elif match["byte"]:
            yield Token(Kind.BYTE, "", int(match["byte"], 16))
        elif match["sign"]:
            yield Token(Kind.WORD, "par") if match["sign"] in "\r\n" else Token(Kind.SIGN, match["sign"])
