"""Character classes for regular expressions: `re` knows no class of capital letters.

"[^\\W\\d_a-z]" is a trap: it takes "đ" and "ư" for capitals.
"""

from __future__ import annotations

_LATIN = (*range(0x41, 0x250), *range(0x1E00, 0x1F00))  # ASCII, Latin-1, Extended-A and -B, Extended Additional
CAPITALS = "".join(char for char in map(chr, _LATIN) if char.isupper())
CAPITAL = f"[{CAPITALS}]"
