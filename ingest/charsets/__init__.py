"""Old Vietnamese character sets (TCVN3, VNI, VISCII, VPS) to Unicode: per run, by its font and by what it says."""

from thammuu.ingest.charsets.capitals import in_capitals, letters_as_typed
from thammuu.ingest.charsets.fonts import FontMeaning, meaning_of
from thammuu.ingest.charsets.names import Charset
from thammuu.ingest.charsets.report import Conversion, Loss, joined
from thammuu.ingest.charsets.transcoder import FontRun, Transcoder

__all__ = [
    "Charset",
    "Conversion",
    "FontMeaning",
    "FontRun",
    "Loss",
    "Transcoder",
    "in_capitals",
    "joined",
    "letters_as_typed",
    "meaning_of",
]
