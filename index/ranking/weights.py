"""What the ranking has learned, read from a small table in the package. How it is learned: bench/train_ranking.py."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from thammuu.ingest.errors import SetupError

_FILE = "weights.json"
_ACCENTS, _PLAIN, _GENRES = "accents", "plain", "genres"


def feature_weights(*, accents: bool) -> Mapping[str, float]:
    """What a whole point of each feature is worth to a question typed with accents or without."""
    return _tables()[_ACCENTS if accents else _PLAIN]


def genre_weight(genre: str | None) -> float:
    """What it is worth to stand in a document of this genre, in points of the score; 0 where nothing was learned.

    Of two provisions that say the same of what is asked, people on State law want that of the decree rather than that
    of the circular. Nothing was learned of Party genres, and of genres that both have.
    """
    return _tables()[_GENRES].get(genre, 0.0) if genre else 0.0


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Mapping[str, float]]:
    try:
        table = json.loads((resources.files(__package__) / _FILE).read_text(encoding="utf-8"))
        kinds = (_ACCENTS, _PLAIN, _GENRES)
        return {kind: {str(name): float(value) for name, value in table[kind].items()} for kind in kinds}
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise SetupError("Bản cài đặt thiếu bảng trọng số xếp hạng.", "Hãy cài đặt lại phần mềm.") from error
