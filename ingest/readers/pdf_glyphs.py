"""Letters a PDF names wrongly: Word 2010 wrote maps in which capitals with a tone point to another letter.

"ƢƠNG" for "ƯƠNG" is mended by `folding.clean`. Here "CỘNG HÕA", "PHÕNG", "TÕA" (Ò named Õ) and "RÖT" (Ú named Ö),
all in real laws. Õ is a true letter, so only words that exist with Ò and never with Õ are mended (in the 85,423
articles of the State code not one of them occurs with Õ); DÕNG, LÕNG, VÕNG, RÕ, DÕI can be meant and stay.
"""

from __future__ import annotations

import re

from thammuu.ingest.syllables import is_syllable

_NEVER_WITH_TILDE = frozenset(("PHÕNG", "TÕA", "CÕN", "HÕA", "TRÕ", "TRÕN", "MÕN", "ĐÕI", "VÕI", "GÕN"))
_CAPITAL_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]*[ÕÖ][^\W\d_]*(?![^\W\d_])")


def mend(text: str) -> str:
    """`text` (in NFC) with the misnamed capitals put right; same length."""
    return _CAPITAL_WORD.sub(lambda match: _word(match.group()), text)


def _word(word: str) -> str:
    if word in _NEVER_WITH_TILDE:
        return word.replace("Õ", "Ò")
    # Vietnamese has no Ö; a foreign name ("KÖLN") has no Vietnamese rime and is left alone.
    mended = word.replace("Ö", "Ú")
    return mended if word.isupper() and "Ö" in word and is_syllable(mended) else word
