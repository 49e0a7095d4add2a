"""The character sets known, as code and as people call them."""

from __future__ import annotations

from enum import StrEnum


class Charset(StrEnum):
    """How the letters of a run are coded. Values are the codes used in JSON."""

    UNICODE = "unicode"
    TCVN3 = "tcvn3"
    VNI = "vni"
    VISCII = "viscii"
    VPS = "vps"
    CP1258 = "cp1258"
    SYMBOL = "symbol"  # pictures in the place of letters: Wingdings, Symbol


SHOWN = {
    Charset.UNICODE: "Unicode",
    Charset.TCVN3: "TCVN3 (ABC, phông .VnTime)",
    Charset.VNI: "VNI",
    Charset.VISCII: "VISCII",
    Charset.VPS: "VPS",
    Charset.CP1258: "Windows-1258",
    Charset.SYMBOL: "phông ký hiệu",
}
