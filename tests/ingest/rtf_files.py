"""Small RTF files made in memory."""

from __future__ import annotations

FONTS = (
    r"{\fonttbl{\f0\fcharset0 Times New Roman;}{\f1\fcharset0{\*\panose 020b}.VnTime;}{\f2\fcharset162 .VnTimeH Tur;}"
)
FONTS += r"{\f3\fcharset0 VNI-Times;}{\f4\fcharset163 Times New Roman{\*\falt Arial};}{\f5\fcharset2 Wingdings;}}"


def coded(text: str) -> str:
    r"""`text` with every character beyond ASCII as \u and a stand-in."""
    units = text.encode("utf-16-le")
    numbers = [int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2)]
    return "".join(chr(number) if number < 128 else rf"\u{number - (number > 32767) * 65536}?" for number in numbers)


def raw(body: str) -> bytes:
    """A file with the given body, in RTF's own words."""
    return (r"{\rtf1\ansi\ansicpg1252\deff0" + FONTS + r"{\stylesheet{\s1 Heading;}}" + body + "}").encode("latin-1")


def rtf(*lines: str, more: str = "") -> bytes:
    """A file whose paragraphs are `lines`."""
    return raw(more + "".join(rf"\pard\plain {coded(line)}\par " for line in lines))
